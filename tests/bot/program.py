"""The program as a person starts it: a process of its own, in an empty folder."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run of the program came to."""

    status: int
    out: str
    err: str


class Program:
    """Runs `run_bot.py` in a folder, with no settings but those given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self, **settings: str) -> dict[str, str]:
        """What the process sees: nothing of the machine's own settings for models or databases."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **settings}

    def run(self, *arguments: str, typed: str = "", **settings: str) -> Ended:
        """Run it to its end with this on standard input."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "run_bot.py"), *arguments],
            cwd=self.folder,
            env=self.environment(**settings),
            input=typed.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file into the folder; its name comes back."""
        raw = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(raw)
        return name
