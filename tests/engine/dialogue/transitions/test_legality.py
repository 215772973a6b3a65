"""The table of legality says what the state machine does, and what a person is told."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, QuestionKind, Status, ThreadRef
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview
from engine.dialogue.transitions.legality import LEGALITY, Refusal
from engine.errors import (
    AnswerFull,
    AnswerOrder,
    BusinessRule,
    ConsentMissing,
    InterviewOver,
    MaxQuestionsReached,
    NoReport,
    NotPaused,
    NotYours,
)
from engine.runtime.rejections import rejection_reason
from tests.fakes.world import ALICE, MALLORY, NOON, SECOND, invited, reply, started, summary

SOON = NOON + timedelta(minutes=1)
WHO = ALICE.id
BUTTONS = [kind for kind, rule in LEGALITY.items() if rule.stranger]


def interviews() -> dict[Status, Interview]:
    """An interview in each status."""
    fresh = create_interview(invited())
    running = apply_event(started(), reply("We counted.", SOON, "m1"))
    return {
        Status.NOT_STARTED: fresh,
        Status.IN_PROGRESS: running,
        Status.PAUSED: apply_event(running, ev.Paused(SOON, WHO)),
        Status.COMPLETED: apply_event(running, ev.Ended(SOON, WHO)),
        Status.DECLINED: apply_event(fresh, ev.Declined(SOON, WHO)),
        Status.WITHDRAWN: apply_event(running, ev.Withdrawn(SOON, WHO)),
        Status.EXPIRED: apply_event(running, ev.Expired(SOON)),
    }


def events(interview: Interview) -> list[ev.Event]:
    """One event of each kind that fits this interview as well as it can."""
    turn, number = interview.turn, len(interview.exchanges)
    return [
        *(kind(SOON, WHO) for kind in (ev.Accepted, ev.Declined, ev.AskedForHuman, ev.Paused)),
        *(kind(SOON, WHO) for kind in (ev.Resumed, ev.Ended, ev.Withdrawn, ev.Erased)),
        reply("We counted twice.", SOON, "m2"),
        ev.ReplyEdited(SOON, WHO, "m1", "more", SOON, SOON),
        ev.ReplyDeleted(SOON, WHO, "m1"),
        ev.ReplyRestored(SOON, WHO, "m1"),
        ev.Skipped(SOON, WHO, number),
        ev.PictureDisputed(SOON, WHO, "It is not so."),
        ev.Expired(SOON),
        ev.ThreadLost(SOON),
        ev.ThreadOpened(SOON, ThreadRef("slack", "T01", "C01", "9")),
        ev.Posted(SOON, "disclosure-2", "m", SOON),
        ev.PostFailed(SOON, "thread", None),
        ev.LatePutOff(SOON, "nudge-1", SOON),
        ev.ModelFailed(SOON, turn, SOON),
        ev.Recalled(SOON),
        ev.QuestionWritten(SOON, turn, number + 1, "How?", QuestionKind.OPEN, "a model"),
        ev.Summarised(SOON, turn, summary()),
        invited(),
        ev.Unsaid(SOON, "ask-1"),
        ev.Forgotten(SOON),
    ]


def test_every_event_has_a_row() -> None:
    """No event is left to a default that nobody chose."""
    assert set(LEGALITY) == set(get_args(ev.Event))
    assert {type(e) for e in events(started())} == set(LEGALITY)


@pytest.mark.parametrize("status", list(Status))
def test_an_event_leads_where_its_row_says(status: Status) -> None:
    """Where a row names no status nothing changes, and where it names one it is that one."""
    interview = interviews()[status]
    for event in events(interview):
        after, row = apply_event(interview, event), LEGALITY[type(event)]
        if status in row.moves:
            assert after.status is row.moves[status], event
        else:
            assert after is interview, event


@pytest.mark.parametrize("kind", BUTTONS)
def test_a_click_that_comes_too_early_or_too_late_is_answered(kind: type[ev.Event]) -> None:
    """Before the start and after the end a person reads why a button did nothing."""
    for status, interview in interviews().items():
        event = next(e for e in events(interview) if type(e) is kind)
        if status in LEGALITY[kind].moves or status in {Status.IN_PROGRESS, Status.PAUSED}:
            continue
        told = rejection_reason(interview, event)
        early = ConsentMissing if status is Status.NOT_STARTED else InterviewOver
        assert type(told) is (NoReport if kind is ev.PictureDisputed else early)


@pytest.mark.parametrize("kind", BUTTONS)
def test_only_the_candidate_can_press_a_button(kind: type[ev.Event]) -> None:
    """Anybody else reads whose button it is, in every status, and changes nothing."""
    for interview in interviews().values():
        mine = next(e for e in events(interview) if type(e) is kind)
        theirs = replace(mine, by=MALLORY.id)  # type: ignore[arg-type]
        assert apply_event(interview, theirs) is interview
        assert type(rejection_reason(interview, theirs)) is NotYours


def test_each_refusal_has_its_sentence() -> None:
    """What a person is told is the reason that holds."""
    found, running = interviews(), started(Plan(questions=1))
    last = ev.QuestionWritten(SOON, running.turn, 2, "How?", QuestionKind.OPEN, "a model")
    told: dict[Refusal, tuple[Interview, ev.Event, type[BusinessRule]]] = {
        Refusal.NOT_YOURS: (running, ev.Paused(SOON, MALLORY.id), NotYours),
        Refusal.NO_CONSENT: (found[Status.NOT_STARTED], ev.Paused(SOON, WHO), ConsentMissing),
        Refusal.OVER: (found[Status.WITHDRAWN], reply("More.", SOON, "m9"), InterviewOver),
        Refusal.NOT_PAUSED: (running, ev.Resumed(SOON, WHO), NotPaused),
        Refusal.OTHER_QUESTION: (running, ev.Skipped(SOON, WHO, 0), AnswerOrder),
        Refusal.ANSWER_FULL: (running, reply("x" * 20_001, SOON), AnswerFull),
        Refusal.ALL_ASKED: (running, last, MaxQuestionsReached),
        Refusal.NO_REPORT: (running, ev.PictureDisputed(SOON, WHO, "No."), NoReport),
    }
    assert set(told) == set(Refusal)
    for interview, event, sentence in told.values():
        assert apply_event(interview, event) is interview
        assert type(rejection_reason(interview, event)) is sentence


def test_a_repeated_click_is_answered_with_silence() -> None:
    """A platform delivers a click twice; nobody is told off for it."""
    running = started()
    paused = apply_event(running, ev.Paused(SOON, WHO))
    for interview, event in (
        (running, ev.Accepted(SOON + SECOND, WHO)),
        (paused, ev.Paused(SOON + SECOND, WHO)),
    ):
        assert apply_event(interview, event) is interview
        assert rejection_reason(interview, event) is None


def test_a_statement_replaces_the_one_before_and_keeps_its_limit() -> None:
    """The last word counts; what is empty, repeated or too long changes nothing."""
    told = replace(interviews()[Status.COMPLETED], summary=summary())
    said = apply_event(told, ev.PictureDisputed(SOON, WHO, " It was Tim. "))
    assert (said.candidate_statement, said.disputed_at) == ("It was Tim.", SOON)
    for text in ("", " \n", "It was Tim.", "x" * 2_001):
        assert apply_event(said, ev.PictureDisputed(SOON + SECOND, WHO, text)) is said
    again = apply_event(said, ev.PictureDisputed(SOON + SECOND, WHO, "x" * 2_000))
    assert again.candidate_statement == "x" * 2_000
    gone = apply_event(again, ev.Erased(SOON + SECOND, WHO))
    assert (gone.candidate_statement, gone.disputed_at) == ("", None)
