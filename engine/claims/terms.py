"""The terms of a sentence that a claim and a passage are compared by.

A term is one word with a key that is alike for all its forms: "fell" and "fall", "nine" and "9",
"I" and "the candidate". Pure; linear in the length of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.text.lexicon import ADVERBS, DETERMINERS, IRREGULAR_PASTS, STOP_WORDS, word_set
from engine.text.tokens import sentence_texts, stem

ME, MINE, WE, OURS = "@i", "@my", "@we", "@our"
"""Keys of the speaker and of the speaker's group."""

MOST_TERMS = 400
"""Terms of a passage that are compared."""

_FORMS = (
    "use:used/uses/using die:died/dies "
    "be:am/is/are/was/were/been/being have:has/had/having/have do:does/did/done/doing/do "
    "begin:began/begun break:broke/broken bring:brought build:built buy:bought catch:caught "
    "choose:chose/chosen come:came cut:cutting deal:dealt draw:drew/drawn drive:drove/driven "
    "eat:ate/eaten fall:fell/fallen feel:felt fight:fought find:found fly:flew/flown "
    "forget:forgot/forgotten freeze:froze/frozen get:got/gotten give:gave/given go:went/gone "
    "grow:grew/grown hang:hung hear:heard hide:hid/hidden hold:held keep:kept know:knew/known "
    "lay:laid lead:led leave:left lend:lent let:let lie:lain lose:lost make:made mean:meant "
    "meet:met pay:paid put:put quit:quit read:read rebuild:rebuilt redo:redid/redone "
    "rewrite:rewrote/rewritten ride:rode/ridden ring:rang/rung rise:rose/risen run:ran say:said "
    "see:saw/seen seek:sought sell:sold send:sent set:set shake:shook/shaken shoot:shot "
    "show:showed/shown shut:shut sing:sang/sung sink:sank/sunk sit:sat sleep:slept "
    "speak:spoke/spoken spend:spent split:split spread:spread stand:stood steal:stole/stolen "
    "stick:stuck "
    "swim:swam/swum take:took/taken teach:taught tell:told think:thought throw:threw/thrown "
    "understand:understood wake:woke/woken wear:wore/worn win:won withdraw:withdrew/withdrawn "
    "write:wrote/written become:became arise:arose/arisen oversee:oversaw foresee:foresaw "
    "outgrow:outgrew/outgrown undertake:undertook/undertaken cost:cost "
    "hit:hit overcome:overcame undo:undid/undone bear:bore/born "
    "bend:bent bind:bound bleed:bled blow:blew/blown feed:fed hurt:hurt light:lit mistake:mistook "
    "shrink:shrank/shrunk slide:slid strike:struck swear:swore/sworn sweep:swept tear:tore/torn"
)
_SAME = (
    "fall:drop/drops/dropped/decrease/decreases/decreased rise:increase/increases/increased "
    "find:discover/discovers/discovered begin:start/starts/started buy:purchase/purchased "
    "fix:fixed/repair/repairs/repaired"
)


def _by_form(entries: str) -> dict[str, str]:
    pairs = (entry.split(":") for entry in entries.split())
    return {form: base for base, forms in pairs for form in (base, *forms.split("/"))}


_BASES = _by_form(_FORMS)
_KEYS = _by_form(_SAME) | _BASES


def _listed(text: str) -> list[str]:
    return text.split()


_UNITS = {
    word: value
    for value, word in enumerate(
        _listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        _listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PERSONS = {
    **dict.fromkeys(("i", "me", "myself"), ME),
    **dict.fromkeys(("my", "mine"), MINE),
    **dict.fromkeys(("we", "us", "ourselves"), WE),
    **dict.fromkeys(("our", "ours"), OURS),
    **dict.fromkeys(("they", "them", "themselves"), "they"),
    **dict.fromkeys(("their", "theirs"), "their"),
    **dict.fromkeys(("he", "him", "himself"), "he"),
    **dict.fromkeys(("she", "herself"), "she"),
}
PREPOSITIONS = word_set(
    "about above across after against along among around at before behind below beneath beside "
    "between beyond by despite during for from in inside into near of off on onto out outside over "
    "past per through throughout to toward towards under until up upon via with within since down"
)
CONJUNCTIONS = word_set("and or but nor")
CONNECTIVES = word_set(
    "because so although though while whereas when after before until since if unless than that "
    "which who whose where whether"
)
LIGHT = word_set(
    "a an the of in on at with for into onto as that which it this these those also then have do "
    "and but itself there"
)
OPERATORS = word_set(
    "not no never nobody nothing none neither nor without hardly barely rarely seldom almost "
    "nearly maybe perhaps probably possibly apparently would could should might may must will "
    "shall can all every everybody everyone everything each most some few several half many both "
    "only any except unless if whether until @about @first initially originally @must unable "
    "possible potential future former fake supposed alleged mostly mainly partly usually "
    "often sometimes always roughly approximately likely unlikely less more least "
    "too enough again"
)
"""Words that change what a sentence says: none may be left out of a claim or added to it."""

DROPPABLE = (
    (ADVERBS | word_set("my our own myself ourselves")) - OPERATORS - word_set("ever yet once")
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|%|[,;:()–—]|-(?=\s)")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_WENT = re.compile(r"\b(?:went|gone) (up|down)\b(?! to the)", re.I)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\b\.?\s+(?=[A-Z])")
_MARKS = frozenset(",;:()–—-")
_CONTRACTIONS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text.

    ``mark`` is the punctuation in front of it ("." at the start of a sentence, "" for none),
    ``joined`` whether "and", "or" or "but" stands in front, ``preposition`` the one that its
    noun phrase begins with ("" for none), ``sentence`` the number of its sentence.
    """

    key: str
    raw: str
    sentence: int
    mark: str = ""
    joined: bool = False
    preposition: str = ""
    name: bool = False

    @property
    def is_verb(self) -> bool:
        """Whether it is spelt like a verb in the past, or is one of "be"."""
        past = self.raw.endswith("ed") and len(self.raw) > 3 and self.raw not in _NO_PASTS
        return past or self.raw in IRREGULAR_PASTS or self.raw in _BASES

    @property
    def is_light(self) -> bool:
        """Whether a claim may leave it out or add it."""
        return self.key in LIGHT

    @property
    def is_plain(self) -> bool:
        """Whether it carries content: a noun, an adjective, a verb, a number or a name."""
        return not (
            self.is_light or self.key in DROPPABLE or self.raw in PREPOSITIONS | CONJUNCTIONS
        )


PASTS = (
    IRREGULAR_PASTS
    | word_set("was were did done had quit")
    | {form for form, base in _BASES.items() if form != base and not form.endswith("ing")}
    - word_set("am is are has does being been uses dies")
)
"""Irregular forms of the past."""

AUXILIARIES = word_set("do does did have has had would could will can should must may might not")
_NO_PASTS = word_set("need speed seed feed shed indeed hundred red bed exceed succeed proceed")


@lru_cache(maxsize=256)
def read_terms(text: str) -> tuple[Term, ...]:
    """The terms of a text, in order, at most ``MOST_TERMS``."""
    found: list[Term] = []
    for number, sentence in enumerate(sentence_texts(text[:8000])):
        found += _sentence_terms(sentence, number)
    return tuple(found[:MOST_TERMS])


def _sentence_terms(sentence: str, number: int) -> list[Term]:
    tokens = _numbers(_tokens(sentence))
    found: list[Term] = []
    mark, joined, preposition = ".", False, ""
    for at, token in enumerate(tokens):
        if token in _MARKS:
            mark = mark or token
            preposition = ""
            continue
        following = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        key = _key(token, following, tokens[at - 1].lower() if at else "")
        named = token[0].isupper() and token.lower() not in STOP_WORDS | LIGHT and mark != "."
        term = Term(key, token.lower(), number, mark, joined, preposition, named)
        found.append(term)
        mark = "" if key not in CONJUNCTIONS else mark
        joined = key in CONJUNCTIONS or (joined and term.is_light)
        closed = bool(found[-2:-1]) and found[-2].is_plain
        preposition = _preposition(term, preposition, closed)
    return found


def _preposition(term: Term, before: str, closed: bool) -> str:
    """The preposition whose noun phrase goes on after a term; a determiner begins a new one."""
    if term.raw in PREPOSITIONS:
        return term.raw
    ends = term.key in CONNECTIVES | CONJUNCTIONS | _SUBJECT_KEYS or term.is_verb
    return "" if ends or (closed and term.raw in DETERMINERS) else before


_SUBJECT_KEYS = frozenset((ME, WE, "they", "he", "she", "it"))


def _tokens(sentence: str) -> list[str]:
    text = sentence.replace("’", "'").replace("%", " percent ").replace("per cent", "percent")
    text = _TITLE.sub("", _HYPHEN.sub(" ", text))
    text = _WENT.sub(lambda found: "rose" if found[1].lower() == "up" else "fell", text)
    found: list[str] = []
    for token in _WORD.findall(text):
        found += _expanded(token)
    return found


def _expanded(token: str) -> list[str]:
    low = token.lower()
    if low in ("can't", "cannot", "won't"):
        return ["will" if low == "won't" else "can", "not"]
    if low.endswith("n't"):
        return [token[:-3], "not"]
    head, mark, tail = token.partition("'")
    if f"'{tail.lower()}" in _CONTRACTIONS and mark:
        return [head, _CONTRACTIONS[f"'{tail.lower()}"]]
    if tail.lower() == "s" and head.lower() in _PERSONS | {"it": "", "that": "", "there": ""}:
        return [head, "is"]
    return [head] if tail.lower() == "s" else [token]


def _numbers(tokens: Sequence[str]) -> list[str]:
    """The tokens with number words as figures: "two hundred and six" is "200 and 6"."""
    found: list[str] = []
    value: float | None = None
    for token in tokens:
        grown = _grow(value, token.lower())
        if grown is None and value is not None:
            found.append(_written(value))
            grown = _grow(None, token.lower())
        if grown is None:
            found.append(token)
        value = grown
    return found if value is None else [*found, _written(value)]


def _written(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _grow(value: float | None, low: str) -> float | None:
    """A number with one more word of it, None when the word does not belong to it."""
    if low in _SCALES:
        return None if value is None else value * _SCALES[low]
    new = _value(low)
    if new is None or value is None:
        return new
    room = value in _TENS.values() and new < 10
    return value + new if room or (value >= 100 and value % 100 == 0 and new < 100) else None


def _value(low: str) -> float | None:
    figure = _figure(low)
    if figure.replace(".", "", 1).isdecimal():
        return float(figure)
    return _TENS.get(low, _UNITS.get(low))


def _figure(token: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", token)


def _key(token: str, following: str, before: str) -> str:
    low = token.lower()
    if low in ("about", "around", "roughly", "approximately") and _counts(following):
        return "@about"
    if (low == "first" and before == "at") or low in ("initially", "originally"):
        return "@first"
    if low in ("have", "has", "had") and following == "to":
        return "@must"
    if low in _PERSONS:
        return _PERSONS[low]
    if low in LIGHT or low in OPERATORS or low in CONNECTIVES or low in PREPOSITIONS:
        return low
    base = _KEYS.get(low, low)
    return base if base in LIGHT else stem(base)


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in ("a", "half") or word in _UNITS or word in _TENS
