"""Every act as everybody on Slack, through the real adapter, against the engine's table."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from adapters.slack.outbound.blocks import ACTION_PREFIX
from engine.api.permissions import RULES, Permission, Relation, is_allowed
from engine.dialogue.models import Interview, Person, ThreadRef
from engine.messages.card import Action
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene, served
from tests.fakes.world import ALICE, BOB, MALLORY

INES = Person("U04INES", "Ines Inviter")
MO = Person("U05MO", "Mo Manager")
ADA = Person("U06ADA", "Ada Administrator")
SAM = Person("U07SAM", "Sam Stranger")
CARL = Person("U08CARL", "Carl Candidate")

CAST: Mapping[str, frozenset[Relation]] = {
    BOB.id: frozenset({Relation.BYSTANDER, Relation.MEMBER}),
    MO.id: frozenset({Relation.BYSTANDER, Relation.MEMBER}),
    ADA.id: frozenset({Relation.BYSTANDER, Relation.MEMBER, Relation.ADMINISTRATOR}),
    INES.id: frozenset({Relation.INVITER, Relation.MEMBER, Relation.RECRUITER}),
    MALLORY.id: frozenset({Relation.MANAGER, Relation.MEMBER}),
    SAM.id: frozenset({Relation.STRANGER}),
    ALICE.id: frozenset({Relation.CANDIDATE, Relation.MEMBER}),
}
"""Who is who in the interview that is tried; Mo is the manager of another one. Alice acts last."""

BUTTONS = sorted(a for a in RULES if isinstance(a, Action) and a is not Action.DISPUTE)
"""Those whose press alone does something; the form of the other has tests of its own."""

BEFORE: Mapping[Action, tuple[Action, ...]] = {
    Action.START: (),
    Action.DECLINE: (),
    Action.HUMAN: (),
    Action.RESUME: (Action.START, Action.PAUSE),
}
"""What Alice presses first, so that the button means something; usually Start."""


@pytest.fixture
async def scene(lab: Lab) -> AsyncIterator[Scene]:
    """Ines has invited Alice, with Mallory as the manager, and Bob, with Mo."""
    for person in (INES, MO, SAM, CARL):
        lab.slack.user(person.id, person.name)
    lab.slack.user(ADA.id, ADA.name, is_admin=True, is_owner=True)
    async with served(lab, allowed_inviters=(INES.id,)) as scene:
        await scene.command(f"another topic <@{BOB.id}> manager:<@{MO.id}>", INES.id)
        await scene.command(f"{TOPIC} <@{ALICE.id}> manager:<@{MALLORY.id}>", INES.id)
        yield scene


async def elsewhere(scene: Scene) -> Interview:
    """The same interview in another workspace, with Sam in every part of it."""
    thread = replace(scene.interview.thread or ThreadRef("", "", "", ""), workspace="T99")
    there = replace(
        scene.interview,
        id="0e15e3e4e5",
        place=replace(scene.interview.place, workspace="T99"),
        candidate=SAM,
        inviter=SAM,
        managers=(SAM.id,),
        thread=thread,
    )
    await scene.memory.add(there)
    return await scene.memory.get(there.id)


async def press(scene: Scene, interview_id: str, action: Action, who: str) -> None:
    """Click a button, whoever may have sent it."""
    number = 1 if action is Action.SKIP else 0
    button = {"action_id": f"{ACTION_PREFIX}{action}", "value": f"{interview_id}:{number}"}
    await scene.click(button, who, "C01")


def files(scene: Scene, who: str) -> list[str]:
    """The files that somebody was sent."""
    direct = scene.slack.messages.get(f"D{who[1:]}", [])
    return [file["name"] for message in direct for file in message.get("files") or ()]


@pytest.mark.parametrize("action", BUTTONS)
async def test_a_button(scene: Scene, action: Action) -> None:
    """It does what it says for those whom the table lets, and nothing for anybody else."""
    own = scene.interview.id
    for first in BEFORE.get(action, (Action.START,)):
        await press(scene, own, first, ALICE.id)
    there = await elsewhere(scene)
    for who, held in CAST.items():
        target = there.id if who == SAM.id else own
        before = scene.memory.rows[target].interview, files(scene, who)
        await press(scene, target, action, who)
        after = scene.memory.rows[target].interview, files(scene, who)
        assert (before != after) is is_allowed(action, held), who
        assert scene.memory.rows[there.id].interview == there


async def invites(scene: Scene, who: str) -> bool:
    """Whether they can invite somebody else."""
    before = len(scene.memory.rows)
    await scene.command(f"topic of {who} <@{CARL.id}>", who)
    return len(scene.memory.rows) > before


async def asks(scene: Scene, who: str) -> bool:
    """Whether they can ask for an interview with themselves."""
    before = len(scene.memory.rows)
    await scene.command(f"own topic of {who}", who)
    return len(scene.memory.rows) > before


async def answers(scene: Scene, who: str) -> bool:
    """Whether what they write, change and delete in the thread is taken for an answer."""
    own = next(r.interview for r in scene.memory.rows.values() if r.interview.topic == TOPIC)
    assert own.thread is not None
    before = scene.memory.rows[own.id].interview.exchanges
    written = await scene.say("Mine", who, own.thread.thread, own.thread.channel)
    taken = scene.memory.rows[own.id].interview.exchanges != before
    await scene.edit(written, "Mine, changed")
    kept = json.dumps(scene.memory.rows[own.id].interview.exchanges, default=str)
    assert ("Mine, changed" in kept) is taken
    await scene.delete(written)
    return taken


async def lists(scene: Scene, who: str) -> bool:
    """Whether the interview is in their list and in their App Home."""
    acked = await scene.command("list", who)
    await scene.lab.event({"type": "app_home_opened", "user": who, "tab": "home", "event_ts": who})
    await scene.rest()
    home = json.dumps(scene.slack.homes[who])
    assert (TOPIC in home) is (TOPIC in json.dumps(acked))
    return TOPIC in home


async def reads(scene: Scene, who: str) -> bool:
    """Whether they were sent the report and the transcript."""
    own = next(r.interview for r in scene.memory.rows.values() if r.interview.topic == TOPIC)
    assert set(files(scene, who)) <= {f"interview-{own.id}.md"}
    return bool(files(scene, who))


DEEDS = {
    Permission.INVITE: invites,
    Permission.ASK: asks,
    Permission.ANSWER: answers,
    Permission.LIST: lists,
    Permission.REPORT: reads,
}


@pytest.mark.parametrize("deed", sorted(a for a in RULES if isinstance(a, Permission)))
async def test_a_deed(scene: Scene, deed: Permission) -> None:
    """Those whom the table lets can do it, and nobody else."""
    await press(scene, scene.interview.id, Action.START, ALICE.id)
    if deed is Permission.REPORT:
        for _ in range(2):
            await scene.answer()
    else:
        await elsewhere(scene)
    for who, held in CAST.items():
        if who == SAM.id and deed in {Permission.INVITE, Permission.ASK, Permission.LIST}:
            continue  # in a workspace of their own these are for themselves
        assert await DEEDS[deed](scene, who) is is_allowed(deed, held), who


async def test_ones_own_are_reached_after_the_end(scene: Scene) -> None:
    """``/interview mine`` has buttons for what is over, for the candidate alone."""
    await press(scene, scene.interview.id, Action.START, ALICE.id)
    for _ in range(2):
        await scene.answer()
    acked = await scene.command("mine", ALICE.id)
    assert acked is not None
    (row,) = [block for block in acked["blocks"] if block["type"] == "actions"]
    labels = [button["text"]["text"] for button in row["elements"]]
    assert labels == ["What is recorded about me", "Delete"]
    await scene.click(row["elements"][0], ALICE.id, "C01")
    assert files(scene, ALICE.id) == [f"recorded-{scene.interview.id}.md"]
    await scene.click(row["elements"][1], ALICE.id, "C01")
    assert scene.interview.candidate.id == ""
    assert files(scene, ALICE.id) == []
    assert "no interviews with me" in json.dumps(await scene.command("mine", MALLORY.id))


async def test_no_list_shows_another_workspace(scene: Scene) -> None:
    """Neither the list nor the App Home shows what is kept for another workspace."""
    there = await elsewhere(scene)
    acked = await scene.command("list", SAM.id)
    await scene.lab.event({"type": "app_home_opened", "user": SAM.id, "tab": "home"}, "Ev1")
    await scene.rest()
    shown = json.dumps([acked, scene.slack.homes[SAM.id]])
    assert there.topic not in shown
    assert there.id not in shown
