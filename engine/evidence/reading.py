"""One answer read once: its passages, which of them may be chosen, and their signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from engine.evidence.detectors.asides import Aside, find_aside
from engine.evidence.not_answers import is_not_an_answer
from engine.evidence.passages import Passage, split_passages
from engine.evidence.private import private_areas
from engine.evidence.sentence_spans import find_sentences
from engine.evidence.signs import TELLING, FoundSign, find_signs, shown_signs

_KEPT = 256
"""Answers whose reading is kept: every call of an interview reads all of its answers."""

_CHOOSABLE, _PLAIN, _PRIVATE, _SET_ASIDE = range(4)


@dataclass(frozen=True, slots=True)
class AnswerReading:
    """What the words of one answer show."""

    number: int
    """1-based number of the answer."""
    text: str
    passages: tuple[Passage, ...]
    """All, in order."""
    choosable: tuple[Passage, ...]
    """Those that may be shown: they tell something, and nothing in them speaks to a reader."""
    private: tuple[Passage, ...]
    """Those with a private matter in them."""
    set_aside: tuple[Passage, ...]
    """Those with text that is not part of an answer."""
    signs: Mapping[str, tuple[FoundSign, ...]]
    """By passage id, of choosable passages only: those of ``SHOWN``."""


@lru_cache(maxsize=_KEPT)
def read_answer(number: int, text: str) -> AnswerReading:
    """The reading of one answer; a passage is set aside, or private, if a sentence of it is.

    What is neither of these nor choosable may be sent to a model but not be chosen.
    """
    passages = split_passages(number, text)
    kinds = [_kind(passage) for passage in passages]
    choosable, private, set_aside = (
        tuple([p for p, found in zip(passages, kinds, strict=True) if found == kind])
        for kind in (_CHOOSABLE, _PRIVATE, _SET_ASIDE)
    )
    signs = {p.id: shown_signs(p.text) for p in choosable}
    return AnswerReading(
        number, text, passages, choosable, private, set_aside, MappingProxyType(signs)
    )


def _kind(passage: Passage) -> int:
    sentences = _sentences(passage)
    if any(map(is_not_an_answer, sentences)):
        return _SET_ASIDE
    if any(map(private_areas, sentences)):
        return _PRIVATE
    if any(find_aside(each) is not Aside.NO for each in sentences):
        return _PLAIN
    tells = not TELLING.isdisjoint(found.sign for found in find_signs(passage.text))
    return _CHOOSABLE if tells else _PLAIN


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in find_sentences(passage.text)]
