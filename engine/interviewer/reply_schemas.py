"""What a model may reply: the JSON schemas it is given, and the strict reading of what came.

Named slots instead of counted arrays: then type, properties, required, additionalProperties and
enum are all that a schema needs, which every server takes (facts of several servers, 2026). A
model that answers with lists instead is understood too. Whatever does not fit raises BadReply
with a reason that goes back to the model; it never holds what the candidate wrote.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from engine.errors import BadReply

THEMES = 3
POINTS = 5
FINDINGS = 3
MISSING = 3
OTHERS = 2
"""Answers beside the best that a rating of a competency can rest on."""
LABELS = ("positive", "neutral", "negative")
BANDS: Mapping[str, tuple[float, float]] = {
    "negative": (0.0, 0.4),
    "neutral": (0.4, 0.6),
    "positive": (0.6, 1.0),
}
"""Which scores agree with which label; the edges belong to both sides."""

Json = dict[str, object]
Label = Literal["positive", "neutral", "negative"]
Words = Annotated[str, Field(strict=True, max_length=2000)]


class Strict(BaseModel):
    """Exactly the fields there are, of exactly their types; errors do not repeat the input."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class QuestionReply(Strict):
    """A question and the candidate's phrase that it builds on, empty when it builds on none."""

    question: Annotated[Words, Field(min_length=1)]
    phrase: Words = ""


class FindingReply(Strict):
    """A strength or a weakness, with the words it rests on and their answer's number."""

    text: Words
    quote: Words
    answer: Annotated[int, Field(strict=True, ge=0)]


class SummaryReply(Strict):
    """The summary's own schema: exactly three themes and five key points."""

    themes: Annotated[tuple[Words, ...], Field(min_length=THEMES, max_length=THEMES, strict=False)]
    key_points: Annotated[
        tuple[Words, ...], Field(min_length=POINTS, max_length=POINTS, strict=False)
    ]
    strengths: Annotated[tuple[FindingReply, ...], Field(strict=False)]
    weaknesses: Annotated[tuple[FindingReply, ...], Field(strict=False)]
    missing_information: Annotated[tuple[Words, ...], Field(strict=False)]
    full_summary_text: Annotated[Words, Field(min_length=1)]
    sentiment_label: Label | None = None
    sentiment_score: Annotated[float, Field(strict=True, ge=0.0, le=1.0)] | None = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.sentiment_label is None) != (self.sentiment_score is None):
            raise ValueError("sentiment_label and sentiment_score must be given together")
        if self.sentiment_label is not None and self.sentiment_score is not None:
            least, most = BANDS[self.sentiment_label]
            if not least <= self.sentiment_score <= most:
                band = f"{self.sentiment_label} means a score from {least} to {most}"
                raise ValueError(f"sentiment_score does not agree with sentiment_label: {band}")
        return self


class ShownReply(Strict):
    """A level that one answer shows (0: none), with a quote of it and its number."""

    level: Annotated[int, Field(strict=True, ge=0, le=5)]
    quote: Words
    answer: Annotated[int, Field(strict=True, ge=0)]


class RatingReply(ShownReply):
    """One competency's level over all answers, with the best quote; ``others`` show it, too."""

    others: Annotated[tuple[ShownReply, ...], Field(strict=False)] = ()

    @property
    def evidence(self) -> tuple[ShownReply, ...]:
        """What the rating is said to rest on, the best first."""
        return tuple(each for each in (self, *self.others) if each.level)


def question_schema(phrases: Sequence[str]) -> Json:
    """The schema of a question; with phrases to choose from, one of them must be chosen."""
    properties: Json = {"question": {"type": "string"}}
    if phrases:
        properties = {"phrase": {"type": "string", "enum": list(phrases)}, **properties}
    return _object(properties)


def summary_schema(answers: Sequence[int], *, sentiment: bool) -> Json:
    """The schema of a summary in named slots; ``answers`` are the numbers that can be quoted."""
    text: Json = {"type": "string"}
    finding = _object(
        {"text": text, "quote": text, "answer": {"type": "integer", "enum": [0, *answers]}}
    )
    slots: Json = {f"theme_{n}": text for n in range(1, THEMES + 1)}
    slots |= {f"point_{n}": text for n in range(1, POINTS + 1)}
    slots |= {f"strength_{n}": finding for n in range(1, FINDINGS + 1)}
    slots |= {f"weakness_{n}": finding for n in range(1, FINDINGS + 1)}
    slots |= {f"missing_{n}": text for n in range(1, MISSING + 1)}
    if sentiment:
        slots["sentiment_label"] = {"type": "string", "enum": list(LABELS)}
        slots["sentiment_score"] = {"type": "number"}
    return _object({**slots, "full_summary_text": text})


def rating_schema(competencies: int, answers: Sequence[int]) -> Json:
    """The schema of one round of ratings: ``competency_1`` … in the order they were given in."""
    shown: Json = {
        "level": {"type": "integer", "enum": [0, 1, 2, 3, 4, 5]},
        "quote": {"type": "string"},
        "answer": {"type": "integer", "enum": [0, *answers]},
    }
    most = min(OTHERS, len(answers) - 1)
    others: Json = {f"other_{n}": _object(shown) for n in range(1, most + 1)}
    rating = _object({**shown, **others})
    return _object({f"competency_{n}": rating for n in range(1, competencies + 1)})


def _object(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def parse_question(text: str, phrases: Sequence[str]) -> QuestionReply:
    """The question in a reply; raises BadReply."""
    reply = _validate(QuestionReply, extract_json_object(text))
    if phrases and reply.phrase not in phrases:
        raise BadReply(problem="phrase must be one of the offered phrases, word for word")
    return reply


def parse_summary(text: str, *, sentiment: bool, last: bool = False) -> SummaryReply:
    """The summary in a reply; raises BadReply.

    ``last`` says that it will not be asked for again: a sentiment whose score does not agree with
    its label is then left out, rather than the whole summary.
    """
    found = _collect(extract_json_object(text))
    unsaid = last and sentiment and _is_contradictory(found)
    if unsaid:
        found = {**found, "sentiment_label": None, "sentiment_score": None}
    reply = _validate(SummaryReply, found)
    if sentiment and not unsaid and reply.sentiment_label is None:
        raise BadReply(problem="sentiment_label and sentiment_score are missing")
    if not sentiment and reply.sentiment_label is not None:
        raise BadReply(problem="sentiment was not asked for")
    return reply


def _is_contradictory(found: Json) -> bool:
    """Whether a label and a score, each as it should be, do not go together."""
    label, score = found.get("sentiment_label"), found.get("sentiment_score")
    if not isinstance(label, str) or label not in BANDS or isinstance(score, bool):
        return False
    if not isinstance(score, (int, float)) or not 0 <= score <= 1:
        return False
    least, most = BANDS[label]
    return not least <= score <= most


def parse_ratings(text: str, competencies: int) -> tuple[RatingReply, ...]:
    """The ratings in a reply, in the order of the competencies; raises BadReply."""
    found = extract_json_object(text)
    names = [f"competency_{n}" for n in range(1, competencies + 1)]
    if set(found) != set(names):
        raise BadReply(problem=f"the reply must have exactly the fields {', '.join(names)}")
    return tuple(_validate(RatingReply, _with_others(found[name])) for name in names)


def _with_others(rating: object) -> object:
    """A rating whose slots of other answers are a list; those that show nothing are left out."""
    if not isinstance(rating, dict):
        return rating
    slots = {name for name in rating if re.fullmatch(r"other_\d+", name)}
    told = (rating[name] for name in sorted(slots))
    others = [each for each in told if not (isinstance(each, dict) and each.get("level") == 0)]
    return {**{k: v for k, v in rating.items() if k not in slots}, "others": others}


def _collect(found: Json) -> Json:
    """Slots as lists. Empty texts of optional slots are left out; those of others are mistakes."""
    if "theme_1" not in found:
        return found
    rest = {k: v for k, v in found.items() if not re.fullmatch(r"[a-z]+_\d+", k)}
    return {
        **rest,
        "themes": _slots(found, "theme", THEMES),
        "key_points": _slots(found, "point", POINTS),
        "strengths": [f for f in _slots(found, "strength", FINDINGS) if not _is_empty(f)],
        "weaknesses": [f for f in _slots(found, "weakness", FINDINGS) if not _is_empty(f)],
        "missing_information": [m for m in _slots(found, "missing", MISSING) if m != ""],
    }


def _slots(found: Json, name: str, most: int) -> list[object]:
    numbered = sorted(k for k in found if re.fullmatch(rf"{name}_\d+", k))
    wanted = [f"{name}_{n}" for n in range(1, most + 1)]
    if numbered != wanted:
        raise BadReply(problem=f"the reply must have the fields {', '.join(wanted)}")
    return [found[key] for key in wanted]


def _is_empty(finding: object) -> bool:
    return isinstance(finding, dict) and not str(finding.get("text", "")).strip()


M = TypeVar("M", bound=Strict)


def _validate(model: type[M], found: object) -> M:
    try:
        return model.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)
        parts = [f"{'.'.join(map(str, e['loc'])) or 'reply'}: {e['msg']}" for e in first[:4]]
        raise BadReply(problem="; ".join(parts)) from None


_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def extract_json_object(text: str) -> Json:
    """The first JSON object in a reply, whatever stands around it; raises BadReply.

    Think-tags and Markdown fences are passed over; an object that breaks off is a mistake.
    """
    bare = _THINKING.sub("", text)
    start = bare.find("{")
    if start < 0:
        raise BadReply(problem="there is no JSON object in the reply")
    try:
        found, _ = json.JSONDecoder().raw_decode(bare, start)
    except (json.JSONDecodeError, RecursionError):
        raise BadReply(problem="the JSON object is not valid or was cut off") from None
    if not isinstance(found, dict):
        raise BadReply(problem="the reply must be one JSON object")
    return found
