"""The rules of the dialogue, by plain calls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, QuestionKind, Status
from engine.dialogue.plan import ModelOutagePolicy, Plan, Template, Timing
from engine.dialogue.state_machine import apply_event, create_interview, next_due_at, next_step
from engine.dialogue.steps import (
    Ask,
    Audience,
    Disclosure,
    Expire,
    NoticeKind,
    Nudge,
    OpenThread,
    PostMessage,
    Report,
    Say,
    SendDirectMessage,
    Summarise,
    WriteQuestion,
)
from engine.errors import InterviewOver
from engine.runtime.rejections import rejection_reason
from tests.fakes.world import (
    ALICE,
    BOB,
    MALLORY,
    NOON,
    SECOND,
    happened,
    invited,
    reply,
    settled,
    started,
    summary,
)

QUIET = Timing().quiet
LATER = NOON + timedelta(minutes=1)
ANSWER = "We counted invoices twice, so I added a unique constraint."


def answered(interview: Interview, text: str = ANSWER, after: int = 60) -> Interview:
    """The interview after an answer and its quiet time."""
    assert interview.current is not None
    at = (interview.active_at or NOON) + timedelta(seconds=after)
    heard = apply_event(interview, reply(text, at))
    assert heard is not interview
    return settled(heard, at + QUIET)[0]


def asked_numbers(interview: Interview) -> list[int]:
    """The numbers of the questions so far."""
    return [e.question.number for e in interview.exchanges]


def test_no_question_is_written_before_the_candidate_agrees() -> None:
    """An invitation owes its disclosure and then nothing but its own expiry."""
    interview, steps = settled(create_interview(invited()), NOON)
    assert steps == [PostMessage(Disclosure())]
    assert interview.status is Status.NOT_STARTED
    assert next_step(interview, NOON + timedelta(days=13)) is None
    assert next_step(interview, NOON + timedelta(days=14)) == Expire()


def test_a_thread_is_opened_before_anything_is_said() -> None:
    """An interview without a thread owes one first."""
    interview = create_interview(invited(thread=None))
    assert next_step(interview, NOON) == OpenThread()
    assert settled(interview, NOON)[1] == [OpenThread(), PostMessage(Disclosure())]


def test_consent_can_be_switched_off_for_terminals() -> None:
    """Without consent to wait for, the first thing owed is the first question."""
    interview = create_interview(invited(Plan(consent=False)))
    assert interview.status is Status.IN_PROGRESS
    assert next_step(interview, NOON) == WriteQuestion(0, 1, QuestionKind.OPEN)


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (ev.Declined(LATER, ALICE.id), NoticeKind.DECLINED),
        (ev.AskedForHuman(LATER, ALICE.id), NoticeKind.HUMAN),
    ],
)
def test_a_no_is_taken_and_the_managers_hear_of_it(event: ev.Event, word: NoticeKind) -> None:
    """Declining and asking for a human both end it kindly; nothing is ever asked."""
    interview, _ = settled(create_interview(invited()), NOON)
    interview, steps = settled(apply_event(interview, event), LATER)
    assert interview.status is Status.DECLINED
    assert steps == [PostMessage(Say(word)), SendDirectMessage(MALLORY.id, Say(word, "managers"))]
    assert next_due_at(interview) is None


def test_messages_within_the_quiet_time_are_one_answer() -> None:
    """Three messages in a row lead to one next question, four seconds after the last."""
    interview = started()
    for second in (10, 12, 15):
        at = NOON + second * SECOND
        interview = apply_event(interview, reply(f"part {second}", at))
        assert next_step(interview, at) is None
    assert interview.answers == ("part 10\npart 12\npart 15",)
    assert next_due_at(interview) == NOON + 15 * SECOND + QUIET
    assert isinstance(next_step(interview, NOON + 19 * SECOND), WriteQuestion)


def test_messages_count_in_the_order_of_writing() -> None:
    """A message that arrives late stands where it was written."""
    interview = apply_event(started(), reply("second", NOON + 20 * SECOND))
    late = ev.Replied(NOON + 21 * SECOND, ALICE.id, "m0", "first", NOON + 10 * SECOND)
    assert apply_event(interview, late).answers == ("first\nsecond",)


def test_a_message_belongs_to_the_question_it_was_written_under() -> None:
    """What was written before question two was out is part of answer one, however late it comes."""
    interview = answered(started())
    assert asked_numbers(interview) == [1, 2]
    late = ev.Replied(LATER + 60 * SECOND, ALICE.id, "m9", "and one more thing", NOON + 30 * SECOND)
    heard = apply_event(interview, late)
    assert heard.exchanges[0].text == f"and one more thing\n{ANSWER}"
    assert heard.exchanges[1].text is None


def test_an_answer_to_a_question_that_was_out_unbeknownst_to_us_is_its_answer() -> None:
    """A question went out and nobody knew: once that is known, what was said since counts."""
    heard = apply_event(started(), reply(ANSWER, LATER))
    step = next_step(heard, LATER + QUIET)
    assert isinstance(step, WriteQuestion)
    written = apply_event(heard, happened(step, LATER + QUIET))
    out_at = LATER + 10 * SECOND
    early = apply_event(written, reply("It was the replay tool.", out_at + 5 * SECOND))
    known = apply_event(early, ev.Posted(out_at + 60 * SECOND, "ask-2", "m", out_at))
    assert known.answers == (ANSWER, "It was the replay tool.")
    assert next_due_at(known) == out_at + 60 * SECOND + QUIET


def first_question_in_doubt() -> Interview:
    """An interview whose first question was written, and whose post has failed, perhaps."""
    accepted = apply_event(
        settled(create_interview(invited()), NOON)[0], ev.Accepted(NOON, ALICE.id)
    )
    step = next_step(accepted, NOON)
    assert isinstance(step, WriteQuestion)
    written = apply_event(accepted, happened(step, NOON))
    return apply_event(written, ev.PostFailed(NOON, "ask-1", NOON + 20 * SECOND))


def test_an_answer_to_the_first_question_in_doubt_waits_for_what_becomes_of_it() -> None:
    """It counts from the moment that the question is known to have been out before it."""
    answer = apply_event(first_question_in_doubt(), reply(ANSWER, NOON + 5 * SECOND))
    assert answer.exchanges[0].text == ANSWER
    assert next_step(answer, NOON + 10 * SECOND) is None
    known = apply_event(answer, ev.Posted(NOON + 20 * SECOND, "ask-1", "m", NOON + SECOND))
    assert (known.answers, next_due_at(known)) == ((ANSWER,), NOON + 20 * SECOND + QUIET)
    unsaid = apply_event(answer, ev.Posted(NOON + 20 * SECOND, "ask-1", "m", NOON + 20 * SECOND))
    assert unsaid.answers == (None,)
    assert not unsaid.exchanges[0].messages


def test_a_question_in_doubt_is_settled_in_a_pause() -> None:
    """Who pauses under a question has seen it: it must not be asked again when they go on."""
    paused = apply_event(first_question_in_doubt(), ev.Paused(NOON + SECOND, ALICE.id))
    step = next_step(paused, NOON + 20 * SECOND)
    assert isinstance(step, PostMessage)
    assert isinstance(step.message, Ask)


def test_what_others_do_changes_nothing() -> None:
    """A bystander's words and clicks give the very same value back."""
    interview = started()
    for event in (
        reply("good luck!", LATER, by=BOB.id),
        ev.Ended(LATER, BOB.id),
        ev.Withdrawn(LATER, MALLORY.id),
        ev.Skipped(LATER, BOB.id, 1),
        ev.ReplyEdited(LATER, BOB.id, "m1", "x", LATER, LATER),
    ):
        assert apply_event(interview, event) is interview


def test_a_repeated_message_changes_nothing() -> None:
    """A redelivery gives the very same value back."""
    once = apply_event(started(), reply("hello", LATER, "m1"))
    assert apply_event(once, reply("hello", LATER + SECOND, "m1")) is once


def test_a_stale_question_is_dropped() -> None:
    """A question that was written before the candidate's last message is not asked."""
    interview = apply_event(started(), reply("first", LATER))
    step = next_step(interview, LATER + QUIET)
    assert isinstance(step, WriteQuestion)
    spoken = apply_event(interview, reply("second", LATER + QUIET))
    stale = ev.QuestionWritten(LATER + QUIET, step.turn, 2, "How?", QuestionKind.OPEN, "a model")
    assert apply_event(spoken, stale) is spoken


def test_an_edit_before_the_next_question_changes_the_answer() -> None:
    """The newest text counts, the old one stays in the history, and the quiet time starts anew."""
    interview = apply_event(started(), reply("we lost four", LATER, "m1"))
    at = LATER + 3 * SECOND
    edit = ev.ReplyEdited(at, ALICE.id, "m1", "we lost 41", LATER, at)
    edited = apply_event(interview, edit)
    assert edited.answers == ("we lost 41",)
    assert edited.exchanges[0].messages[0].edits[0].text == "we lost four"
    assert next_due_at(edited) == at + QUIET
    assert apply_event(edited, edit) is edited


def test_an_edit_that_outran_its_message_brings_it_along() -> None:
    """An edit of an unknown message counts as the message; the message itself is then a repeat."""
    at = LATER + SECOND
    edited = apply_event(started(), ev.ReplyEdited(at, ALICE.id, "m1", "new", LATER, at))
    assert edited.answers == ("new",)
    assert apply_event(edited, reply("old", LATER, "m1")) is edited


def test_edits_out_of_order_leave_the_newest() -> None:
    """An older edit that arrives after a newer one changes nothing."""
    interview = apply_event(started(), reply("one", LATER, "m1"))
    newer = ev.ReplyEdited(LATER, ALICE.id, "m1", "three", LATER, LATER + 2 * SECOND)
    older = ev.ReplyEdited(LATER, ALICE.id, "m1", "two", LATER, LATER + SECOND)
    edited = apply_event(interview, newer)
    assert apply_event(edited, older) is edited


def test_a_deleted_message_is_no_answer() -> None:
    """When all of an answer is deleted it is the candidate's turn again."""
    interview = apply_event(started(), reply("oops", LATER, "m1"))
    deleted = apply_event(interview, ev.ReplyDeleted(LATER + SECOND, "", "m1"))
    assert deleted.answers == (None,)
    assert next_step(deleted, LATER + timedelta(hours=1)) is None
    assert deleted.exchanges[0].messages[0].text == "oops"


def test_a_correction_after_the_next_question_reaches_the_summary() -> None:
    """An edit of an earlier answer makes a summary that is being written stale."""
    interview = answered(started(Plan(questions=1)), "first")
    assert interview.status is Status.COMPLETED
    open_ = answered(started(Plan(questions=2)))
    message = open_.exchanges[0].messages[0]
    at = LATER + timedelta(minutes=5)
    edit = ev.ReplyEdited(at, ALICE.id, message.id, "corrected", message.sent_at, at)
    corrected = apply_event(open_, edit)
    assert corrected.answers[0] == "corrected"
    assert not corrected.exchanges[0].messages[0].late


def test_a_correction_after_the_summary_is_kept_as_late() -> None:
    """It changes the record, marked late; no second summary is owed."""
    interview = answered(started(Plan(questions=1)))
    message = interview.exchanges[0].messages[0]
    at = LATER + timedelta(hours=1)
    edit = ev.ReplyEdited(at, ALICE.id, message.id, "corrected", message.sent_at, at)
    late = apply_event(interview, edit)
    assert late.exchanges[0].messages[0].late
    assert next_step(late, at + QUIET) is None


def test_what_was_on_its_way_when_the_end_was_said_is_kept_as_late() -> None:
    """Deliveries take their time: what was written before the thanks is not lost, later is."""
    interview = answered(started(Plan(questions=1)))
    assert interview.status is Status.COMPLETED
    said = interview.postings["report-candidate"].sent_at
    assert said is not None
    words = "And it took three weeks."
    late = apply_event(interview, replace(reply(words, said - SECOND), at=said + SECOND))
    assert late.exchanges[0].messages[-1].late
    assert (late.exchanges[0].messages[-1].text, late.summary) == (words, interview.summary)
    assert next_step(late, said + SECOND) is None
    after = reply(words, said + SECOND)
    assert apply_event(interview, after) is interview
    assert isinstance(rejection_reason(interview, after), InterviewOver)


def test_a_repeat_after_the_end_is_answered_with_silence() -> None:
    """Who is told that it is over has written something new."""
    interview = answered(started(Plan(questions=1)))
    message = interview.exchanges[0].messages[0]
    again = replace(reply(message.text, message.sent_at), id=message.id)
    assert apply_event(interview, again) is interview
    assert rejection_reason(interview, again) is None


def test_skip_goes_on_and_does_not_end_the_interview() -> None:
    """A skipped question has no answer; the next one is owed at once."""
    interview = apply_event(started(), ev.Skipped(LATER, ALICE.id, 1))
    step = next_step(interview, LATER)
    assert isinstance(step, WriteQuestion)
    assert step.number == 2
    assert interview.status is Status.IN_PROGRESS
    assert interview.answers == (None,)


def test_a_skip_of_an_earlier_question_changes_nothing() -> None:
    """A click on an old button is stale."""
    interview = answered(started())
    assert apply_event(interview, ev.Skipped(LATER, ALICE.id, 1)) is interview


def test_a_pause_waits_and_an_answer_ends_it() -> None:
    """During a pause nothing but its acknowledgement is owed; writing goes on."""
    paused = apply_event(started(), ev.Paused(LATER, ALICE.id))
    paused, steps = settled(paused, LATER)
    assert steps == [PostMessage(Say(NoticeKind.PAUSED, "1"))]
    assert next_step(paused, LATER + timedelta(days=3)) is None
    resumed, steps = settled(apply_event(paused, ev.Resumed(LATER, ALICE.id)), LATER)
    assert steps == [PostMessage(Say(NoticeKind.RESUMED, "1"))]
    assert resumed.status is Status.IN_PROGRESS
    spoken = apply_event(paused, reply("here I am", LATER))
    assert spoken.status is Status.IN_PROGRESS


def test_finishing_early_gives_a_summary_of_what_was_said() -> None:
    """Finish now thanks, summarises and reports; the status is COMPLETED."""
    interview = answered(started())
    ended = apply_event(interview, ev.Ended(LATER, ALICE.id))
    assert ended.status is Status.COMPLETED
    assert ended.ended_early
    done, steps = settled(ended, LATER)
    assert steps == [
        PostMessage(Say(NoticeKind.FAREWELL)),
        Summarise(ended.turn),
        PostMessage(Report(Audience.CANDIDATE)),
        SendDirectMessage(MALLORY.id, Report(Audience.MANAGER)),
    ]
    assert done.summary is not None
    assert next_due_at(done) is None


def test_withdrawing_ends_without_a_summary() -> None:
    """Nothing is summarised and the managers hear only that."""
    gone, steps = settled(apply_event(answered(started()), ev.Withdrawn(LATER, ALICE.id)), LATER)
    assert gone.status is Status.WITHDRAWN
    assert gone.summary is None
    assert steps == [
        PostMessage(Say(NoticeKind.WITHDRAWN)),
        SendDirectMessage(MALLORY.id, Say(NoticeKind.WITHDRAWN, "managers")),
    ]


def test_deleting_leaves_ids_and_times_only() -> None:
    """No word that was said or asked is left in the value, and nothing more is recorded."""
    interview = answered(started())
    erased = apply_event(interview, ev.Erased(LATER, ALICE.id))
    assert erased.answers == (None, None)
    assert all(e.question.text == "" and not e.messages for e in erased.exchanges)
    assert erased.candidate.name == ""
    assert apply_event(erased, reply("more", LATER)) is erased


def test_five_questions_then_the_summary() -> None:
    """The number of questions is decided in code: after the fifth answer comes the summary."""
    interview = started()
    for _ in range(5):
        interview = answered(interview)
    assert asked_numbers(interview) == [1, 2, 3, 4, 5]
    assert interview.status is Status.COMPLETED
    assert not interview.ended_early
    more = ev.QuestionWritten(LATER, interview.turn, 6, "How?", QuestionKind.OPEN, "a model")
    assert apply_event(interview, more) is interview


def test_one_reminder_in_working_hours_and_then_expiry() -> None:
    """A nudge comes once, by day where the candidate lives; long silence closes the interview."""
    plan = Plan(pace=Timing(nudge=timedelta(hours=10)))
    interview = started(plan)
    morning = NOON.replace(hour=9) + timedelta(days=1)
    assert next_due_at(interview) == morning
    nudged, steps = settled(interview, morning)
    assert steps == [PostMessage(Nudge(1, 5))]
    assert next_due_at(nudged) == NOON + plan.pace.expiry
    assert next_step(nudged, NOON + plan.pace.expiry) == Expire()
    closed = apply_event(nudged, ev.Expired(NOON + plan.pace.expiry))
    assert closed.status is Status.EXPIRED


def test_the_reminder_knows_the_candidates_own_day() -> None:
    """Nine in the morning is nine where the candidate is."""
    tokyo = replace(ALICE, utc_offset=9 * 60)
    interview = replace(started(), candidate=tokyo, active_at=NOON)
    assert next_due_at(interview) == NOON.replace(hour=0) + timedelta(days=2)


def test_an_expired_interview_with_answers_is_still_reported() -> None:
    """What was said before the silence is summarised for the managers."""
    interview = apply_event(answered(started()), ev.Expired(LATER))
    _, steps = settled(interview, LATER)
    assert Summarise(interview.turn) in steps
    assert steps[-1] == SendDirectMessage(MALLORY.id, Report(Audience.MANAGER))


def test_a_failing_model_is_asked_again_and_the_candidate_is_told_once() -> None:
    """The apology is said once per outage; the retry waits for its time."""
    interview = apply_event(started(), reply("hello there", LATER))
    now = LATER + QUIET
    for minute in (1, 2):
        retry_at = now + timedelta(minutes=minute)
        interview = apply_event(interview, ev.ModelFailed(now, interview.turn, retry_at))
    interview, steps = settled(interview, now)
    assert steps == [PostMessage(Say(NoticeKind.APOLOGY, "1"))]
    assert next_due_at(interview) == now + timedelta(minutes=2)
    assert isinstance(next_step(interview, now + timedelta(minutes=2)), WriteQuestion)


def test_the_built_in_interviewer_steps_in_where_that_is_allowed() -> None:
    """With model_outage built-in the next attempt is at once and labelled."""
    interview = apply_event(
        started(Plan(outage=ModelOutagePolicy.BUILT_IN)), reply("hello there", LATER)
    )
    now = LATER + QUIET
    failed = apply_event(interview, ev.ModelFailed(now, interview.turn, now + timedelta(hours=1)))
    written = [s for s in settled(failed, now)[1] if isinstance(s, WriteQuestion)]
    assert written
    assert written[0].built_in


def test_a_failed_post_waits_and_holds_up_what_comes_behind_it_in_the_thread() -> None:
    """Retry-After is waited out; order in the thread is kept."""
    interview = create_interview(invited())
    again = NOON + timedelta(seconds=30)
    failed = apply_event(interview, ev.PostFailed(NOON, "disclosure", again))
    assert next_step(failed, NOON) is None
    assert next_due_at(failed) == again
    assert next_step(failed, again) == PostMessage(Disclosure())


def test_one_unreachable_manager_holds_up_nobody_else() -> None:
    """The other manager gets the report, the inviter a word, and the first is tried again."""
    plan = Plan(questions=1)
    interview = create_interview(invited(plan, managers=("U07NINA", "U08OMAR")))
    interview = settled(interview, NOON)[0]
    interview = settled(apply_event(interview, ev.Accepted(NOON, ALICE.id)), NOON)[0]
    interview = apply_event(interview, reply(ANSWER, LATER))
    step = next_step(interview, LATER + QUIET)
    assert isinstance(step, Summarise)
    now = LATER + QUIET
    interview = apply_event(interview, ev.Summarised(now, step.turn, summary()))
    nina = SendDirectMessage("U07NINA", Report(Audience.MANAGER))
    later = now + timedelta(minutes=5)
    interview = apply_event(interview, ev.PostFailed(now, nina.key, later, unreachable=True))
    interview, steps = settled(interview, now)
    assert steps == [
        PostMessage(Report(Audience.CANDIDATE)),
        SendDirectMessage(MALLORY.id, Say(NoticeKind.UNREACHABLE, "U07NINA")),
        SendDirectMessage("U08OMAR", Report(Audience.MANAGER)),
    ]
    assert next_step(interview, later) == nina


def test_a_lost_thread_ends_the_interview_and_nothing_knocks_for_ever() -> None:
    """What was said is summarised for the managers; nothing more is posted there."""
    lost = apply_event(answered(started()), ev.ThreadLost(LATER))
    assert lost.status is Status.EXPIRED
    _, steps = settled(lost, LATER)
    assert steps == [Summarise(lost.turn), SendDirectMessage(MALLORY.id, Report(Audience.MANAGER))]


def test_a_question_that_can_never_be_posted_loses_the_thread() -> None:
    """A post given up for good is not waited for."""
    interview = apply_event(create_interview(invited()), ev.PostFailed(NOON, "disclosure", None))
    assert interview.lost
    assert not interview.status.running


def test_core_questions_are_asked_of_everybody_with_capped_follow_ups() -> None:
    """Two core questions, one follow-up each at most, then new sides of the topic."""
    template = Template("t", "1", core_questions=("How A?", "How B?"), follow_ups=1)
    interview = started(Plan(questions=5, template=template))
    for _ in range(4):
        interview = answered(interview)
    kinds = [e.question.kind for e in interview.exchanges]
    assert kinds == [
        QuestionKind.CORE,
        QuestionKind.FOLLOW_UP,
        QuestionKind.CORE,
        QuestionKind.FOLLOW_UP,
        QuestionKind.OPEN,
    ]
    assert [interview.exchanges[i].question.text for i in (0, 2)] == ["How A?", "How B?"]


def test_core_questions_come_first_when_there_is_no_room() -> None:
    """With as many questions as core questions nothing is followed up."""
    template = Template("t", "1", core_questions=("How A?", "How B?"), follow_ups=2)
    interview = answered(started(Plan(questions=2, template=template)))
    assert [e.question.kind for e in interview.exchanges] == [QuestionKind.CORE, QuestionKind.CORE]


def test_gibberish_is_not_followed_up() -> None:
    """Mashed keys lead to a new side of the topic, never to a question about them."""
    interview = answered(started(), "asdfgh jkl qwrtzp sdfkjh")
    assert interview.current is not None
    assert interview.current.question.kind is QuestionKind.OPEN


def test_speaking_before_start_is_answered_once_and_not_kept() -> None:
    """Nothing is recorded before consent; the way to begin is said once."""
    interview = settled(create_interview(invited()), NOON)[0]
    spoken = apply_event(interview, reply("hi", LATER))
    assert not spoken.exchanges
    assert settled(spoken, LATER)[1] == [PostMessage(Say(NoticeKind.PRESS_START))]
    assert apply_event(spoken, reply("hello?", LATER + SECOND)) is spoken


def test_the_journal_holds_no_text() -> None:
    """Every event leaves a line of ids, kinds and times; no word of the answer is in any."""
    interview = answered(started(), "a secret about zebras")
    assert [e.kind for e in interview.unsaved_audit_entries][:3] == [
        "Invited",
        "Posted",
        "Accepted",
    ]
    assert not any("zebra" in f"{e.kind} {e.subject}" for e in interview.unsaved_audit_entries)


def test_posted_ask_is_not_owed_twice() -> None:
    """A posted question carries its message id; posting it again is never owed."""
    interview = started()
    assert interview.current is not None
    assert interview.current.question.message_id == "m-ask-1"
    posted = ev.Posted(LATER, "ask-1", "other", LATER)
    assert apply_event(interview, posted) is interview
    assert next_step(interview, NOON) is None
    assert Ask(interview.current.question, 5).key == "ask-1"
