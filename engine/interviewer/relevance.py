"""Whether a question that a model wrote is about this interview: its words, its numbers, its names.

What a text that was slipped in makes a model say is seldom about the interview: codes, figures,
addresses, greetings. What a question leads in with must have been said; what it names, too.
"""

import re
from collections.abc import Mapping, Sequence

from engine.dialogue.models import Interview, QuestionKind
from engine.ports.model import TaskContext
from engine.questions.structure import asking_sentence
from engine.text import content_words, sentence_texts, words

_NAMED = re.compile(r"[A-Z][A-Z0-9-]{1,40}\b|\d[\d.,:/-]*\d|\d")
_FRAME = content_words(
    "you said mentioned told described wrote explained talked spoke brought earlier before answer "
    "question let us start begin with go back stay another side part about one thing now thinking "
    "looking back at from to turn come"
)
"""Words that lead to a question without telling anything."""


def relevance_problem(
    text: str, interview: Interview, brief: TaskContext, answers: Mapping[int, str]
) -> str | None:
    """Why a question is about nothing in this interview, None when it is about something.

    ``answers`` are those that can be read. Words of other languages inflect, so that only
    follow-ups are held to them there.
    """
    last = (interview.current.text or "") if interview.current else ""
    if brief.kind is QuestionKind.FOLLOW_UP and not content_words(text) & content_words(last):
        return "The question must take up words of the last answer."
    told = (interview.topic, brief.role, *answers.values(), *brief.phrases)
    ground = (*told, *(e.question.text for e in interview.exchanges))
    if not all(_is_known(name, ground) for name in set(_NAMED.findall(text))):
        return "It names a figure or a name that nobody has mentioned; use the person's own words."
    if brief.language != "en":
        return None
    if brief.kind is not QuestionKind.FOLLOW_UP and not content_words(text) & _content(told):
        return "The question must take up a word of the topic or of an answer."
    return _strays(text, _content(ground))


def _is_known(name: str, ground: Sequence[str]) -> bool:
    """Whether a name or a figure stands in one of the texts, in whatever case."""
    low = name.lower()
    return any(low in words(text) or name in _NAMED.findall(text) for text in ground)


def _content(texts: Sequence[str]) -> frozenset[str]:
    """The words that carry meaning, of each text apart: most are known from the turn before."""
    return frozenset().union(*map(content_words, texts))


def _strays(text: str, ground: frozenset[str]) -> str | None:
    """Why what stands before the question itself has no place there."""
    lead = text[: text.index(asking_sentence(text))]
    for sentence in sentence_texts(lead):
        telling = content_words(sentence) - _FRAME
        if 2 * len(telling & ground) < len(telling) or not content_words(sentence):
            return "What stands before the question was not said; write only the question."
    return None
