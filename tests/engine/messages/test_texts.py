"""What the interviewer says by itself."""

import re

import pytest

from engine.dialogue import events as ev
from engine.dialogue.models import Interview, Question, QuestionKind
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event, create_interview
from engine.dialogue.steps import MANAGERS, Ask, BotMessage, Disclosure, NoticeKind, Nudge, Say
from engine.messages.card import Card, Style, card_text
from engine.messages.texts import BUTTON_LABELS, CONFIRMATIONS, WORDS, render_card
from tests.fakes.world import ALICE, NOON, invited, started

QUESTION = Question(2, "How did you find out?", QuestionKind.OPEN, NOON)
JUDGING = re.compile(
    r"\b(great|excellent|wrong|bad|poor|failed|unfortunately|sorry)\b", re.IGNORECASE
)


def said(utterance: BotMessage, interview: Interview | None = None) -> Card:
    """What it looks like in an interview that is under way."""
    return render_card(interview or started(), utterance)


def test_the_disclosure_says_all_that_has_to_be_said_first() -> None:
    """A machine asks, about what, how long, who reads it, how long it is kept, and the rights."""
    shown = said(Disclosure(), create_interview(invited(Plan(questions=5, retention_days=90))))
    text = card_text(shown.body)
    for words in (
        "AI interviewer",
        "5 short questions",
        "moving a billing service to events",
        "10 to 15 minutes",
        "who decides. I do not",
        "90 days",
        "see, correct or delete",
    ):
        assert words in text
    assert [b.label for b in shown.buttons] == [
        "Start",
        "No, thanks",
        "I would rather talk to a person",
    ]


def test_managers_are_named_by_their_platform() -> None:
    """Ids stand in spans of their own, so that a platform can name people without ringing them."""
    shown = said(Disclosure(), create_interview(invited(managers=("U7", "U8"))))
    people = [s.text for p in shown.body for s in p if s.style is Style.PERSON]
    assert people == ["U7", "U8"]
    assert "who decide." in card_text(shown.body)


def test_an_interview_of_ones_own_stays_with_oneself() -> None:
    """Without managers nobody else is told."""
    alone = create_interview(invited(inviter=ALICE))
    assert "stay with you" in card_text(said(Disclosure(), alone).body)


def test_a_question_has_its_number_and_its_buttons() -> None:
    """The buttons carry the number, so that an old one is known as old."""
    shown = said(Ask(QUESTION, 5))
    assert shown.title == "Question 2 of 5"
    assert card_text(shown.body) == "How did you find out?"
    assert {b.number for b in shown.buttons} == {2}


def test_the_reminder_says_where_it_was() -> None:
    """Once, kindly, with a way out."""
    shown = said(Nudge(3, 5))
    assert "question 3 of 5" in card_text(shown.body)
    assert shown.buttons


@pytest.mark.parametrize("word", list(NoticeKind))
@pytest.mark.parametrize("about", ["", MANAGERS])
def test_every_word_has_its_sentence(word: NoticeKind, about: str) -> None:
    """Short, and never judging, for candidates and managers alike."""
    assert word in WORDS
    text = card_text(said(Say(word, about)).body)
    assert text
    assert len(text) < 300
    assert not JUDGING.search(text)


def test_managers_read_what_is_meant_for_managers() -> None:
    """The candidate's copy speaks to them, the managers' about them."""
    yours = said(Say(NoticeKind.HUMAN))
    theirs = said(Say(NoticeKind.HUMAN, MANAGERS))
    assert "a person can get in touch with you" in card_text(yours.body)
    assert "Alice Anderson would rather talk to a person" in card_text(theirs.body)
    assert theirs.title == "Interview: moving a billing service to events"


def test_coming_back_repeats_the_question_that_waits() -> None:
    """After an answer there is nothing to repeat."""
    paused = apply_event(started(), ev.Paused(NOON, ALICE.id))
    resumed = apply_event(paused, ev.Resumed(NOON, ALICE.id))
    assert "How did step 1 go?" in card_text(said(Say(NoticeKind.RESUMED, "1"), resumed).body)


def test_what_cannot_be_undone_is_asked_about() -> None:
    """Withdrawing and deleting have a question before them; every button has a label."""
    assert len(CONFIRMATIONS) == 2
    assert all(BUTTON_LABELS.values())


def test_there_is_no_way_to_accept_or_reject_anybody() -> None:
    """No button, no word and no label hires or turns down."""
    verdicts = re.compile(r"\b(hire|reject|accept|approve|recommend)\w*\b", re.IGNORECASE)
    assert not [label for label in BUTTON_LABELS.values() if verdicts.search(label)]
    for word in NoticeKind:
        for about in ("", MANAGERS):
            assert not verdicts.search(card_text(said(Say(word, about)).body))


def test_a_pause_before_the_first_question_names_none() -> None:
    """Who pauses while the first question is being written is at no question yet."""
    waiting = create_interview(invited(Plan(consent=False)))
    assert waiting.current is None
    paused = apply_event(waiting, ev.Paused(NOON, ALICE.id))
    text = card_text(said(Say(NoticeKind.PAUSED, "1"), paused).body)
    assert text == "The interview is paused. Continue whenever you like."


def test_nobody_is_promised_where_nobody_was_told() -> None:
    """An interview that somebody holds with themselves has no managers who could get in touch."""
    alone = create_interview(invited(inviter=ALICE))
    assert not alone.managers
    assert "Nobody else knows" in card_text(said(Say(NoticeKind.HUMAN), alone).body)


def test_an_outage_before_the_first_question_claims_no_answer() -> None:
    """The model may fail when there is nothing yet that could be an answer."""
    waiting = create_interview(invited(Plan(consent=False)))
    text = card_text(said(Say(NoticeKind.APOLOGY), waiting).body)
    assert "answer" not in text.replace("automatically", "")


@pytest.mark.parametrize(
    ("questions", "days", "managers", "words"),
    [
        (1, 1, ("U7",), ("1 short question about", "for 1 day,", "go to U7, who decides.")),
        (2, 2, ("U7", "U8"), ("2 short questions", "for 2 days,", "to U7 and U8, who decide.")),
        (2, 2, ("U7", "U8", "U9"), ("go to U7, U8 and U9, who decide.",)),
    ],
)
def test_the_disclosure_counts_as_people_do(
    questions: int, days: int, managers: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """One question, one day and one manager are not many."""
    plan = Plan(questions=questions, retention_days=days)
    shown = said(Disclosure(), create_interview(invited(plan, managers=managers)))
    assert all(each in card_text(shown.body) for each in words)
