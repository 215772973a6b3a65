"""A model's question: read, made one line, and checked before anybody sees it."""

import re
from collections.abc import Sequence

from engine.dialogue.models import Interview
from engine.errors import BadReply
from engine.interviewer.material import usable_answers
from engine.interviewer.reply_schemas import parse_question
from engine.interviewer.written_question import question_problem
from engine.ports.model import TaskContext
from engine.questions.checks import check_question, check_written_question
from engine.text import clean

_MARK = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{12}\b")
_FIRST = re.compile(r"[^?]*\?")
_ASKING = re.compile(r"(?:how|why|what|which|whose) [^?!.]+\.?$", re.IGNORECASE)


def validate_question(
    reply: str, interview: Interview, brief: TaskContext, told: Sequence[str], *, anew: bool
) -> str:
    """The question in a reply; raises BadReply with what is wrong with it.

    One that was written ``anew`` must rest on this interview.
    """
    parsed = parse_question(reply, brief.phrases)
    asked = [e.question.text for e in interview.exchanges]
    if anew:
        text, answers = _normalize_question(parsed.question), usable_answers(interview, brief)
        problem = check_written_question(text, asked, brief.language, told)
        problem = problem or question_problem(text, parsed.phrase, interview, brief, answers)
    else:
        text = " ".join(clean(parsed.question).split())
        problem = check_question(text, asked, language=brief.language)
    if problem is None and _MARK.search(text):
        problem = "It repeats a mark; write only the question."
    if problem is not None:
        raise BadReply(problem=problem)
    return text


def _normalize_question(question: str) -> str:
    """The question on one line, without what follows its mark; with a mark if only that is missing.

    Small models go on talking, or forget the mark of a sentence that asks: neither is worth
    another call.
    """
    text = " ".join(clean(question).split())
    first = _FIRST.match(text)
    if first:
        return first.group()
    return f"{text.rstrip('. ')}?" if _ASKING.match(text) else text
