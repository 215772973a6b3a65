"""What simulated interviews come to in figures. Pure: interviews in, figures out."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from bot.evaluation.simulation import FALLBACK, FIRST_TIME, REPAIRED, Run
from engine.dialogue.models import Exchange, Interview, QuestionKind
from engine.injection.strip import strip_instructions
from engine.scoring import MEASURES
from engine.text import NEAR_DUPLICATE, content_words, is_gibberish, similar, words

ORDER = ("strong", "average", "weak")
"""Candidates whose scores are expected to fall in this order."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a figure lies apart over repeats of the same interview: mean and worst."""

    mean: float
    worst: float


@dataclass(frozen=True, slots=True)
class Order:
    """How often strong stood above average above weak, of the times that all three were scored."""

    held: int
    of: int


@dataclass(frozen=True, slots=True)
class EvalMetrics:
    """The figures of some interviews.

    Shares are 0.0 to 1.0, None where there is nothing to share; ``words`` and ``longest`` are
    of questions; ``near_duplicates`` counts questions like an earlier one of their interview;
    ``follow_ups`` is the share of questions after a readable answer that follow it up,
    ``touching`` the share of those that take up a word of it which is not the topic's;
    ``scores`` are means; ``cost`` is in US dollars, None without a price; ``tokens``, ``cost``
    and ``seconds`` are of one interview on average.
    """

    interviews: int
    questions: int
    first_time: float | None
    repaired: float | None
    fallback: float | None
    near_duplicates: int
    follow_ups: float | None
    touching: float | None
    words: float | None
    longest: int
    claims: int
    dropped: float | None
    summaries: Mapping[str, int]
    scores: Mapping[str, float | None]
    orders: Mapping[str, Order]
    spread: Mapping[str, Spread]
    calls: float
    input_tokens: float
    output_tokens: float
    cost: float | None
    seconds: float
    problems: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """The figures as plain values."""
        return asdict(self)


def compute_metrics(runs: Sequence[Run], built_in: str) -> EvalMetrics:
    """The figures of at least one run; calls to the model named ``built_in`` cost nothing."""
    interviews = [run.interview for run in runs]
    pairs = _pairs(interviews)
    followed = [pair for pair in pairs if pair[1].question.kind is QuestionKind.FOLLOW_UP]
    fates = sum((run.notes.fates for run in runs), Counter[str]())
    asked = [e.question.text for i in interviews for e in i.exchanges]
    lengths = [len(words(text)) for text in asked]
    calls = [c for i in interviews for c in i.calls if c.model != built_in]
    costs = [c.cost for c in calls if c.cost is not None]
    summaries = [i.summary for i in interviews if i.summary is not None]
    claims = sum(s.claims for s in summaries)
    return EvalMetrics(
        interviews=len(runs),
        questions=len(asked),
        first_time=_share(fates[FIRST_TIME], fates.total()),
        repaired=_share(fates[REPAIRED], fates.total()),
        fallback=_share(fates[FALLBACK], fates.total()),
        near_duplicates=sum(map(_near_duplicates, interviews)),
        follow_ups=_share(len(followed), len(pairs)),
        touching=_share(sum(_is_taking_up(*pair) for pair in followed), len(followed)),
        words=_mean(lengths),
        longest=max(lengths, default=0),
        claims=claims,
        dropped=_share(sum(s.dropped for s in summaries), claims),
        summaries=dict(Counter(str(s.state) for s in summaries)),
        scores={name: _mean(_values(runs, read)) for name, read in READINGS.items()},
        orders={name: _order(runs, READINGS[name]) for name in ("clarity", "rating")},
        spread=_spreads(runs),
        calls=len(calls) / len(runs),
        input_tokens=sum(c.input_tokens for c in calls) / len(runs),
        output_tokens=sum(c.output_tokens for c in calls) / len(runs),
        cost=sum(costs) / len(runs) if costs else None,
        seconds=fmean(run.seconds for run in runs),
        problems=dict(sum((run.notes.problems for run in runs), Counter[str]())),
    )


def _score(name: str) -> Callable[[Interview], float | None]:
    def read(interview: Interview) -> float | None:
        scores = interview.summary.scores if interview.summary else None
        return scores[name].value if scores else None

    return read


def _rating(interview: Interview) -> float | None:
    """The mean level of the competencies for which there is evidence."""
    ratings = interview.summary.ratings if interview.summary else ()
    return _mean([rating.level for rating in ratings if rating.level is not None])


def _count_dropped(interview: Interview) -> float | None:
    """The share of claims dropped, in percent."""
    summary = interview.summary
    return 100 * summary.dropped / summary.claims if summary and summary.claims else None


Reading = Callable[[Interview], float | None]
READINGS: Mapping[str, Reading] = {
    **{measure.name: _score(measure.name) for measure in MEASURES},
    "rating": _rating,
    "dropped": _count_dropped,
}
"""What each interview is measured by: scores 0 to 100, levels 1 to 5, percent."""


def _near_duplicates(interview: Interview) -> int:
    asked = [exchange.question.text for exchange in interview.exchanges]
    return sum(
        any(similar(text, earlier) >= NEAR_DUPLICATE for earlier in asked[:number])
        for number, text in enumerate(asked)
    )


Pair = tuple[Exchange, Exchange, str]
"""An exchange whose answer says something, the one after it, and the topic."""


def _pairs(interviews: Iterable[Interview]) -> list[Pair]:
    return [
        (earlier, later, interview.topic)
        for interview in interviews
        for earlier, later in zip(interview.exchanges, interview.exchanges[1:], strict=False)
        if _has_content(earlier)
    ]


def _has_content(exchange: Exchange) -> bool:
    text = strip_instructions(exchange.text or "").text
    return bool(text.strip()) and not is_gibberish(text)


def _is_taking_up(earlier: Exchange, later: Exchange, topic: str) -> bool:
    said = content_words(earlier.text or "") - content_words(topic)
    return bool(said & content_words(later.question.text))


def _order(runs: Sequence[Run], read: Reading) -> Order:
    """Over each topic and repeat."""
    found: dict[tuple[str, int], dict[str, float]] = {}
    for run in runs:
        value = read(run.interview)
        if value is not None:
            key = (run.case.sample.name, run.case.repeat)
            found.setdefault(key, {})[run.case.kind] = value
    whole = [[each[kind] for kind in ORDER] for each in found.values() if set(ORDER) <= set(each)]
    return Order(sum(a > b > c for a, b, c in whole), len(whole))


def _spreads(runs: Sequence[Run]) -> dict[str, Spread]:
    """Over the repeats of the same candidate on the same topic."""
    groups: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.case.sample.name, run.case.kind), []).append(run)
    found = {}
    for name, read in READINGS.items():
        several = [v for group in groups.values() if len(v := _values(group, read)) > 1]
        if several:
            widths = [max(values) - min(values) for values in several]
            found[name] = Spread(fmean(widths), max(widths))
    return found


def _values(runs: Iterable[Run], read: Reading) -> list[float]:
    return [value for run in runs if (value := read(run.interview)) is not None]


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
