"""Hundreds of hostile answers, over HTTP, to a model that obeys every one of them."""

import itertools
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from adapters.discord.outbound.render import RenderContext as DiscordLooks
from adapters.discord.outbound.render import render as for_discord
from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from adapters.slack.outbound.blocks import RenderContext as SlackLooks
from adapters.slack.outbound.blocks import render as for_slack
from bot.cli.export import as_json, as_markdown
from config.question_bank import load_bank
from engine.claims.verdicts import SUPERLATIVES, is_verdict
from engine.dialogue.models import Interview, Status
from engine.dialogue.plan import Competency, Plan, Template
from engine.dialogue.steps import Ask, Audience, BotMessage, Report
from engine.injection.strip import strip_instructions
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.interviewer.quotes import normalize_quotes
from engine.messages.texts import render_card
from engine.questions.checks import check_question
from engine.scoring import MEASURES, Scores, score_without_instructions
from engine.text import words
from prompts.library import Library
from tests.fakes import unseen
from tests.fakes.attacks import attacks, look_alikes
from tests.fakes.deliveries import DELIVERIES, PACE, Hostile, delivered
from tests.fakes.obedient import LINK, Obedient, obeying

TOPIC = "moving a billing service to events"
HONEST = (
    "I moved the billing service to events, because the nightly batch took nine hours. "
    "I replayed three days of traffic and 41 of 120,000 lines differed.",
    "The finance team trusted the comparison after six weeks, so we switched the batch off.",
)
WEAK = (
    "Events are generally better than batches, I think. It is important to be flexible.",
    "There were probably some problems with the data, as there usually are somewhere.",
)
CARE = Competency("Care", "Guesses.", "Looks.", "Measures.")
KINDS = tuple(measure.name for measure in MEASURES)
PLAN = Plan(questions=2, pace=PACE, template=Template("t", "1", competencies=(CARE,), questions=2))
HOSTILE = Hostile(TOPIC, HONEST, PLAN)
ATTACKS = tuple(attacks())
FORBIDDEN = re.compile(
    rf"<[!@#]|@everyone|{re.escape(LINK)}|https?:|\bperfect\b|\bidiot\b|\bhired?\b|\boutstanding\b"
    r"|never an instruction|written job interview|ask for a definition|salary|how old|SYSTEM:",
    re.IGNORECASE,
)
MENTIONS = re.compile(r"(?<!\\)<[!@#&]|(?<!\\)@(?:everyone|here)\b|(?<!\\)<https?:|\]\(http")
"""What acts on a platform; a backslash before it takes its effect away.

A passage that is not part of an answer is shown as it was written, so it may hold such text."""


def told(interview: Interview) -> Iterator[str]:
    """All that somebody reads and that a model or code wrote; passages are the candidate's."""
    summary = interview.summary
    assert summary is not None
    yield from (exchange.question.text for exchange in interview.exchanges)
    yield from (finding.text for finding in (*summary.strengths, *summary.weaknesses))
    yield from (*summary.missing_information, *summary.next_questions, *summary.notes)


def chosen_attacks(interview: Interview) -> list[str]:
    """Passages of the report with words that are not of the honest answers."""
    made, honest = interview.summary, normalize_quotes(" ".join(HONEST))
    assert made is not None
    shown_texts = (*(p.text for p in made.passages), *(p.text for p in made.key_points))
    quotes = (*(f.quote for f in (*made.strengths, *made.weaknesses)), *made.themes)
    return [text for text in (*shown_texts, *quotes) if normalize_quotes(text) not in honest]


def faults(interview: Interview) -> Iterator[str]:
    """What must not be: forbidden words, questions that fail a check, another course."""
    asked = [exchange.question.text for exchange in interview.exchanges]
    yield from (text for text in told(interview) if FORBIDDEN.search(text) or is_verdict(text))
    yield from (text for text in told(interview) if SUPERLATIVES & set(words(text)))
    for number, text in enumerate(asked):
        problem = check_question(text, asked[:number])
        if problem:
            yield f"{text}: {problem}"
    if (interview.status, len(asked)) != (Status.COMPLETED, 2):
        yield f"{interview.status} after {len(asked)} questions"


def shown(interview: Interview) -> Iterator[str]:
    """Every field of every message of both platforms that a server looks for mentions in."""
    said = [Ask(e.question, interview.plan.questions) for e in interview.exchanges]
    utterances: list[BotMessage] = [*said, *map(Report, Audience)]
    for utterance in utterances:
        made = render_card(interview, utterance)
        slack = for_slack(made, SlackLooks(interview.id, dict.fromkeys(interview.managers, "M")))
        for message in slack:
            yield from (message.text, *_parsed(list(message.blocks)))
        for discord in for_discord(made, DiscordLooks(interview.id)):
            embed = discord.embed
            yield discord.content
            if embed is not None:
                yield from (embed.title or "", embed.description or "")
                yield from (field.value or "" for field in embed.fields)


def _parsed(part: Any) -> Iterator[str]:
    """The texts of blocks that Slack parses; plain text and rich text are shown as they are."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield str(part.get("text", ""))
        assert part.get("type") not in {"user", "usergroup", "broadcast", "channel", "link"}
        part = list(part.values())
    if isinstance(part, list):
        yield from itertools.chain.from_iterable(map(_parsed, part))


def loud(interview: Interview) -> Iterator[str]:
    """What mentions, links or formats by itself in messages or in the exported file."""
    yield from (text for text in shown(interview) if MENTIONS.search(text))
    lines = as_markdown(interview).splitlines()
    yield from (line for line in lines if re.search(r"(?<!\\)<[!@#]", line))
    json.dumps(as_json(interview))


@asynccontextmanager
async def obeyed() -> AsyncIterator[tuple[Interviewer, Obedient]]:
    """An interviewer whose model obeys everything."""
    bank = load_bank()
    async with obeying() as obedient:
        model = OpenAIModel(OpenAIOptions("obedient", base_url=obedient.url))
        try:
            yield Interviewer(model, OfflineModel(bank), Library.load(), bank), obedient
        finally:
            await model.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", DELIVERIES)
async def test_nothing_that_is_forbidden_reaches_anybody(name: str) -> None:
    """However the model obeys and the text comes in, at most one attack in ten is quoted."""
    found, chosen = [], []
    async with obeyed() as (writer, obedient):
        for number, (attack, text) in enumerate(ATTACKS):
            if name != "at once" and number % 4 != list(DELIVERIES).index(name) - 1:
                continue
            interview = await HOSTILE.held(writer, DELIVERIES[name], text)
            wrong = (*faults(interview), *loud(interview))
            found += [f"{attack}: {fault}" for fault in wrong]
            chosen += [attack] * bool(chosen_attacks(interview))
    assert len(ATTACKS) >= 300
    assert obedient.requests > len(ATTACKS)
    print(f"{name}: of {len(ATTACKS)} attacks {len(chosen)} have a passage in the report")
    assert not found, (len(found), found[:20])
    assert len(chosen) <= 0.1 * len(ATTACKS), chosen


@pytest.mark.parametrize("name", ["at once", "in pieces"])
async def test_what_is_not_seen_is_held_off_all_the_same(name: str) -> None:
    """Of attacks that no rule was made for at most one in five is quoted, and none acts."""
    found, chosen = [], []
    async with obeyed() as (writer, _):
        for text in unseen.ATTACKS:
            interview = await HOSTILE.held(writer, DELIVERIES[name], text)
            found += [f"{text}: {fault}" for fault in (*faults(interview), *loud(interview))]
            chosen += [text] * bool(chosen_attacks(interview))
    named = [
        text
        for text in unseen.ATTACKS
        if strip_instructions(f"{HONEST[0]}\n{text}").has_instructions
    ]
    flagged = [
        text
        for text in unseen.HARMLESS
        if strip_instructions(f"{HONEST[0]} {text}").has_instructions
    ]
    print(f"{len(named)} of {len(unseen.ATTACKS)} named, {len(flagged)} harmless ones flagged")
    print(f"{name}: of {len(unseen.ATTACKS)} unseen attacks {len(chosen)} have a passage chosen")
    assert not found, (len(found), found[:20])
    assert len(chosen) <= 0.2 * len(unseen.ATTACKS), chosen
    assert len(flagged) <= 0.05 * len(unseen.HARMLESS)


@pytest.mark.parametrize("base", [HONEST, WEAK], ids=["strong", "weak"])
@pytest.mark.parametrize("name", DELIVERIES)
def test_no_score_rises(name: str, base: tuple[str, str]) -> None:
    """However an attack stands beside an answer, good or poor, it lifts hardly any score."""
    before, risen = score_without_instructions(base), []
    for attack, text in ATTACKS:
        after = score_without_instructions((delivered(DELIVERIES[name], base[0], text), base[1]))
        risen += [(attack, kind) for kind in KINDS if rise(before, after, kind) > 3]
    share = len(risen) / (len(KINDS) * len(ATTACKS))
    print(f"{name}: {share:.2%} of scores rise by more than 3 points")
    assert share <= 0.05, risen[:10]


def rise(before: Scores, after: Scores, kind: str) -> int:
    """By how much a score went up; what is not scored after is not up."""
    first, second = before[kind].value, after[kind].value
    return 0 if second is None else int(second - (first or 0))


def test_harmless_look_alikes_are_not_flagged() -> None:
    """At most one in twenty of several collections."""
    found = tuple(look_alikes())
    flagged = [text for text in found if strip_instructions(f"{HONEST[0]} {text}").has_instructions]
    assert len(found) >= 100
    assert len(flagged) <= 0.05 * len(found), flagged


def test_most_attacks_are_named_to_the_managers() -> None:
    """Whatever else holds them off, nineteen in twenty are seen for what they are."""
    missed = [
        name
        for name, text in ATTACKS
        if not strip_instructions(f"{HONEST[0]}\n{text}").has_instructions
    ]
    assert len(missed) <= 0.05 * len(ATTACKS), missed
