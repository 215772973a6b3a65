"""What people write in Discord, on its way to their interview."""

import asyncio

import pytest
from simcord.actors import MemberActor
from simcord.backend import serializers

from adapters.discord.inbound.events import readable
from adapters.discord.inbound.ordered_queue import OrderedQueues
from engine.dialogue.models import Status
from engine.errors import StoreBusy
from tests.adapters.discord.lab import Lab

pytestmark = pytest.mark.usefixtures("env")


async def test_fifty_messages_at_once_keep_their_order(lab: Lab) -> None:
    """Fifty messages in one moment are one answer, in the order in which Discord got them."""
    await lab.begun()
    backend = lab.env.backend
    for number in range(50):
        backend.create_message(lab.thread.id, lab.alice.id, f"line {number}")
    await lab.rest()
    assert lab.interview.answers == ("\n".join(f"line {n}" for n in range(50)),)


async def test_a_queue_hears_the_oldest_first() -> None:
    """Whatever comes in one moment is heard by its id, one at a time; other queues do not wait."""
    queues, heard = OrderedQueues(), list[str]()

    def job(name: str, seconds: float) -> None:
        async def hear() -> None:
            await asyncio.sleep(seconds)
            heard.append(name)

        queues.put(name[0], int(name[1:]), hear)

    for number in (7, 3, 9, 1):
        job(f"a{number}", 0.02 if number == 1 else 0.0)
    job("b1", 0.0)
    await queues.shutdown()
    assert heard == ["b1", "a1", "a3", "a7", "a9"]


async def test_what_the_database_does_not_take_is_offered_again() -> None:
    """While the database is locked a message waits, and those after it wait for it."""
    queues, heard = OrderedQueues(), list[str]()
    troubles = [StoreBusy(where="x")]

    async def first() -> None:
        if troubles:
            raise troubles.pop()
        heard.append("first")

    async def second() -> None:
        heard.append("second")

    queues.put("a", 1, first)
    queues.put("a", 2, second)
    await queues.shutdown()
    assert heard == ["first", "second"]


async def test_a_message_that_cannot_be_handled_holds_up_nobody() -> None:
    """A message that breaks the handler is passed over, and the next one is heard."""
    queues, heard = OrderedQueues(), list[str]()

    async def broken() -> None:
        raise ZeroDivisionError

    async def next_one() -> None:
        heard.append("next")

    queues.put("a", 1, broken)
    queues.put("a", 2, next_one)
    await queues.shutdown()
    assert heard == ["next"]


async def test_an_edit_counts(lab: Lab) -> None:
    """Who changes a message before the next question has said the newer text."""
    await lab.begun()
    message = await lab.say(lab.alice, "We replayed three days.")
    await lab.alice.edit(message, "We replayed four days.")
    await lab.rest()
    assert lab.interview.answers == ("We replayed four days.",)


async def test_a_deleted_message_is_no_answer(lab: Lab) -> None:
    """Who deletes the only message has said nothing, and no question follows."""
    await lab.begun()
    message = await lab.say(lab.alice, "wrong window")
    await lab.alice.delete(message)
    await lab.later(60)
    assert lab.interview.answers == (None,)
    assert len(lab.said()) == 2


async def test_messages_deleted_by_a_moderator_are_no_answer(lab: Lab) -> None:
    """Deleted in bulk is deleted."""
    await lab.begun()
    messages = [await lab.say(lab.alice, text) for text in ("one", "two", "three")]
    lab.env.backend.bulk_delete_messages(lab.thread.id, [m.id for m in messages[:2]])
    await lab.rest()
    assert lab.interview.answers == ("three",)


async def test_a_preview_of_a_link_is_no_edit(lab: Lab) -> None:
    """When Discord adds the preview of a link, nothing was said anew."""
    await lab.begun()
    message = await lab.say(lab.alice, "See https://example.com")
    before = lab.interview
    stored = lab.env.backend.get_message(lab.thread.id, message.id)
    stored.embeds = [{"type": "link", "url": "https://example.com"}]
    payload = serializers.message_payload(lab.env.backend, stored)
    lab.env.backend.emit("MESSAGE_UPDATE", payload)
    await lab.rest()
    assert lab.interview is before


async def test_bystanders_bots_and_webhooks_say_nothing(lab: Lab) -> None:
    """Only the candidate's own messages count; nobody else's are stored."""
    await lab.begun()
    await lab.say(lab.bob, "good luck!")
    hook = lab.guild.create_webhook(lab.general, "hook")
    robot = lab.env.create_user("robot", bot=True)
    lab.env.backend.create_message(lab.thread.id, robot.id, "beep")
    lab.env.backend.create_message(lab.thread.id, lab.alice.id, "hooked", webhook_id=hook.id)
    await lab.rest()
    assert lab.interview.answers == (None,)


async def test_a_text_file_is_an_answer(lab: Lab) -> None:
    """Discord makes a file of a long paste: its words count like written ones."""
    await lab.begun()
    files = [("message.txt", "The batch ran for nine hours. " * 100)]
    await _send(lab, lab.alice, "As a file:", files, "text/plain")
    (answer,) = lab.interview.answers
    assert answer is not None
    assert answer.startswith("As a file:\nThe batch ran for nine hours.")


async def test_what_cannot_be_read_gets_a_word(lab: Lab) -> None:
    """A voice message or a picture is answered with the wish for text, once, and is no answer."""
    await lab.begun()
    await _send(lab, lab.alice, "", [("voice-message.ogg", "..")], "audio/ogg")
    assert "I can only read text" in lab.said()[-1]
    assert lab.interview.answers == (None,)
    assert len(lab.said()) == 3


async def test_pictures_of_bystanders_get_no_word(lab: Lab) -> None:
    """Somebody else's picture is nobody's business."""
    await lab.begun()
    await _send(lab, lab.bob, "", [("cat.png", "..")], "image/png")
    assert len(lab.said()) == 2


async def test_who_writes_after_the_end_is_told_in_private_once(lab: Lab) -> None:
    """After the end the thread stays silent; a direct message says that it is over."""
    await lab.begun(questions=1)
    await lab.say(lab.alice, "I moved it.")
    await lab.later(5)
    said = lab.said()
    await lab.say(lab.alice, "Thanks!")
    await lab.say(lab.alice, "Bye!")
    assert lab.said() == said
    assert lab.told(lab.alice) == ["This interview is over. Nothing more is recorded."]


async def test_a_direct_message_without_an_interview_is_answered(lab: Lab) -> None:
    """Who writes to the bot out of the blue learns how to begin."""
    await lab.alice.send_dm("hello?")
    await lab.rest()
    assert "Type /interview and a topic" in lab.told(lab.alice)[-1]


async def test_an_interview_in_direct_messages(lab: Lab) -> None:
    """Asked for in direct messages, the interview is held there; answers need no thread."""
    await lab.alice.user.slash("interview", topic="on-call work", questions=1)
    await lab.rest()
    await lab.press_dm(lab.alice, "Start")
    await lab.alice.send_dm("I wrote the runbooks.")
    await lab.later(5)
    assert lab.interview.answers == ("I wrote the runbooks.",)
    assert "Here is what I wrote down" in lab.told(lab.alice)[-1]


async def test_two_interviews_in_direct_messages_are_told_apart(lab: Lab) -> None:
    """With two interviews in one conversation a reply says which one is meant."""
    for topic in ("on-call work", "code review"):
        await lab.alice.user.slash("interview", topic=topic, questions=1)
        await lab.rest()
        await lab.press_dm(lab.alice, "Start")
    await lab.alice.send_dm("Which one?")
    await lab.rest()
    assert "Please reply to a message of the one you mean" in lab.told(lab.alice)[-1]
    first = next(i for i in lab.interviews if i.topic == "on-call work")
    asked = first.exchanges[0].question.message_id
    channel = lab.alice.user.dm_channel.id
    reference = {"channel_id": str(channel), "message_id": asked}
    await lab.alice.send_dm("I wrote the runbooks.", reference=reference)
    await lab.rest()
    answers = {i.topic: i.answers for i in lab.interviews}
    assert answers == {"on-call work": ("I wrote the runbooks.",), "code review": (None,)}


async def test_a_thread_that_is_deleted_ends_the_interview(lab: Lab) -> None:
    """Without its thread an interview is over, and the manager is told."""
    await lab.begun()
    lab.env.backend.delete_channel(lab.thread.id)
    await lab.rest()
    assert lab.status() is Status.EXPIRED
    assert "the thread" in lab.told(lab.mallory)[-1].lower()


async def test_a_channel_that_is_deleted_ends_its_interviews(lab: Lab) -> None:
    """A deleted channel takes its threads with it."""
    await lab.begun()
    lab.env.backend.delete_channel(lab.general.id)
    await lab.rest()
    assert lab.status() is Status.EXPIRED


async def test_a_server_that_removes_the_bot_ends_its_interviews(lab: Lab) -> None:
    """Without its server an interview is over."""
    await lab.begun()
    lab.env.backend.remove_guild(lab.guild.id)
    await lab.rest()
    assert lab.status() is Status.EXPIRED


async def test_a_candidate_who_left_is_not_reminded(lab: Lab) -> None:
    """Who has left the server gets no reminder: the interview is over, and the manager told."""
    await lab.begun()
    lab.guild.remove_member(lab.alice)
    await lab.later(2 * 86_400)
    assert lab.status() is Status.EXPIRED
    assert not any("Whenever you like" in text for text in lab.said())
    assert lab.told(lab.mallory)


def test_mentions_are_read_as_names() -> None:
    """What is stored is what people see: names, and emoji as words."""
    names = {"1": "Bob", "2": "team", "3": "general"}
    text = "<@1> and <@!9> asked <@&2> in <#3> <a:party:77> <t:1:R>"
    assert readable(text, names) == "@Bob and @somebody asked @team in @general :party: <t:1:R>"


async def _send(
    lab: Lab, who: MemberActor, text: str, files: list[tuple[str, str]], kind: str
) -> None:
    """Write with attachments of a kind."""
    backend = lab.env.backend
    backend.add_thread_member(lab.thread.id, who.id)
    stored = backend.store_attachments(lab.thread.id, [(n, t.encode()) for n, t in files])
    attachments = [{**one, "content_type": kind} for one in stored]
    backend.create_message(lab.thread.id, who.id, text, attachments=attachments)
    await lab.rest()
