"""How strongly a sentence depends on the one before it: alone, it could give a wrong picture."""

import itertools
from collections.abc import Iterable, Sequence

from engine.evidence.grammar.tokens import Token, is_word, tokenize
from engine.evidence.grammar.words import MONTHS, OTHERS_NOUNS, WEEKDAYS
from engine.text.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, STOP_WORDS, word_set
from engine.text.tokens import stem

NONE, LOOSE, CLOSE, FIRM = 0, 1, 2, 3
"""Strengths of a link; a firm one is never cut."""


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split("|"))


_FIRM_OPENERS = _phrases(
    "but|however|yet|though|although|instead|nevertheless|nonetheless|except|unfortunately|sadly|"
    "actually|in fact|in reality|in practice|in truth|the truth|or|nor|no|yes|yeah|nope|until|"
    "unless|at least|on the other hand|on the contrary|even so|that said|then again|just kidding|"
    "not|never|wrong|false|true|which|who|because|that|this|these|those|none|neither|both|maybe|"
    "perhaps|of course|sure|exactly|absolutely|definitely|not really|same|likewise|conversely|"
    "regardless|still|luckily|fortunately|thankfully|only|well|turned out|it turned out|otherwise|"
    "despite|apart from|provided|in spite|ironically|others|so did|so was|so had|so were|so do|"
    "so am|me too|whereas|while|rather|afterall|after all|to be fair|in other words|by that"
)
_CLOSE_OPENERS = _phrases(
    "strictly|technically|frankly|honestly|arguably|granted|admittedly|there|"
    "therefore|hence|thus|as a result|in the end|later|another|some|nobody|so|then it|"
    "eventually|finally|afterwards|after that|in the meantime|meanwhile|since then|it|they|he|she|"
    "his|her|their|its|one|ones|all|most|many|few|half|such|the latter|the former|the second one|"
    "the first one|the other one|the other|the others|the rest|everyone else|everybody else|"
    "the answer|the result|the opposite|the reverse|the problem was|for example|for instance|even|"
    "similarly|also|too|once|at some point|one day|one night|by then|only then|with that|for that|"
    "why|how so|second|secondly|third"
)
_LONGEST_OPENER = 4
_DENIALS = word_set(
    "stopped quit forgave stayed laughed disagree refuse overslept forgot missed refused declined "
    "disagreed objected resisted ignored rejected doubted regretted failed denied contradicted "
    "opposed protested disobeyed withdrew cancelled dropped lied exaggerated joking invented "
    "overruled vetoed"
)
_CORRECTIONS = word_set(
    "fair precise exact strictly speaking wrong mistake mistaken false lie untrue opposite reverse "
    "impossible joke kidding nonsense myth illusion incorrect anyway nevertheless instead either "
    "latter former however though unfortunately reality contrary disaster exaggeration rumour "
    "ironic ironically sarcasm sarcastic himself herself themselves neither nor likewise"
)
_EXPECTATIONS = word_set(
    "alone best mine everybody everyone single-handedly voted required requested forbade banned "
    "preferred favoured pushed hinted calculated invited encouraged hesitated doubted suspected "
    "tried attempted aimed meant never always perfect rated considered weighed tempted willing "
    "ready determined reputation should ought claiming trusted counted relied swore vowed "
    "advertised brochure manual rule rules policy initially originally officially supposed "
    "supposedly nearly almost planned intended thought believed assumed expected convinced certain "
    "hoped wanted promised told said says say claimed claims claim wrote asked suggested ordered "
    "offered proposed insisted demanded predicted recommended blamed accused rumour imagine "
    "suppose theory paper allegedly apparently seemed appeared looked guessed estimated forecast "
    "instructed advised urged begged threatened decided agreed announced reported stated argued "
    "warned explained complained wished think thinks believes pretended sounded feared mentioned"
)
_EXPECTING_PHRASES = (
    ("at", "first"),
    ("was", "sure"),
    ("were", "sure"),
    ("going", "to"),
    ("about", "to"),
    ("could", "have"),
    ("would", "have"),
    ("should", "have"),
    ("plan", "was"),
    ("idea", "was"),
    ("goal", "was"),
    ("would", "love"),
    ("i", "could"),
    ("i", "would"),
    ("role", "was"),
    ("job", "was"),
    ("task", "was"),
    ("used", "to"),
    ("would", "think"),
    ("had", "to"),
    ("let", "us"),
    ("according", "to"),
    ("not", "only"),
)
_ANNOUNCING = word_set("following follows")
_DATES = MONTHS | WEEKDAYS
_FREE = word_set("it they he she him her them this that these those its their his hers one ones")
_PERSONS = word_set("he she him her his hers")
_SPEAKERS = word_set("i we nobody no none")
_NEAR = 6
_SHORT, _BRIEF, _MIDDLING = 3, 4, 12
_COUNTS = word_set(
    "two three four five six seven eight nine ten eleven twelve several twenty thirty"
)


def link_strength(before: Sequence[Token], after: Sequence[Token]) -> int:
    """Strength of the link between two sentences, 0 (none) to 3 (never to be parted)."""
    last = before[-1].lower if before else ""
    first = [token.lower for token in after if is_word(token)]
    if not first or not before:
        return FIRM if not first else NONE
    if _asks(before) or last in (":", ",", ";", "-", "–", "—"):
        return FIRM
    words = [token.lower for token in before]
    if not _ANNOUNCING.isdisjoint(words[-6:]):
        return FIRM
    if not _DATES.isdisjoint(words) and not _DATES.isdisjoint(first):
        return max(CLOSE, _looks_back(words, after, first))
    return max(_looks_back(words, after, first), _looks_ahead(words))


def _asks(tokens: Sequence[Token]) -> bool:
    return any(token.lower == "?" for token in tokens[-3:])


def _looks_back(before: Sequence[str], after: Sequence[Token], first: Sequence[str]) -> int:
    """How strongly the second sentence points to what was said before it."""
    if len(first) <= _SHORT or _is_elliptic(after):
        return FIRM
    strength = max(_denies(first), _opening(first), _pointing(after, first))
    if not _CORRECTIONS.isdisjoint(first[:14]):
        return FIRM
    if len(first) <= _BRIEF or "later" in first[:5] or _takes_up(before, first):
        strength = max(strength, CLOSE)
    if _is_parallel(before, first):
        strength = max(strength, CLOSE)
    if _shares_word(before, first):
        strength = max(strength, LOOSE)
    counted = first[0] in _COUNTS or first[0].isdigit()
    if counted and len(first) > 1 and first[1] in AUXILIARIES | {"came", "of", "failed", "broke"}:
        strength = max(strength, CLOSE)
    return strength


def _takes_up(before: Sequence[str], first: Sequence[str]) -> bool:
    """Whether it opens with a word of the sentence before: "… proud of it. Proud is too much"."""
    word = next((word for word in first[:2] if word not in STOP_WORDS), "")
    return word != "" and word in before


def _shares_word(before: Sequence[str], first: Sequence[str]) -> bool:
    """Whether both speak of one thing by name."""
    meant = {stem(word) for word in before if word not in STOP_WORDS and word.isalpha()}
    return any(stem(word) in meant for word in first if word not in STOP_WORDS)


def _is_parallel(before: Sequence[str], first: Sequence[str]) -> bool:
    """Whether both open alike, or are counted: "In public … In private", "first … second"."""
    counted = not _ORDER.isdisjoint(before) and not _ORDER.isdisjoint(first[:3])
    return counted or (first[0] in PREPOSITIONS and before[0] == first[0])


_ORDER = word_set("first second third other last")


def _is_elliptic(after: Sequence[Token]) -> bool:
    """Whether the verb is left out: "It did not.", "I hadn't."."""
    words = [token.lower for token in after if is_word(token)]
    tail = [word for word in words[-2:] if word != "not"]
    return len(words) <= 8 and bool(tail) and tail[-1] in _BARE_AUXILIARIES


_BARE_AUXILIARIES = word_set(
    "did do does was were is are had have has could would should will can am"
)


def _denies(first: Sequence[str]) -> int:
    """How firmly somebody refuses or denies: "I did not believe them", "the data was not ours"."""
    near = first[:_NEAR]
    negated = not {"not", "never", "nothing", "no"}.isdisjoint(near)
    own = first[0] in _SPEAKERS or first[0] in ("and", "so")
    if not _DENIALS.isdisjoint(near) or (own and (negated or first[0] in ("nobody", "none"))):
        return FIRM
    return CLOSE if negated else NONE


def _opening(first: Sequence[str]) -> int:
    for strength, openers in (
        (FIRM, _FIRM_OPENERS),
        (CLOSE, _CLOSE_OPENERS),
    ):
        if any(tuple(first[:size]) in openers for size in range(1, _LONGEST_OPENER + 1)):
            return strength
    return NONE


def _pointing(after: Sequence[Token], first: Sequence[str]) -> int:
    """How strongly pronouns without an antecedent of their own point back."""
    known: set[str] = set()
    for place, token in enumerate(after):
        word = token.lower
        if word in _FREE and not _is_bound(after, place):
            part = place > 0 and after[place - 1].lower == "of" and word in _PARTS
            if part or known.isdisjoint(_fitting(word)):
                near = place < _NEAR or len(first) <= _MIDDLING or part
                return LOOSE if near else NONE
        if _is_noun(after, place):
            known.add(_kind(token))
    return NONE


def _kind(token: Token) -> str:
    """What a noun may be taken up as: by "she", by "they" or by "it"."""
    if token.lower.endswith("s") and not token.lower.endswith(("ss", "us")):
        return "many"
    person = token.lower in OTHERS_NOUNS or token.shown[:1].isupper()
    return "person" if person else "thing"


def _fitting(pronoun: str) -> frozenset[str]:
    """Kinds of nouns that a pronoun may take up."""
    if pronoun in _PERSONS:
        return frozenset(("person",))
    if pronoun in ("they", "them", "their", "these", "those", "ones"):
        return frozenset(("many", "person"))
    return frozenset(("thing",)) if pronoun != "one" else frozenset(("thing", "many"))


_PARTS = word_set("it them that those this these")


def _is_bound(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is no pronoun here: "that" before a clause, "one" before a noun."""
    word = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if word == "that":
        return at > 0 and tokens[at - 1].lower not in PREPOSITIONS and after[0].isalpha()
    if word in ("one", "ones"):
        return after[0].isalpha() and after not in AUXILIARIES and after not in PREPOSITIONS
    return False


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.lower[0].isalpha() or token.lower in STOP_WORDS or at == 0:
        return token.lower in OTHERS_NOUNS
    before = tokens[at - 1].lower
    plain = before in DETERMINERS or before in PREPOSITIONS or token.lower in OTHERS_NOUNS
    return plain or token.shown[:1].isupper() or token.lower.endswith("s")


def _looks_ahead(words: Sequence[str]) -> int:
    """Whether the first sentence tells a view, a wish or a plan, which the next may correct."""
    if not _EXPECTATIONS.isdisjoint(words):
        return CLOSE
    pairs = set(itertools.pairwise(words))
    return CLOSE if not pairs.isdisjoint(_EXPECTING_PHRASES) else NONE


def link_strengths(pieces: Iterable[str], goes_on: Sequence[bool]) -> list[int]:
    """For each piece but the first, how strongly it hangs on the one before it.

    ``goes_on``: for each piece whether it is a later part of a long spoken sentence.
    """
    tokens = [tokenize(piece) for piece in pieces]
    return [
        _part_strength(a, b) if part else link_strength(a, b)
        for (a, b), part in zip(itertools.pairwise(tokens), goes_on[1:], strict=False)
    ]


def _part_strength(before: Sequence[Token], after: Sequence[Token]) -> int:
    """Strength within a spoken sentence, where "and" and "so" only go on."""
    rest = list(after)
    while rest and rest[0].lower in _GOING_ON:
        del rest[0]
    first = [token.lower for token in rest if is_word(token)]
    return _looks_back([token.lower for token in before], rest, first) if first else FIRM


_GOING_ON = word_set("and so then")
