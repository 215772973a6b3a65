"""Draws the picture of the terminal in the README from a real interview.

    uv run python -m tests.pictures.terminal .github/demo.svg

The answers are those of a file in tests/samples; everything else is the program at work.
"""

import asyncio
import io
import re
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.text import Text

from adapters.console.chat import PLATFORM, ConsoleChat
from bot.app.clock import SystemClock
from bot.app.compose import compose
from bot.app.platforms.registry import settings_schema
from bot.cli.demo import read_answers
from config.loader import load_settings
from engine.api.interviews import InterviewRequest
from engine.dialogue.events import Accepted, Replied
from engine.dialogue.models import ChannelRef, Person
from engine.dialogue.plan import Plan

TOPIC = "moving a billing service to events"
ANSWERS = Path(__file__).parent / "answers.txt"
ALICE = Person("alice", "Alice Anderson")
WIDTH = 100
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts that a viewer would have to fetch: any monospaced one will do."""


def _at_once(plan: Plan) -> Plan:
    return replace(plan, pace=replace(plan.pace, quiet=timedelta()))


async def drawn(console: Console, database: str) -> None:
    """Hold the interview on this console."""
    settings = load_settings(settings_schema(), env={"DATABASE_URL": database})
    async with compose(
        settings, {PLATFORM: ConsoleChat(console, SystemClock())}, _at_once
    ) as parts:
        place = ChannelRef(PLATFORM, "local", "terminal")
        wish = InterviewRequest(
            "picture", TOPIC, ALICE, ALICE, place, questions=2, managers=("team",)
        )
        interview = await parts.reception.invite(wish)
        await parts.engine.run_pending_steps(interview.id)
        await parts.engine.record_event(interview.id, Accepted(parts.engine.clock.now(), ALICE.id))
        await parts.engine.run_pending_steps(interview.id)
        for number, text in enumerate(read_answers(ANSWERS)[:2]):
            console.print(Text(f"› {text}\n", style="green"))
            now = parts.engine.clock.now()
            await parts.engine.record_event(
                interview.id, Replied(now, ALICE.id, f"m{number}", text, now)
            )
            await parts.engine.run_pending_steps(interview.id)


def main() -> None:
    """Write the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(drawn(console, f"sqlite:///{folder}/picture.db"))
    svg = console.export_svg(title="run_bot.py demo")
    Path(sys.argv[1]).write_text(_FONTS.sub("", svg), encoding="utf-8")


if __name__ == "__main__":
    main()
