"""What is more than a model can read is shortened, and that is said; nothing is lost over it."""

from dataclasses import replace

from engine.dialogue.models import Interview, QuestionKind
from engine.dialogue.steps import Summarise, WriteQuestion
from engine.errors import ContextTooLong
from engine.interviewer.interviewer import RULES_CHOSE
from tests.fakes.interviewing import (
    FOLLOW,
    PHRASE,
    QUESTION,
    TOLD,
    answered,
    good,
    interviewer,
    summed,
)
from tests.fakes.model import Line
from tests.fakes.world import NOON, started

WEEKS = (f"In week {n} we replayed traffic and compared {n * 7} lines." for n in range(160))
LONG = f"{TOLD} {' '.join(WEEKS)}"


def long_interview() -> Interview:
    """Twenty answers of more than eight thousand characters."""
    one = answered(LONG, questions=20)
    first = one.exchanges[0]
    numbered = (
        replace(first, question=replace(first.question, number=number)) for number in range(1, 21)
    )
    return replace(one, exchanges=tuple(numbered))


async def test_a_question_is_asked_with_less_of_each_answer() -> None:
    """The second request has a thousand characters of each answer, and is the one that counts."""
    writer, puppet = interviewer(
        ContextTooLong(model="m"), {"phrase": PHRASE, "question": QUESTION}
    )
    written = await writer.question(answered(LONG), FOLLOW, NOON)
    assert written.text == QUESTION
    full, less = (max(len(turn.content) for turn in each.turns) for each in puppet.requests)
    assert full > 3000 > less > 1000


async def test_a_summary_says_how_much_of_each_answer_was_read() -> None:
    """The note names the length that was sent in the end."""
    writer, puppet = interviewer(ContextTooLong(), ContextTooLong(), good())
    made = await writer.summary(answered(LONG, questions=1), Summarise(1), NOON)
    assert not made.summary.built_in
    assert any("longer than 300 characters" in note for note in made.summary.notes)
    assert len(puppet.requests) == 3


async def test_what_never_fits_is_asked_and_chosen_by_rules() -> None:
    """The bank asks, and the report says that rules chose; no error reaches the interview."""
    writer, _ = interviewer(*[ContextTooLong()] * 6)
    written = await writer.question(answered(LONG), FOLLOW, NOON)
    assert written.source == "question bank"
    made = await writer.summary(answered(LONG), Summarise(1), NOON)
    assert made.summary.built_in
    assert made.summary.key_points
    assert made.summary.notes[0] == RULES_CHOSE


async def test_short_answers_are_not_asked_about_again_in_vain() -> None:
    """Where shortening changes nothing there is one request."""
    writer, puppet = interviewer(ContextTooLong())
    written = await writer.question(answered("I did it by hand."), FOLLOW, NOON)
    assert (written.source, len(puppet.requests)) == ("question bank", 1)


async def test_twenty_long_answers_are_read_in_part_from_the_start() -> None:
    """Of 20 answers of 10,000 characters some 120,000 characters go out, and each cut is named."""
    writer, puppet = interviewer(good())
    made = await writer.summary(long_interview(), Summarise(1), NOON)
    assert sum(len(turn.content) for turn in puppet.requests[0].turns) < 140_000
    assert sum("read only the beginning" in note for note in made.summary.notes) == 20


async def test_a_very_long_answer_is_cut_for_the_model_and_that_is_said() -> None:
    """Scores read all of it; the model's part is named in the report."""
    long = " ".join(
        f"In week {n} we replayed traffic and compared {n * 7} lines." for n in range(99)
    )
    made, puppet = await summed(answered(f"{TOLD} {long}", questions=1), good())
    assert max(len(turn.content) for turn in puppet.requests[0].turns) < 6000
    assert any("longer than 3,000 characters" in note for note in made.summary.notes)


async def test_another_language_is_said_to_be_checked_less() -> None:
    """The report names it."""
    german = (
        "Wir haben die Abrechnung auf Ereignisse umgestellt, weil der nächtliche Lauf neun Stunden "
        "gedauert hat. Ich habe den Verbraucher entworfen und drei Tage Verkehr wiederholt."
    )
    made, _ = await summed(answered(german, questions=1), good(theme_1=""))
    assert [point.passage for point in made.summary.key_points] == ["1.1"]
    assert not made.summary.passages[0].signs
    assert any("another language (de)" in note for note in made.summary.notes)


async def test_an_open_question_is_about_the_topic_or_what_was_said() -> None:
    """A good question about something else goes back; the bank asks when nothing better comes."""
    beside: Line = {"question": "How do you keep calm before a long flight?"}
    about: Line = {"question": "What led you to move billing to events?"}
    step = WriteQuestion(0, 1, QuestionKind.OPEN)
    writer, puppet = interviewer(beside, about)
    written = await writer.question(started(), step, NOON)
    assert written.text == "What led you to move billing to events?"
    assert 'Nobody said "calm"' in puppet.requests[1].brief.problem
