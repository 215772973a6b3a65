"""Patterns over the words of a sentence, read from a data file, found in linear time.

A line of the notation is a row of slots, each with what may stand there:

- a word, or ``NAME`` for a group of words that the file lists, or ``word%`` for any word that
  begins so; ``(a|b c|D)`` is one of several; ``slot?`` may be missing; ``!slot`` must not follow.
- ``~`` is up to three words. Directly after a person or a form of "be" only words of degree,
  adverbs and auxiliaries may stand there; after a possessive no verb and at most two words.
  It crosses no mark, no word of the groups ``CLIENT``, ``WORKVERB`` and ``BREAK``.
- ``^`` is the narrow kind of gap anywhere; ``START`` is where a sentence or a part of it begins.
- ``*`` is up to three words, whatever they are, without a mark, ``CLIENT`` or ``WORKVERB``.
- A line that names no person, or begins with ``...``, counts only where a person is spoken of
  and no client; one that begins with ``!!`` counts everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.text.lexicon import word_set


@dataclass(slots=True)
class Word:
    """What a word is to the patterns: itself, its groups, its beginnings.

    ``phrases`` are the groups of the phrases that begin with it, and how many words these have.
    """

    faces: set[str]
    phrases: dict[str, int]

    def has(self, *names: str) -> bool:
        """Whether the word, or a phrase that begins here, is one of these."""
        return not self.faces.isdisjoint(names) or not self.phrases.keys().isdisjoint(names)


_GAP = 3
_NARROW = frozenset(("P", "WE", "BE", "ME", "KNOWN", "NAME"))
_PERSONS = word_set("P MY OUR WE ME KNOWN NAME i my me his her he she our we us him himself")
_MINE = frozenset(("MY", "OUR"))
_STOPS = frozenset(("MARK", "CLIENT", "WORKVERB"))
_VERBS = frozenset(("BE", "HAVE"))


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place of a pattern; ``kind`` is one of "", "?", "!", "~", "*", "^" (degree), "'" (mine),
    "s" (start)."""

    kind: str
    choices: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line; ``tied`` when it counts only in a sentence about a person without clients."""

    slots: tuple[_Slot, ...]
    tied: bool

    def may_stand_in(self, every: set[str]) -> bool:
        """Whether a text that has these faces has a first word for each slot it needs."""
        return all(
            any(choice[0] in every or choice[0] == "_" for choice in slot.choices)
            for slot in self.slots
            if not slot.kind
        )

    def is_in(self, words: Sequence[Word]) -> bool:
        """Whether the pattern stands anywhere in a row of words."""
        first = [choice[0] for choice in self.slots[0].choices] or ["START"]
        return any(
            each.has(*first) and _matches(self.slots, 0, words, at) for at, each in enumerate(words)
        )


def every_face(words: Iterable[Word]) -> set[str]:
    """All that any of the words is."""
    found: set[str] = set()
    for word in words:
        found.update(word.faces, word.phrases)
    return found


def _matches(slots: Sequence[_Slot], slot: int, words: Sequence[Word], at: int) -> bool:
    """Whether the slots from ``slot`` on match the words from ``at`` on; a few steps each."""
    if slot == len(slots):
        return True
    here = slots[slot]
    if here.kind == "s":
        starts = at < len(words) and "START" in words[at].faces
        return starts and _matches(slots, slot + 1, words, at)
    if here.choices:
        ends = {end for each in here.choices for end in _ends(each, words, at)}
        if here.kind == "!":
            return not ends and _matches(slots, slot + 1, words, at)
        if here.kind == "?":
            ends.add(at)
        return any(_matches(slots, slot + 1, words, end) for end in ends)
    most = 2 if here.kind == "'" else _GAP
    for end in range(at, min(at + most, len(words)) + 1):
        if _matches(slots, slot + 1, words, end):
            return True
        if end == len(words) or not _may_skip(here.kind, words[end].faces):
            return False
    return False


def _ends(choice: Sequence[str], words: Sequence[Word], at: int) -> set[int]:
    """Where the parts of a choice end when they begin at a word; empty when they do not."""
    ends = {at}
    for part in choice:
        ends = {end for start in ends if start < len(words) for end in _after(part, words, start)}
    return ends


def _after(part: str, words: Sequence[Word], at: int) -> Iterator[int]:
    word = words[at]
    if part in word.faces or part == "_":
        yield at + 1
    if part in word.phrases:
        yield at + word.phrases[part]


def _may_skip(kind: str, faces: set[str]) -> bool:
    if not faces.isdisjoint(_STOPS):
        return False
    if kind == "*":
        return True
    if "BREAK" in faces:
        return False
    if kind == "^":
        return "DEGREE" in faces or "ADV" in faces
    return kind != "'" or _VERBS.isdisjoint(faces)


def parse_pattern(line: str) -> Pattern:
    """Read one line of the notation; brackets do not nest."""
    tied = line.startswith("... ")
    free = line.startswith("!! ")
    slots: list[_Slot] = []
    for symbol in _symbols(line.removeprefix("... ").removeprefix("!! ")):
        slots.append(_slot(symbol, slots[-1] if slots else None))
    personal = any(
        not slot.kind and slot.choices and _PERSONS.issuperset(choice[0] for choice in slot.choices)
        for slot in slots
    )
    return Pattern(tuple(slots), tied or not (free or personal))


def _symbols(line: str) -> Iterator[str]:
    held: list[str] = []
    for word in line.split():
        held.append(word)
        joined = " ".join(held)
        if joined.count("(") == joined.count(")"):
            yield joined
            held = []
    if held:
        raise ValueError(f"open bracket in pattern: {line}")


def _slot(symbol: str, before: _Slot | None) -> _Slot:
    if symbol == "~":
        named = {choice[0] for choice in before.choices} if before else set()
        if named & _MINE:
            return _Slot("'")
        return _Slot("^" if named & _NARROW else "~")
    if symbol in ("*", "^"):
        return _Slot(symbol)
    if symbol == "START":
        return _Slot("s")
    kind = ""
    if symbol.startswith("!"):
        kind, symbol = "!", symbol[1:]
    elif symbol.endswith("?") and len(symbol) > 1:
        kind, symbol = "?", symbol[:-1]
    inner = symbol[1:-1] if symbol.startswith("(") else symbol
    return _Slot(kind, tuple(tuple(each.split()) for each in inner.split("|") if each.strip()))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Groups of words and phrases: which group a word, a beginning or a phrase belongs to."""

    groups: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]
    """The groups of phrases, by their first word."""

    def tag(self, tokens: Sequence[str], mask: str = "ORDINARY") -> list[Word]:
        """What lower-cased words are; the words of a phrase in ``mask`` are in no group."""
        hidden: set[int] = set()
        found: list[dict[str, int]] = []
        for at in range(len(tokens)):
            found.append(self._phrases_at(tokens, at))
            if mask in found[at]:
                hidden.update(range(at, at + found[at][mask]))
        words = []
        for at, token in enumerate(tokens):
            if at in hidden:
                words.append(Word(set(), {}))
            else:
                ends = {
                    name: size for name, size in found[at].items() if at + size - 1 not in hidden
                }
                words.append(Word(self._faces(token), ends))
        return words

    def _phrases_at(self, tokens: Sequence[str], at: int) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for phrase, names in self.phrases.get(tokens[at], {}).items():
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                for name in names:
                    sizes[name] = max(len(phrase), sizes.get(name, 0))
        return sizes

    def _faces(self, token: str) -> set[str]:
        own = {token, *(f"{token[:end]}%" for end in range(3, min(len(token), 20) + 1))}
        return own.union(*(self.groups.get(each, frozenset()) for each in own))


def make_vocabulary(groups: Mapping[str, Iterable[str]]) -> Vocabulary:
    """A vocabulary of groups; an entry of several words is a phrase."""
    words: dict[str, set[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for name, entries in groups.items():
        for entry in entries:
            parts = tuple(entry.split())
            if len(parts) > 1:
                phrases.setdefault(parts[0], {}).setdefault(parts, set()).add(name)
            else:
                words.setdefault(entry, set()).add(name)
    return Vocabulary(
        {word: frozenset(names) for word, names in words.items()},
        {
            first: {parts: frozenset(names) for parts, names in rows.items()}
            for first, rows in phrases.items()
        },
    )
