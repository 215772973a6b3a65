"""Confidence: how far the wording commits to positions or hedges them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.scoring.explanations import certainty, format_number
from engine.scoring.hedge_detection import FIRST_PERSON, Hedge, hedges
from engine.scoring.hedge_lexicon import DENIAL
from engine.scoring.scorable import ScorableAnswer
from engine.scoring.scores import MOST_EVIDENCE, Evidence, Score, not_scored
from engine.text.lexicon import DETERMINERS, PRONOUNS, word_set
from engine.text.sentences import Sentence, is_question, without_quotations

FEWEST_WORDS = 5
SHORT = 25
"""Words below which a score is drawn to the middle."""
NONE_UP_TO, ALL_FROM = 0.5, 6.0
"""Hedges in a hundred words: full commitment up to the one, none from the other on."""
DENIALS = 6
"""Points, of the hundred, that only absolute denial reaches ("no", "never")."""

_SAYING = word_set(
    "said says saying told tells claimed claims argued argues warned feared replied answered "
    "mentioned explained insisted complained thought believed"
)


class _Stance(NamedTuple):
    """What one sentence commits to."""

    sentence: Sentence
    words: int
    hedges: tuple[Hedge, ...]
    denials: int
    states: bool
    """Whether it counts without a hedge: no heap of key words, and part of the answer."""

    @property
    def load(self) -> float:
        return sum(hedge.weight for hedge in self.hedges)


def confidence(read: Sequence[ScorableAnswer]) -> Score:
    """How far the wording commits to positions (100) or hedges them (0).

    Over all answers, h is the weight of the hedges in a hundred words (at least 25
    words are reckoned with), and the score is 94 at h = 0.5 and less, 0 at h = 6 and
    more, straight between; absolute denial adds up to 6. Below 25 words it is drawn
    to 50 by the factor 1 - (1 - words/25)^5. Questions, quotations and reported
    speech do not count; nor do plain sentences that hang together with nothing else
    in their answer, so that nobody can thin out hedges with padding.
    """
    measured = [page for page in read if not page.skip_reason]
    stances = [stance for page in measured for stance in _stances(page)]
    words = _count_words(stances)
    if words < FEWEST_WORDS:
        return not_scored("")
    load = sum(stance.load for stance in stances)
    denials = sum(stance.denials for stance in stances if stance.states or stance.hedges)
    value = round(value_of(words, load, denials))
    return Score(value, certainty(words, measured), _reason(stances, words), _evidence(stances))


def value_of(words: int, load: float, denials: int) -> float:
    """The formula: the score for so many words, such a weight of hedges, so many denials."""
    rate = 100 * load / max(words, SHORT)
    plain = (ALL_FROM - rate) / (ALL_FROM - NONE_UP_TO)
    full = (100 - DENIALS) * max(0.0, min(1.0, plain))
    full += DENIALS * min(1.0, 40 * denials / words)
    drawn = 1 - max(0.0, 1 - words / SHORT) ** 5
    return 50 + (full - 50) * drawn


def _stances(page: ScorableAnswer) -> Iterator[_Stance]:
    for sentence, link in zip(page.counted, page.linked, strict=True):
        if is_question(sentence):
            continue
        said = _without_reports(without_quotations(sentence))
        found = tuple([hedge for hedge in hedges(said.lower) if not _is_month(said, hedge)])
        states = link and (len(said.lower) < 8 or 10 * said.stops > len(said.lower))
        yield _Stance(sentence, len(said.lower), found, _denials(said.lower, found), states)


def _count_words(stances: Sequence[_Stance]) -> int:
    """The words of linked and of hedged sentences; if these are few, of all, up to 25."""
    counted = sum(stance.words for stance in stances if stance.states or stance.hedges)
    return max(counted, min(SHORT, sum(stance.words for stance in stances)))


def _denials(lower: Sequence[str], found: Sequence[Hedge]) -> int:
    if DENIAL.isdisjoint(lower):
        return 0
    hedged = {at for hedge in found for at in range(hedge.at, hedge.at + len(hedge.words))}
    return sum(word in DENIAL and at not in hedged for at, word in enumerate(lower))


def _is_month(sentence: Sentence, hedge: Hedge) -> bool:
    return hedge.words == ("may",) and hedge.at > 0 and sentence.tokens[hedge.at] == "May"


def _without_reports(sentence: Sentence) -> Sentence:
    """The sentence without what somebody else is told to have said."""
    lower = sentence.lower
    if _SAYING.isdisjoint(lower):
        return sentence
    for at, word in enumerate(lower):
        if word in _SAYING and _is_reported_speech(lower, at):
            end = _resumes(lower, at + 1)
            kept = sentence.tokens[: at + 1] + sentence.tokens[end:]
            return sentence._replace(tokens=kept, lower=lower[: at + 1] + lower[end:])
    return sentence


def _is_reported_speech(lower: Sequence[str], at: int) -> bool:
    """Whether a verb of saying has another subject than the speaker, and a clause after it."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    clause = after in DETERMINERS or after in PRONOUNS or after in {"that", "if", "how", "maybe"}
    return at > 0 and clause and FIRST_PERSON.isdisjoint(lower[max(0, at - 3) : at])


def _resumes(lower: Sequence[str], start: int) -> int:
    """Where the speaker's own words go on after a report: at "but I", "so we"."""
    for at in range(start, len(lower) - 1):
        if lower[at] in {"but", "so", "and"} and lower[at + 1] in {"i", "we"}:
            return at
    return len(lower)


def _reason(stances: Sequence[_Stance], words: int) -> str:
    count = sum(len(stance.hedges) for stance in stances)
    if not count:
        return "The wording commits to what it says: no hedges were found."
    share = 100 * count / words
    hold = "hedge holds" if count == 1 else "hedges hold"
    return f"{count} {hold} back positions in {words} words ({share:.1f} %)."


def _evidence(stances: Sequence[_Stance]) -> tuple[Evidence, ...]:
    hedged = sorted((stance for stance in stances if stance.hedges), key=lambda each: -each.load)
    return tuple(
        Evidence(
            stance.sentence.answer,
            format_number(stance.sentence),
            tuple(" ".join(hedge.words) for hedge in stance.hedges),
            "hedge",
        )
        for stance in hedged[:MOST_EVIDENCE]
    )
