"""Whether a sentence of an answer touches one of twelve private areas.

The areas are those that the guidance of the United States' Equal Employment Opportunity
Commission on pre-employment inquiries, the salary history laws of several US states and the
equality directives of the European Union (2000/43, 2000/78, 2006/54) have in common.

A sentence is private when a word of an area is tied to a person: the speaker, their family, a
colleague, somebody named. Patients, clients, pupils, users and the like are the object of work,
and so are policies, forms and systems: these sentences stay ordinary. English.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from engine.evidence.private_lexicon import load_private_lexicon
from engine.evidence.token_patterns import Vocabulary, Word, every_face
from engine.text import visible
from engine.text.lexicon import IRREGULAR_PASTS, STOP_WORDS, word_set

_RELATIVE = frozenset(("who", "whose"))
_AT_ONCE = 300  # words; a longer text is read in pieces
_LAP = 12  # words that two pieces share: no pattern is longer
_PIECE = re.compile(r"[\w'-]+|[^\w\s]")
_QUOTES = str.maketrans("’‘`´", "''''")
_DIGIT_MARK = re.compile(r"(?<=\d)[.,](?=\d)")
_LITTLE = {
    "i'm": "i am", "can't": "cannot", "won't": "will not", "let's": "let us",
    "he's": "he is", "she's": "she is", "who's": "who is", "it's": "it is", "that's": "that is",
    "there's": "there is", "where's": "where is", "what's": "what is",
}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'ve", "have"), ("'d", "had"), ("'ll", "will"), ("'re", "are"))
_MINE_BEFORE_WORK = word_set(
    "treatment therapy application applications request hearing appointment appointments "
    "status process test papers benefits history care doctor lawyer documents case claim "
    "letter support plan certificate rate trial"
)


class PrivateArea(StrEnum):
    """An area that the bot neither follows up nor reports."""

    AGE = "age"
    ORIGIN = "origin"
    RELIGION = "religion"
    HEALTH = "health"
    FAMILY = "family"
    GENDER = "gender"
    CITIZENSHIP = "citizenship"
    POLITICS = "politics"
    MILITARY = "military"
    RECORD = "record"
    PAY = "pay"
    ACCENT = "accent"


@lru_cache(maxsize=2048)
def private_areas(sentence: str) -> frozenset[PrivateArea]:
    """The private areas that an English sentence touches; linear in its length."""
    tokens = _tokens(sentence)
    step = _AT_ONCE - _LAP
    pieces = [tokens[at : at + _AT_ONCE] for at in range(0, max(len(tokens) - _LAP, 1), step)]
    return frozenset().union(*map(_areas_of, pieces))


def _areas_of(tokens: Sequence[str]) -> frozenset[PrivateArea]:
    lexicon = load_private_lexicon()
    tagged = _tagged(tokens, lexicon.vocabulary)
    every = every_face(tagged)
    person = not every.isdisjoint(("ME", "WE", "KNOWN", "NAME"))
    worked_for = any(word.has("CLIENT") and not word.has("GENERIC") for word in tagged)
    at_work = worked_for or "WORK" in every or _opens_with_work(tagged)
    tied = person and not at_work
    return frozenset(
        PrivateArea(area)
        for area, patterns in lexicon.patterns.items()
        if any(
            (tied or not each.tied) and each.is_in(tagged) for each in patterns.candidates(every)
        )
    )


def _opens_with_work(tagged: Sequence[Word]) -> bool:
    """Whether somebody does work on something in the first words: "I drafted", "we built"."""
    return any(
        each.has("ME", "WE") and any(map(_is_work_verb, tagged[at + 1 : at + 2]))
        for at, each in enumerate(tagged[:3])
    )


def _is_work_verb(word: Word) -> bool:
    """Whether it is a past verb that acts on something else than the speaker's own life."""
    return "WORKVERB" in word.faces or ("PAST" in word.faces and "LIFEVERB" not in word.faces)


def _tokens(sentence: str) -> list[str]:
    """Words as written and marks, contractions undone, a full stop at the end."""
    text = _DIGIT_MARK.sub("", visible(sentence).translate(_QUOTES))
    found: list[str] = []
    for piece in _PIECE.findall(text):
        found += _expanded(piece.strip("'-")) if len(piece) > 1 else [piece]
    found = [*filter(None, found), "."]
    pairs = pairwise(found)
    return [word for word, after in pairs if word != "," or after not in _RELATIVE] + ["."]


def _expanded(piece: str) -> list[str]:
    low = piece.lower()
    if low in _LITTLE:
        return _LITTLE[low].split()
    for ending, word in _ENDINGS:
        if low.endswith(ending):
            return [piece[: -len(ending)], word]
    if low.endswith("'s"):
        return [piece[:-2], "'s"]
    return [piece]


def _tagged(tokens: Sequence[str], vocabulary: Vocabulary) -> list[Word]:
    """What each word is: its groups, and whether it is a person, a mark, a figure."""
    low = [each.lower() for each in tokens]
    tagged = vocabulary.tag(low)
    for at, each in enumerate(tagged):
        each.faces |= _shape(low[at])
        if _is_name(tokens, at, each):
            each.faces |= {"NAME"}
    _tag_people(tagged)
    _drop_work(tagged)
    _tag_persons(tagged)
    return tagged


def _shape(word: str) -> set[str]:
    if not word[0].isalnum():
        return {word} if word in "$€£'s%" else {"MARK", "END"}
    if word[0].isdigit():
        number = int("0" + "".join(filter(str.isdecimal, word[:6])))
        found = {"NUM"} | ({"YEARS"} if word.isdigit() and 14 <= number <= 99 else set())
        if word.isdigit() and 1930 <= number <= 2015:
            found |= {"YEAR"}
        return found | ({"OLDYEAR"} if word.isdigit() and 1930 <= number <= 1999 else set())
    if word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4):
        return {"PAST"}
    return {"ADV"} if word.endswith("ly") else set()


def _is_name(tokens: Sequence[str], at: int, tagged: Word) -> bool:
    """Whether a capital makes a word a name: inside a sentence, or at its start before a verb."""
    word = tokens[at]
    if not (word[0].isupper() and word[1:].islower()) or word.lower() in STOP_WORDS:
        return False
    if any(face.isupper() or "." in face for face in tagged.faces):
        return False
    before = tokens[at - 1] if at else "."
    after = tokens[at + 1].lower() if at + 1 < len(tokens) else "."
    return before.isalnum() or before == "," or after in _AFTER_A_NAME


_TERMS = (".THING", ".STATE", ".DEED")
_SOMEBODY = frozenset(
    ["man", "woman", "guy", "girl", "lady", "person", "one", "women", "men", "people"]
)
_OF = frozenset(("on", "in", "of", "from"))
_OURS = frozenset(("my", "our", "the", "us"))
_OWN_ROLE = frozenset(["BE", "SEEM", "HAVE", "as", "like", "with", "without"])
_PARENTS = frozenset(["mother", "father", "mum", "dad", "wife", "husband", "son", "daughter"])
_AFTER_A_NAME = frozenset(
    ["is", "was", "has", "had", "'s", "and", "got", "became", "came", "went", "lost"]
)


def _tag_people(tagged: list[Word]) -> None:
    """Mark "a man on my team" as known, from the man to the team."""
    for at, each in enumerate(tagged):
        near = tagged[at + 1 : at + 5]
        if each.has("man", "woman", "person") and _is_worked_for(tagged[max(0, at - 4) : at]):
            each.faces |= {"CLIENT"}
        if each.has(*_PARENTS) and _is_somebody(tagged[max(0, at - 2) : at]):
            each.faces |= {"CLIENT"}
        if len(near) > 2 and each.has("one", "two", "some") and near[1].has("my", "our"):
            near[2].faces |= {"KNOWN"}
        if not near or not each.has("KNOWN", *_SOMEBODY) or not near[0].has(*_OF):
            continue
        place = next((step for step, word in enumerate(near) if "THEIRS" in word.faces), 0)
        if place and any(word.has(*_OURS) for word in near[:place]):
            for word in tagged[at : at + place + 2]:
                word.faces -= {"CLIENT"}
            each.faces |= {"KNOWN"}
            near[place].faces |= {"KNOWN"}


def _is_worked_for(before: Sequence[Word]) -> bool:
    """Whether the words before "man" say that work is done for him: "defended a man"."""
    return any("WORKVERB" in word.faces for word in before) or (
        len(before) > 1 and before[-2].has("for") and before[-1].has("a")
    )


def _is_somebody(before: Sequence[Word]) -> bool:
    """Whether the words before "mother" make her a stranger: "a call from a mother"."""
    return bool(before) and before[-1].has("a", "the", "another") and not before[0].has(*_OWN_ROLE)


def _drop_work(tagged: list[Word]) -> None:
    """Take out words of an area that only say what work is about: "leave policy", "wrote on"."""
    for at, each in enumerate(tagged):
        lone = [face for face in each.faces if face.endswith(_TERMS)]
        longer = [face for face in each.phrases if face.endswith(_TERMS)]
        mine = any(word.has("my", "his", "her", "'s") for word in tagged[max(0, at - 2) : at])
        for face in lone:
            if _is_work(tagged, at, 1, mine=mine):
                each.faces.discard(face)
        for face in longer:
            if _is_work(tagged, at, each.phrases[face], mine=mine):
                del each.phrases[face]
        _add_strong(tagged, at, mine=mine)


def _is_work(tagged: Sequence[Word], at: int, size: int, *, mine: bool) -> bool:
    after = tagged[at + size : at + size + 1]
    if not after or (mine and after[0].has(*_MINE_BEFORE_WORK)):
        return False
    return after[0].has("WORKNOUN", "CLIENT")


def _add_strong(tagged: Sequence[Word], at: int, *, mine: bool) -> None:
    """Mark a word of an area that hardly has another sense, unless work is done on it."""
    word = tagged[at]
    before = tagged[max(0, at - 4) : at]
    if not mine and any(map(_is_work_verb, before)):
        return
    if "WEAK" not in word.faces:
        word.faces |= {_strong(face) for face in word.faces if face.endswith(_TERMS)}
    if "WEAK" not in word.phrases:
        longer = {_strong(face): n for face, n in word.phrases.items() if face.endswith(_TERMS)}
        word.phrases.update(longer)


def _strong(face: str) -> str:
    return face.split(".", maxsplit=1)[0] + ".STRONG"


def _tag_persons(tagged: list[Word]) -> None:
    """Mark who is a person in the sense of the patterns (P), and what belongs to one (MY)."""
    clients = any(each.has("CLIENT") and not each.has("P") for each in tagged)
    for at, each in enumerate(tagged):
        mine = any(word.has("my", "our") for word in tagged[max(0, at - 2) : at])
        if each.has("KIN") and mine:
            each.faces |= {"P"}
            each.faces -= {"CLIENT"}
        elif each.has("ME", "KNOWN", "NAME") and not each.has("CLIENT"):
            _mark_person(each)
        elif each.has("PRONOUN", "WE") and not clients:
            each.faces |= {"P"}
        if each.has("POSSESSIVE") and not clients:
            each.faces |= {"MY"}
        if "'s" in each.faces and _ends_a_person(tagged, at):
            each.faces |= {"MY"}


def _mark_person(word: Word) -> None:
    if "KNOWN" in word.phrases:
        word.phrases["P"] = word.phrases["KNOWN"]
    if word.faces & {"ME", "KNOWN", "NAME"}:
        word.faces |= {"P"}


def _ends_a_person(tagged: Sequence[Word], at: int) -> bool:
    before = tagged[max(0, at - 3) : at]
    return any(
        ("P" in word.faces and step == 1) or word.phrases.get("P") == step
        for step, word in enumerate(reversed(before), 1)
    )
