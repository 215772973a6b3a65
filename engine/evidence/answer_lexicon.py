"""The wordings of sentences that are no part of an answer, read from a file once."""

from dataclasses import dataclass
from functools import cache

from engine.evidence.data_files import expand_entries, read_entries, read_sections
from engine.evidence.token_patterns import Pattern, Vocabulary, make_vocabulary, parse_pattern


@dataclass(frozen=True, slots=True)
class Stems:
    """Groups of pieces of text, of which each group must have one in it; some must not be there."""

    groups: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    spaced: bool
    """Whether they are words of the Latin script, which English may share."""

    def stand_in(self, text: str | set[str]) -> bool:
        """Whether a lower-cased text, one blank between its words, or a set of faces has them."""
        return all(any(piece in text for piece in group) for group in self.groups) and not any(
            piece in text for piece in self.unless
        )


@dataclass(frozen=True, slots=True)
class NotAnswerLexicon:
    """What ``data/not_answers.txt`` says; see there for the parts."""

    vocabulary: Vocabulary
    always: tuple[Pattern, ...]
    told: tuple[Pattern, ...]
    sure: tuple[Pattern, ...]
    likely: tuple[Pattern, ...]
    together: tuple[Stems, ...]
    """Groups of faces of which each must be in a sentence that nobody tells."""
    stems: tuple[Stems, ...]


@cache
def load_not_answer_lexicon() -> NotAnswerLexicon:
    """Read the file; kept, because it never changes while the program runs."""
    sections = read_sections("not_answers.txt", kept_blanks="stems")
    groups = {line.split(":", 1)[0]: read_entries(line) for line in sections["groups"]}
    expanded = {name: expand_entries(entries, groups) for name, entries in groups.items()}
    always, told, sure, likely = (
        tuple(map(parse_pattern, sections[name]))
        for name in ("always", "telling", "sure", "likely")
    )
    together = tuple(map(_parse_faces, sections["together"]))
    stems = tuple(map(_parse_stems, sections["stems"]))
    return NotAnswerLexicon(make_vocabulary(expanded), always, told, sure, likely, together, stems)


def _parse_faces(line: str) -> Stems:
    wanted, _, unless = line.partition("!")
    groups = tuple(tuple(group.replace("|", " ").split()) for group in wanted.split("&"))
    return Stems(groups, tuple(unless.replace("|", " ").split()), spaced=True)


def _parse_stems(line: str) -> Stems:
    wanted, _, unless = line.partition("!")
    groups = tuple(tuple(_pieces(group)) for group in wanted.split("&"))
    return Stems(groups, tuple(_pieces(unless)), groups[0][0].strip()[0] < "\u0250")


def _pieces(group: str) -> list[str]:
    """The pieces of a group: a Latin word begins at a blank, and ends at one if it is written."""
    found = []
    for piece in group.strip("\n").split("|"):
        text = piece.strip().lower()
        if text:
            ends = " " if piece.endswith(" ") and _is_spaced(text) else ""
            found.append((" " if _is_spaced(text) else "") + text + ends)
    return found


def _is_spaced(text: str) -> bool:
    """Whether the script sets blanks between words and inflects them at the end."""
    return text[0].isalpha() and ord(text[0]) < 0x590
