"""Interviews on Discord, with the real library on a Discord in memory."""

import discord
import pytest

from engine.dialogue.models import Status
from tests.adapters.discord.lab import TOPIC, Lab, labels

pytestmark = pytest.mark.usefixtures("env")


async def test_a_whole_interview(lab: Lab) -> None:
    """Invitation, consent, answers in several messages, a report to each: all in order, once."""
    await lab.begun()
    await lab.say(lab.alice, "The batch ran for nine hours.")
    await lab.say(lab.bob, "good luck!")
    await lab.say(lab.alice, "So I moved it.")
    await lab.later(5)
    await lab.say(lab.alice, "Retries counted twice.")
    await lab.later(5)
    said = lab.said()
    assert [text.split("\n")[0] for text in said[1:]] == [
        "**Question 1 of 2**",
        "**Question 2 of 2**",
        f"**Interview: {TOPIC}**",
    ]
    assert lab.interview.answers == (
        "The batch ran for nine hours.\nSo I moved it.",
        "Retries counted twice.",
    )
    assert lab.status() is Status.COMPLETED
    (report,) = lab.told(lab.mallory)
    assert report.startswith(f"**Alice Anderson · {TOPIC}**\n")
    assert "1 min · 2 of 2 answered" in report.split("\n")[1]


async def test_the_thread_is_private_and_holds_the_candidate(lab: Lab) -> None:
    """By default nobody but the candidate and the bot is in the thread."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    channel = lab.env.backend.get_channel(lab.thread.id)
    assert channel.type == discord.ChannelType.private_thread.value
    assert set(channel.thread_members) == {lab.alice.id, lab.env.backend.bot_user.id}


async def test_the_report_has_the_transcript_as_a_file(lab: Lab) -> None:
    """The manager's report comes with a text file, the candidate's without."""
    await lab.begun(questions=1)
    await lab.say(lab.alice, "I moved it.")
    await lab.later(5)
    (report,) = lab.mallory.user.dm_channel.history()
    (file,) = report.attachments
    assert file.filename == f"interview-{lab.interview.id}.md"
    assert b"I moved it." in await file.read()


async def test_the_control_bar_works_after_a_restart(lab: Lab) -> None:
    """Buttons that were posted before the program was killed still do what they say."""
    await lab.begun()
    await lab.restart()
    await lab.press(lab.alice, "Pause")
    assert lab.status() is Status.PAUSED
    await lab.restart()
    await lab.press(lab.alice, "Continue")
    assert lab.status() is Status.IN_PROGRESS
    await lab.press(lab.alice, "Skip")
    await lab.press(lab.alice, "Finish now")
    assert lab.status() is Status.COMPLETED


async def test_withdrawing_is_asked_twice(lab: Lab) -> None:
    """One click on Withdraw changes nothing; the second one, on the question, does it."""
    await lab.begun()
    message = lab.thread.last_message
    assert message is not None
    first = await lab.alice.click(message, label="Withdraw")
    assert lab.status() is Status.IN_PROGRESS
    assert first.response is not None
    assert first.response.ephemeral
    assert "no summary is written" in first.response.content
    await lab.alice.click(first.response, label="Withdraw")
    await lab.rest()
    assert lab.status() is Status.WITHDRAWN
    assert any("has withdrawn" in text for text in lab.told(lab.mallory))


async def test_what_is_recorded_is_shown_to_the_candidate_alone(lab: Lab) -> None:
    """The candidate gets a file that nobody else sees; a bystander gets a refusal."""
    await lab.begun()
    await lab.say(lab.alice, "I moved it.")
    mine = await lab.press(lab.alice, "What is recorded about me")
    assert mine.response is not None
    assert mine.response.ephemeral
    assert mine.response.attachments[0].filename.startswith("recorded-")
    theirs = await lab.press(lab.mallory, "What is recorded about me")
    assert theirs.response is not None
    assert "Only the person who is interviewed" in theirs.response.content


async def test_the_inviter_is_answered_at_once(lab: Lab) -> None:
    """A command is answered within three seconds, for whoever gave it alone."""
    result = await lab.invite(lab.mallory, candidate=lab.alice)
    assert result.response is not None
    assert result.response.ephemeral
    assert result.response.content.startswith("Alice Anderson is invited to an interview")


async def test_whoever_asks_for_themselves_gets_a_link(lab: Lab) -> None:
    """The answer to one's own command leads to the thread, once it is there."""
    result = await lab.invite(lab.alice)
    assert result.response is not None
    assert f"/{lab.guild.id}/{lab.thread.id})" in result.response.content
    assert lab.interview.managers == ()


async def test_nothing_that_people_write_pings(lab: Lab) -> None:
    """A topic full of mentions is named in thread and report, and nobody is notified."""
    nasty = f"@everyone <@{lab.bob.id}> <@&{lab.guild.default_role.id}> [x](https://evil.example)"
    await lab.invite(lab.mallory, candidate=lab.alice, topic=nasty)
    await lab.press(lab.alice, "Start")
    for message in lab.env.backend.messages[lab.thread.id].values():
        assert not message.mention_everyone
        assert not message.ping_user_ids
        assert not message.ping_role_ids


async def test_every_message_forbids_mentions(lab: Lab) -> None:
    """Each request that sends something says that nobody is to be notified."""
    await lab.begun(questions=1)
    await lab.press(lab.alice, "What is recorded about me")
    await lab.say(lab.alice, "I moved it.")
    await lab.later(5)
    sent = [r for r in lab.env.http_requests if r.method == "POST" and r.path.endswith("messages")]
    assert len(sent) >= 4
    for request in sent:
        assert isinstance(request.json, dict)
        assert request.json["allowed_mentions"]["parse"] == []
        assert 0 < len(request.json["nonce"]) <= 25


async def test_buttons_are_in_one_row(lab: Lab) -> None:
    """The five buttons of a question fit into one row."""
    await lab.begun()
    message = lab.thread.last_message
    assert message is not None
    assert len(message.components) == 1
    assert len(labels(message)) == 5
