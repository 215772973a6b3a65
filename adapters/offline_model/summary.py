"""A summary without a language model: it picks what was said and says that it does."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from adapters.offline_model.findings import missing, strengths, weaknesses
from adapters.offline_model.passages import Passage, passages, select_told
from adapters.offline_model.themes import themes
from adapters.offline_model.tone import tone
from engine.interviewer.reply_schemas import FINDINGS, MISSING, POINTS, THEMES
from engine.ports.model import TaskContext

ON_ITS_FACE = (
    "No language model wrote this summary: the built-in interviewer picks the candidate's own "
    "words by rule."
)
ENGLISH_ONLY = (
    "No language model wrote this summary: the built-in interviewer speaks English only, so it "
    "quotes these answers as they stand."
)
_EMPTY: Mapping[str, object] = {"text": "", "quote": "", "answer": 0}


def summarise(brief: TaskContext) -> dict[str, object]:
    """The reply to a summary's schema; slots that the answers do not fill stay empty."""
    answers = select_told(brief)
    found = passages(answers)
    english = brief.language == "en"
    terms = themes([text for _, text in answers]) if english else ()
    points = key_points(found)
    good = strengths(found) if english else []
    open_ = weaknesses(found, answers, good) if english else []
    reply: dict[str, object] = {
        **_slots("theme", terms, THEMES, ""),
        **_slots("point", [f'"{_inner(point.text)}"' for point in points], POINTS, ""),
        **_slots("strength", [asdict(one) for one in good], FINDINGS, _EMPTY),
        **_slots("weakness", [asdict(one) for one in open_], FINDINGS, _EMPTY),
        **_slots("missing", missing(answers) if english else (), MISSING, ""),
    }
    if brief.sentiment:
        label, score = tone([passage.text for passage in found])
        reply |= {"sentiment_label": label, "sentiment_score": score}
    return reply | {"full_summary_text": _prose(terms, points, english=english)}


def key_points(found: Sequence[Passage]) -> list[Passage]:
    """Up to five passages in the order of the answers: the best of each answer before any other."""
    ranked: list[tuple[int, float, Passage]] = []
    for number in dict.fromkeys(passage.answer for passage in found):
        own = sorted((p for p in found if p.answer == number), key=lambda p: -p.weight)
        ranked += [(place, -p.weight, p) for place, p in enumerate(own) if len(p.words) > 3]
    best = sorted(ranked, key=lambda one: one[:2])[:POINTS]
    return sorted((p for _, _, p in best), key=lambda p: (p.answer, p.at))


def _prose(terms: Sequence[str], points: Sequence[Passage], *, english: bool) -> str:
    """Two or three sentences, the first of which says whose words follow."""
    parts = [ON_ITS_FACE if english else ENGLISH_ONLY]
    if terms:
        parts.append(f"What comes up most: {_join_words(terms)}.")
    if points:
        best = max(points, key=lambda p: p.weight)
        parts.append(f'In the words of answer {best.answer}: "{_inner(best.text)}"')
    elif not terms:
        parts.append("The answers are too short to quote from.")
    return " ".join(parts)


def _join_words(terms: Sequence[str]) -> str:
    return terms[0] if len(terms) == 1 else f"{', '.join(terms[:-1])} and {terms[-1]}"


def _inner(text: str) -> str:
    """A text as it stands within quotation marks."""
    return text.replace('"', "'").replace("“", "'").replace("”", "'")


def _slots(name: str, found: Sequence[object], most: int, empty: object) -> dict[str, object]:
    filled = [*found, *[empty] * most][:most]
    return {f"{name}_{at}": value for at, value in enumerate(filled, start=1)}
