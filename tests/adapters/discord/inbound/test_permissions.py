"""Every act as everybody on Discord, through the real adapter, against the engine's table."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError

from adapters.discord.outbound.render import CUSTOM_ID
from engine.api.permissions import RULES, Permission, Relation, is_allowed
from engine.dialogue.models import Interview, Person
from engine.messages.card import Action
from tests.adapters.discord.lab import OPTIONS, TOPIC, Lab

pytestmark = pytest.mark.usefixtures("env")

CAST: Mapping[str, frozenset[Relation]] = {
    "bob": frozenset({Relation.BYSTANDER, Relation.MEMBER}),
    "mo": frozenset({Relation.BYSTANDER, Relation.MEMBER}),
    "mallory": frozenset({Relation.BYSTANDER, Relation.MEMBER, Relation.ADMINISTRATOR}),
    "ines": frozenset({Relation.INVITER, Relation.MEMBER, Relation.RECRUITER}),
    "maya": frozenset({Relation.MANAGER, Relation.MEMBER}),
    "sam": frozenset({Relation.STRANGER}),
    "alice": frozenset({Relation.CANDIDATE, Relation.MEMBER}),
}
"""Mallory may manage the server, Mo is the manager of another interview. Alice acts last."""

BUTTONS = sorted(a for a in RULES if isinstance(a, Action) and a is not Action.DISPUTE)
"""Those whose press alone does something; the form of the other has tests of its own."""

BEFORE: Mapping[Action, tuple[Action, ...]] = {
    Action.START: (),
    Action.DECLINE: (),
    Action.HUMAN: (),
    Action.RESUME: (Action.START, Action.PAUSE),
}


class Stage(Lab):
    """Ines has invited Alice, with Maya as the manager, and Bob, with Mo; Sam is elsewhere."""

    async def set_up(self) -> None:
        """Bring everybody in."""
        role = self.guild.create_role("recruiters")
        self.people: dict[str, MemberActor] = {
            "alice": self.alice,
            "bob": self.bob,
            "mallory": self.mallory,
        }
        for name in ("mo", "maya", "ines"):
            roles = [role] if name == "ines" else []
            self.people[name] = self.guild.add_member(self.env.create_user(name), roles=roles)
        self.other = self.env.create_guild("Elsewhere")
        self.lobby = self.other.create_text_channel("lobby")
        self.carl = self.guild.add_member(self.env.create_user("carl"))
        self.people["sam"] = self.other.add_member(self.env.create_user("sam"))
        ines = self.people["ines"]
        await self.invite(ines, topic="other", candidate=self.bob, manager=self.people["mo"])
        await self.invite(ines, candidate=self.alice, manager=self.people["maya"])
        self.own = next(i.id for i in self.interviews if i.topic == TOPIC)

    async def borrowed(self) -> Interview:
        """An interview of this server, with Sam, who is not here, in every part of it."""
        sam = Person(str(self.people["sam"].id), "Sam")
        kept = await self.store.get(self.own)
        mine = replace(kept, id="0e15e3e4e5", candidate=sam, inviter=sam, managers=(sam.id,))
        await self.store.add(replace(mine, thread=None))
        return await self.store.get(mine.id)

    async def crafted(self, interview_id: str, action: Action, who: str) -> list[str]:
        """Click a button with this custom id in a channel of one's server; the files one got."""
        place = self.lobby if who == "sam" else self.general
        number = 1 if action is Action.SKIP else 0
        custom_id = f"{CUSTOM_ID}:{interview_id}:{action}:{number}:sure"
        button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}
        row = {"type": 1, "components": [button]}
        bot = self.env.backend.bot_user.id
        message = self.env.backend.create_message(place.id, bot, "x", components=[row])
        found = next(m for m in place.history() if m.id == message.id)
        result = await self.people[who].click(found, custom_id=custom_id)
        await self.rest()
        return [f.filename for f in result.response.attachments] if result.response else []


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """The stage, which the fixture ``env`` belongs to."""
    stage = Stage(replace(OPTIONS, inviter_roles=("recruiters",)))
    async with stage.open():
        await stage.set_up()
        yield stage


@pytest.fixture
def stage(lab: Lab) -> Stage:
    """The same, by its own name."""
    assert isinstance(lab, Stage)
    return lab


@pytest.mark.parametrize("action", BUTTONS)
async def test_a_button(stage: Stage, action: Action) -> None:
    """It does what it says for those whom the table lets, and nothing for anybody else."""
    for first in BEFORE.get(action, (Action.START,)):
        await stage.crafted(stage.own, first, "alice")
    borrowed = await stage.borrowed()
    for who, held in CAST.items():
        target = borrowed.id if who == "sam" else stage.own
        before = await stage.store.get(target)
        files = await stage.crafted(target, action, who)
        done = bool(files) or await stage.store.get(target) != before
        assert done is is_allowed(action, held), who
        assert bool(files) is (action is Action.RECORDED and who == "alice")


async def invites(stage: Stage, who: str) -> bool:
    """Whether they can invite somebody else."""
    before = len(stage.interviews)
    await stage.invite(stage.people[who], topic=f"topic of {who}", candidate=stage.carl)
    return len(stage.interviews) > before


async def asks(stage: Stage, who: str) -> bool:
    """Whether they can ask for an interview with themselves."""
    before = len(stage.interviews)
    await stage.invite(stage.people[who], topic=f"own topic of {who}")
    return len(stage.interviews) > before


async def answers(stage: Stage, who: str) -> bool:
    """Whether what they write in the thread is taken for an answer."""
    before = (await stage.store.get(stage.own)).exchanges
    if who == "sam":
        with pytest.raises(SetupError):
            await stage.people[who].send(stage.thread, "Mine")
        return False
    await stage.say(stage.people[who], "Mine")
    return (await stage.store.get(stage.own)).exchanges != before


async def lists(stage: Stage, who: str) -> bool:
    """Whether the interview is in their list, here and in direct messages only if it is theirs."""
    place = stage.lobby if who == "sam" else stage.general
    here = await stage.people[who].slash(place, "interviews list")
    direct = await stage.people[who].user.slash("interviews list")
    private = str([shown.to_dict() for shown in direct.response.embeds]) + direct.response.content
    assert (TOPIC in private) is (who in {"alice", "sam"})
    assert here.response is not None
    return TOPIC in str([e.to_dict() for e in here.response.embeds]) + here.response.content


async def reads(stage: Stage, who: str) -> bool:
    """Whether they were sent the report and the transcript."""
    messages = stage.people[who].user.dm_channel.history()
    name = f"interview-{stage.own}.md"
    return any(file.filename == name for m in messages for file in m.attachments)


DEEDS = {
    Permission.INVITE: invites,
    Permission.ASK: asks,
    Permission.ANSWER: answers,
    Permission.LIST: lists,
    Permission.REPORT: reads,
}


@pytest.mark.parametrize("deed", sorted(a for a in RULES if isinstance(a, Permission)))
async def test_a_deed(stage: Stage, deed: Permission) -> None:
    """Those whom the table lets can do it, and nobody else."""
    await stage.crafted(stage.own, Action.START, "alice")
    if deed is Permission.REPORT:
        for _ in range(2):
            await stage.say(stage.alice, "We counted twice, so I added a constraint.")
            await stage.later(5)
    if deed is Permission.LIST:
        await stage.borrowed()
    for who, held in CAST.items():
        if who == "sam" and deed in {Permission.INVITE, Permission.ASK}:
            continue  # in a server of their own these are for themselves
        assert await DEEDS[deed](stage, who) is is_allowed(deed, held), who
