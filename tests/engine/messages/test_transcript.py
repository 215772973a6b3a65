"""The transcript and the report are made of what people wrote, and hold it as data."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import Audience
from engine.dialogue.summary import Finding, KeyPoint
from engine.messages.report import report
from engine.messages.transcript import escape, quote_block, transcript
from tests.fakes.world import ALICE, NOON, SECOND, reply, started, summary


def edited() -> Interview:
    """An interview with an answer that was changed once."""
    interview = apply_event(started(), reply("we lost *four*", NOON + SECOND, "m1"))
    at = NOON + 2 * SECOND
    return apply_event(
        interview, ev.ReplyEdited(at, ALICE.id, "m1", "we lost 41", NOON + SECOND, at)
    )


def test_edits_stand_with_their_history() -> None:
    """The newest text comes first, what it replaced stands below it."""
    text = transcript(edited())
    assert text.index("> we lost 41") < text.index("> we lost \\*four\\*")


def test_deleted_words_are_left_out() -> None:
    """A deleted message is named by its time only."""
    gone = apply_event(edited(), ev.ReplyDeleted(NOON + 3 * SECOND, ALICE.id, "m1"))
    text = transcript(gone)
    assert "deleted" in text
    assert "we lost" not in text


@given(st.text())
def test_no_answer_can_look_like_a_part_of_the_report(text: str) -> None:
    """Every line of an answer is quoted, and no character in it means anything to Markdown."""
    for line in quote_block(text):
        assert line.startswith(">")
        assert "\n" not in line
    bare = escape(text).replace("\\\\", "")
    assert all(bare[i - 1] == "\\" for i, c in enumerate(bare) if c in "`*_<>[]#|~@")


def test_the_candidates_report_has_no_scores_unless_a_setting_says_so() -> None:
    """Scores are for those who can weigh them; a setting opens them to the candidate."""
    interview = replace(edited(), summary=summary())
    headings = [s.heading for s in report(interview, Audience.CANDIDATE).sections]
    assert "Wording" not in headings
    seen = replace(interview, plan=Plan(candidate_sees_scores=True))
    assert "Wording" in [s.heading for s in report(seen, Audience.CANDIDATE).sections]


def test_every_finding_leads_to_the_message_it_comes_from() -> None:
    """A quote carries its answer's number and the id of the message that holds it."""
    written = replace(
        summary(),
        format=1,
        strengths=(Finding("counts", "we lost 41", 1),),
        key_points=(KeyPoint("41 were lost", 1), KeyPoint("nothing else", None)),
    )
    card = report(replace(edited(), summary=written), Audience.MANAGER)
    by_heading = {section.heading: section for section in card.sections}
    source = by_heading["Strengths"].items[0].source
    assert source is not None
    assert (source.answer, source.message_id) == (1, "m1")
    assert by_heading["Key points"].items[1].source is None


def test_the_report_says_that_a_person_decides() -> None:
    """Both audiences read that sentence; nothing in the report recommends anything."""
    interview = replace(edited(), summary=summary())
    for audience in Audience:
        card = report(interview, audience)
        text = " ".join(span.text for paragraph in card.foot for span in paragraph)
        assert "A person decides." in text
