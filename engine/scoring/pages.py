"""Which answers can be measured, and which of their sentences count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.scoring.details import Details, details
from engine.scoring.noise import is_copied, is_order, is_praise
from engine.scoring.reading import Sentence, read
from engine.text import content_words, is_gibberish, language
from engine.text.lexicon import word_set

COVERED = ("en",)
"""Languages that the lexicons cover (ISO 639-1)."""

FEWEST_WORDS = 4
"""Shorter answers say too little to be measured alone."""

_ANAPHORA = word_set(
    "this that it these those they them he she his her their its such there so then therefore "
    "thus afterwards later finally also instead because which first second next but however "
    "another both neither either"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, read: what counts of it, or why nothing does."""

    number: int
    """1-based number of the answer."""
    blank: str
    """Why nothing of it is measured, in plain words; empty when it is."""
    own: tuple[Sentence, ...] = ()
    """Its sentences without orders, praise, copies of the question and repetitions."""
    linked: tuple[bool, ...] = ()
    """For each of them, whether it hangs together with the rest of the answer."""
    details: tuple[Details, ...] = ()
    """For each of them, what it tells."""

    @property
    def words(self) -> int:
        """How many words count."""
        return sum(len(sentence.lower) for sentence in self.own)


def pages(answers: Sequence[str | None], questions: Sequence[str]) -> tuple[Page, ...]:
    """One page for each answer, in order."""
    asked = tuple(content for content in map(content_words, questions) if content)
    seen: set[tuple[str, ...]] = set()
    return tuple(_page(at + 1, answer, asked, seen) for at, answer in enumerate(answers))


def _page(
    number: int,
    answer: str | None,
    asked: tuple[frozenset[str], ...],
    seen: set[tuple[str, ...]],
) -> Page:
    if answer is None:
        return Page(number, "was skipped")
    if is_gibberish(answer):
        return Page(number, "holds nothing readable")
    code = language(answer)
    if code is not None and code not in COVERED:
        return Page(number, f"is in a language that is not covered ({code})")
    return _measured(number, read(number, answer), asked, seen)


def _measured(
    number: int,
    found: Iterable[Sentence],
    asked: tuple[frozenset[str], ...],
    seen: set[tuple[str, ...]],
) -> Page:
    own: list[Sentence] = []
    for sentence in found:
        if sentence.lower in seen or not sentence.lower:
            continue
        seen.add(sentence.lower)
        if not (is_order(sentence) or is_praise(sentence) or is_copied(sentence, asked)):
            own.append(sentence)
    page = Page(number, "", tuple(own))
    if page.words < FEWEST_WORDS:
        return Page(number, "says too little")
    told = tuple(details(sentence) for sentence in own)
    return Page(number, "", tuple(own), _links(own, told, asked), told)


def _links(
    own: Sequence[Sentence], told: Sequence[Details], asked: tuple[frozenset[str], ...]
) -> tuple[bool, ...]:
    """Whether each sentence tells of the speaker's doing, points back or shares a word."""
    counts = Counter(stem for sentence in own for stem in sentence.content)
    for question in asked:
        counts.update(question)
    linked = tuple(
        "own action" in tells.found
        or not _ANAPHORA.isdisjoint(sentence.lower)
        or any(counts[stem] > 1 for stem in sentence.content)
        for sentence, tells in zip(own, told, strict=True)
    )
    return linked if any(linked) else (True,) * len(own)
