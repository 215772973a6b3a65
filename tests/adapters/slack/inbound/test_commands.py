"""Commands, the form, lists and the App Home."""

import json
from typing import Any

import pytest

from engine.dialogue.models import Status
from engine.dialogue.plan import Template, Visibility
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.adapters.slack.stand_in import TEAM, Fault
from tests.fakes.world import ALICE, BOB, MALLORY


async def test_someone_else_is_invited_in_private(scene: Scene) -> None:
    """An invitation of another person is a thread in the app's messages; the inviter reads it."""
    acked = await scene.command(f"{TOPIC} <@{ALICE.id}|alice> questions:2", MALLORY.id)
    assert acked is not None
    assert "Alice Anderson is invited" in acked["text"]
    assert scene.channel == "D01ALICE"
    assert scene.interview.managers == (MALLORY.id,)
    assert scene.interview.candidate.utc_offset == 60
    assert scene.interview.candidate.zone == "Europe/Berlin"
    await scene.press("Start")
    await scene.answer()
    await scene.answer("I compared totals before and after.")
    assert any(f.get("files") for f in scene.slack.messages["D02MALLORY"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("help", "/interview TOPIC"),
        ("list", "no interviews that concern you"),
        ("!!!", "The topic has no words in it"),
        ("x" * 300, "the limit is 200"),
        ("events questions:many", "needs a whole number"),
        ("events <@U01ALICE> <@U02MALLORY>", "one candidate"),
        ("events manager:mallory", "needs a person"),
        ("events <!subteam^S01|@devs>", "you named a group"),
        ("events <@U0BOT2>", "only people can be interviewed"),
    ],
)
async def test_every_command_gets_a_clear_answer(scene: Scene, text: str, words: str) -> None:
    """Help, lists and nonsense are answered at once, to the asker alone."""
    scene.slack.user("U0BOT2", "Deploy Bot", is_bot=True)
    acked = await scene.command(text)
    assert acked is not None
    assert acked["response_type"] == "ephemeral"
    assert words in json.dumps(acked)
    assert not scene.memory.rows


async def test_the_same_wish_twice_is_one_interview(scene: Scene) -> None:
    """A second interview about the same topic is refused while the first runs."""
    await scene.begun()
    acked = await scene.command(TOPIC)
    assert acked is not None
    assert "already running" in acked["text"]
    assert len(scene.memory.rows) == 1


async def test_the_form_asks_for_the_same_things(scene: Scene) -> None:
    """/interview alone opens a form; what is filled in is an invitation."""
    assert await scene.command("", MALLORY.id) == {}
    form = scene.slack.modals[0]["view"]
    values = {
        "topic": {"form:topic": {"value": TOPIC}},
        "candidate": {"form:candidate": {"selected_user": ALICE.id}},
        "questions": {"form:questions": {"value": "2"}},
        "managers": {"form:managers": {"selected_users": [BOB.id]}},
    }
    view = {"id": "V9", "private_metadata": form["private_metadata"], "state": {"values": values}}
    body = {"type": "view_submission", "user": {"id": MALLORY.id, "name": "mallory"}, "view": view}
    assert await scene.lab.send("interactive", body) == {}
    await scene.rest()
    assert scene.interview.topic == TOPIC
    assert scene.interview.managers == (BOB.id,)
    assert "Alice Anderson is invited" in scene.whispered()[-1]


def known_people(scene: Scene) -> None:
    """People who may not get a report, and groups with and without them."""
    scene.slack.user("U0BOT2", "Deploy Bot", is_bot=True)
    scene.slack.user("U05GONE", "Gina Gone", deleted=True)
    scene.slack.user("U06FAR", "Fay Far", team_id="T02FAR")
    enterprise = {"enterprise_user": {"teams": ["T02FAR", TEAM]}}
    scene.slack.user("U07BOTH", "Beth Both", team_id="T02FAR", **enterprise)
    many = [f"U9{number}" for number in range(30)]
    scene.slack.groups = {
        "S01": [MALLORY.id, BOB.id],
        "S02": [MALLORY.id, "U06FAR"],
        "S03": [],
        "S04": many,
        "S05": [ALICE.id, BOB.id],
    }
    for user in many:
        scene.slack.user(user, user)


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("<@U0BOT2>", "Deploy Bot cannot get the report: that is an app."),
        ("<@U05GONE>", "Gina Gone cannot get the report: the account is deactivated."),
        (
            "<@U06FAR>",
            "Fay Far cannot get the report: that is not a member of the server or workspace",
        ),
        ("<@U08NONE>", "U08NONE cannot get the report: that is not a member of the server or"),
        (f"<@{ALICE.id}>", "Alice Anderson cannot get the report: that is the candidate."),
        ("<!subteam^S02|@leads>", "Fay Far cannot get the report: that is not a member"),
        (
            "<!subteam^S03|@none>",
            "The user group Group S03 cannot get the report: nobody is in it.",
        ),
        ("<!subteam^S04|@all>", "That many people cannot get the report: the limit is 20."),
        ("<!subteam^S05|@team>", "Alice Anderson cannot get the report: that is the candidate."),
        ("<!subteam^S09|@gone>", "The user group S09 cannot get the report: there is no such user"),
    ],
)
async def test_the_report_goes_to_people_of_the_workspace(
    scene: Scene, named: str, words: str
) -> None:
    """Whoever names somebody else reads who is refused and why; the form says it at its field."""
    known_people(scene)
    acked = await scene.command(f"{TOPIC} <@{ALICE.id}> manager:<@{BOB.id}> manager:{named}")
    assert acked is not None
    assert words in acked["text"]
    assert "Nothing was started" in acked["text"]
    assert not scene.memory.rows
    if "subteam" not in named:
        answer = await submitted(scene, BOB.id, named.strip("<@>"))
        assert answer is not None
        assert words in answer["errors"]["managers"]
    assert not scene.memory.rows
    assert not [c for c in scene.slack.messages if c.startswith("D")]


async def test_a_group_is_the_people_in_it(scene: Scene) -> None:
    """A named group gets the report person by person; members of several workspaces count."""
    known_people(scene)
    await scene.command(f"{TOPIC} manager:<!subteam^S01|@leads> manager:<@U07BOTH>")
    assert scene.interview.managers == (MALLORY.id, BOB.id, "U07BOTH")


async def test_when_slack_fails_nobody_is_named_unseen(scene: Scene) -> None:
    """Without an answer about somebody the interview is not begun, and the asker hears of it."""
    scene.slack.faults.append(Fault("users.info", "error:fatal_error", times=9))
    acked = await scene.command(f"{TOPIC} manager:<@{BOB.id}>")
    assert acked is not None
    assert "Please try again" in acked["text"]
    assert not scene.memory.rows


async def submitted(scene: Scene, *managers: str) -> dict[str, Any] | None:
    """Mallory sends the form off, to interview Alice."""
    values = {
        "topic": {"form:topic": {"value": TOPIC}},
        "candidate": {"form:candidate": {"selected_user": ALICE.id}},
        "managers": {"form:managers": {"selected_users": list(managers)}},
    }
    metadata = json.dumps({"channel": "C01", "response_url": ""})
    view = {"id": "V9", "private_metadata": metadata, "state": {"values": values}}
    body = {"type": "view_submission", "user": {"id": MALLORY.id}, "view": view}
    return await scene.lab.send("interactive", body)


async def test_a_mistake_in_the_form_is_said_at_its_field(scene: Scene) -> None:
    """The form stays open with the error below the field."""
    await scene.command("")
    metadata = scene.slack.modals[0]["view"]["private_metadata"]
    values = {"topic": {"form:topic": {"value": "!!!"}}}
    view = {"id": "V9", "private_metadata": metadata, "state": {"values": values}}
    body = {"type": "view_submission", "user": {"id": ALICE.id}, "view": view}
    acked = await scene.lab.send("interactive", body)
    assert acked is not None
    assert acked["response_action"] == "errors"
    assert "no words" in acked["errors"]["topic"]


async def test_a_form_that_does_not_open_is_explained(scene: Scene) -> None:
    """When Slack refuses the form the person reads what to type instead."""
    scene.slack.faults.append(Fault("views.open", "error:expired_trigger_id"))
    await scene.command("")
    assert "The form did not open" in scene.whispered()[-1]


async def test_the_home_shows_what_one_may_see(scene: Scene) -> None:
    """Candidates can withdraw and delete there; managers read; links lead to the threads."""
    await scene.begun()
    opened = {"type": "app_home_opened", "tab": "home", "event_ts": "1"}
    await scene.lab.event({**opened, "user": ALICE.id})
    await scene.lab.event({**opened, "user": BOB.id, "event_ts": "2"})
    await scene.rest()
    home = json.dumps(scene.slack.homes[ALICE.id])
    assert "in progress, 0 of 2 answered" in home
    assert "https://lab.slack.com/archives/C01/p" in home
    assert "moving" not in json.dumps(scene.slack.homes[BOB.id])
    button = next(
        b
        for block in scene.slack.homes[ALICE.id]["blocks"]
        if block["type"] == "actions"
        for b in block["elements"]
        if b["text"]["text"] == "Withdraw"
    )
    await scene.click(button, ALICE.id)
    assert scene.interview.status is Status.WITHDRAWN
    assert "withdrawn" in json.dumps(scene.slack.homes[ALICE.id])


async def test_where_the_bot_is_no_member_the_command_says_so(scene: Scene) -> None:
    """The answer comes where the command was typed."""
    scene.slack.members.clear()
    await scene.command(TOPIC)
    assert "/invite @interviewer" in scene.whispered()[-1]
    assert scene.interview.status is Status.EXPIRED


async def test_a_command_in_the_apps_messages_is_private(scene: Scene) -> None:
    """Whoever asks in a direct message is interviewed there."""
    await scene.command(TOPIC, channel="D01ALICE")
    assert scene.channel == "D01ALICE"


async def test_a_template_says_where_and_for_whom(scene: Scene) -> None:
    """A template's place and managers go before the settings; the command's before both."""
    template = Template("backend", "1", visibility=Visibility.PRIVATE, managers=(MALLORY.id, "7"))
    scene.plan = type(scene.plan)(questions=2, template=template)
    await scene.command(TOPIC)
    assert scene.channel == "D01ALICE"
    assert scene.interview.managers == (MALLORY.id,)
    await scene.command(f"another topic manager:<@{BOB.id}>")
    assert scene.interview.managers == (BOB.id,)


async def test_only_those_who_may_invite_others(lab: Lab) -> None:
    """Inviting oneself is always possible; who may invite others is a setting."""
    lab.slack.groups = {"S01": [MALLORY.id]}
    async with served(lab, allowed_inviters=("S01",)) as scene:
        acked = await scene.command(f"{TOPIC} <@{ALICE.id}>", BOB.id)
        assert acked is not None
        assert "You are not allowed to do that here. Ask Group S01." in acked["text"]
        await scene.command(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        await scene.command("own topic", BOB.id)
        assert len(scene.memory.rows) == 2


async def test_a_manager_in_a_group_sees_its_interviews(lab: Lab) -> None:
    """Lists show the interviews of one's user groups."""
    lab.slack.groups = {"S01": [MALLORY.id]}
    async with served(lab, managers=("S01",)) as scene:
        await scene.command(TOPIC)
        acked = await scene.command("list", MALLORY.id)
        assert TOPIC in json.dumps(acked)
        assert TOPIC not in json.dumps(await scene.command("list", BOB.id))
