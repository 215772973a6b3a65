"""The question bank: good questions without a language model, from plain data.

A bank knows questions by kind of topic, first questions around the topic itself, and frames for
follow-ups that quote the candidate. Which one comes is decided by what was asked before and by
nothing else, so that the same interview gets the same questions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from engine.dialogue.models import QuestionKind
from engine.questions.bank_loader import Kinds, read_bank
from engine.questions.checks import MOST_WORDS, check_question
from engine.questions.quote_phrasing import (
    LONGEST,
    best_first,
    phrase_type,
    quotable,
    strip_markup,
    to_second_person,
)
from engine.text import similar, words
from engine.text.lexicon import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    STOP_WORDS,
    SUBJECTS,
    SUBORDINATORS,
)

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = 3
_DANGLING = (DETERMINERS | PREPOSITIONS | COORDINATORS | SUBORDINATORS | AUXILIARIES | SUBJECTS) | {
    "-",
    "–",
    "—",
    "&",
    "+",
    "/",
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that quotes a phrase of the candidate's."""

    phrase: str
    text: str


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions to ask when no language model does, checked when the bank is made."""

    openings: tuple[str, ...]
    follow_ups: Mapping[str, tuple[str, ...]]
    kinds: Kinds

    @classmethod
    def of(cls, data: object, where: str = "questions.yaml") -> Self:
        """A bank from plain data: mappings, lists and texts.

        Raises BadConfig with every mistake at once; ``where`` names the file in it.
        """
        read = read_bank(data, where)
        return cls(read.openings, read.follow_ups, read.kinds)

    def pick(
        self,
        topic: str,
        asked: Sequence[str],
        kind: QuestionKind = QuestionKind.OPEN,
        phrases: Sequence[str] = (),
        number: int = 0,
    ) -> str:
        """The next question; it passes ``check_question`` against those ``asked`` before.

        A follow-up quotes the first of ``phrases`` (best first) that a question can be made of; a
        question of another kind, or without such a phrase, is about the topic. ``number`` is the
        question's own, from 1, and turns the frames.
        """
        if kind is QuestionKind.FOLLOW_UP:
            found = self.follow_up(phrases, asked, number)
            if found is not None:
                return found.text
        return self.open(topic, asked)

    def follow_up(
        self, phrases: Sequence[str], asked: Sequence[str], number: int = 0
    ) -> FollowUp | None:
        """A question around one of the phrases, None when none of them gives one.

        A phrase is quoted once in an interview; a frame comes again only when all have been used.
        """
        before = " ".join(asked)
        for phrase in best_first(phrases):
            quote = quotable(phrase)
            if not quote or quote in before or to_second_person(quote) in before:
                continue
            said = to_second_person(quote) if phrase_type(quote) == "action" else quote
            frames = _in_second_person(self.follow_ups[phrase_type(quote)], number + len(quote))
            for frame in sorted(frames, key=lambda f: _was_asked(f, asked)):
                text = frame.format(phrase=said)
                if check_question(text, asked, last_answer=phrase) is None:
                    return FollowUp(phrase, text)
        return None

    def open(self, topic: str, asked: Sequence[str]) -> str:
        """A question about the topic: around its own words at first, then by its kind."""
        for text in self._choices(topic, asked):
            if check_question(text, asked) is None:
                return text
        # Only after dozens of questions: the one that is least like those before.
        return min(self._questions(topic), key=lambda q: max(similar(q, old) for old in asked))

    def _choices(self, topic: str, asked: Sequence[str]) -> Iterator[str]:
        if not asked:
            for name in (topic_words(topic), "your topic"):
                yield from (frame.format(topic=name) for frame in self.openings if name)
        yield from self._questions(topic)

    def _questions(self, topic: str) -> Iterator[str]:
        """All questions that fit the topic, those of its own kind first."""
        kind = self.kind_of(topic)
        for name in dict.fromkeys((kind, "general")):
            yield from self.kinds[name].questions

    def kind_of(self, topic: str) -> str:
        """The kind of a topic: the one that most of its words begin with a word of."""
        text = f" {' '.join(words(topic))}"
        ranks = {name: _rank(text, kind.words) for name, kind in self.kinds.items()}
        best = max(ranks, key=lambda name: ranks[name])
        return best if ranks[best][0] else "general"


def _rank(text: str, begins: Sequence[str]) -> tuple[int, int]:
    """How many words of a topic begin so, and the nearer to its start the better.

    A beginning of up to three letters is a whole word: "ai" is not the start of "aid".
    """
    ends = (f" {word}" if len(word) > _WHOLE else f" {word} " for word in begins)
    places = [place for end in ends if (place := f"{text} ".find(end)) >= 0]
    return len(places), -min(places, default=0)


def _in_second_person(frames: Sequence[str], number: int) -> Iterable[str]:
    at = number % len(frames)
    return (*frames[at:], *frames[:at])


def _was_asked(frame: str, asked: Sequence[str]) -> int:
    """How often a frame was asked already, known by its longest fixed part."""
    part = max(frame.split("{phrase}"), key=len)
    return sum(part in old for old in asked)


def topic_words(topic: str) -> str:
    """A topic as it can stand in a sentence, empty when it cannot.

    Long topics are cut at a comma, a colon or a dash, else between words; a topic that reads like
    a sentence, or that was cut between words, stands in quotes.
    """
    text = strip_markup(topic)
    letters = len(_LETTER.findall(text))
    if not letters or 2 * len(_LATIN.findall(text)) < letters:
        return ""
    tokens = text.split()
    if len(tokens) > LONGEST:
        first = re.split(r"[,;:.(]\s|\s[–—-]+\s", text)[0].split()
        if not 2 <= len(first) <= LONGEST:
            return _cut(tokens)
        tokens = first
    name = " ".join(tokens).strip(" ,;:.!-–—")
    bare = [token.lower().strip(",.;:!") for token in tokens]
    sentence = bare[0] in SUBJECTS | AUXILIARIES | {"how", "why", "what", "when", "where", "who"}
    return f'"{name}"' if sentence or re.search(r"[.!;:]\s", name) else _lower_first(name)


def _cut(tokens: list[str]) -> str:
    kept = tokens[:LONGEST]
    while kept and kept[-1].lower().strip(",.;:()") in _DANGLING:
        kept.pop()
    joined = " ".join(kept).strip(" ,;:.!-–—(")
    return f'"{joined} …"' if joined and len(words(joined)) <= MOST_WORDS - 12 else ""


def _lower_first(name: str) -> str:
    """The topic as it is written within a sentence: "Moving billing" but "Kafka in practice"."""
    first = name.split(maxsplit=1)[0]
    common = first[1:].islower() and (first.lower().endswith("ing") or first.lower() in STOP_WORDS)
    return first.lower() + name[len(first) :] if common else name
