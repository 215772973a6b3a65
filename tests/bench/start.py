"""The CPU of the program from nothing to ready, against importing the same libraries alone.

One start under ``python -X importtime`` tells which modules are loaded by then; the floor is an
interpreter that imports exactly those of them that are not ours. Ready is: connected to Slack and
Discord, with a database that is there already.
"""

import re
import statistics
import tempfile
from pathlib import Path

from tests.bench.figures import Figure, Wish
from tests.bench.process import BOT, program
from tests.bench.seeds import seed
from tests.bench.stage import stage
from tests.bench.talk import Talks

GOAL = 1.3
WITHIN = 60.0
OURS = ("bot", "engine", "adapters", "prompts", "config", "run_bot")
_IMPORT = re.compile(r"^import time:.*\|\s*([\w.]+)$", re.M)
_FLOOR = """
import importlib, sys, time
for name in open(sys.argv[1]).read().split():
    try:
        importlib.import_module(name)
    except ImportError:
        pass
print(time.process_time())
"""


async def _until_ready(folder: Path, *flags: str) -> tuple[float, str]:
    """The CPU seconds of a start, and what the program said."""
    name = "imports" if flags else "start"
    async with stage(Talks(())) as world:
        settings = world.settings(f"sqlite:///{folder}/start.db")
        command = (*flags, *BOT, "slack,discord")
        async with program(command, folder, name, settings) as bot:
            await world.ready("slack", WITHIN)
            await world.ready("discord", WITHIN)
            cpu = bot.cpu()
        return cpu, bot.log.read_text(encoding="utf-8")


async def _imported(folder: Path, modules: Path) -> float:
    """The CPU seconds of an interpreter that imports these modules."""
    script = folder / "floor.py"
    script.write_text(_FLOOR, encoding="utf-8")
    async with program((str(script), str(modules)), folder, "floor", {}) as floor:
        await floor.ended()
    said = floor.log.read_text(encoding="utf-8").split()
    floor.log.unlink()
    return float(said[-1])


async def figures(wish: Wish) -> list[Figure]:
    """All figures of this part."""
    rounds = 1 if wish.quick else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await seed(folder / "start.db", (), 5)
        _, said = await _until_ready(folder, "-X", "importtime")
        loaded = [m for m in _IMPORT.findall(said) if m.split(".")[0] not in OURS]
        assert loaded, said[-2000:]
        modules = folder / "modules.txt"
        modules.write_text("\n".join(loaded), encoding="utf-8")
        pairs = []
        for _ in range(rounds):
            cpu, _ = await _until_ready(folder)
            pairs.append((cpu, await _imported(folder, modules)))
    ours, libraries = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / two for one, two in pairs)
    note = f"median of {rounds} starts; ready on Slack and Discord"
    return [
        Figure("start_cpu_s", ours, "s", note=note),
        Figure("start_libraries_cpu_s", libraries, "s", note=f"importing {len(loaded)} modules"),
        Figure("start_cpu_ratio", ratio, "times", GOAL),
    ]
