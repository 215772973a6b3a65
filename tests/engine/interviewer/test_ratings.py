"""Competencies: asked several times; the median counts, and only with the candidate's words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.export import summary_as_json
from engine.dialogue.models import Interview
from engine.dialogue.plan import Competency, Plan, Ratings, Template
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import Summarise
from engine.dialogue.summary import AnswerRating, CompetencyRating
from engine.interviewer.ratings import aggregate_ratings
from engine.interviewer.reply_schemas import RatingReply, ShownReply, parse_ratings, rating_schema
from prompts.library import Library
from tests.fakes.interviewing import TOLD, answered, good, interviewer
from tests.fakes.model import Line
from tests.fakes.world import NOON, SECOND, reply, started

CARE = Competency("Care", "Guesses.", "Looks.", "Measures.")
TALK = Competency("Talk", "Silent.", "Tells.", "Brings people along.")
ANSWERS = {1: TOLD, 2: "I told the finance team every morning."}
QUOTE = "41 of 120,000 lines differed"

NEWEST, RATING = (Library.load().versions(name)[-1] for name in ("summary", "rating"))


def level(level: int, quote: str = QUOTE, answer: int = 1) -> RatingReply:
    """One round's rating of one competency."""
    return RatingReply(level=level, quote=quote, answer=answer)


def one(*replies: RatingReply) -> CompetencyRating:
    """What these rounds come to for one competency."""
    return aggregate_ratings([CARE], [[each] for each in replies], ANSWERS).ratings[0]


def test_the_median_counts_and_the_spread_is_shown() -> None:
    """Three rounds, one of them an outlier: unstable, because they lie far apart."""
    found = one(level(4), level(5), level(2))
    assert (found.level, found.spread, found.unstable) == (4, 3, True)
    assert (found.quote, found.answer) == (QUOTE, 1)
    assert not one(level(4), level(5), level(4)).unstable


def test_a_level_without_the_candidates_words_is_dropped_and_counted() -> None:
    """An invented quote and one of another answer are no evidence."""
    replies = [[level(5, "I am great at everything")], [level(5, QUOTE, 2)], [level(0, "", 0)]]
    found = aggregate_ratings([CARE], replies, ANSWERS)
    assert found.ratings == (CompetencyRating("Care", None),)
    assert (found.claims, found.dropped) == (2, 2)


def test_what_most_rounds_see_nothing_of_is_unstable() -> None:
    """One round in three is not enough to rely on."""
    found = one(level(4), level(0, "", 0), level(0, "", 0))
    assert (found.level, found.unstable) == (4, True)


def test_levels_are_kept_for_each_answer() -> None:
    """Evidence from two answers is told apart, each with words of its own."""
    found = one(level(4), level(2, "told the finance team", 2), level(2))
    assert found.per_answer == {
        1: AnswerRating(2, QUOTE),
        2: AnswerRating(2, "told the finance team"),
    }


def test_one_round_may_show_several_answers() -> None:
    """What only one of them carries is kept of it; the rest is dropped and counted."""
    other = ShownReply(level=2, quote="told the finance team", answer=2)
    invented = ShownReply(level=5, quote="I saved the company", answer=2)
    both = RatingReply(level=4, quote=QUOTE, answer=1, others=(other, invented))
    found = aggregate_ratings([CARE], [[both]], ANSWERS)
    (rating,) = found.ratings
    assert (rating.level, rating.quote, found.claims, found.dropped) == (4, QUOTE, 3, 1)
    assert rating.per_answer == {
        1: AnswerRating(4, QUOTE),
        2: AnswerRating(2, "told the finance team"),
    }


@pytest.mark.parametrize(("stable", "unstable"), [(0, True), (1, True), (2, False), (4, False)])
def test_how_far_rounds_may_lie_apart_is_a_setting(stable: int, unstable: bool) -> None:
    """Two levels apart are too much for some."""
    rounds = [[level(2)], [level(4)], [level(4)]]
    (rating,) = aggregate_ratings([CARE], rounds, ANSWERS, stable).ratings
    assert (rating.spread, rating.unstable) == (2, unstable)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_a_rating_lies_among_what_was_said(levels: list[int]) -> None:
    """The median is one of the levels; without any there is no evidence."""
    found = one(*map(level, levels))
    said = [each for each in levels if each]
    assert found.level in said if said else found.level is None
    assert found.spread == (max(said) - min(said) if said else 0)


def interview(rounds: int = 3, rating: Ratings = Ratings.MODEL) -> Interview:
    """An interview with two competencies and one answer."""
    template = Template("t", "1", competencies=(CARE, TALK), ratings=rating)
    plan = Plan(questions=1, template=template, rating_rounds=rounds)
    return apply_event(started(plan), reply(TOLD, NOON + SECOND))


CHOSEN = good(**dict.fromkeys((f"competency_{c}_{n}" for c in (1, 2) for n in (1, 2)), ""))
ROUND: dict[str, object] = {
    "competency_1": {"level": 4, "quote": QUOTE, "answer": 1},
    "competency_2": {"level": 0, "quote": "", "answer": 0},
}


@pytest.mark.parametrize("rounds", [1, 3])
async def test_each_round_is_one_call_over_all_answers(rounds: int) -> None:
    """The summary's call comes first; the ratings share its beginning."""
    writer, puppet = interviewer(CHOSEN, *[ROUND] * rounds)
    made = await writer.summary(interview(rounds), Summarise(1), NOON)
    assert [call.purpose for call in made.calls] == ["summary", *["rating"] * rounds]
    assert [each.level for each in made.summary.ratings] == [4, None]
    assert made.summary.prompt == f"summary {NEWEST}, rating {RATING}"
    summary, *ratings = puppet.requests
    assert all(each.turns[:-1] == summary.turns[:-1] for each in ratings)
    assert "Measures." in ratings[0].turns[-1].content


async def test_without_competencies_no_call_is_added() -> None:
    """There is nothing to rate."""
    writer, puppet = interviewer(good())
    made = await writer.summary(answered(questions=1), Summarise(1), NOON)
    assert made.summary.ratings == ()
    assert len(puppet.requests) == 1


async def test_by_default_no_model_rates_anybody() -> None:
    """A template with competencies gets passages for them; only ``ratings: model`` adds calls."""
    writer, puppet = interviewer({**CHOSEN, "competency_1_1": "1.1"})
    made = await writer.summary(interview(rating=Ratings.NONE), Summarise(1), NOON)
    assert made.summary.ratings == ()
    assert made.summary.competency_passages == {"Care": ("1.1",)}
    assert "No passage was chosen for Talk." in made.summary.missing_information
    assert len(puppet.requests) == 1


async def test_a_rated_summary_whose_passages_rules_chose_names_the_rating_prompt() -> None:
    """What the model could not choose it may still rate; the ratings are in the export."""
    writer, _ = interviewer("no", "no", *[ROUND] * 3)
    made = await writer.summary(interview(), Summarise(1), NOON)
    assert made.summary.prompt == f"rating {RATING}"
    exported = summary_as_json(made.summary)["ratings"]
    assert isinstance(exported, list)
    assert [(each["competency"], each["level"]) for each in exported] == [
        ("Care", 4),
        ("Talk", None),
    ]


async def test_a_round_that_cannot_be_read_is_missing_and_that_is_said() -> None:
    """Each round may be repaired once; what stays unreadable is left out."""
    lines: list[Line] = [CHOSEN, ROUND, "no", "no", {"competency_1": 3}, ROUND]
    writer, puppet = interviewer(*lines)
    made = await writer.summary(interview(), Summarise(1), NOON)
    assert not puppet.lines
    assert made.summary.ratings[0].level == 4
    assert "1 of 3 rounds of ratings could not be read." in made.summary.notes


async def test_the_built_in_interviewer_rates_nobody() -> None:
    """The report says why."""
    writer, _ = interviewer()
    made = await writer.summary(interview(), Summarise(1, built_in=True), NOON)
    assert made.summary.ratings == ()
    assert any("not rated" in note for note in made.summary.notes)


def test_slots_of_other_answers_are_read_and_empty_ones_left_out() -> None:
    """A model that leaves them out, as the first version of the prompt lets it, is understood."""
    shown = {"level": 3, "quote": "a b", "answer": 2}
    none = {"level": 0, "quote": "", "answer": 0}
    told = {"competency_1": {"level": 4, "quote": "c d", "answer": 1, "other_1": shown}}
    told["competency_1"]["other_2"] = none
    (full,) = parse_ratings(json.dumps(told), 1)
    (bare,) = parse_ratings(json.dumps({"competency_1": shown}), 1)
    assert [each.answer for each in full.evidence] == [1, 2]
    assert [each.answer for each in bare.evidence] == [2]


@pytest.mark.parametrize(("answers", "slots"), [(1, 0), (2, 1), (9, 2)])
def test_there_are_slots_for_as_many_answers_as_there_are(answers: int, slots: int) -> None:
    """The best and at most two others."""
    schema = json.dumps(rating_schema(1, range(1, answers + 1)))
    assert schema.count('"other_') == 2 * slots
