"""Whose workspace it is: only what is meant for the one that the token belongs to is heard."""

import logging
from typing import Any

import pytest

from engine.errors import BadConfig
from engine.ports.installation import Installation
from tests.adapters.slack.lab import Lab, event_body
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.stand_in import TEAM
from tests.adapters.slack.valve import reply
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, MALLORY

Json = dict[str, Any]
OTHER = "T02ELSE"


def command(team: str) -> Json:
    """Somebody of a workspace asks for an interview."""
    return {
        "command": "/interview",
        "text": TOPIC,
        "user_id": ALICE.id,
        "user_name": "alice",
        "team_id": team,
        "channel_id": "C01",
        "channel_name": "general",
        "trigger_id": "t-other",
    }


def enveloped(event: Json, team: str, installed: str, name: str) -> Json:
    """An event that occurred in one workspace and is sent to the app as installed in another."""
    authorizations = [{"team_id": installed, "user_id": "U0BOT", "is_bot": True}]
    body = event_body(event, name)
    return {**body, "team_id": team, "authorizations": authorizations}


async def test_the_workspace_is_the_one_that_slack_names(scene: Scene) -> None:
    """It is known as soon as Slack has said who the app is."""
    assert scene.platform.installation.workspaces == {TEAM}


async def test_what_is_meant_for_another_workspace_is_passed_over(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """It is acknowledged, or Slack would send it again; it changes nothing and is said once."""
    await scene.begun()
    before, said = scene.interview, len(scene.slack.calls)
    button = {"action_id": "interview:skip", "value": f"{before.id}:1"}
    click = {
        "type": "block_actions",
        "user": {"id": ALICE.id},
        "team": {"id": OTHER},
        "actions": [{"type": "button", **button}],
    }
    form = {"type": "view_submission", "user": {"id": ALICE.id}, "team": {"id": OTHER}, "view": {}}
    for number in range(2):
        event = enveloped(reply(scene, "We counted twice."), OTHER, OTHER, f"Ev{number}")
        with caplog.at_level(logging.INFO):
            assert await scene.lab.send("slash_commands", command(OTHER)) == {}
            assert await scene.lab.send("interactive", click) == {}
            assert await scene.lab.send("interactive", form) == {}
            assert await scene.lab.send("events_api", event) == {}
    await scene.rest()
    assert (scene.interview, len(scene.memory.rows)) == (before, 1)
    assert len(scene.slack.calls) == said
    told = [r.getMessage() for r in caplog.records if "passed over" in r.getMessage()]
    assert len(told) == 4
    assert all(OTHER in line for line in told)
    assert "counted" not in caplog.text
    assert TOPIC not in caplog.text


async def test_the_command_that_names_no_workspace_is_passed_over(scene: Scene) -> None:
    """Nobody knows whom it is meant for."""
    assert await scene.lab.send("slash_commands", command("")) == {}
    await scene.rest()
    assert not scene.memory.rows


async def test_the_same_command_of_the_own_workspace_begins_an_interview(scene: Scene) -> None:
    """The workspace alone makes the difference."""
    await scene.lab.send("slash_commands", command(TEAM))
    await scene.rest()
    assert len(scene.memory.rows) == 1


async def test_a_shared_channel_is_heard_for_the_installation(scene: Scene) -> None:
    """In Slack Connect a message occurs in one workspace and is delivered for another."""
    await scene.begun()
    said = {**reply(scene, "We counted twice."), "user_team": OTHER, "team": OTHER}
    body = enveloped(said, OTHER, TEAM, "EvShared")
    assert await scene.lab.send("events_api", body) == {}
    await scene.rest()
    assert scene.interview.exchanges[0].text == "We counted twice."


async def test_a_person_of_another_workspace_may_click(scene: Scene) -> None:
    """The team of a click is the app's; the person's own is told apart."""
    await scene.command(TOPIC)
    (button,) = (
        button
        for message in scene.everything()
        for block in message.get("blocks") or ()
        for button in block.get("elements") or ()
        if block["type"] == "actions" and button["text"]["text"] == "Start"
    )
    click = {
        "type": "block_actions",
        "user": {"id": ALICE.id, "team_id": OTHER},
        "team": {"id": TEAM},
        "trigger_id": "t",
        "channel": {"id": "C01"},
        "actions": [{"type": "button", **{k: button[k] for k in ("action_id", "value")}}],
    }
    await scene.lab.send("interactive", click)
    await scene.rest()
    assert scene.interview.status.running
    assert scene.interview.exchanges


async def test_interviews_of_another_workspace_stay_as_they_are(lab: Lab) -> None:
    """Connected with this token and woken, nothing of them is read, driven or ended."""
    store = MemoryStore()
    async with served(lab, store) as first:
        await first.command(f"{TOPIC} manager:<@{MALLORY.id}>")
    before = {row.interview.id: row.interview for row in store.rows.values()}
    lab.slack.team = OTHER
    store.installations = {"slack": Installation()}
    lab.slack.calls.clear()
    async with served(lab, store) as second:
        store.installations = {"slack": second.platform.installation}
        assert second.platform.catch_up is not None
        second.platform.catch_up.want()
        for interview_id in before:
            second.hand.wake(interview_id)
        await second.rest()
        assert second.platform.installation.workspaces == {OTHER}
    assert {row.interview.id: row.interview for row in store.rows.values()} == before
    assert not {name for name, _ in lab.slack.calls} & {"chat.postMessage", "conversations.replies"}


async def test_a_token_without_a_workspace_is_refused_in_words(lab: Lab) -> None:
    """Slack names no workspace for a token of a whole organisation."""
    lab.slack.team = ""
    scene = Scene(lab)
    with pytest.raises(BadConfig, match="SLACK_BOT_TOKEN: Slack names no workspace"):
        await scene.start()
    with pytest.raises(BadConfig, match="names no workspace"):
        async with Scene(lab).platform.speaking():
            pass


async def test_who_only_speaks_knows_the_workspace_too(lab: Lab) -> None:
    """A worker has no connection to hear by."""
    scene = Scene(lab)
    async with scene.platform.speaking():
        assert scene.platform.installation.workspaces == {TEAM}
