"""The whole platform on the stand-in, with people who type, click and write."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from adapters.slack.platform import SlackPlatform
from engine.api.interviews import InterviewApi, InterviewRequest
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan
from engine.ports.runtime import QuestionWriter
from engine.ports.store import Store
from engine.runtime.engine import InterviewEngine
from tests.adapters.slack.house import options
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.stand_in import TEAM
from tests.fakes.driver import Hand
from tests.fakes.store import MemoryStore
from tests.fakes.world import ALICE, SetClock
from tests.fakes.writer import Scribe

TOPIC = "moving a billing service to events"

Json = dict[str, Any]


class Scene:
    """A served platform. Acts return the payload of their acknowledgement, None without one."""

    def __init__(
        self,
        lab: Lab,
        store: Store | None = None,
        writer: QuestionWriter | None = None,
        **changes: object,
    ) -> None:
        self.lab = lab
        self.slack = lab.slack
        self.platform = SlackPlatform(options(lab, **changes))
        self.clock = SetClock()
        self.memory = MemoryStore()
        self.store = store or self.memory
        self.hand = Hand(self.store, self.clock)
        self.plan = Plan(questions=2)
        self.engine = InterviewEngine(
            self.store,
            {"slack": self.platform.chat},
            writer or Scribe(),
            self.hand,
            self.clock,
            f"owner {id(self)}",
        )
        self.hand.start(self.engine.run_pending_steps)
        self.reception = InterviewApi(self.engine, self._planned)
        self.task: asyncio.Task[None] | None = None
        self._numbers = count(1)

    def _planned(self, invitation: InterviewRequest) -> Plan:
        return replace(self.plan, questions=invitation.questions or self.plan.questions)

    async def start(self) -> None:
        """Serve, until connected."""
        self.task = asyncio.create_task(self.platform.run(self.reception))
        ready = asyncio.create_task(self.platform.ready())
        await asyncio.wait((self.task, ready), return_when=asyncio.FIRST_COMPLETED)
        if self.task.done():
            await self.task

    async def stop(self) -> None:
        """Stop serving."""
        if self.task is not None:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task

    async def rest(self) -> None:
        """Do all that is owed, and let errands arrive."""
        await self.hand.rest()
        for _ in range(5):
            await asyncio.sleep(0.01)
        await self.hand.rest()

    async def command(
        self, text: str, user: str = ALICE.id, channel: str = "C01", rest: bool = True
    ) -> Json | None:
        """Somebody types /interview."""
        number = next(self._numbers)
        body = {
            "command": "/interview",
            "text": text,
            "user_id": user,
            "user_name": self.slack.users[user]["name"],
            "team_id": TEAM,
            "channel_id": channel,
            "channel_name": "directmessage" if channel.startswith("D") else "general",
            "trigger_id": f"t{number}",
            "response_url": f"{self.slack.url}/hook?user={user}",
        }
        acked = await self.lab.send("slash_commands", body)
        if rest:
            await self.rest()
        return acked

    async def begun(self, text: str = TOPIC, user: str = ALICE.id) -> None:
        """Somebody asks for an interview, and the candidate presses Start."""
        await self.command(text, user)
        await self.press("Start")

    async def press(self, label: str, user: str = ALICE.id, channel: str = "") -> Json | None:
        """Somebody clicks the newest button with this label."""
        for message in reversed(self.everything()):
            for block in message.get("blocks") or ():
                for button in block.get("elements") or ():
                    if block["type"] == "actions" and button["text"]["text"] == label:
                        return await self.click(button, user, message["channel"] or channel)
        raise AssertionError(f"there is no button {label}")

    async def click(self, button: Json, user: str, channel: str = "") -> Json | None:
        """Somebody clicks this button."""
        body: Json = {
            "type": "block_actions",
            "user": {"id": user, "username": "x"},
            "team": {"id": TEAM},
            "trigger_id": "t",
            "actions": [{"type": "button", **{k: button[k] for k in ("action_id", "value")}}],
        }
        if channel:
            body |= {
                "channel": {"id": channel},
                "response_url": f"{self.slack.url}/hook?user={user}",
            }
        else:
            body["view"] = {"id": "V1", "type": "home"}
        acked = await self.lab.send("interactive", body)
        await self.rest()
        return acked

    async def submit(self, text: str, user: str = ALICE.id) -> Json | None:
        """Somebody fills in the one field of the newest form and sends it."""
        view = self.slack.modals[-1]["view"]
        field = view["blocks"][0]
        filled = {field["block_id"]: {field["element"]["action_id"]: {"value": text}}}
        body = {
            "type": "view_submission",
            "user": {"id": user, "username": "x"},
            "team": {"id": TEAM},
            "view": {**view, "id": "V1", "state": {"values": filled}},
        }
        acked = await self.lab.send("interactive", body)
        await self.rest()
        return acked

    async def say(
        self, text: str, user: str = ALICE.id, thread: str = "", channel: str = "", **more: Any
    ) -> Json:
        """Somebody writes into the newest thread, or where it says; the kept message."""
        where = channel or self.channel
        thread = thread or ("" if channel else self.thread)
        message = self.slack.written(where, user, text, thread, **more)
        await self.lab.event({**message, "channel": where, "event_ts": message["ts"]})
        await self.rest()
        return message

    async def edit(self, message: Json, text: str, tell: bool = True) -> None:
        """Somebody changes what they wrote."""
        before = dict(message)
        message |= {"text": text, "edited": {"user": message["user"], "ts": self.slack.ts()}}
        event = {"subtype": "message_changed", "message": dict(message), "previous_message": before}
        if tell:
            await self._told(message, event)

    async def delete(self, message: Json, tell: bool = True) -> None:
        """Somebody deletes what they wrote."""
        where = self._channel_of(message)
        self.slack.messages[where].remove(message)
        event = {"subtype": "message_deleted", "deleted_ts": message["ts"]}
        if tell:
            await self._told(message, {**event, "previous_message": message}, where)

    async def _told(self, message: Json, event: Json, where: str = "") -> None:
        ts = self.slack.ts()
        where = where or self._channel_of(message)
        await self.lab.event({"type": "message", "channel": where, "event_ts": ts, **event})
        await self.rest()

    def _channel_of(self, message: Json) -> str:
        return next(c for c, kept in self.slack.messages.items() if message in kept)

    async def later(self, seconds: float) -> None:
        """Time passes for everybody."""
        self.clock.time += timedelta(seconds=seconds)
        for row in self.memory.rows:
            self.hand.wake(row)
        await self.rest()

    async def answer(self, text: str = "We counted twice, so I added a constraint.") -> Json:
        """The candidate answers and is quiet."""
        message = await self.say(text)
        await self.later(5)
        return message

    @property
    def interview(self) -> Interview:
        """The newest interview."""
        return list(self.memory.rows.values())[-1].interview

    @property
    def channel(self) -> str:
        """Where the newest interview is held."""
        thread = self.interview.thread
        assert thread is not None
        return thread.channel

    @property
    def thread(self) -> str:
        """The stamp of the newest interview's thread."""
        thread = self.interview.thread
        assert thread is not None
        return thread.thread

    def everything(self) -> list[Json]:
        """All that the app said openly, oldest first."""
        kept = [{**m, "channel": c} for c, ms in self.slack.messages.items() for m in ms]
        return sorted(kept, key=lambda message: str(message["ts"]))

    def in_thread(self) -> list[str]:
        """What the app said in the newest interview's thread."""
        return [m["text"] for m in self.slack.said(self.channel, self.thread)]

    def whispered(self) -> list[str]:
        """What was shown to one person only, in all ways that there are."""
        shown = [*self.slack.ephemerals, *self.slack.responses]
        return [message["text"] for message in shown]


@asynccontextmanager
async def served(lab: Lab, store: Store | None = None, **changes: object) -> AsyncIterator[Scene]:
    """A scene that is served until the end."""
    scene = Scene(lab, store, None, **changes)
    await scene.start()
    try:
        yield scene
    finally:
        await scene.stop()
