"""Whether a question that a model wrote may be asked: it rests on this interview and is new.

An English follow-up takes up a passage of the last answer; an English question about the topic has
no word that neither the topic nor an answer has. Words of other languages inflect, so that there
only figures, names and the words of follow-ups are looked at.
"""

import re
from collections.abc import Mapping, Sequence

from engine.dialogue.models import Interview, QuestionKind
from engine.evidence.reading import read_answer
from engine.ports.model import TaskContext
from engine.questions.question_kinds import same_question
from engine.questions.take_up import fits_topic, takes_up
from engine.text import content_words, words

_NAMED = re.compile(r"[A-Z][A-Z0-9-]{1,40}\b|\d[\d.,:/-]*\d|\d")


def question_problem(
    text: str,
    phrase: str,
    interview: Interview,
    brief: TaskContext,
    answers: Mapping[int, str],
) -> str | None:
    """Why a question must not be asked, as one sentence; None when it may.

    ``phrase`` is the candidate's that it builds on, empty for none; ``answers`` are those that can
    be read, by number.
    """
    if brief.language != "en":
        return _foreign_problem(text, interview, brief, answers)
    asked = [exchange.question.text for exchange in interview.exchanges]
    if any(same_question(text, old) for old in asked):
        return "It asks again what was asked before; ask about something else."
    if brief.kind is not QuestionKind.FOLLOW_UP:
        return fits_topic(text, " ".join(_told(interview, brief, answers)))
    if phrase and any(_is_within(phrase, old) for old in asked):
        return "That phrase was taken up before; choose another."
    return _follow_up_problem(text, interview)


def _follow_up_problem(text: str, interview: Interview) -> str | None:
    """Why a follow-up takes up no passage: the reason of the passage that it is nearest to."""
    last = interview.current
    if last is None or not last.text:
        return "There is no answer to take up; ask about the topic."
    passages = [found.text for found in read_answer(last.question.number, last.text).choosable]
    said = content_words(text)
    passages.sort(key=lambda passage: -len(said & content_words(passage)))
    reasons = [takes_up(text, passage, interview.topic) for passage in passages]
    if None in reasons:
        return None
    return reasons[0] if reasons else "The answer tells nothing to take up; ask about the topic."


def _foreign_problem(
    text: str, interview: Interview, brief: TaskContext, answers: Mapping[int, str]
) -> str | None:
    last = (interview.current.text or "") if interview.current else ""
    if brief.kind is QuestionKind.FOLLOW_UP and not content_words(text) & content_words(last):
        return "The question must take up words of the last answer."
    ground = _told(interview, brief, answers)
    if not all(_is_known(name, ground) for name in set(_NAMED.findall(text))):
        return "It names a figure or a name that nobody has mentioned; use the person's own words."
    return None


def _told(interview: Interview, brief: TaskContext, answers: Mapping[int, str]) -> tuple[str, ...]:
    """The topic, and what of the answers may be followed up."""
    passages = (p for number, text in answers.items() for p in read_answer(number, text).choosable)
    return (interview.topic, brief.role, *(passage.text for passage in passages))


def _is_known(name: str, ground: Sequence[str]) -> bool:
    """Whether a name or a figure stands in one of the texts, in whatever case."""
    low = name.lower()
    return any(low in words(text) or name in _NAMED.findall(text) for text in ground)


def _is_within(phrase: str, question: str) -> bool:
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(question))} "
