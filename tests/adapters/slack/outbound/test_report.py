"""Reports with anything in them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.chat.interview_list import list_for_person
from adapters.slack.inbound.app_home import view
from adapters.slack.outbound.blocks import RenderContext, render
from adapters.slack.web_api.timestamps import permalink
from engine.dialogue.models import Interview, ThreadRef
from engine.dialogue.plan import MOST_QUESTIONS
from engine.dialogue.steps import (
    MANAGERS,
    Ask,
    Audience,
    BotMessage,
    Disclosure,
    NoticeKind,
    Nudge,
    Report,
    Say,
)
from engine.dialogue.summary import CompetencyRating, Finding, KeyPoint, Summary, SummaryState
from engine.messages.texts import render_card
from engine.scoring import MEASURES, Score, Scores
from tests.adapters.slack.nasty import texts
from tests.adapters.slack.validators import assert_message, assert_view
from tests.fakes.store import line_of
from tests.fakes.world import NOON, THREAD, started

URL = "https://lab.slack.com/"

numbers = st.integers(1, MOST_QUESTIONS)
several = st.lists(texts, max_size=6).map(tuple)
findings = st.lists(st.builds(Finding, texts, texts, numbers), max_size=6).map(tuple)
points = st.lists(st.builds(KeyPoint, texts, st.none() | numbers), max_size=6).map(tuple)
ratings = st.lists(
    st.builds(CompetencyRating, texts, st.none() | st.integers(1, 5), quote=texts, answer=numbers),
    max_size=4,
).map(tuple)
scores = st.builds(Score, st.none() | st.integers(0, 100), st.none(), texts)
summaries = st.builds(
    Summary,
    st.just(SummaryState.COMPLETE),
    st.just(NOON),
    texts,
    st.booleans(),
    st.builds(Scores, st.fixed_dictionaries({measure.name: scores for measure in MEASURES})),
    themes=several,
    key_points=points,
    strengths=findings,
    weaknesses=findings,
    missing_information=several,
    full_summary_text=texts,
    ratings=ratings,
    notes=several,
)


def looks(interview: Interview) -> RenderContext:
    """Names and links as in a channel."""
    names = dict.fromkeys(interview.managers, "<@U01> *Mallory*")
    return RenderContext(interview.id, names, link=lambda ts: permalink(URL, THREAD, ts))


@settings(max_examples=60)
@given(summaries, texts, texts)
def test_every_report_is_taken(summary: Summary, topic: str, name: str) -> None:
    """Whatever the model wrote, both reports pass every check."""
    begun = started()
    plan = replace(begun.plan, candidate_sees_scores=True)
    candidate = replace(begun.candidate, name=name)
    interview = replace(begun, summary=summary, topic=topic, candidate=candidate, plan=plan)
    for audience in Audience:
        for message in render(render_card(interview, Report(audience)), looks(interview)):
            assert_message(message.text, message.blocks)


@settings(max_examples=30)
@given(texts, texts, texts)
def test_everything_else_is_taken_too(question: str, topic: str, name: str) -> None:
    """Questions, reminders and every short word, with any text in them, pass every check."""
    begun = started()
    candidate = replace(begun.candidate, name=name)
    interview = replace(begun, topic=topic, candidate=candidate)
    assert interview.current is not None
    asked = replace(interview.current.question, text=question)
    short = [Say(word, about) for word in NoticeKind for about in ("", MANAGERS)]
    said: list[BotMessage] = [Disclosure(), Ask(asked, 20), Nudge(20, 20), *short]
    for utterance in said:
        for message in render(render_card(interview, utterance), looks(interview)):
            assert_message(message.text, message.blocks)


@settings(max_examples=20)
@given(texts, texts)
def test_the_home_is_taken_however_many_interviews(topic: str, name: str) -> None:
    """Fifty interviews of one's own and fifty of others fit into an App Home."""
    line = replace(line_of(started()), topic=topic, candidate=name or "x", thread=THREAD)
    mine = [replace(line, id=f"m{n}") for n in range(50)]
    others = [replace(line, id=f"o{n}", candidate_id="U09") for n in range(50)]
    assert_view(view(list_for_person(mine + others, line.candidate_id), URL, line.candidate_id))


def test_addresses_are_built_as_slack_builds_them() -> None:
    """A message in a thread, and the thread itself, as chat.getPermalink gives them."""
    thread = ThreadRef("slack", "T01", "C01", "1700000000.000100")
    base = "https://lab.slack.com/archives/C01/"
    assert permalink(URL, thread) == f"{base}p1700000000000100"
    assert permalink(URL, thread, "1700000001.000200") == (
        f"{base}p1700000001000200?thread_ts=1700000000.000100&cid=C01"
    )
