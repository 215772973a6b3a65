"""What each command does. Each imports only what it needs."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Mapping
from pathlib import Path


def _check(options: argparse.Namespace) -> int:
    from bot.cli.check import check

    return asyncio.run(check(options.config))


def _demo(options: argparse.Namespace) -> int:
    from bot.cli.demo import DemoOptions, demo

    wish = DemoOptions(options.topic, options.template, options.questions)
    return asyncio.run(demo(options.config, wish, options.answers, as_json=options.json))


def _run(options: argparse.Namespace) -> int:
    from bot.app.driver_choice import ProcessRole
    from bot.serve.serve import serve

    role = ProcessRole.FRONT if options.no_worker else ProcessRole.ALL
    return asyncio.run(serve(options.config, options.platform, role))


def _worker(options: argparse.Namespace) -> int:
    from bot.app.driver_choice import ProcessRole
    from bot.serve.serve import serve

    return asyncio.run(serve(options.config, options.platform, ProcessRole.WORKER))


def _migrate(options: argparse.Namespace) -> int:
    from bot.cli.database import migrate

    return asyncio.run(migrate(options.config))


def _migrate_data(options: argparse.Namespace) -> int:
    from bot.cli.database import migrate_data

    return asyncio.run(migrate_data(options.config, options.file))


def _list(options: argparse.Namespace) -> int:
    from bot.cli.show import list_command

    return asyncio.run(list_command(options.config, options.most))


def _export(options: argparse.Namespace) -> int:
    from bot.cli.show import export_command

    return asyncio.run(export_command(options.config, options.id, options.format))


def _erase(options: argparse.Namespace) -> int:
    from bot.app.retention import erase

    return asyncio.run(erase(options.config, options.id))


def _retain(options: argparse.Namespace) -> int:
    from bot.app.retention import retain

    return asyncio.run(retain(options.config, dry_run=options.dry_run, force=options.force))


def _backup(options: argparse.Namespace) -> int:
    from bot.cli.database import backup

    return asyncio.run(backup(options.config, options.file))


def _restore(options: argparse.Namespace) -> int:
    from bot.cli.database import restore_command

    return restore_command(options.config, options.file)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.evaluation.candidates import SAMPLES
    from bot.evaluation.command import EvalOptions, evaluate

    wanted = EvalOptions(
        samples=options.samples or SAMPLES,
        topics=options.topics,
        kinds=options.candidates,
        questions=options.questions,
        repeats=options.repeats,
        ratings=options.ratings,
        compare=tuple(options.compare),
        chart=options.chart,
        as_json=options.json,
    )
    return asyncio.run(evaluate(options.config, wanted))


def _score(options: argparse.Namespace) -> int:
    from bot.cli.score import score_lines

    if options.file == "-":
        return score_lines(sys.stdin.buffer, sys.stdout.write)
    with Path(options.file).open("rb") as lines:
        return score_lines(lines, sys.stdout.write)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "backup": _backup,
    "check": _check,
    "demo": _demo,
    "erase": _erase,
    "eval": _evaluate,
    "export": _export,
    "list": _list,
    "migrate": _migrate,
    "migrate-data": _migrate_data,
    "restore": _restore,
    "retain": _retain,
    "run": _run,
    "score": _score,
    "worker": _worker,
}
"""By the command's name; each returns the exit status."""
