"""What a report carries, and that both platforms and the export show it."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.discord.outbound.render import RenderContext as DiscordLooks
from adapters.discord.outbound.render import render as for_discord
from adapters.slack.outbound.blocks import RenderContext as SlackLooks
from adapters.slack.outbound.blocks import render as for_slack
from adapters.slack.web_api.timestamps import permalink
from bot.cli.export import as_markdown
from engine.dialogue.models import Interview, ModelCall
from engine.dialogue.plan import Competency, Plan, Template
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import Audience, Report
from engine.dialogue.summary import AnswerRating, CompetencyRating, Finding
from engine.interviewer.report.summary import NOTHING
from engine.messages.report import DECIDES
from engine.messages.texts import render_card
from tests.fakes.world import NOON, SECOND, THREAD, reply, started, summary

TOLD = "41 of 120,000 lines differed. I told the finance team."
CALL = ModelCall("question", "gpt-x", "question v1", 1200, 40, 1000, 0.0004, 1.2)
TEMPLATE = Template("backend", "7", competencies=(Competency("Care", "a", "b", "c"),))
RATINGS = (
    CompetencyRating(
        *("Care", 4, 2, "41 of 120,000 lines differed", 1, True),
        {
            1: AnswerRating(4, "41 of 120,000 lines differed"),
            2: AnswerRating(2, "told the finance team"),
        },
    ),
    CompetencyRating("Talk", None),
)


def interview() -> Interview:
    """One with everything in its report."""
    plan = Plan(questions=1, template=TEMPLATE, prompts={"question": "v1", "summary": "v2"})
    told = apply_event(started(plan), reply(TOLD, NOON + SECOND, "1700000001.000200"))
    made = replace(
        summary(),
        source="gpt-x",
        ratings=RATINGS,
        strengths=(Finding("Counted what differed", "41 of 120,000 lines differed", 1),),
        sentiment_label="neutral",
        sentiment_score=0.5,
        claims=8,
        dropped=2,
    )
    return replace(told, summary=made, calls=(CALL, CALL))


def on_slack(told: Interview, audience: Audience = Audience.MANAGER) -> str:
    """All that Slack is sent of it."""
    link = lambda ts: permalink("https://lab.slack.com/", THREAD, ts)  # noqa: E731
    looks = SlackLooks(told.id, dict.fromkeys(told.managers, "M"), link=link)
    messages = for_slack(render_card(told, Report(audience)), looks)
    return " ".join(re.sub(r"\\u2060|\u2060", "", str(each.blocks)) for each in messages)


def on_discord(told: Interview, audience: Audience = Audience.MANAGER) -> str:
    """All that Discord is sent of it, without the marks that make it harmless."""
    looks = DiscordLooks(told.id, link=lambda it: f"https://discord.com/channels/{it}")
    messages = for_discord(render_card(told, Report(audience)), looks)
    embeds = (each.embed for each in messages if each.embed)
    fields = ((e.title, e.description, *(f"{f.name} {f.value}" for f in e.fields)) for e in embeds)
    parts = (*itertools.chain.from_iterable(fields), *(each.content for each in messages))
    footers = (e.embed.footer for e in messages if e.embed)
    return " ".join(str(part) for part in (*parts, *footers) if part).replace("\\", "")


def exported(told: Interview) -> str:
    """The export as Markdown, without the marks that make it harmless."""
    return as_markdown(told).replace("\\", "")


SHOWN = pytest.mark.parametrize("shown", [on_slack, on_discord, exported])
Show = Callable[[Interview], str]


@SHOWN
def test_a_report_says_how_it_came_about(shown: Show) -> None:
    """Model, prompts, template, consent, calls, tokens, cost, what was dropped, who decides."""
    text = shown(interview())
    for fact in (
        *("Written by gpt-x", "question v1, summary v2", "template backend 7", "Consent text v1"),
        *("2 calls", "2,480 tokens", "cost $0.0008"),
        *("2 of 8 claims dropped as unsupported (25%)", DECIDES),
    ):
        assert fact in text, fact


@SHOWN
def test_ratings_stand_with_their_words_and_their_spread(shown: Show) -> None:
    """Together and for each answer; without words there is no evidence."""
    text = shown(interview())
    for fact in (
        *("Care: 4, spread 2, unstable: read the answers", "Care, answer 1 alone: 4"),
        *("Care, answer 2 alone: 2", "told the finance team", "Talk: no evidence"),
    ):
        assert fact in text, fact


def test_a_rating_links_to_the_message_that_it_rests_on() -> None:
    """On both platforms."""
    assert "p1700000001000200?thread_ts=" in on_slack(interview())
    assert "https://discord.com/channels/1700000001.000200" in on_discord(interview())


@SHOWN
def test_without_competencies_nothing_is_rated(shown: Show) -> None:
    """Nor is a heading shown for it."""
    told = interview()
    assert told.summary is not None
    bare = replace(told, summary=replace(told.summary, ratings=()))
    assert "Competencies" in shown(told)
    assert "Competencies" not in shown(bare)


@SHOWN
def test_the_tone_can_be_switched_off(shown: Show) -> None:
    """Then nothing is said of it."""
    told = interview()
    assert told.summary is not None
    off = replace(told.summary, sentiment_label=None, sentiment_score=None)
    assert "Tone about the topic" in shown(told)
    assert "Tone about the topic" not in shown(replace(told, summary=off))


@SHOWN
def test_an_unknown_price_and_no_model_at_all_are_said(shown: Show) -> None:
    """Nobody takes a missing figure for nothing."""
    free = replace(interview(), calls=(replace(CALL, cost=None),))
    assert "1 calls, 1,240 tokens, cost unknown" in shown(free)
    offline = replace(interview(), calls=(ModelCall("question", "built-in interviewer"),))
    assert "no calls of a language model" in shown(offline)


@pytest.mark.parametrize("shown", [on_slack, on_discord])
def test_ratings_are_not_the_candidates_to_read(
    shown: Callable[[Interview, Audience], str],
) -> None:
    """Their report has what was said, who wrote it and who decides."""
    text = shown(interview(), Audience.CANDIDATE)
    assert "Care" not in text
    assert DECIDES in text


@SHOWN
def test_nothing_could_be_learned_is_said(shown: Show) -> None:
    """Of an interview without a readable answer."""
    told = interview()
    assert told.summary is not None
    none = replace(told.summary, full_summary_text=NOTHING, themes=("Unclear Response",))
    text = shown(replace(told, summary=none))
    assert "Nothing could be learned from this interview" in text
    assert "Unclear Response" in text
