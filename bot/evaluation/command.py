"""Measuring prompts and models: simulated candidates hold whole interviews, and it is counted."""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.app.compose import BUILT_IN, library_of, settings_of
from bot.evaluation.candidates import SAMPLES, load_samples
from bot.evaluation.metrics import EvalMetrics, compute_metrics
from bot.evaluation.simulation import Case, Run, Simulation, cases, open_simulation
from bot.evaluation.table import tables
from config.settings import Settings
from engine.errors import BadChart, BadPrompt, InterviewError
from prompts.library import Library

INTERRUPTED = 130
CONFIGURED = "as configured"


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """What was asked for on the command line; empty ``topics`` and ``kinds`` mean all."""

    samples: Path = SAMPLES
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    questions: int | None = None
    repeats: int = 1
    ratings: int = 1
    compare: tuple[str, ...] = ()
    chart: Path | None = None
    as_json: bool = False


async def evaluate(config: Path | None, wanted: EvalOptions) -> int:
    """Hold the interviews and print what they come to; when stopped, what there is.

    The exit status is 0, or 130 when stopped. Raises BadSamples, BadPrompt, BadChart, and what the
    engine raises, after the figures of what had been held by then.
    """
    settings = settings_of(config)
    library = library_of(settings)
    samples = load_samples(wanted.samples, wanted.topics, wanted.kinds)
    planned = cases(samples, variants(settings, library, wanted.compare), wanted.repeats)
    if wanted.chart is not None:
        _check_drawable(wanted.chart)
    _stop_on_signals()
    runs: list[Run] = []
    failed: InterviewError | None = None
    stopped = False
    async with open_simulation(settings, library, wanted.ratings, wanted.questions) as simulation:
        try:
            async for run in _run_cases(simulation, planned):
                runs.append(run)
        except InterviewError as error:
            failed = error
        except asyncio.CancelledError:
            stopped = True
    if runs or failed is None:
        _print_progress(runs, len(planned), simulation.asker, wanted)
    if failed is not None:
        raise failed
    return INTERRUPTED if stopped else 0


def _stop_on_signals() -> None:
    """Let Ctrl-C and SIGTERM end the interviews, also where a shell had Ctrl-C ignored."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    if task is None:
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            loop.add_signal_handler(number, task.cancel)


def variants(
    settings: Settings, library: Library, compare: Sequence[str]
) -> dict[str, Mapping[str, str]]:
    """What is compared: for each version, that version of every prompt that has it.

    A prompt without the version takes its newest one. Without versions to compare it is what the
    settings say. Raises BadPrompt when no prompt has a version.
    """
    if not compare:
        return {CONFIGURED: library.choose(settings.prompts.model_dump(), CONFIGURED)}
    names = tuple(library.choose({}, ""))
    arms: dict[str, Mapping[str, str]] = {}
    for version in dict.fromkeys(compare):
        known = {name: library.versions(name) for name in names}
        if not any(version in each for each in known.values()):
            there = ", ".join(dict.fromkeys(v for each in known.values() for v in each))
            raise BadPrompt(problem=f"no prompt has a version {version}; there are: {there}")
        arms[version] = {n: version if version in vs else vs[-1] for n, vs in known.items()}
    return arms


def _check_drawable(file: Path) -> None:
    """Say before hours of interviews what would fail after them; raises BadChart."""
    if find_spec("matplotlib") is None:
        problem = "matplotlib is missing; use `uv run --group charts run_bot.py eval ...`"
        raise BadChart(file=file, problem=problem)
    if not file.parent.is_dir() or file.is_dir():
        raise BadChart(file=file, problem="there is no such folder, or it is one itself")


async def _run_cases(simulation: Simulation, planned: Sequence[Case]) -> AsyncIterator[Run]:
    """The runs as they end; how far it is shows on standard error."""
    screen = Console(stderr=True)
    with Progress(console=screen, disable=not screen.is_terminal, transient=True) as progress:
        task = progress.add_task("interviews", total=len(planned))
        for number, case in enumerate(planned, start=1):
            what = f"{case.sample.name}, {case.kind}, {case.arm}"
            progress.update(task, description=what)
            run = await simulation.run_case(case)
            if not screen.is_terminal:
                print(f"{number}/{len(planned)} {what}: {run.seconds:.1f} s", file=sys.stderr)
            yield run
            progress.advance(task)


def _print_progress(runs: Sequence[Run], planned: int, asker: str, wanted: EvalOptions) -> None:
    arms: dict[str, EvalMetrics] = {}
    kinds: dict[str, dict[str, EvalMetrics]] = {}
    for arm in dict.fromkeys(run.case.arm for run in runs):
        ours = [run for run in runs if run.case.arm == arm]
        arms[arm] = compute_metrics(ours, BUILT_IN)
        kinds[arm] = {
            kind: compute_metrics([run for run in ours if run.case.kind == kind], BUILT_IN)
            for kind in dict.fromkeys(run.case.kind for run in ours)
        }
    if wanted.as_json:
        print(json.dumps(_as_json(arms, kinds, planned, asker), ensure_ascii=False))
    else:
        held = sum(each.interviews for each in arms.values())
        Console().print(f"{asker}: {held} of {planned} interviews", highlight=False)
        if arms:
            Console().print(tables(arms, kinds))
    if wanted.chart is not None and arms:
        from bot.evaluation.chart import draw

        draw(arms, kinds, wanted.chart)


def _as_json(
    arms: Mapping[str, EvalMetrics],
    kinds: Mapping[str, Mapping[str, EvalMetrics]],
    planned: int,
    asker: str,
) -> dict[str, object]:
    return {
        "model": asker,
        "planned": planned,
        "arms": {
            arm: {
                **found.as_json(),
                "candidates": {kind: each.as_json() for kind, each in kinds[arm].items()},
            }
            for arm, found in arms.items()
        },
    }
