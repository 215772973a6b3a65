"""Which answers can be measured, and which of their sentences count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.injection.plain_orders import is_order
from engine.scoring.ignorable import is_code, is_copied, is_praise
from engine.scoring.specificity import Details, details
from engine.text import content_words, is_gibberish, language
from engine.text.lexicon import ENGLISH_ONLY, IRREGULAR_PASTS, word_set
from engine.text.sentences import Sentence, split_sentences
from engine.text.tokens import stem

COVERED = ("en",)
"""Languages that the lexicons cover (ISO 639-1)."""

FEWEST_WORDS = 4
"""Shorter answers say too little to be measured alone."""

_POINTS_BACK = word_set(
    "this that it these those so then therefore thus afterwards later finally also instead because "
    "which second next but however another both neither either that's it's"
)
_PEOPLE = word_set("he she him her his they them their theirs he's she's they're")
_GENERIC = frozenset(
    stem(word)
    for word in IRREGULAR_PASTS
    | word_set(
        "day days week weeks month months year years hour hours minute minutes time times today "
        "yesterday tomorrow morning evening night last first second next people person man woman "
        "work works worked working job answer answers question questions candidate score scores "
        "always every best better part example case end started number place world life one two "
        "three four five six seven eight nine ten twelve twenty thirty forty hundred thousand "
        "million half percent per cent monday tuesday wednesday thursday friday saturday sunday "
        "january february march april june july august september october november december good "
        "bad new old big small high low long short great little own other large right young "
        "different early late few important public same able whole real full most more many thing "
        "things way ways lot kind side problem issue group hand eye fact home house room city "
        "country state school family water money story point business line name idea body "
        "information back face level office door health art war history party result reason guy "
        "moment air force euro euros dollar dollars metre metres meter meters litre litres liter "
        "liters gram grams kilometre kilometres kilometer kilometers park street road red green "
        "blue white black summer winter spring autumn weather sun rain open close start stop begin "
        "go come take make get give put see look find know think say tell ask need want use try "
        "keep let mean call show turn move play run bring happen write sit stand lose pay meet "
        "include continue set learn change lead understand watch follow create speak read allow "
        "add spend grow walk win offer remember love consider appear buy wait serve die send "
        "expect build stay fall cut reach remain suggest raise pass sell require report decide "
        "pull return explain hope develop carry break receive agree support hit produce eat cover "
        "catch draw choose cause listen realise realize like save miss cost start help"
    )
)
"""Stems too common to show that two sentences are about one thing."""


@dataclass(frozen=True, slots=True)
class ScorableAnswer:
    """One answer, read: what counts of it, or why nothing does."""

    number: int
    """1-based number of the answer."""
    skip_reason: str
    """Why nothing of it is measured, in plain words; empty when it is."""
    counted: tuple[Sentence, ...] = ()
    """Its sentences without orders, praise, copies of the question and repetitions."""
    linked: tuple[bool, ...] = ()
    """For each of them, whether it hangs together with the rest of what is said or asked."""
    details: tuple[Details, ...] = ()
    """For each of them, what it tells."""

    @property
    def words(self) -> int:
        """How many words count."""
        return sum(len(sentence.lower) for sentence in self.counted)


def scorable_answers(
    answers: Sequence[str | None], questions: Sequence[str]
) -> tuple[ScorableAnswer, ...]:
    """One page for each answer, in order."""
    asked = tuple(content for content in map(content_words, questions) if content)
    seen: set[tuple[str, ...]] = set()
    read = [_scorable_answer(at + 1, answer, asked, seen) for at, answer in enumerate(answers)]
    counts = Counter(
        stem for page in read for sentence in page.counted for stem in sentence.content
    )
    for question in asked:
        counts.update(question)
    shared = frozenset(stem for stem, count in counts.items() if count > 1) - _GENERIC
    return tuple(_link_sentences(page, shared) for page in read)


def _scorable_answer(
    number: int,
    answer: str | None,
    asked: tuple[frozenset[str], ...],
    seen: set[tuple[str, ...]],
) -> ScorableAnswer:
    if answer is None:
        return ScorableAnswer(number, "was skipped")
    found = split_sentences(number, answer)
    if not _is_plain_english(found):
        if is_gibberish(answer):
            return ScorableAnswer(number, "holds nothing readable")
        code = language(answer)
        if code is not None and code not in COVERED:
            return ScorableAnswer(number, f"is in a language that is not covered ({code})")
    own = tuple(_own(found, asked, seen))
    page = ScorableAnswer(number, "", own)
    return page if page.words >= FEWEST_WORDS else ScorableAnswer(number, "says too little")


def _is_plain_english(found: Sequence[Sentence]) -> bool:
    """Whether function words alone show that this is English and no mash: the quick way."""
    words = [word for sentence in found for word in sentence.lower]
    if len(words) < 8 or 2 * len(set(words)) < len(words):
        return False
    english = [word for word in words if word in ENGLISH_ONLY]
    stops = sum([sentence.stops for sentence in found])
    return len(english) >= 0.2 * len(words) and 4 * stops >= len(words) and len(set(english)) > 2


def _own(
    found: Iterable[Sentence],
    asked: tuple[frozenset[str], ...],
    seen: set[tuple[str, ...]],
) -> Iterator[Sentence]:
    for sentence in found:
        if sentence.lower in seen or not sentence.lower:
            continue
        seen.add(sentence.lower)
        if not any(
            (is_order(sentence), is_praise(sentence), is_code(sentence), is_copied(sentence, asked))
        ):
            yield sentence


def _link_sentences(page: ScorableAnswer, shared: frozenset[str]) -> ScorableAnswer:
    """The page with what its sentences tell and which of them hang together with others.

    One does that shares a word with another sentence or a question, or that points back to one
    that does and stands right before it. Where none does, the one that tells least stands for
    the answer: what is put beside it cannot lift it.
    """
    told = tuple(map(details, page.counted))
    linked = [not shared.isdisjoint(sentence.content) for sentence in page.counted]
    for at in range(1, len(linked)):
        linked[at] |= linked[at - 1] and _is_pointing_back(page.counted[at].lower)
    if linked and not any(linked):
        linked[min(range(len(told)), key=lambda at: told[at].worth)] = True
    return replace(page, linked=tuple(linked), details=told)


def _is_pointing_back(lower: tuple[str, ...]) -> bool:
    """Whether a sentence opens with a word that only another sentence explains."""
    return not (_POINTS_BACK.isdisjoint(lower[:3]) and _PEOPLE.isdisjoint(lower[:6]))
