"""Whether the campaign can fail: each safeguard is taken out of a copy, and it is held there.

``python -m tests.faults.safeguards``: a line for each, with what the campaign found. What another
safeguard covers is not missed alone, so it is taken out with that one as well.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.fleet import MUST_BE_ZERO

ROOT = Path(__file__).parents[2]
PARTS = ("adapters", "bot", "config", "engine", "prompts", "tests", "run_bot.py", ".cache")
LIMIT = 1800.0


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a file that are replaced; they must stand in it exactly once."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Safeguard:
    """Something that keeps the promise, and how to take it out."""

    name: str
    options: tuple[str, ...]
    changes: tuple[Change, ...]
    module: str = "tests.faults"


FLEET = "tests.faults.fleet"
SLACK, DISCORD, BOTH = (("--platform", name) for name in ("slack", "discord", "both"))
DURABLE = Change(
    "adapters/slack/inbound/middleware.py",
    'await self._deduplicate(str(body.get("event_id") or ""), body["event"])',
    'asyncio.create_task(self._deduplicate(str(body.get("event_id") or ""), body["event"]))',
)
CATCH_UP = Change(
    "adapters/chat/catch_up.py",
    "        self._is_wanted = True\n        if self._task is None",
    "        if self._task is None",
)
DISPATCH_ONCE = """            await self._dispatch(said)
            if event_id:
                self._seen[event_id] = True
"""
REPEATS = (
    Change(
        "adapters/slack/inbound/middleware.py",
        "        async with self._turns.of(event_id or id(event)):",
        "        if True:",
    ),
    Change(
        "adapters/slack/inbound/middleware.py",
        DISPATCH_ONCE,
        "            self._seen[event_id] = True\n            await self._dispatch(said)\n",
    ),
)
NONCE = Change(
    "adapters/discord/outbound/delivery.py",
    'nonce_of(f"{parcel.key}#{number}" if number else parcel.key)',
    'nonce_of(f"{parcel.key}#{number}{asyncio.get_running_loop().time()}")',
)
LOOK = Change(
    "adapters/discord/outbound/delivery.py",
    "found = await self._find_posted(place, parcel.after) if again else []",
    "found: list[discord.Message] = []",
)
SAFEGUARDS = (
    Safeguard("durable before the acknowledgement", SLACK, (DURABLE,)),
    Safeguard("catching up", SLACK, (CATCH_UP,)),
    Safeguard("durable before the acknowledgement and catching up", SLACK, (DURABLE, CATCH_UP)),
    Safeguard("a repeat waits for the first", SLACK, REPEATS),
    Safeguard("a repeat waits for the first and catching up", SLACK, (*REPEATS, CATCH_UP)),
    Safeguard(
        "a message counts once",
        BOTH,
        (
            Change(
                "engine/dialogue/answers.py",
                "        or _exchange_of_message(interview, event.id) is not None\n",
                "",
            ),
        ),
    ),
    Safeguard(
        "own retries",
        SLACK,
        (
            Change(
                "adapters/slack/web_api/client.py",
                "retry_handlers=[ShortRateLimitRetry(max_retry_count=3)],",
                "",
            ),
        ),
    ),
    Safeguard("the nonce", DISCORD, (NONCE,)),
    Safeguard("the nonce and looking before posting again", DISCORD, (NONCE, LOOK)),
    Safeguard(
        "looking before posting again",
        SLACK,
        (
            Change(
                "adapters/slack/outbound/delivery.py",
                "found = await self._find_posted(parcel) if again else NOTHING",
                "found = NOTHING",
            ),
        ),
    ),
    Safeguard(
        "compare and swap",
        (),
        (
            Change(
                "adapters/store/access/write.py",
                'same = (_ROWS.c.id == bindparam("the_id"), _ROWS.c.revision == '
                'bindparam("old_revision"))',
                'any_number = bindparam("old_revision", type_=_ROWS.c.revision.type)\n'
                '    same = (_ROWS.c.id == bindparam("the_id"), any_number.is_not(None))',
            ),
        ),
        FLEET,
    ),
    Safeguard(
        "the sweep",
        BOTH,
        (
            Change(
                "bot/app/local_driver.py",
                "                nap = await self._sweep_once()\n",
                "                nap = LONGEST_NAP\n",
            ),
        ),
    ),
)


def without(safeguard: Safeguard, folder: Path) -> None:
    """A copy of the project in this folder that lacks the safeguard."""
    for part in PARTS:
        source, target = ROOT / part, folder / part
        if part == ".cache":
            target.symlink_to(source.resolve())
        elif source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    for change in safeguard.changes:
        path = folder / change.file
        text = path.read_text(encoding="utf-8")
        if text.count(change.old) != 1:
            raise SystemExit(f"{change.file} does not have once: {change.old}")
        path.write_text(text.replace(change.old, change.new), encoding="utf-8")


def campaign(
    folder: Path, safeguard: Safeguard, options: Sequence[str], fleet: Sequence[str]
) -> Mapping[str, float]:
    """The figures of a campaign with the project in this folder."""
    given = fleet if safeguard.module == FLEET else options
    command = (sys.executable, "-m", safeguard.module, *safeguard.options, "--json", *given)
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=LIMIT, check=False
    )
    figures: Mapping[str, float] = json.loads(done.stdout) if done.stdout else {}
    return figures


def found(figures: Mapping[str, float]) -> str:
    """What a campaign found, in words."""
    wrong = [f"{k} {v}" for k, v in figures.items() if v and k in MUST_BE_ZERO]
    return ", ".join(wrong) or ("nothing" if figures else "the campaign broke off")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take out one after another; the rest of the options goes to the campaign."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.safeguards", description=__doc__)
    parser.add_argument("--only", default="", help="those whose names hold this")
    parser.add_argument("--fleet", default="", help="options of the fleet's campaign")
    options, rest = parser.parse_known_args(arguments)
    for safeguard in SAFEGUARDS:
        if options.only in safeguard.name:
            with tempfile.TemporaryDirectory(prefix="without-") as folder:
                without(safeguard, Path(folder))
                figures = campaign(Path(folder), safeguard, rest, options.fleet.split())
            print(f"without {safeguard.name}: {found(figures)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
