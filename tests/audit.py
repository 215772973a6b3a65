"""Whether a pinned version has a known weakness: pip-audit over all pins of ``pyproject.toml``.

``uv run --only-group audit python -m tests.audit``. What the database of weaknesses could not be
asked about is named and does not fail; a weakness does, unless ``[tool.audit]`` accepts it with a
reason. Status 0 fine, 1 a weakness, 2 the audit itself broke.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Findings:
    """What an audit came to: weaknesses as "package version: id", and names that were not asked."""

    audited: int
    weak: tuple[str, ...]
    accepted: tuple[str, ...]
    unreached: tuple[str, ...]


def findings(report: Mapping[str, Any], accepted: Mapping[str, str]) -> Findings:
    """What is in pip-audit's JSON; ``accepted`` are reasons by the weakness's id or alias."""
    found = {True: list[str](), False: list[str]()}
    packages = report["dependencies"]
    for package in packages:
        for weakness in package.get("vulns", ()):
            names = {weakness["id"], *weakness.get("aliases", ())}
            line = f"{package['name']} {package['version']}: {weakness['id']}"
            found[bool(names & accepted.keys())].append(line)
    unreached = tuple(str(p["name"]) for p in packages if "skip_reason" in p)
    audited = len(packages) - len(unreached)
    return Findings(audited, tuple(found[False]), tuple(found[True]), unreached)


def told(found: Findings) -> str:
    """The findings for a person."""
    lines = [f"{found.audited} packages audited, {len(found.weak)} with a known weakness"]
    lines += [f"  {line}" for line in found.weak]
    lines += [f"  accepted: {line}" for line in found.accepted]
    if found.unreached:
        more = len(found.unreached) - MOST_NAMED
        names = ", ".join(found.unreached[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        lines.append(f"NOT AUDITED, as the database could not be reached: {names}")
    return "\n".join(lines)


def audited(pins: Sequence[str]) -> Mapping[str, Any]:
    """pip-audit's report on exact versions; raises SystemExit when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text("\n".join(pins), encoding="utf-8")
        options = ("--requirement", requirements, "--no-deps", "--disable-pip", "--format", "json")
        command = (sys.executable, "-m", "pip_audit", "--progress-spinner", "off", *options)
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    try:
        report: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        reason = (done.stderr.strip() or "it said nothing").splitlines()[-1]
        print(f"the audit broke: {reason[:300]}", file=sys.stderr)
        raise SystemExit(2) from None
    return report


def main() -> int:
    """Audit what ``pyproject.toml`` pins."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    accepted = project.get("audit", {}).get("accepted", {})
    found = findings(audited(project["uv"]["constraint-dependencies"]), accepted)
    print(told(found))
    return 1 if found.weak else 0


if __name__ == "__main__":
    sys.exit(main())
