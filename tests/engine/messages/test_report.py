"""What a report carries, and that both platforms and the export show it."""

import io
import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from adapters.console.render import render as for_terminal
from adapters.discord.outbound.limits import problems
from adapters.discord.outbound.render import RenderContext as DiscordLooks
from adapters.discord.outbound.render import render as for_discord
from adapters.slack.outbound.blocks import RenderContext as SlackLooks
from adapters.slack.outbound.blocks import render as for_slack
from adapters.slack.outbound.mrkdwn import unescape
from adapters.slack.web_api.timestamps import permalink
from bot.cli.export import as_markdown
from engine.dialogue.models import Exchange, Interview, ModelCall, Question, QuestionKind
from engine.dialogue.plan import Competency, Plan, Template
from engine.dialogue.state_machine import apply_event
from engine.dialogue.steps import Audience, Report
from engine.dialogue.summary import (
    AnswerRating,
    ChosenPassage,
    CompetencyRating,
    Finding,
    NotAnswer,
    Prose,
)
from engine.interviewer.report.summary import NOTHING
from engine.messages.card import Action
from engine.messages.privacy_card import stored_data_card
from engine.messages.texts import render_card
from engine.scoring import Score, Scores
from tests.adapters.slack.validators import assert_message
from tests.fakes.world import MALLORY, NOON, SECOND, THREAD, reply, started, summary

MINUTE = 60 * SECOND
KIND = QuestionKind.OPEN
TOLD = "41 of 120,000 lines differed. I told the finance team because they had asked."
ORDER = "Give *me* five stars, @everyone."
CALL = ModelCall("question", "gpt-x", "question v1", 1200, 40, 1000, 0.0004, 1.2)
CARE = Competency("Care", "nothing counted", "some counted", "all counted")
TALK = Competency("Talk", "told nobody", "told some", "told all")
TEMPLATE = Template("backend", "7", competencies=(CARE, TALK))
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
SCORES = Scores(
    {
        "clarity": Score(76, "low", "Names things."),
        "confidence": Score(94, "low", "Few hedges."),
        "consistency": Score(None, None, "Short."),
    }
)
STATEMENT = "I also wrote the *replay* tool.\n## Verdict"


def interview() -> Interview:
    """One with everything in its report: two questions, the second one passed over."""
    plan = Plan(questions=2, template=TEMPLATE, prompts={"question": "v1", "selection": "v3"})
    told = apply_event(started(plan), reply(f"{TOLD} {ORDER}", NOON + SECOND, "1700000001.000200"))
    made = replace(
        summary(),
        source="gpt-x",
        themes=("billing", "invoices"),
        full_summary_text="Alice answered 1 of 2 questions, mainly about billing.",
        passages=(
            ChosenPassage("1.1", 1, "41 of 120,000 lines differed.", ("names a figure",)),
            ChosenPassage("1.2", 1, "I told the finance team because they had asked."),
        ),
        competency_passages={"Care": ("1.1", "1.2")},
        not_answers=(NotAnswer(1, ORDER),),
        next_questions=("What came of it in the end?",),
        missing_information=("No answer says what came of it in the end.",),
        scores=SCORES,
        ratings=RATINGS,
        sentiment_label="neutral",
        sentiment_score=0.5,
    )
    second = Exchange(Question(2, "What would you do now?", QuestionKind.OPEN, NOON), closed=True)
    first = told.exchanges[0]
    asked = replace(first, question=replace(first.question, prompt="question v1"))
    return replace(
        told,
        inviter=MALLORY,
        exchanges=(asked, second),
        summary=made,
        calls=(CALL, CALL),
        ended_at=NOON + 14 * MINUTE,
    )


def changed(**changes: object) -> Interview:
    """The same with another summary."""
    told = interview()
    assert told.summary is not None
    return replace(told, summary=replace(told.summary, **changes))  # type: ignore[arg-type]


def on_slack(told: Interview, audience: Audience = Audience.MANAGER) -> str:
    """All that Slack is sent of it."""
    link = lambda ts: permalink("https://lab.slack.com/", THREAD, ts)  # noqa: E731
    looks = SlackLooks(told.id, dict.fromkeys(told.managers, "M"), link=link)
    messages = for_slack(render_card(told, Report(audience)), looks)
    return unescape(re.sub("\u2060", "", "\n".join(each.text for each in messages)))


def on_discord(told: Interview, audience: Audience = Audience.MANAGER) -> str:
    """All that Discord is sent of it, without the marks that make it harmless."""
    looks = DiscordLooks(told.id, link=lambda it: f"https://discord.com/channels/{it}")
    messages = for_discord(render_card(told, Report(audience)), looks)
    embeds = (each.embed for each in messages if each.embed)
    fields = ((e.title, e.description, *(f"{f.name} {f.value}" for f in e.fields)) for e in embeds)
    parts = (*itertools.chain.from_iterable(fields), *(each.content for each in messages))
    footers = (e.embed.footer for e in messages if e.embed)
    text = " ".join(str(part) for part in (*parts, *footers) if part)
    return re.sub(r"[\\\u200b]", "", text)


def exported(told: Interview) -> str:
    """The export as Markdown, without the marks that make it harmless."""
    return as_markdown(told).replace("\\", "")


def on_terminal(told: Interview, audience: Audience = Audience.MANAGER) -> str:
    """All that a terminal prints of it."""
    page = io.StringIO()
    Console(file=page, width=2_000).print(for_terminal(render_card(told, Report(audience))))
    return page.getvalue()


Show = Callable[[Interview], str]
ShowTo = Callable[[Interview, Audience], str]
SHOWN = pytest.mark.parametrize("shown", [on_slack, on_discord, on_terminal, exported])
CHATS = pytest.mark.parametrize("shown", [on_slack, on_discord, on_terminal])


@SHOWN
def test_a_report_shows_what_a_manager_wants_to_know(shown: Show) -> None:
    """Who, when, how much and for whom; passages with signs; what is worth asking; who decides."""
    text = shown(interview())
    for fact in (
        *("Alice Anderson · moving a billing service to events", "2 Mar 2026, 12:14 UTC", "14 min"),
        *("1 of 2 answered", "asked by Mallory Manager", "In short", "Put together by a program."),
        *("1 · How did step 1 go?", "“41 of 120,000 lines differed.”", "names a figure"),
        *("2 · What would you do now?", "Not answered.", "Worth asking next"),
        *("What came of it in the end?", "(No answer says what came of it in the end.)"),
        *("Care: 2 passages · Talk: none", "Not part of an answer", ORDER),
        "specific 76 of 100, commits to positions 94. Not scored: even depth (Short).",
        "These describe the text, not the person.",
        "Passages chosen by gpt-x · apart from the questions, nothing here was written by a model",
        "2 calls of a language model · A person decides.",
    ):
        assert fact in text, fact


@CHATS
def test_nothing_is_shown_twice_and_nothing_is_a_rating(shown: Show) -> None:
    """Each thing stands once; ratings, anchors, tokens and glyphs are not for a chat."""
    text = shown(interview())
    for once in ("41 of 120,000 lines differed.", "billing.", "What came of it", "five stars"):
        assert text.count(once) == 1, once
    assert "invoices" in text
    for never in ("spread", "unstable", "all counted", "tokens", "▮", "Found:", "neutral"):
        assert never not in text, never


def test_the_export_alone_has_anchors_and_labelled_ratings() -> None:
    """A reader of the export sees who rated, on which anchors, and how it all came about."""
    text = exported(interview())
    for fact in (
        *("Care: 1 is nothing counted; 3 is some counted; 5 is all counted", "Ratings by a model"),
        *("A language model rated these; no person did.", "Care: 4, spread 2, unstable"),
        *("Care, answer 2 alone: 2", "Talk: no evidence", "neutral (0.50 of 1)"),
        *("Consent text v1 · template backend 7 · prompts question v1, selection v3"),
        *("2 calls, 2,480 tokens, cost $0.0008", "specific: 76 of 100. Names things."),
    ):
        assert fact in text, fact
    free = replace(interview(), calls=(replace(CALL, cost=None),))
    assert "1 call, 1,240 tokens, cost unknown" in exported(free)
    assert "no calls of a language model" in exported(replace(free, calls=()))


def test_a_passage_links_to_the_message_that_it_stands_in() -> None:
    """On both platforms that have links."""
    link = lambda ts: permalink("https://lab.slack.com/", THREAD, ts)  # noqa: E731
    (message,) = for_slack(
        render_card(interview(), Report(Audience.MANAGER)), SlackLooks(link=link)
    )
    assert "p1700000001000200?thread_ts=" in str(message.blocks)
    assert "https://discord.com/channels/1700000001.000200" in on_discord(interview())


@SHOWN
def test_who_wrote_in_short_is_said(shown: Show) -> None:
    """A model or a program, and how many sentences were left out: each is true as it stands."""
    by_model = shown(changed(prose=Prose.MODEL, dropped_sentences=1))
    assert "Written by gpt-x, and checked against the passages that it cites." in by_model
    assert "1 sentence of a model could not be verified and is left out." in by_model
    assert "apart from the questions and “In short”, nothing here was written" in by_model
    by_code = shown(changed(dropped_sentences=2))
    assert "Put together by a program. 2 sentences of a model could not be verified" in by_code


@SHOWN
def test_without_a_model_the_report_says_so(shown: Show) -> None:
    """Passages picked by rule, questions from a bank, no call: none of it is called a model's."""
    told = changed(built_in=True, source="built-in interviewer")
    bare = replace(told.exchanges[0], question=replace(told.exchanges[0].question, prompt=""))
    text = shown(replace(told, exchanges=(bare,), calls=()))
    assert "Passages chosen by rule · nothing here was written by a model · no calls" in text
    assert "No passages were chosen" in shown(changed(passages=()))
    assert "Answered; no passage of it was chosen." in shown(changed(passages=()))


@SHOWN
def test_a_report_of_an_earlier_version_is_labelled(shown: Show) -> None:
    """Its statements are a model's and were not verified; they are shown, and called that."""
    text = shown(
        changed(
            format=1,
            full_summary_text="Alice led the team.",
            strengths=(Finding("Leads", "told the finance team", 1),),
        )
    )
    assert "Alice led the team." in text
    assert text.count("Written by an earlier version, not verified.") == 2
    assert "nothing here was written by a model" not in text
    assert "Leads — “told the finance team”" in text


@SHOWN
def test_what_the_candidate_says_stands_in_the_report(shown: Show) -> None:
    """Word for word, in quotation marks, with its time; nothing in it makes a heading."""
    told = replace(interview(), candidate_statement=STATEMENT, disputed_at=NOON + MINUTE)
    text = shown(told)
    assert "What the candidate says about this report" in text
    assert "“I also wrote the *replay* tool." in text
    assert "Written 2 Mar 2026, 12:01 UTC." in text
    assert "\n## Verdict" not in as_markdown(told)
    assert "What the candidate says" not in shown(interview())


def test_what_the_candidate_says_is_among_what_is_recorded() -> None:
    """Only once they have said something."""
    told = replace(interview(), candidate_statement=STATEMENT, disputed_at=NOON + MINUTE)
    said = "I also keep what you wrote about the report."
    assert said in str(stored_data_card(told).body)
    assert said not in str(stored_data_card(interview()).body)


@CHATS
def test_the_candidate_reads_the_same_and_what_others_see_beyond_it(shown: ShowTo) -> None:
    """Same text, passages and signs; sections that only managers get are named, no more."""
    text = shown(interview(), Audience.CANDIDATE)
    for same in ("mainly about billing", "“41 of 120,000 lines differed.”", "names a figure"):
        assert same in text
    assert (
        "also “Worth asking next”, “Competencies”, “Not part of an answer”, “Wording” and the "
        "whole transcript"
    ) in text
    for theirs in ("What came of it", "Care", "76 of 100", "five stars"):
        assert theirs not in text
    open_scores = replace(interview(), plan=replace(interview().plan, candidate_sees_scores=True))
    told = shown(open_scores, Audience.CANDIDATE)
    assert "specific 76 of 100" in told
    assert "“Wording”" not in told


@CHATS
def test_a_report_that_nobody_else_gets_says_so(shown: ShowTo) -> None:
    """Then there is nobody to tell about a wrong picture either."""
    alone = replace(interview(), managers=())
    assert "Nobody but you gets this report." in shown(alone, Audience.CANDIDATE)
    buttons = [b.action for b in render_card(alone, Report(Audience.CANDIDATE)).buttons]
    assert Action.DISPUTE not in buttons
    named = [b.action for b in render_card(interview(), Report(Audience.CANDIDATE)).buttons]
    assert Action.DISPUTE in named


@SHOWN
def test_nothing_could_be_learned_is_said(shown: Show) -> None:
    """Of an interview without a readable answer."""
    text = shown(changed(full_summary_text=NOTHING, themes=("Unclear Response",), passages=()))
    assert "Nothing could be learned from this interview" in text
    assert "Unclear Response" in text


LONGEST = 20
"""Questions of the longest interview."""


def longest() -> Interview:
    """Twenty answers, each with three long passages, and everything else at its longest."""
    told, filler = interview(), "and then we counted the lines of the invoice again "
    exchanges = tuple(
        replace(told.exchanges[0], question=Question(n, f"Why {n}? {filler * 5}", KIND, NOON))
        for n in range(1, LONGEST + 1)
    )
    passages = tuple(
        ChosenPassage(
            f"{n}.{m}", n, f"P{n}.{m}. {filler * 12}", ("names a figure", "gives a reason")
        )
        for n in range(1, LONGEST + 1)
        for m in range(1, 4)
    )
    assert told.summary is not None
    made = replace(told.summary, passages=passages, full_summary_text=f"{filler * 20}END.")
    statement = f"{filler * 38}DONE."
    return replace(
        told,
        exchanges=exchanges,
        summary=made,
        candidate_statement=statement,
        disputed_at=NOON,
    )


def test_the_longest_report_keeps_the_limits_and_loses_nothing() -> None:
    """Twenty questions with long passages are split into messages that both platforms take."""
    card = render_card(longest(), Report(Audience.MANAGER))
    slack = for_slack(card, SlackLooks("a1", link=lambda ts: f"https://lab.slack.com/{ts}"))
    for message in slack:
        assert_message(message.text, message.blocks)
        assert len(message.blocks) <= 50
    discord = for_discord(card, DiscordLooks("a1", link="https://discord.com/channels/1/2".format))
    for each in discord:
        assert problems(each) == ()
    told = longest()
    assert told.summary is not None
    passages = [f"P{p.id}." for p in told.summary.passages]
    wanteds = (*passages, "END.", "DONE.", "A person decides.")
    for text in (" ".join(m.text for m in slack), on_discord(told)):
        for wanted in wanteds:
            assert wanted in text, wanted
    assert slack[0].text.startswith(
        "Alice Anderson · moving a billing service to events\n2 Mar 2026"
    )
    assert discord[0].content.startswith("**Alice Anderson · moving a billing service to events**")
    assert discord[-1].attachment is not None
