"""What a model may reply, and what is said about everything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import BadReply
from engine.interviewer.reply_schemas import (
    Json,
    parse_question,
    parse_ratings,
    parse_summary,
    question_schema,
    rating_schema,
    summary_schema,
)

FINDING = {"text": "counts", "quote": "we lost 41", "answer": 1}
NONE = {"text": "", "quote": "", "answer": 0}


def slots(**changes: object) -> Json:
    """A summary in named slots."""
    usual: Json = {
        **{f"theme_{n}": f"theme {n}" for n in (1, 2, 3)},
        **{f"point_{n}": f"point {n}" for n in range(1, 6)},
        **{f"strength_{n}": FINDING if n == 1 else NONE for n in (1, 2, 3)},
        **{f"weakness_{n}": NONE for n in (1, 2, 3)},
        **{f"missing_{n}": "team size" if n == 1 else "" for n in (1, 2, 3)},
        "sentiment_label": "neutral",
        "sentiment_score": 0.5,
        "full_summary_text": "She lost 41.",
    }
    return {**usual, **changes}


def lists(**changes: object) -> Json:
    """A summary in the summary's own schema."""
    usual: Json = {
        "themes": ["a", "b", "c"],
        "key_points": ["1", "2", "3", "4", "5"],
        "strengths": [FINDING],
        "weaknesses": [],
        "missing_information": ["team size"],
        "sentiment_label": "neutral",
        "sentiment_score": 0.5,
        "full_summary_text": "She lost 41.",
    }
    return {**usual, **changes}


def test_slots_become_lists() -> None:
    """Exactly three themes and five points; empty optional slots are left out."""
    reply = parse_summary(json.dumps(slots()), sentiment=True)
    assert reply.themes == ("theme 1", "theme 2", "theme 3")
    assert len(reply.key_points) == 5
    assert [f.quote for f in reply.strengths] == ["we lost 41"]
    assert reply.weaknesses == ()
    assert reply.missing_information == ("team size",)


def test_lists_are_understood_too() -> None:
    """A model that keeps to the summary's own schema says the same."""
    assert parse_summary(json.dumps(lists()), sentiment=True).themes == ("a", "b", "c")


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here it is: {} Bye.", "\ufeff{}"])
def test_what_stands_around_the_object_does_not_matter(around: str) -> None:
    """Fences and chatter are passed over."""
    text = around.replace("{}", json.dumps(lists()))
    assert parse_summary(text, sentiment=True).full_summary_text == "She lost 41."


def test_thinking_is_passed_over() -> None:
    """An object inside think-tags is not the reply."""
    text = '<think>maybe {"question": "no"}</think>{"question": "How?"}'
    assert parse_question(text, ()).question == "How?"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (lists(themes=["a", "b"]), "themes: .* at least 3"),
        (lists(key_points=["1"] * 6), "key_points: .* at most 5"),
        (lists(themes="a, b, c"), "themes: .*valid"),
        (lists(extra=1), "extra: Extra inputs"),
        ({k: v for k, v in lists().items() if k != "strengths"}, "strengths: Field required"),
        (lists(sentiment_score="0.5"), "sentiment_score"),
        (lists(sentiment_label="great"), "sentiment_label"),
        (lists(sentiment_score=0.9), "does not agree"),
        (lists(sentiment_score=1.7), "sentiment_score"),
        (lists(sentiment_label=None), "together"),
        (lists(strengths=[{"text": "a", "quote": "b"}]), "strengths.0.answer"),
        (lists(strengths=[{"text": "a", "quote": "b", "answer": "1"}]), "strengths.0.answer"),
        (lists(full_summary_text=""), "full_summary_text"),
        (slots(theme_4="d"), "theme_1, theme_2, theme_3"),
        ({k: v for k, v in slots().items() if k != "point_5"}, "point_5"),
    ],
)
def test_what_does_not_fit_is_sent_back_with_the_reason(reply: Json, reason: str) -> None:
    """Wrong types, missing and extra fields, wrong counts: each is named, none is mended."""
    with pytest.raises(BadReply, match=reason):
        parse_summary(json.dumps(reply), sentiment=True)


@pytest.mark.parametrize(
    "text",
    ["", "I would rather not.", "[1, 2]", '{"themes": ["a"', "<think>{}", '"{}"', "{" * 9999],
)
def test_no_object_is_a_bad_reply(text: str) -> None:
    """Prose, lists, broken and truncated objects are told apart from answers."""
    with pytest.raises(BadReply):
        parse_summary(text, sentiment=True)


def test_sentiment_comes_when_and_only_when_it_is_asked_for() -> None:
    """Switched off it must not be there; switched on it must."""
    without = lists(sentiment_label=None, sentiment_score=None)
    assert parse_summary(json.dumps(without), sentiment=False).sentiment_label is None
    with pytest.raises(BadReply, match="missing"):
        parse_summary(json.dumps(without), sentiment=True)
    with pytest.raises(BadReply, match="not asked"):
        parse_summary(json.dumps(lists()), sentiment=False)


def test_the_phrase_must_be_one_of_those_offered() -> None:
    """A follow-up builds on the candidate's words by construction."""
    good = json.dumps({"phrase": "the batch", "question": "How did the batch fail?"})
    assert parse_question(good, ("the batch",)).phrase == "the batch"
    with pytest.raises(BadReply, match="offered"):
        parse_question(good, ("something else",))


def test_reasons_never_repeat_what_was_written() -> None:
    """A reason that goes into a log or back to a model holds no answer's words."""
    with pytest.raises(BadReply) as refused:
        parse_summary(json.dumps(lists(themes=["zebra"])), sentiment=True)
    assert "zebra" not in str(refused.value)


def test_ratings_come_in_the_order_of_the_competencies() -> None:
    """One object a competency, no more and no less."""
    rating = {"level": 3, "quote": "we lost 41", "answer": 1}
    found = parse_ratings(json.dumps({"competency_2": rating, "competency_1": rating}), 2)
    assert [r.level for r in found] == [3, 3]
    with pytest.raises(BadReply, match="competency_1"):
        parse_ratings(json.dumps({"competency_2": rating}), 1)


def schemas() -> list[Json]:
    """One of each kind."""
    return [
        question_schema(("a",)),
        question_schema(()),
        summary_schema((1, 2), sentiment=True),
        rating_schema(2, (1,)),
    ]


@pytest.mark.parametrize("schema", schemas(), ids=["follow-up", "open", "summary", "rating"])
def test_schemas_use_only_what_every_server_takes(schema: Json) -> None:
    """Type, properties, required, additionalProperties, enum; every property is required."""
    known = {"type", "properties", "required", "additionalProperties", "enum"}

    def check(part: object) -> None:
        assert isinstance(part, dict)
        assert set(part) <= known
        if part["type"] == "object":
            assert part["required"] == list(part["properties"])
            assert part["additionalProperties"] is False
            for below in part["properties"].values():
                check(below)

    check(schema)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists) | st.text())
def test_any_reply_is_a_summary_or_a_bad_reply(reply: object) -> None:
    """Nothing that a model can write raises anything else."""
    text = reply if isinstance(reply, str) else json.dumps({"themes": reply})
    with pytest.raises(BadReply):
        parse_summary(text, sentiment=True)
