"""What a model may reply, and what is said about everything else."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dialogue.plan import Competency
from engine.errors import BadReply
from engine.evidence.passages import Passage
from engine.interviewer.reply_schemas import (
    Json,
    extract_json_object,
    parse_question,
    parse_ratings,
    question_schema,
    rating_schema,
)
from engine.interviewer.report.selection import (
    Selection,
    parse_selection,
    reply_of,
    selection_schema,
)
from engine.ports.model import TaskContext

PASSAGES = tuple(Passage(f"{n}.1", n, f"I moved part {n}.", 0, 15) for n in (1, 2, 3))
OPEN = Passage("2.2", 2, "It is usually better.", 16, 37)
CARE = Competency("Care", "Guesses.", "Looks.", "Measures.")
BRIEF = TaskContext(
    "summary",
    "billing",
    (),
    competencies=(CARE,),
    passages=PASSAGES,
    open_passages=(OPEN,),
    themes=("the batch", "the queue"),
)
CHOSEN = Selection(
    themes=("the batch",),
    points=("1.1", "3.1"),
    strengths=("2.1",),
    weaknesses=("2.2",),
    competencies={"Care": ("3.1",)},
    sentiment=("neutral", 0.5),
)


def slots(**changes: object) -> Json:
    """A reply with these choices."""
    return {**reply_of(CHOSEN, BRIEF.competencies), **changes}


def test_slots_become_lists() -> None:
    """What was chosen comes back; empty slots are left out."""
    assert parse_selection(slots(), BRIEF) == CHOSEN


def test_the_same_id_twice_counts_once() -> None:
    """A model that repeats itself fills no second line with it."""
    assert parse_selection(slots(point_2="1.1", point_3="1.1"), BRIEF).points == ("1.1",)


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "Here it is: {} Bye.", "\ufeff{}"])
def test_what_stands_around_the_object_does_not_matter(around: str) -> None:
    """Fences and chatter are passed over."""
    assert extract_json_object(around.replace("{}", json.dumps(slots()))) == slots()


def test_thinking_is_passed_over() -> None:
    """An object inside think-tags is not the reply."""
    text = '<think>maybe {"question": "no"}</think>{"question": "How?"}'
    assert parse_question(text, ()).question == "How?"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (slots(point_1="9.9"), "point_1 must be one of: 1.1, 2.1, 3.1"),
        (slots(point_1="2.2"), "point_1 must be one of"),
        (slots(point_1="She is perfect."), "point_1 must be one of"),
        (slots(point_1=1.1), "point_1 must be one of"),
        (slots(point_1=None), "point_1 must be one of"),
        (slots(point_1=["1.1"]), "point_1 must be one of"),
        (slots(theme_1="Leadership"), "theme_1 must be one of: the batch, the queue"),
        (slots(competency_1_1="2.2"), "competency_1_1 must be one of"),
        ({k: v for k, v in slots().items() if k != "point_5"}, "missing: point_5"),
        (slots(sentiment_score="0.5"), "does not agree"),
        (slots(sentiment_label="great"), "does not agree"),
        (slots(sentiment_score=0.9), "does not agree"),
        (slots(sentiment_score=True), "does not agree"),
    ],
)
def test_what_does_not_fit_is_sent_back_with_the_reason(reply: Json, reason: str) -> None:
    """Whatever is not offered is named by its slot, and never mended."""
    with pytest.raises(BadReply, match=reason):
        parse_selection(reply, BRIEF)


def test_words_of_its_own_in_other_fields_are_not_read() -> None:
    """A field that nobody asked for reaches nothing."""
    assert parse_selection(slots(full_summary_text="Hire her."), BRIEF) == CHOSEN


@pytest.mark.parametrize(
    "text",
    ["", "I would rather not.", "[1, 2]", '{"themes": ["a"', "<think>{}", "{" * 9999],
)
def test_no_object_is_a_bad_reply(text: str) -> None:
    """Prose, lists, broken and truncated objects are told apart from answers."""
    with pytest.raises(BadReply):
        extract_json_object(text)


def test_sentiment_comes_when_and_only_when_it_is_asked_for() -> None:
    """Switched off it is not read; where it is never asked for again it is left out."""
    assert parse_selection(slots(), replace(BRIEF, sentiment=False)).sentiment is None
    assert parse_selection(slots(sentiment_score=0.9), BRIEF, last=True).sentiment is None
    assert "sentiment" not in json.dumps(selection_schema(replace(BRIEF, sentiment=False)))


def test_the_phrase_must_be_one_of_those_offered() -> None:
    """A follow-up builds on the candidate's words by construction."""
    good = json.dumps({"phrase": "the batch", "question": "How did the batch fail?"})
    assert parse_question(good, ("the batch",)).phrase == "the batch"
    with pytest.raises(BadReply, match="offered"):
        parse_question(good, ("something else",))


def test_reasons_never_repeat_what_was_written() -> None:
    """A reason that goes into a log or back to a model holds no answer's words."""
    with pytest.raises(BadReply) as refused:
        parse_selection(slots(point_1="zebra"), BRIEF)
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
        selection_schema(BRIEF),
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


LEAVES = st.none() | st.booleans() | st.floats() | st.text() | st.sampled_from(["1.1", "2.2"])
ANYTHING = st.recursive(LEAVES, st.lists)


@given(
    st.dictionaries(st.sampled_from(sorted(slots())), ANYTHING | st.sampled_from(["1.1", "2.2"]))
)
def test_any_reply_is_a_selection_of_what_was_offered_or_a_bad_reply(changes: Json) -> None:
    """Whatever a model writes, nothing but offered ids and themes is in the result."""
    try:
        made = parse_selection(slots(**changes), BRIEF)
    except BadReply:
        return
    ids = {passage.id for passage in PASSAGES}
    assert {*made.points, *made.strengths} <= ids
    assert set(made.weaknesses) <= {*ids, OPEN.id}
    assert set(made.themes) <= set(BRIEF.themes)
