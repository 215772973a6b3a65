"""What can be typed after `run_bot.py`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from bot.app.platforms.registry import PLATFORMS, SERVED
from bot.cli.commands import COMMANDS
from bot.cli.version import ShowVersion
from engine.catalogue import gettext, gettext_noop, list_and
from engine.errors import InterviewError

EPILOG = gettext_noop(
    """\
examples:
  run_bot.py demo --topic "moving a billing service to events"
  run_bot.py run --platform {platform}
  run_bot.py score answers.jsonl
  run_bot.py eval --candidates strong,average,weak --compare v1 v2
  run_bot.py export a1b2c3d4e5 --format md > interview.md

Settings come from config/default.yaml, --config FILE, .env and the environment; without
OPENAI_API_KEY or OPENAI_BASE_URL the built-in interviewer asks."""
)

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 fine, 1 in part, 2 a mistake, 130 interrupted."""
    options = parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except InterviewError as error:
        print(gettext("error: {error}", error=error), file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("\n" + gettext("Stopped. What was said is stored."), file=sys.stderr)
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """All commands with their help texts."""
    top = argparse.ArgumentParser(
        prog="run_bot.py",
        description=gettext(
            "An AI interviewer that lives in {platforms}.",
            platforms=list_and([gettext(entry.title) for entry in PLATFORMS.values()]),
        ),
        epilog=gettext(EPILOG, platform=SERVED[0]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument(
        "--version", action=ShowVersion, nargs=0, help=gettext("show name and version")
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    _add_demo(commands)
    _add_score(commands)
    _add_export(commands)
    _add_backup(commands)
    _add_eval(commands)
    _add_retain(commands)
    listing = _command(
        commands, "list", gettext("list the interviews in the database, newest first")
    )
    listing.add_argument(
        "--most", type=int, default=50, metavar="N", help=gettext("at most N (default 50)")
    )
    _command(
        commands, "check", gettext("check configuration, database, model and tokens, a line each")
    )
    return top


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    made.add_argument(
        "--config", type=Path, metavar="FILE", help=gettext("a YAML file of your settings")
    )
    return made


def _add_run(commands: _Commands) -> None:
    run = _command(commands, "run", gettext("serve platforms until stopped (Ctrl-C or SIGTERM)"))
    run.add_argument(
        "--platform",
        required=True,
        metavar="NAMES",
        help=gettext("one or more of {names}, with commas between", names=", ".join(SERVED)),
    )
    run.add_argument(
        "--no-worker",
        action="store_true",
        help=gettext("only listen; `worker` processes do the pending interview work (PostgreSQL)"),
    )
    text = gettext(
        "process pending interview work, for `run --no-worker` or beside `run` (PostgreSQL)"
    )
    worker = _command(commands, "worker", text)
    worker.add_argument(
        "--platform",
        default="",
        metavar="NAMES",
        help=gettext("default: all platforms whose tokens are set"),
    )
    text = gettext("create the tables or bring them up to date; PostgreSQL always needs this")
    _command(commands, "migrate", text)
    text = gettext("copy a SQLite file into the empty PostgreSQL database of DATABASE_URL")
    move = _command(commands, "migrate-data", text)
    move.add_argument(
        "file", type=Path, metavar="SQLITE_FILE", help=gettext("the SQLite file; it is only read")
    )


def _add_demo(commands: _Commands) -> None:
    demo = _command(commands, "demo", gettext("hold a whole interview in this terminal"))
    demo.add_argument("--topic", metavar="T", help=gettext("what the interview is about"))
    demo.add_argument(
        "--template", metavar="NAME", help=gettext("an interview template by its name")
    )
    demo.add_argument(
        "--questions", type=int, metavar="N", help=gettext("number of questions, 1 to 20")
    )
    demo.add_argument(
        "--answers",
        type=Path,
        metavar="FILE",
        help=gettext("take the answers from a file, separated by blank lines, instead of a person"),
    )
    demo.add_argument(
        "--json",
        action="store_true",
        help=gettext("with --answers: print the interview as one JSON object"),
    )


def _add_score(commands: _Commands) -> None:
    text = gettext("score answers by local rules: JSON Lines in, JSON Lines out")
    score = _command(commands, "score", text)
    score.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help=gettext("lines of {example}", example='{"answers": ["…", …]}'),
    )


def _add_export(commands: _Commands) -> None:
    export = _command(
        commands, "export", gettext("print one interview: report, transcript or data")
    )
    export.add_argument("id", metavar="ID", help=gettext("the interview's id, as `list` shows it"))
    export.add_argument(
        "--format", choices=("md", "json"), default="md", help=gettext("default: md")
    )


def _add_backup(commands: _Commands) -> None:
    text = gettext("copy the database into a new file, even while the bot runs")
    backup = _command(commands, "backup", text)
    backup.add_argument(
        "file", type=Path, metavar="FILE", help=gettext("a file that does not exist yet")
    )
    text = gettext("replace the database by a backup, while the bot is stopped")
    restore = _command(commands, "restore", text)
    restore.add_argument(
        "file", type=Path, metavar="FILE", help=gettext("a file that `backup` created")
    )


def _add_eval(commands: _Commands) -> None:
    text = gettext(
        "hold interviews with simulated candidates and measure the model and its prompts"
    )
    trial = _command(commands, "eval", text)
    trial.add_argument(
        "--topics", type=_names, default=(), metavar="NAMES", help=gettext("default: all")
    )
    trial.add_argument(
        "--candidates",
        type=_names,
        default=(),
        metavar="NAMES",
        help=gettext("separated by commas, such as strong,average,weak; default: all"),
    )
    trial.add_argument(
        "--repeats",
        type=_count,
        default=1,
        metavar="N",
        help=gettext("hold each interview N times"),
    )
    trial.add_argument(
        "--questions", type=int, metavar="N", help=gettext("default: one for each answer")
    )
    trial.add_argument(
        "--ratings",
        type=int,
        choices=range(10),
        default=1,
        metavar="N",
        help=gettext("rounds of rating, 0 to 9 (default 1)"),
    )
    versions = gettext("prompt versions, such as v1 v2")
    trial.add_argument("--compare", nargs="+", default=(), metavar="VERSION", help=versions)
    trial.add_argument(
        "--samples", type=Path, metavar="FOLDER", help=gettext("a folder of your own candidates")
    )
    trial.add_argument(
        "--chart", type=Path, metavar="FILE", help=gettext("draw the results as a PNG")
    )
    trial.add_argument("--json", action="store_true", help=gettext("print one JSON object"))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(gettext("must be a whole number from 1 to 1000"))
    return int(text)


def _add_retain(commands: _Commands) -> None:
    retain = _command(
        commands, "retain", gettext("delete interviews that have been kept long enough")
    )
    text = gettext("delete one interview, as its candidate could, when somebody asks you to")
    erase = _command(commands, "erase", text)
    erase.add_argument("id", metavar="ID", help=gettext("the interview's id, as `list` shows it"))
    retain.add_argument(
        "--dry-run",
        action="store_true",
        help=gettext("only list the interviews that would be deleted"),
    )
    text = gettext(
        "delete even right after the clock has jumped or after a stop of more than a day"
    )
    retain.add_argument("--force", action="store_true", help=text)
