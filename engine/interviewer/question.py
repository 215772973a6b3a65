"""A model's question: read, made one line, and checked before anybody sees it."""

import re
from collections.abc import Sequence

from engine.dialogue.models import Interview, QuestionKind
from engine.errors import BadReply
from engine.interviewer.material import usable_answers
from engine.interviewer.relevance import relevance_problem
from engine.interviewer.reply_schemas import parse_question
from engine.ports.model import TaskContext
from engine.questions.checks import check_question
from engine.text import clean

_MARK = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{12}\b")
_FIRST = re.compile(r"[^?]*\?")
_ASKING = re.compile(r"(?:how|why|what led) [^?!.]+\.?$", re.IGNORECASE)


def validate_question(
    reply: str, interview: Interview, brief: TaskContext, told: Sequence[str], *, anew: bool
) -> str:
    """The question in a reply; raises BadReply with what is wrong with it.

    One that was written ``anew`` must also be about something in this interview.
    """
    parsed = parse_question(reply, brief.phrases)
    text = (
        _normalize_question(parsed.question) if anew else " ".join(clean(parsed.question).split())
    )
    asked = [e.question.text for e in interview.exchanges]
    last = (interview.current.text or "") if interview.current else ""
    follow_up = brief.kind is QuestionKind.FOLLOW_UP
    last = last if follow_up else ""
    problem = check_question(text, asked, language=brief.language, last_answer=last, secrets=told)
    if problem is None and _MARK.search(text):
        problem = "It repeats a mark; write only the question."
    if problem is None and anew:
        problem = relevance_problem(text, interview, brief, usable_answers(interview, brief))
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
