"""Where an interview is held: a private thread, a public one, or direct messages."""

from dataclasses import replace

import pytest

from engine.dialogue.models import Status
from engine.dialogue.plan import Visibility
from tests.adapters.discord.lab import OPTIONS, TOPIC, Lab

pytestmark = pytest.mark.usefixtures("env")


async def test_a_private_thread_is_made_once(lab: Lab) -> None:
    """A thread that is there already, though nobody knows, is found by name and owner."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    fresh = replace(lab.interview, thread=None)
    assert await lab.platform.chat.open(fresh, retry=True) == lab.interview.thread
    assert len(lab.general.threads) == 1


async def test_another_interview_has_a_thread_of_its_own(lab: Lab) -> None:
    """A thread in which another interview began is not taken for one's own."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    other = replace(lab.interview, id="ffffffffff", thread=None)
    assert await lab.platform.chat.open(other, retry=True) != lab.interview.thread
    assert len(lab.general.threads) == 2


@pytest.mark.parametrize("options", [replace(OPTIONS, visibility=Visibility.CHANNEL)])
async def test_a_public_thread_is_made_once(lab: Lab) -> None:
    """A public thread hangs on a message, whose id it has: a repeat finds both."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    assert lab.thread.name == f"Interview: {TOPIC} · Alice Anderson"
    fresh = replace(lab.interview, thread=None)
    lab.env.inject_error("POST", "/channels/*/messages/*/threads", status=400, code=160004)
    assert await lab.platform.chat.open(fresh, retry=True) == lab.interview.thread
    assert len(lab.general.threads) == 1
    assert lab.said(lab.general)[0].startswith("**Alice Anderson**, **Mallory Manager** invites")


@pytest.mark.parametrize(
    ("code", "why"),
    [(50013, "Create Private Threads"), (160006, "as many active threads as it may have")],
)
async def test_without_threads_it_is_held_in_direct_messages(lab: Lab, code: int, why: str) -> None:
    """Where no thread can be made the bot writes to the candidate, and says why."""
    status = 403 if code == 50013 else 400
    lab.env.inject_error("POST", "/channels/*/threads", status=status, code=code)
    result = await lab.invite(lab.mallory, candidate=lab.alice)
    opening, disclosure = lab.told(lab.alice)
    assert why in opening
    assert "so we talk here" in opening
    assert "I am an AI interviewer" in disclosure
    assert result.response is not None
    assert why in result.response.content


async def test_a_channel_that_holds_no_threads(lab: Lab) -> None:
    """Asked in a voice channel, the interview is held in direct messages, with a word why."""
    voice = lab.guild.create_voice_channel("talk")
    await lab.alice.slash(voice, "interview", topic=TOPIC)
    await lab.rest()
    assert "That channel can hold no threads" in lab.told(lab.alice)[0]


async def test_who_cannot_see_the_channel_is_written_to(lab: Lab) -> None:
    """A candidate who cannot be added to the thread is no prisoner of it: no thread is left."""
    lab.env.inject_error("PUT", "/channels/*/thread-members/*", status=403, code=50001)
    await lab.invite(lab.mallory, candidate=lab.alice)
    assert "You cannot see the channel" in lab.told(lab.alice)[0]
    assert lab.general.threads == []


async def test_nowhere_to_talk_is_said_to_the_inviter(lab: Lab) -> None:
    """No thread and closed direct messages: the inviter reads what to do, nothing knocks on."""
    lab.env.inject_error("POST", "/channels/*/threads", status=403, code=50013, times=None)
    lab.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=1)
    result = await lab.invite(lab.mallory, candidate=lab.alice)
    assert lab.status() is Status.EXPIRED
    assert result.response is not None
    assert "I could not start the interview" in result.response.content
    assert "Create Private Threads" in result.response.content
    before = len(lab.env.http_requests)
    await lab.later(3 * 86_400)
    assert len(lab.env.http_requests) == before


async def test_without_the_right_to_make_threads(lab: Lab) -> None:
    """A server that does not let the bot make threads gets its interviews by direct message."""
    lab.forbid(create_private_threads=False)
    lab.forbid_everybody(create_private_threads=False)
    await lab.invite(lab.mallory, candidate=lab.alice)
    assert "Create Private Threads" in lab.told(lab.alice)[0]
    assert lab.general.threads == []
