"""What was said while nobody listened."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import discord
import pytest

from engine.dialogue import events as ev
from engine.dialogue.models import Status
from tests.adapters.discord.lab import Lab
from tests.fakes.store import MemoryStore

pytestmark = pytest.mark.usefixtures("env")

HOUR = 3_600


@asynccontextmanager
async def down(lab: Lab, seconds: float = HOUR) -> AsyncIterator[None]:
    """The program does not run; what is done in here, nobody tells it."""
    feed = lab.env._gateway_feed
    lab.env.backend.subscribers.remove(feed)
    yield
    lab.env.backend.advance_clock(seconds)
    lab.env.backend.subscribers.append(feed)
    await lab.restart()


async def test_an_hour_of_downtime_is_read_up(lab: Lab) -> None:
    """Written, edited and deleted meanwhile: each is found in the history and counts once."""
    await lab.begun()
    kept = await lab.say(lab.alice, "We replayed three days.")
    gone = await lab.say(lab.alice, "wrong window")
    backend, thread = lab.env.backend, lab.thread.id
    async with down(lab):
        backend.create_message(thread, lab.alice.id, "Retries counted twice.")
        late = backend.create_message(thread, lab.alice.id, "So I added a constaint.")
        backend.advance_clock(60)
        backend.edit_message(thread, late.id, {"content": "So I added a constraint."})
        backend.edit_message(thread, kept.id, {"content": "We replayed four days."})
        backend.delete_message(thread, gone.id)
        backend.create_message(thread, lab.bob.id, "good luck!")
    answers = lab.interview.exchanges[0]
    assert answers.text == (
        "We replayed four days.\nRetries counted twice.\nSo I added a constraint."
    )
    assert len(answers.messages) == 4
    await lab.restart()
    assert lab.interview.exchanges[0] == answers


async def test_a_lost_session_is_read_up(lab: Lab) -> None:
    """A connection that could not be resumed tells nothing: the history does."""
    await lab.begun()
    async with unheard(lab):
        lab.env.backend.create_message(lab.thread.id, lab.alice.id, "I moved it.")
    assert not lab.interview.exchanges[0].messages
    await connected(lab)
    await lab.rest()
    assert lab.interview.answers == ("I moved it.",)
    assert caught_up(lab) == 2


async def test_an_edit_of_an_earlier_answer_is_found(lab: Lab) -> None:
    """A correction of an answer before the present question counts, too."""
    await lab.begun()
    first = await lab.say(lab.alice, "We replayed three days.")
    await lab.later(5)
    async with down(lab):
        lab.env.backend.advance_clock(60)
        edit = {"content": "We replayed four days."}
        lab.env.backend.edit_message(lab.thread.id, first.id, edit)
    assert lab.interview.answers == ("We replayed four days.", None)


async def test_a_history_that_is_withheld_deletes_nothing(lab: Lab) -> None:
    """Without Read Message History Discord answers with an empty list, which proves nothing."""
    await lab.begun()
    await lab.say(lab.alice, "I moved it.")
    async with down(lab):
        lab.forbid(read_message_history=False)
        lab.forbid_everybody(read_message_history=False)
    assert lab.platform.bot is not None
    thread = lab.platform.bot.get_channel(lab.thread.id)
    assert isinstance(thread, discord.Thread)
    with lab.env._bot_scope():
        assert [message async for message in thread.history()] == []
    assert caught_up(lab) == 1
    assert lab.interview.answers[0] == "I moved it."


async def test_what_follows_a_question_that_is_gone_is_kept(lab: Lab) -> None:
    """A part of a history proves nothing about what was written before it."""
    await lab.begun()
    first = await lab.say(lab.alice, "I moved it.")
    await lab.later(5)
    second = await lab.say(lab.alice, "I compared totals.")
    async with down(lab):
        question = int(lab.interview.exchanges[0].question.message_id)
        for gone in (question, first.id, second.id):
            lab.env.backend.delete_message(lab.thread.id, gone)
    assert lab.interview.answers == ("I moved it.", None)


async def test_a_message_that_is_still_there_is_restored(lab: Lab) -> None:
    """What was taken for deleted and is read again counts again, with its newest text."""
    await lab.begun()
    said = await lab.say(lab.alice, "We replayed three days.")
    other = await lab.say(lab.alice, "Retries counted twice.")
    for message in (said, other):
        gone = ev.ReplyDeleted(lab.env.now(), "", str(message.id))
        await lab.reception.engine.record_event(lab.interview.id, gone)
    await lab.rest()
    assert lab.interview.exchanges[0].text is None
    async with down(lab):
        edit = {"content": "We replayed four days."}
        lab.env.backend.edit_message(lab.thread.id, said.id, edit)
    assert lab.interview.answers[0] == "We replayed four days.\nRetries counted twice."


async def test_nobody_is_answered_for_what_is_read_up(lab: Lab) -> None:
    """An old picture gets no wish for text hours later."""
    await lab.begun()
    said = lab.said()
    async with down(lab):
        files = lab.env.backend.store_attachments(lab.thread.id, [("cat.png", b"..")])
        lab.env.backend.create_message(lab.thread.id, lab.alice.id, "", attachments=files)
    assert lab.said() == said


async def test_more_than_a_page_is_read(lab: Lab) -> None:
    """Many messages are read page by page."""
    await lab.begun()
    async with down(lab):
        for number in range(100):
            lab.env.backend.create_message(lab.thread.id, lab.alice.id, f"line {number}")
    assert len(lab.interview.exchanges[0].messages) == 100


async def test_a_thread_that_went_meanwhile_ends_the_interview(lab: Lab) -> None:
    """A thread that was deleted during the downtime is noticed when it is read."""
    await lab.begun()
    async with down(lab):
        lab.env.backend.delete_channel(lab.thread.id)
    assert lab.status() is Status.EXPIRED


async def test_trouble_while_reading_is_tried_again(lab: Lab) -> None:
    """When Discord stumbles, the thread is read again a little later."""
    await lab.begun()
    path = f"/channels/{lab.thread.id}/messages"
    lab.env.inject_error("GET", path, status=503, times=2)
    async with down(lab):
        lab.env.backend.create_message(lab.thread.id, lab.alice.id, "I moved it.")
    await lab.env.advance_time(10)
    await lab.rest()
    assert lab.interview.answers == ("I moved it.",)


async def test_the_pause_over_an_outage_does_not_end_an_answer_early(lab: Lab) -> None:
    """After the downtime the quiet time runs from when the bot has read the messages."""
    await lab.begun()
    async with down(lab):
        lab.env.backend.create_message(lab.thread.id, lab.alice.id, "I moved it.")
    assert len(lab.said()) == 2
    await lab.later(5)
    assert len(lab.said()) == 3


class Patient(MemoryStore):
    """A database in which looking for open threads takes an hour."""

    async def with_open_threads(self, platform: str, ended_since: datetime) -> Sequence[str]:
        """Those that listen, half an hour later; it is asked twice."""
        await asyncio.sleep(HOUR / 2)
        return await super().with_open_threads(platform, ended_since)


@pytest.mark.parametrize("store", [Patient()])
async def test_catching_up_holds_up_nobody(lab: Lab) -> None:
    """While the open threads are looked for, commands are answered and interviews go on."""
    await lab.begun()
    await lab.say(lab.alice, "I moved it.")
    await lab.later(5)
    assert len(lab.said()) == 3
    assert caught_up(lab) == 0
    await lab.env.advance_time(HOUR)
    assert caught_up(lab) == 1


@pytest.mark.parametrize("store", [Patient()])
async def test_two_rounds_never_run_at_once(lab: Lab) -> None:
    """A connection that is lost while catching up asks for one more round, not for a second one."""
    for _ in range(3):
        await connected(lab)
    await lab.env.advance_time(10 * HOUR)
    assert caught_up(lab) == 2


@asynccontextmanager
async def unheard(lab: Lab) -> AsyncIterator[None]:
    """The connection is lost; the program runs on."""
    feed = lab.env._gateway_feed
    lab.env.backend.subscribers.remove(feed)
    yield
    await lab.rest()
    lab.env.backend.subscribers.append(feed)


async def connected(lab: Lab) -> None:
    """The library has a new session."""
    assert lab.platform.bot is not None
    with lab.env._bot_scope():
        lab.platform.bot.dispatch("ready")
    await asyncio.sleep(0.01)


def caught_up(lab: Lab) -> int:
    """How many rounds of reading are done."""
    assert lab.platform.bot is not None
    return lab.platform.bot.catch_up.rounds
