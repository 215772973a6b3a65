"""Taking back what the app said in Slack."""

import json
from dataclasses import replace
from datetime import timedelta

from engine.messages.card import Action
from engine.runtime.retention import RetentionRun
from tests.adapters.slack.scene import TOPIC, Scene
from tests.adapters.slack.stand_in import BOT, Fault, StandIn
from tests.fakes.world import ALICE, BOB, MALLORY

CANARIES = ("heliotrope", TOPIC, "How did step", "wrote down")


def ours(slack: StandIn) -> str:
    """All that is still to be seen of the app's messages and files."""
    kept = [m for ms in slack.messages.values() for m in ms if m["user"] == BOT]
    return json.dumps(
        [kept, [file for file in slack.uploads.values() if "gone" not in file]], default=str
    )


async def interviewed(scene: Scene) -> None:
    """Alice has been interviewed in a channel; Mallory has the report, Alice her file."""
    await scene.begun(f"{TOPIC} manager:<@{MALLORY.id}>")
    for _ in range(2):
        await scene.answer("We painted it heliotrope, so I added a constraint on it.")
    await scene.press("What is recorded about me")


async def test_deleting_takes_back_all_of_ours(scene: Scene) -> None:
    """Questions, summary, report, transcript and the copy that was asked for are gone."""
    await interviewed(scene)
    assert all(word in ours(scene.slack) for word in CANARIES)
    own = [m for m in scene.slack.messages["C01"] if m["user"] == ALICE.id]
    await scene.press("Delete")
    await scene.rest()
    assert not [word for word in CANARIES if word in ours(scene.slack)]
    (to_alice,) = scene.slack.said("D01ALICE")
    (to_mallory,) = scene.slack.said("D02MALLORY")
    assert "is now deleted here" in to_alice["text"]
    assert "your own messages" in to_alice["text"]
    assert "was deleted" in to_mallory["text"]
    assert [m for m in scene.slack.messages["C01"] if m["user"] == ALICE.id] == own
    assert scene.slack.count("files.delete") == 2


async def test_what_slack_forbids_is_counted_and_named(scene: Scene) -> None:
    """A workspace that keeps everything: the person reads how much stays, and where."""
    await interviewed(scene)
    scene.slack.faults.append(Fault("files.delete", "error:cant_delete_file", times=1))
    scene.slack.faults.append(Fault("chat.delete", "error:cant_delete_message", times=1))
    await scene.press("Delete")
    await scene.rest()
    (to_alice,) = scene.slack.said("D01ALICE")
    assert "2 of my own messages" in to_alice["text"]
    assert "in our conversation" in to_alice["text"]


async def test_slack_that_is_away_is_asked_again(scene: Scene) -> None:
    """A reset, HTML, or a limit only delay it."""
    await interviewed(scene)
    for kind in ("reset-after", "html-before", "500-before"):
        scene.slack.faults.append(Fault("chat.delete", kind, times=1))
    await scene.press("Delete")
    assert "is now deleted here" not in str(scene.slack.said("D01ALICE"))
    for _ in range(4):
        await scene.later(10)
    assert "is now deleted here" in str(scene.slack.said("D01ALICE"))
    assert not [word for word in CANARIES if word in ours(scene.slack)]


async def test_what_nobody_knows_of_is_found(scene: Scene) -> None:
    """A message that was sent before a kill and never noted is taken back too."""
    await interviewed(scene)
    row = scene.memory.rows[scene.interview.id]
    unknown = ("ask-2", "report-candidate", f"to-{MALLORY.id}-report-manager")
    known = {k: p for k, p in row.interview.postings.items() if k not in unknown}
    row.interview = replace(row.interview, postings=known)
    await scene.press("Delete")
    await scene.rest()
    assert not [word for word in CANARIES if word in ours(scene.slack)]


async def test_time_takes_back_quietly(scene: Scene) -> None:
    """Kept long enough, the words and our messages go, and nobody is written to."""
    await interviewed(scene)
    scene.clock.time += timedelta(days=180)
    found = RetentionRun(scene.memory, scene.clock.now(), frozenset({"slack"}))
    (kept,) = await scene.memory.past_retention(scene.clock.now())
    await found.delete(kept)
    await scene.later(0)
    assert not [word for word in CANARIES if word in ours(scene.slack)]
    assert scene.slack.said("D01ALICE") == scene.slack.said("D02MALLORY") == []
    assert scene.interview.candidate.id == ""


async def test_nobody_elses_messages_are_touched(scene: Scene) -> None:
    """Another interview's messages, and other people's, stay where they are."""
    await scene.begun("another topic", BOB.id)
    other = len(scene.slack.messages["C01"])
    await interviewed(scene)
    thread = scene.interview.thread
    assert thread is not None
    button = {"action_id": f"interview:{Action.DELETE}", "value": f"{scene.interview.id}:0"}
    await scene.click(button, ALICE.id, "C01")
    await scene.rest()
    assert len([m for m in scene.slack.messages["C01"] if m["user"] == BOT]) == other
