"""Whether a follow-up takes up what a passage tells, and whether it asks what was asked before.

A follow-up is made of words of the passage, of the topic, and of a small vocabulary of neutral
questions. Whatever else it says was not told: an assumption, a judgement, another matter. So there
is no list of what must not be asked. English only. Pure; linear in the length of the texts.
"""

import re
from collections.abc import Iterator

from engine.claims.clauses import is_done_by
from engine.claims.terms import ME, MINE, OURS, WE, Term, read_terms
from engine.questions.forbidden_topics.forbidden_area import forbidden_area
from engine.questions.question_kinds import object_words
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set
from engine.text.telling import own_sentences
from engine.text.tokens import clean, sentence_texts, stem

MOST_WORDS = 30

VOCABULARY = word_set(
    "decide decided decision choose chose chosen choice pick select notice noticed find found "
    "learn learned learnt happen happened come came become became change changed react "
    "reacted reaction respond responded go went going begin began start started end ended "
    "result turn turned sure check checked know knew known tell told think thought weigh "
    "weighed consider considered alternative alternatives option options rather else "
    "something other others anything reason led lead made make convinced convince prompted "
    "hard harder hardest difficult difficulty different differently again next first last "
    "before after then later part parts step steps way approach handle handled deal dealt "
    "plan planned prepare prepared compare compared explain explained work worked working "
    "mean meant surprise surprised expect expected difference matter mattered most more long "
    "longer often many much around say said mention mentioned describe described write wrote "
    "written keep kept time times today now situation own do doing done take took taken need "
    "needed help helped see saw seen hear heard realise realised realize realized moment "
    "point idea right look looking back stay about involved affect affected influence "
    "influenced together achieve trade-off talk talked try tried possible aside out up down "
    "same afterwards use used put arrive arrived reach reached once manage managed get got "
    "day involve process experience goal risk rest ideas kind kinds sort show showed organise "
    "organised organize arrange meeting meetings conversation conversations example spend week "
    "month year"
)
"""Words of a neutral question; they say nothing about what was done."""

_GROUPS = word_set(
    "colleague colleagues staff manager boss customer customers user users client clients "
    "student students patient patients guest guests volunteers members team people"
)
"""People whose reaction can be asked about without having been told of."""

_FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | word_set(
        "you your yours yourself it its itself that this these those they them their he him his "
        "she her who whom whose which what how why when where than as and or if there did do does "
        "was were is are be been being had have has would not to of in on at by for with from one "
        "exactly us me while"
    )
) - word_set("i my our")
_WH = r"(?:how|why|what|which|who|whom|when|where)"
_ASKING = re.compile(
    rf"^(?:(?:in|by|for|to|from|with|on|at|of) )?{_WH}(?:(?: [\w'-]+){{0,7}}?)"
    r" (?:did|was|were|had|have|has|would|led|made|prompted|convinced|happened|came|kept|changed"
    r"|helped|surprised|mattered|\w+ed|took|told|wrote|used|became|went|saw|found|gave)\b",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:earlier )?you (?:have )?(?:also |just |then |earlier )?"
    r"(?:mentioned|said|wrote|told me|described|explained)|let (?:me|us) stay with)\b",
    re.I,
)
_TELLS = re.compile(r"^(?:earlier,? )?you \w+|^let (?:me|us) stay with\b", re.I)
_SETTING = re.compile(
    r"^(?:(?:looking|thinking) back|when|after|before|once|while|in|at|during|for|as)\b"
    r"[^,]*, (?=\w)",
    re.I,
)
_SECOND = re.compile(
    rf"(?:,|;|:| and| or| but) (?:and |or |then |also )*(?:{_WH} (?!\w+ing\b)|(?:did|was|were|do"
    r"|is) (?:you|it|that|they|the)\b)",
    re.I,
)
_AND_WHY = re.compile(r", and why\?$", re.I)
_PLURAL = re.compile(r"\b(?:we|us|our|ours|i|me|my|mine|we're|let's)\b", re.I)
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
_TIMELESS = re.compile(rf"^{_WH} (?:is|are|does|do|can|could|should|must|will|might|shall)\b", re.I)
_WOULD = re.compile(r"\bwould\b|\bkept you from\b", re.I)
_REFLECTS = re.compile(r"\b(?:different(?:ly)?|again|changed?|instead|next time|today)\b", re.I)
_LOOKS = re.compile(r"https?:|www\.|[<>{}\[\]`|*_#@\\]|\n|\S@\S")
_ACTING = word_set(
    "choose pick select change begin start end keep take use put make write need help try decide"
)
_YOURS = re.compile(r"\byour (?:own |first |\d+ )*([^\W\d_]+)", re.I)
_OWNERS = {MINE, OURS}
_OTHERWISE = word_set(
    "not never would could should might want hop plan wish fear almost nearly refus fail ask declin"
)
_PERCEIVED = word_set("be see notice hear have know think feel believe sit")
_SPEAKER = frozenset((ME, WE))


def takes_up(question: str, passage: str, topic: str) -> str | None:
    """Why a follow-up must not be asked about a passage, as one sentence; None when it may."""
    text = clean(question)
    return _form(text) or _ground(text, passage, topic) or _deeds(text, passage)


def _form(text: str) -> str | None:
    """What is wrong with its form: one open question about what was, in plain words."""
    bare = _QUOTED.sub('"…"', text)
    *lead, asked = sentence_texts(bare) or ("",)
    asked = _SETTING.sub("", asked.replace('"…"', "that"))
    if text.count("?") != 1 or not text.endswith("?") or _LOOKS.search(text):
        return "Write one question in plain words that ends with a question mark."
    if len(text.split()) > MOST_WORDS:
        return f"Write at most {MOST_WORDS} words."
    if len(lead) > 1 or not all(map(_TELLS.match, lead)):
        return 'Write only the question; at most "You mentioned that …" before it.'
    if _PLURAL.search(re.sub(r"^let (?:me|us) stay", "", bare, flags=re.I)):
        return "Ask about what the person did; do not say I or we."
    if not _ASKING.match(asked) or _TIMELESS.match(asked):
        return "Ask how, why, what or who about what was done; not for a yes or a no."
    if _SECOND.search(_AND_WHY.sub("?", asked)):
        return "Ask exactly one question."
    if re.search(r"\bwould\b", asked, re.I) and not _REFLECTS.search(asked):
        return "Ask about what was done, not about what could be."
    return None


def _ground(text: str, passage: str, topic: str) -> str | None:
    """What it says that nobody told."""
    if area := forbidden_area(text):
        return f"It touches {area}; ask about the work."
    told = _stems(passage)
    known = told | _stems(topic) | _VOCABULARY | _GROUP_STEMS
    new = [word for word in _content(text) if not _is_known(word, known)]
    if new:
        return f'Nobody said "{new[0]}"; use the words of the passage.'
    own = frozenset().union(*(_stems(passage[a:b]) for a, b in own_sentences(passage)))
    if not own:
        return "The passage does not tell what the person did; choose another."
    if not any(word not in VOCABULARY and _is_known(word, own) for word in _content(text)):
        return "Take up words of what the person did."
    return None


def _is_known(word: str, known: frozenset[str]) -> bool:
    parts = word.split("-")
    return all(key in known or key.isdigit() is None for key in map(_stem, parts))


# What the question says the person did.


def _deeds(text: str, passage: str) -> str | None:
    terms = read_terms(passage)
    for verb, negated in _your_verbs(text):
        places = [at for at, term in enumerate(terms) if term.key == verb]
        done = [at for at in places if is_done_by(terms, at, _SPEAKER)]
        if places and not done:
            return "Somebody else did that; ask about what the person did."
        undone = all(_is_undone(terms, at) for at in done)
        if done and undone != negated and not (undone and _WOULD.search(text)):
            return "The person did not say so; keep to what was done."
        if not places and negated:
            return "The person did not say that they did not; ask without assuming it."
        if verb in _ACTING_STEMS and not places and not _is_object(text, terms):
            return "The person did not say so; ask how it came about."
    if any(not _is_theirs(word, terms) for word in _YOURS.findall(text)):
        return "The person did not call it theirs; ask without assuming it."
    return None


def _is_theirs(word: str, terms: tuple[Term, ...]) -> bool:
    """Whether something is the person's: they call it "my", or it is what they worked on."""
    key = _stem(word.lower())
    if key in _VOCABULARY | _GROUP_STEMS or all(term.key != key for term in terms):
        return True
    said = (t for at, t in enumerate(terms) if t.key == key and _OWNERS & _keys(terms, at))
    return any(said) or _is_object(word, terms, _UNMADE_STEMS)


def _keys(terms: tuple[Term, ...], at: int) -> set[str]:
    return {term.key for term in terms[max(0, at - 3) : at]}


def _your_verbs(text: str) -> Iterator[tuple[str, bool]]:
    """The verbs that follow "you" ("did you move", "you did not move"), and whether denied."""
    terms = read_terms(_LEAD.sub("", text))
    for at, term in enumerate(terms):
        if term.raw != "you":
            continue
        after = [t for t in terms[at + 1 : at + 4] if t.raw not in _BETWEEN]
        upto = terms.index(after[0]) if after else at
        between = {t.raw for t in terms[max(0, at - 1) : upto]}
        if after and after[0].raw not in _FUNCTION and not after[0].mark:
            yield after[0].key, bool(between & {"not", "never"})


_BETWEEN = word_set("not never did do also then first really had have to")


def _is_undone(terms: tuple[Term, ...], at: int) -> bool:
    """Whether what a verb tells was denied, wished for or nearly done."""
    for place in range(at, 0, -1):
        if terms[place].joined or terms[place].mark or terms[place].key in _SPEAKER:
            return False
        if terms[place - 1].key in _OTHERWISE:
            return True
    return False


def _is_object(text: str, terms: tuple[Term, ...], unmade: frozenset[str] = frozenset()) -> bool:
    """Whether what is asked about is the object of a deed of the person's."""
    wanted = {_stem(word) for word in object_words(text)}
    deed = False
    for term in terms:
        if term.key in _SPEAKER and term.raw in ("i", "we"):
            deed = True
        elif term.mark or term.joined:
            deed = deed and term.is_verb
        if term.is_verb and term.key in _PERCEIVED_STEMS | unmade:
            deed = False
        if deed and _stem(term.raw) in wanted:
            return True
    return False


# Words.


def _content(text: str) -> list[str]:
    """The words of a question that have to be known, in order."""
    read = re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*%?", _LEAD.sub("", text))
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in read)
    return [word for word in words if word not in _FUNCTION]


def _stems(text: str) -> frozenset[str]:
    parts = (part for word in _content_of(text) for part in (word, *word.split("-")))
    return frozenset(map(_stem, parts))


def _content_of(text: str) -> list[str]:
    read = re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    return [word.lower().replace("’", "'").removesuffix("'s") for word in read]


def _stem(word: str) -> str:
    terms = read_terms(word)
    return terms[0].key if len(terms) == 1 and not terms[0].key.startswith("@") else stem(word)


_VOCABULARY = frozenset(map(_stem, VOCABULARY))
_GROUP_STEMS = frozenset(map(_stem, _GROUPS))
_ACTING_STEMS = frozenset(map(_stem, _ACTING))
_UNMADE_STEMS = frozenset(map(_stem, ("find", "discover", "count", "meet")))
_PERCEIVED_STEMS = frozenset(map(_stem, _PERCEIVED))
