"""What a model may reply: the JSON schemas it is given, and the strict reading of what came.

Named slots instead of counted arrays: then type, properties, required, additionalProperties and
enum are all that a schema needs, which every server takes (facts of several servers, 2026).
Whatever does not fit raises BadReply with a reason that goes back to the model.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.errors import BadReply

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
Words = Annotated[str, Field(strict=True, max_length=2000)]


class Strict(BaseModel):
    """Exactly the fields there are, of exactly their types; errors do not repeat the input."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class QuestionReply(Strict):
    """A question and the candidate's phrase that it builds on, empty when it builds on none."""

    question: Annotated[Words, Field(min_length=1)]
    phrase: Words = ""


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
    return object_schema(properties)


def rating_schema(competencies: int, answers: Sequence[int]) -> Json:
    """The schema of one round of ratings: ``competency_1`` … in the order they were given in."""
    shown: Json = {
        "level": {"type": "integer", "enum": [0, 1, 2, 3, 4, 5]},
        "quote": {"type": "string"},
        "answer": {"type": "integer", "enum": [0, *answers]},
    }
    most = min(OTHERS, len(answers) - 1)
    others: Json = {f"other_{n}": object_schema(shown) for n in range(1, most + 1)}
    rating = object_schema({**shown, **others})
    return object_schema({f"competency_{n}": rating for n in range(1, competencies + 1)})


def object_schema(properties: Json) -> Json:
    """An object with exactly these fields."""
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


def sentiment_of(found: Json, *, last: bool) -> tuple[str, float] | None:
    """Label and score in a reply's object; raises BadReply when they do not agree.

    ``last`` says that it will not be asked for again: what does not agree is then None.
    """
    label, score = found.get("sentiment_label"), found.get("sentiment_score")
    if isinstance(label, str) and label in BANDS and _is_score(score):
        least, most = BANDS[label]
        number = float(score)  # type: ignore[arg-type]
        if least <= number <= most:
            return label, number
    if last:
        return None
    bands = ", ".join(f"{name} {least} to {most}" for name, (least, most) in BANDS.items())
    raise BadReply(problem=f"sentiment_score does not agree with sentiment_label: {bands}")


def _is_score(score: object) -> bool:
    return isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1


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
