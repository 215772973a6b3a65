"""Saying things in Discord: each once, to those who can be reached."""

from dataclasses import replace

import discord
import pytest
from simcord.builders import ChannelHandle

from adapters.discord.outbound.limits import nonce_of
from engine.dialogue.models import Interview, Status, ThreadRef
from engine.dialogue.steps import Ask, Disclosure, NoticeKind, Say
from engine.errors import NotDelivered, ThreadGone, Unreachable
from tests.adapters.discord.lab import OPTIONS, Lab, shown
from tests.fakes.world import ALICE, started

pytestmark = pytest.mark.usefixtures("env")

STAFF = 990_000_000_000_000_001
"""The id that the staff channel has in these tests."""


def asking(interview: Interview) -> Ask:
    """The question that is current."""
    current = interview.current
    assert current is not None
    return Ask(current.question, interview.plan.questions)


def posted(lab: Lab) -> list[dict[str, object]]:
    """The bodies of all requests that sent a message."""
    requests = lab.env.http_requests
    found = [r for r in requests if r.method == "POST" and r.path.endswith("/messages")]
    return [r.json for r in found if isinstance(r.json, dict)]


async def test_a_repeat_finds_what_is_out(lab: Lab) -> None:
    """A question that is out already, though nobody knows, is found and not said again."""
    await lab.begun()
    interview = lab.interview
    asked = interview.postings["ask-1"]
    unsure = replace(interview, postings={**interview.postings, "ask-1": replace(asked)})
    postings = {key: p for key, p in unsure.postings.items() if key != "ask-1"}
    unsure = replace(unsure, postings=postings)
    before = lab.said()
    sent = await lab.platform.chat.post(unsure, asking(unsure), retry=True)
    assert lab.said() == before
    assert sent.message_id == asked.message_id
    assert sent.sent_at == asked.sent_at


async def test_a_repeat_says_what_is_not_out(lab: Lab) -> None:
    """What an earlier attempt did not get out is said, though it looks like something else."""
    await lab.begun()
    interview = lab.interview
    before = lab.said()
    for _ in range(2):
        await lab.platform.chat.post(interview, Say(NoticeKind.PAUSED, "1"), retry=True)
    assert lab.said() == [
        *before,
        "Paused at question 1 of 2. Answer or continue whenever you like.",
    ]


async def test_every_attempt_has_the_same_nonce(lab: Lab) -> None:
    """Discord knows a repeat by its nonce: it is made of interview and utterance alone."""
    await lab.begun()
    ask = asking(lab.interview)
    for _ in range(2):
        await lab.platform.chat.post(lab.interview, ask, retry=False)
    nonces = [body["nonce"] for body in posted(lab)]
    assert nonces[-1] == nonces[-2] == nonce_of(f"{lab.interview.id}:ask-1")
    assert all(body["enforce_nonce"] for body in posted(lab))
    assert len(set(nonces)) == len(nonces) - 2


async def test_closed_messages_are_tried_again_and_the_inviter_told(lab: Lab) -> None:
    """A manager whose direct messages are closed gets the report later; the inviter knows."""
    await lab.begun(questions=1, manager=lab.bob)
    close(lab, lab.bob.user.dm_channel.id)
    await finish(lab)
    assert lab.told(lab.bob) == []
    assert "I could not send the report" in lab.told(lab.mallory)[0]
    assert "**Bob Bystander**" in lab.told(lab.mallory)[0]
    lab.env.backend.faults.clear()
    await lab.later(3_600)
    assert lab.told(lab.bob)[0].startswith("**Alice Anderson · ")


@pytest.mark.parametrize("options", [replace(OPTIONS, staff_channel=str(STAFF))])
async def test_closed_messages_fall_back_to_the_staff_channel(lab: Lab) -> None:
    """With a staff channel the report goes there at once, with its file, and the inviter knows."""
    staff = staff_channel(lab)
    await lab.begun(questions=1, manager=lab.bob)
    close(lab, lab.bob.user.dm_channel.id)
    await finish(lab)
    (report,) = [m for m in staff.history() if not m.is_system()]
    assert "**Bob Bystander** could not get this as a direct message" in shown(report)
    assert report.attachments
    assert "posted it in the staff channel" in lab.told(lab.mallory)[0]
    assert lab.interview.postings[f"to-{lab.bob.id}-report-manager"].message_id == str(report.id)
    await lab.later(86_400)
    assert len(lab.told(lab.mallory)) == 1


@pytest.mark.parametrize("options", [replace(OPTIONS, staff_channel=str(STAFF))])
async def test_a_staff_channel_of_another_server_is_not_used(lab: Lab) -> None:
    """A report does not leave its server."""
    other = lab.env.create_guild("Other")
    staff = staff_channel(lab, other.id)
    await lab.begun(questions=1, manager=lab.bob)
    close(lab, lab.bob.user.dm_channel.id)
    await finish(lab)
    assert staff.history() == []


@pytest.mark.parametrize("code", [50001, 50013, 10003, 160005])
async def test_a_thread_that_is_closed_to_the_bot_ends_the_interview(lab: Lab, code: int) -> None:
    """Without access, permission or thread the interview ends, and the manager is told."""
    await lab.begun()
    await lab.say(lab.alice, "I moved it.")
    path = f"/channels/{lab.thread.id}/messages"
    lab.env.inject_error("POST", path, status=403, code=code, times=None)
    await lab.later(5)
    assert lab.status() is Status.EXPIRED
    assert "1 of 2 answered" in lab.told(lab.mallory)[-1]
    before = len(lab.env.http_requests)
    await lab.later(86_400)
    assert len(lab.env.http_requests) == before


async def test_a_lost_permission_ends_the_interview(lab: Lab) -> None:
    """When the bot may no longer write in threads, the manager gets what was said so far."""
    await lab.begun()
    await lab.say(lab.alice, "I moved it.")
    lab.forbid(send_messages_in_threads=False)
    lab.forbid_everybody(send_messages_in_threads=False)
    await lab.later(5)
    assert lab.status() is Status.EXPIRED
    assert "the thread was lost" in lab.told(lab.mallory)[-1]


async def test_an_archived_thread_is_written_to_all_the_same(lab: Lab) -> None:
    """Discord archives quiet threads; the library forgets them, the bot does not."""
    await lab.begun()
    backend = lab.env.backend
    backend.edit_channel(lab.thread.id, {}, thread_metadata={"archived": True})
    await lab.restart()
    guild = lab.env.bot.get_guild(lab.guild.id)
    assert guild is not None
    guild._threads.clear()
    await lab.later(2 * 86_400)
    assert "Whenever you like" in lab.said()[-1]


async def test_what_discord_does_not_take_at_the_moment_comes_later(lab: Lab) -> None:
    """While Discord answers with errors of its own the question waits, and comes once."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    path = f"/channels/{lab.thread.id}/messages"
    lab.env.inject_error("POST", path, status=503, times=2)
    await lab.press(lab.alice, "Start")
    assert len(lab.said()) == 1
    await lab.later(60)
    assert len(lab.said()) == 2


async def test_a_refused_embed_goes_out_as_words(lab: Lab) -> None:
    """Should Discord refuse an embed, its words go out without it."""
    await lab.begun(questions=1)
    await lab.say(lab.alice, "I moved it.")
    path = f"/channels/{lab.thread.id}/messages"
    lab.env.inject_error("POST", path, status=400, code=50035, times=1)
    await lab.later(5)
    report = lab.thread.last_message
    assert report is not None
    assert not report.embeds
    assert "That was all" in report.content


async def test_a_message_somebody_deleted_is_said_anew(lab: Lab) -> None:
    """Discord refuses the nonce of a deleted message: the question comes under a new one."""
    await lab.begun()
    interview = lab.interview
    path = f"/channels/{lab.thread.id}/messages"
    lab.env.inject_error("POST", path, status=404, code=10008, times=1)
    await lab.platform.chat.post(interview, Say(NoticeKind.PAUSED, "1"), retry=True)
    assert lab.said()[-1].startswith("Paused")


async def test_somebody_is_typing_until_the_next_word(lab: Lab) -> None:
    """While a question is being written the bot types; afterwards it does not."""
    await lab.begun()
    await lab.platform.chat.show_thinking(lab.interview)
    await lab.env.settle()
    assert typed(lab) >= 1
    await lab.platform.chat.post(lab.interview, Say(NoticeKind.PAUSED, "1"), retry=False)
    before = typed(lab)
    await lab.env.advance_time(60)
    assert typed(lab) == before


async def test_a_typing_sign_that_is_refused_hurts_nobody(lab: Lab) -> None:
    """The typing sign fails silently."""
    await lab.begun()
    lab.env.inject_error("POST", "/channels/*/typing", status=403, code=50013)
    await lab.platform.chat.show_thinking(lab.interview)
    await lab.env.settle()


async def test_a_manager_who_is_no_user_is_unreachable(lab: Lab) -> None:
    """A manager's id of another platform is told apart at once."""
    await lab.begun()
    with pytest.raises(Unreachable, match="no id of a Discord user"):
        await lab.platform.chat.notify(lab.interview, ALICE.id, Disclosure(), retry=False)


async def test_without_a_connection_nothing_is_lost() -> None:
    """While the bot is not logged in a post is put off, not given up."""
    lab = Lab()
    thread = ThreadRef("discord", "1", "2", "2")
    interview = replace(started(), thread=thread, postings={})
    lab.platform._kit.current_client.patience = 0.0
    with pytest.raises(NotDelivered, match="no connection"):
        await lab.platform.chat.post(interview, asking(interview), retry=False)
    with pytest.raises(ThreadGone):
        await lab.platform.chat.post(replace(interview, thread=None), Disclosure(), retry=False)


async def test_the_report_links_to_answers_for_those_who_can_see_them(lab: Lab) -> None:
    """Who may manage threads sees the private one, and gets links into it."""
    await lab.begun(questions=1)
    sees = await lab.platform._kit.people.can_see_private_threads(
        str(lab.guild.id), str(lab.general.id), str(lab.mallory.id)
    )
    assert not sees
    rights = discord.Permissions(manage_threads=True)
    lab.env.backend.add_member_role(
        lab.guild.id, lab.bob.id, lab.guild.create_role("mod", permissions=rights).id
    )
    assert await lab.platform._kit.people.can_see_private_threads(
        str(lab.guild.id), str(lab.general.id), str(lab.bob.id)
    )


def typed(lab: Lab) -> int:
    """How often the bot has shown that it types."""
    return sum(r.path.endswith("/typing") for r in lab.env.http_requests)


def close(lab: Lab, channel: int) -> None:
    """Somebody takes no direct messages."""
    path = f"/channels/{channel}/messages"
    lab.env.inject_error("POST", path, status=403, code=50007, times=None)


async def finish(lab: Lab) -> None:
    """Alice answers the only question."""
    await lab.say(lab.alice, "I moved it.")
    await lab.later(5)


def staff_channel(lab: Lab, guild: int = 0) -> ChannelHandle:
    """A channel with the configured id."""
    backend = lab.env.backend
    made = backend.create_channel(guild or lab.guild.id, "staff")
    backend.channels[STAFF] = replace(made, id=STAFF)
    backend.messages[STAFF] = {}
    return ChannelHandle(lab.env, lab.guild, backend.channels[STAFF])
