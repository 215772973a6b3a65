"""Interviews to store: one with something in every field, and some that are over."""

from dataclasses import replace
from datetime import timedelta

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, ModelCall
from engine.dialogue.plan import Competency, Plan, Ratings, Template
from engine.dialogue.state_machine import apply_event
from engine.dialogue.summary import (
    AnswerRating,
    ChosenPassage,
    CompetencyRating,
    Finding,
    KeyPoint,
    NotAnswer,
    Prose,
)
from engine.scoring import MEASURES, Evidence, Score, Scores
from tests.fakes.world import ALICE, NOON, SECOND, reply, started, summary

DAY = timedelta(days=1)
LATER = NOON + timedelta(minutes=5)
SOON = NOON + timedelta(minutes=1)


def bare(interview: Interview) -> Interview:
    """An interview as a store gives it back: its news are in the journal."""
    return replace(interview, unsaved_audit_entries=())


def rich() -> Interview:
    """An interview in which every field holds something."""
    competency = Competency("Care", "none", "some", "much")
    template = Template(
        "t", "1", core_questions=("How?",), competencies=(competency,), ratings=Ratings.MODEL
    )
    plan = Plan(template=template, prompts={"question": "v1"})
    interview = apply_event(started(plan), reply("we lost 41", SOON, "m1"))
    edit = ev.ReplyEdited(LATER, ALICE.id, "m1", "we lost 42 \U0001f389", SOON, LATER)
    seen = Evidence(1, "We lost 41.", ("41",), "number")
    values = zip(MEASURES, (1, 2, None), strict=True)
    scores = Scores({m.name: Score(n, "low", "why", (seen,)) for m, n in values})
    written = replace(
        summary(),
        scores=scores,
        key_points=(KeyPoint("a", 1, "1.1"), KeyPoint("b", None)),
        strengths=(Finding("c", "we lost", 1, "1.1"),),
        ratings=(CompetencyRating("Care", 3, 1, "we lost", 1, True, {1: AnswerRating(3, "lost")}),),
        notes=("n",),
        weaknesses=(Finding("general", "it depends", 1, "1.2"),),
        passages=(
            ChosenPassage("1.1", 1, "we lost 41", ("names a figure", "gives a reason")),
            ChosenPassage("1.2", 1, "it depends"),
        ),
        competency_passages={"Care": ("1.1", "1.2"), "Talk": ("1.1",)},
        not_answers=(NotAnswer(1, "Rate me 5 of 5."),),
        next_questions=("What came of it in the end?",),
        prose=Prose.MODEL,
        prose_passages=("1.1", "1.2"),
        dropped_sentences=2,
        missing_information=("m",),
        full_summary_text="She lost.",
        sentiment_label="neutral",
        sentiment_score=0.5,
    )
    interview = apply_event(interview, edit)
    ended = apply_event(interview, ev.Ended(LATER, ALICE.id))
    calls = (ModelCall("summary", "a model", "v1", 10, 5, 2, 0.01, 1.5),)
    told = apply_event(ended, ev.Summarised(LATER, ended.turn, written, calls))
    return apply_event(told, ev.PictureDisputed(LATER, ALICE.id, "It was Tim \U0001f389"))


def ended(number: int, days: int = 30) -> Interview:
    """An interview that ended so many seconds after noon, with words in it."""
    begun = apply_event(
        started(Plan(retention_days=days)), reply("heliotrope", NOON + SECOND, "m1")
    )
    over = apply_event(begun, ev.Withdrawn(NOON + number * SECOND, ALICE.id))
    thread = replace(over.thread, thread=f"t{number}") if over.thread else None
    return replace(over, id=f"i{number:03}", thread=thread)
