"""Whether what a model wrote rests on what the candidate said. Pure; no model is asked.

A quote must be found in its answer. The content words of a free sentence must mostly occur in the
answers, its numbers and names all of them; it must not praise or insult beyond them, link or
mention, nor repeat what the model was told.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.claims.verdicts import JUDGEMENTS, is_verdict
from engine.text import content_words, sentence_texts, words
from engine.text.lexicon import word_set

COVERED = 0.5
"""Share of a free sentence's content words that must occur in the answers (or the topic)."""

_FOLDS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)
_TELLING = content_words(
    "candidate person they she he described explained mentioned talked said stated reported "
    "answer answers interview question questions summary team work worked working project role "
    "experience discussed shared showed shows demonstrated used using because also how why what "
    "did made make approach process issue issues problem problems solution clear unclear response "
    "detail details specific example examples vague lacks lack stayed left open not given"
)
_SPEAKING = word_set("i me my myself i'm i'll i've i'd you your yours you're you'll we'll")
_UNSAFE = re.compile(
    r"https?:|www\.|[\w.+-]@[\w-]+\.\w|<[!@#:/\w]|[\[\]{}]|`|@\w|&(?:[a-z]+|#\w+);"
    r"|[\w-]\.(?:com|org|net|io|ru|cn|info|biz|xyz|app|example|test|me|co|ly)\b|[\w-]\.\w{2,}/\w"
    r"|\b(?:ignore previous|system prompt)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z]{2,}\b|\b[A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)*\b")


_EDGES = " \"'.…,;:"
_RUN = 6
"""Words in a row that are taken for a copy."""


@lru_cache(maxsize=64)  # each of hundreds of quotes is looked for in the same few answers
def normalize_quotes(text: str) -> str:
    """The text as two quotes are compared: one kind of quote mark, one blank, no case."""
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDS)
    return " ".join(plain.casefold().split())


def is_quoted_in(quote: str, answer: str) -> bool:
    """Whether a quote stands word for word in an answer (at least two words, or all of it)."""
    bare = normalize_quotes(quote).strip(_EDGES)
    whole = normalize_quotes(answer)
    if len(bare.split()) < 2:
        return bool(bare) and bare == whole.strip(_EDGES)
    return _stands_whole(bare, whole)


def _stands_whole(bare: str, whole: str) -> bool:
    """Whether the words stand in a text, and not as a part of longer ones."""
    at = whole.find(bare)
    while at >= 0:
        edges = (whole[at - 1 : at], whole[at + len(bare) : at + len(bare) + 1])
        if not any(edge.isalnum() or edge == "_" for edge in edges):
            return True
        at = whole.find(bare, at + 1)
    return False


@dataclass(frozen=True, slots=True)
class AnswerEvidence:
    """What free sentences can rest on: the answers, and the topic's words."""

    stems: frozenset[str]
    answers_text: frozenset[str]
    prompt_text: str
    secrets: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, answers: Sequence[str], topic: str, secrets: Sequence[str] = ()
    ) -> "AnswerEvidence":
        """The ground that these answers make."""
        told = " ".join(answers)
        both = f"{told} {topic}"
        return cls(
            content_words(both), frozenset(words(both)), normalize_quotes(told), tuple(secrets)
        )

    def supports(self, sentence: str, least: int = 2) -> bool:
        """Whether a sentence says no more than the answers do, as far as words can tell.

        ``least`` are the telling words that it must share with them: a sentence that says nothing
        rests on nothing. Their own words in a row are carried as they stand.
        """
        if (
            len(words(sentence)) > 1
            and normalize_quotes(sentence).strip(_EDGES) in self.prompt_text
        ):
            return self._is_fit(sentence)
        telling = _telling(sentence)
        enough = len(telling & self.stems) >= min(least, max(1, len(telling)))
        return enough and self.is_admissible(sentence) and self.coverage(sentence) >= COVERED

    def is_admissible(self, sentence: str) -> bool:
        """Whether a sentence, in words of its own, has no new fact, no verdict and no secret.

        Nor does it speak as somebody: a report has no "I" and no "you".
        """
        found = set(words(sentence))
        if (found & JUDGEMENTS) - self.answers_text or found & _SPEAKING:
            return False
        return self._is_fit(sentence) and self._has_known_figures_and_names(sentence, found)

    def _is_fit(self, sentence: str) -> bool:
        """Whether it may be read at all, even in the candidate's words: no verdict, no markup."""
        return is_safe(sentence, self.secrets) and not is_verdict(sentence)

    def coverage(self, sentence: str) -> float:
        """Share of the content words that occur in the answers, 0.0 when there are none."""
        telling = _telling(sentence)
        return len(telling & self.stems) / len(telling) if telling else 0.0

    def _has_known_figures_and_names(self, sentence: str, found: set[str]) -> bool:
        numbers = {word for word in found if word[0].isdigit()}
        names = {name.lower() for name in _NAME.findall(sentence)}
        return (numbers | names) <= self.answers_text | _COMMON_NAMES

    def supported_part(self, text: str) -> tuple[str, int]:
        """The sentences of a text that are carried, and how many are not."""
        found = sentence_texts(text)
        kept = [sentence for sentence in found if self.supports(sentence)]
        return " ".join(kept), len(found) - len(kept)


_COMMON_NAMES = frozenset({"the", "candidate", "answer", "question", "unclear", "response", "how"})


def _telling(sentence: str) -> frozenset[str]:
    """The words that say what it is about; those of any report only when there are no others."""
    content = content_words(sentence)
    return content - _TELLING or content


def is_safe(text: str, secrets: Sequence[str] = ()) -> bool:
    """Whether a text has no link, mention, markup, nor six words in a row of a secret."""
    if _UNSAFE.search(text):
        return False
    said = words(text)
    return not secrets or _runs(said).isdisjoint(_all_runs(tuple(secrets)))


def _runs(said: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))


@lru_cache(maxsize=16)
def _all_runs(secrets: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for secret in secrets for run in _runs(words(secret)))
