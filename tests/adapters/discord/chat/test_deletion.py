"""Taking back what the bot said in Discord."""

from dataclasses import replace

import pytest

from engine.dialogue.models import Interview
from engine.dialogue.plan import Visibility
from tests.adapters.discord.lab import OPTIONS, TOPIC, Lab
from tests.fakes.store import MemoryStore

pytestmark = pytest.mark.usefixtures("env")

CANARIES = ("heliotrope", TOPIC, "How did step", "wrote down")


async def ours(lab: Lab) -> str:
    """All that is to be seen of the bot's messages, files and threads' names."""
    seen: list[str] = []
    places = [lab.general, lab.alice.user.dm_channel, lab.mallory.user.dm_channel]
    for place in (*places, *lab.general.threads):
        bot = lab.env.backend.bot_user.id
        own = [m for m in place.history() if m.author.id == bot and not m.is_system()]
        seen += lab.said(place)
        seen += [(await file.read()).decode() for m in own for file in m.attachments]
    names = [lab.env.backend.get_channel(thread.id).name for thread in lab.general.threads]
    return "\n".join((*seen, *map(str, names)))


async def interviewed(lab: Lab) -> None:
    """Alice has been interviewed; Mallory has the report with its file."""
    await lab.begun()
    for _ in range(2):
        await lab.say(lab.alice, "We painted it heliotrope, so I added a constraint on it.")
        await lab.later(5)
    shown = await ours(lab)
    assert [word for word in CANARIES if word in shown] == list(CANARIES)


@pytest.mark.parametrize(
    "options", [OPTIONS, replace(OPTIONS, visibility=Visibility.CHANNEL)], ids=["private", "public"]
)
async def test_deleting_takes_back_all_of_ours(lab: Lab) -> None:
    """Questions, summary, report, file and the thread's name are gone; her words are hers."""
    await interviewed(lab)
    await lab.press(lab.alice, "Delete")
    shown = await ours(lab)
    assert not [word for word in CANARIES if word in shown]
    (to_alice,) = lab.told(lab.alice)
    (to_mallory,) = lab.told(lab.mallory)
    assert "is now deleted here" in to_alice
    assert "interview with Alice Anderson was deleted" in to_mallory.replace("*", "")
    assert sum(m.author.id == lab.alice.id for m in lab.thread.history()) == 2
    assert isinstance(lab.store, MemoryStore)
    (row,) = lab.store.rows.values()
    assert row.interview.candidate.id == ""


async def test_an_archived_thread_is_opened_for_it(lab: Lab) -> None:
    """Discord deletes nothing in an archived thread: it is taken out of the archive."""
    await interviewed(lab)
    newest = next(m for m in reversed(lab.thread.history()) if m.components)
    lab.env.backend.edit_channel(lab.thread.id, {}, thread_metadata={"archived": True})
    path = f"/channels/{lab.thread.id}/messages/{newest.id}"
    lab.env.inject_error("DELETE", path, status=400, code=50083, times=1)
    await lab.press(lab.alice, "Delete")
    assert not [word for word in CANARIES if word in await ours(lab)]
    edits = [
        r for r in lab.env.http_requests if r.method == "PATCH" and not r.path.endswith("@original")
    ]
    assert {"archived": False} in [request.json for request in edits]


async def test_what_discord_forbids_is_counted_and_named(lab: Lab) -> None:
    """A message that may not be deleted is named to the person."""
    await interviewed(lab)
    direct = lab.mallory.user.dm_channel
    path = f"/channels/{direct.id}/messages/{direct.history()[-1].id}"
    lab.env.inject_error("DELETE", path, status=403, code=50003, times=None)
    await lab.press(lab.alice, "Delete")
    (to_alice,) = lab.told(lab.alice)
    assert "1 of my own messages" in to_alice
    assert "Mallory Manager" in to_alice


async def test_discord_that_is_away_is_asked_again(lab: Lab) -> None:
    """A 503 only delays it."""
    await interviewed(lab)
    path = f"/channels/{lab.thread.id}/messages/{lab.thread.history()[-1].id}"
    lab.env.inject_error("DELETE", path, status=503, code=0, times=1)
    await lab.press(lab.alice, "Delete")
    assert lab.told(lab.alice) == []
    await lab.later(30)
    assert "is now deleted here" in lab.told(lab.alice)[-1]
    assert not [word for word in CANARIES if word in await ours(lab)]


async def test_what_nobody_knows_of_is_found(lab: Lab) -> None:
    """Messages that were sent before a kill and never noted are taken back too."""
    await interviewed(lab)

    def unknown(interview: Interview) -> Interview:
        keys = ("ask-2", "report-candidate", f"to-{lab.mallory.id}-report-manager")
        left = {k: p for k, p in interview.postings.items() if k not in keys}
        return replace(interview, postings=left, revision=interview.revision + 1)

    await lab.store.update(lab.interview.id, unknown)
    await lab.press(lab.alice, "Delete")
    assert not [word for word in CANARIES if word in await ours(lab)]


async def test_closed_direct_messages_are_told_in_the_thread(lab: Lab) -> None:
    """Who takes no direct messages reads the last word where the interview was."""
    await interviewed(lab)
    closed = f"/channels/{lab.alice.user.dm_channel.id}/messages"
    lab.env.inject_error("POST", closed, status=403, code=50007, times=None)
    await lab.press(lab.alice, "Delete")
    assert "is now deleted here" in lab.said()[-1]
