"""What it costs to watch: CPU of a turn with metrics and without, of a log line, of a scrape.

    uv run python -m tests.bench.watching

A turn is an answer with everything that follows until the next question is out, in memory, with a
writer that takes no time: next to nothing is there that could hide the cost. Medians of 31 rounds
of an interview of 20 questions each, with and without in turns.
"""

import asyncio
import io
import logging
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from bot.monitoring.instrumentation import InstrumentedWriter, instrument
from bot.monitoring.logging_setup import JsonLines, add_log_context
from bot.monitoring.prometheus import Metrics
from engine.dialogue.plan import Plan
from engine.runtime.engine import InterviewEngine
from engine.runtime.log_context import set_log_context
from tests.fakes.house import House
from tests.fakes.world import THREAD

QUESTIONS, ROUNDS, TIMES = 20, 31, 20_000
MICRO = 1_000_000


class Watched(House):
    """A house whose engine is measured, if there is anything to measure with."""

    def __init__(self, metrics: Metrics | None) -> None:
        self._metrics = metrics
        super().__init__()

    def engine_of(self, owner: str) -> InterviewEngine:
        """The engine, as the program puts it together."""
        engine = super().engine_of(owner)
        if self._metrics is not None:
            writer = InstrumentedWriter(engine.writer, self._metrics)
            engine = instrument(replace(engine, writer=writer), self._metrics)
        self.hand.start(engine.run_pending_steps)
        return engine


async def turn(metrics: Metrics | None) -> float:
    """CPU microseconds of one turn."""
    house = Watched(metrics)
    await house.begun(Plan(questions=QUESTIONS))
    begun = time.process_time()
    for number in range(QUESTIONS):
        await house.answered(f"In step {number} we counted {number} invoices twice.")
    return (time.process_time() - begun) / QUESTIONS * MICRO


def each(act: Callable[[], object], times: int = TIMES) -> float:
    """CPU microseconds of one call."""
    begun = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - begun) / times * MICRO


def lines(*, context: bool) -> float:
    """CPU microseconds of one line of the log as JSON."""
    handler = logging.StreamHandler(io.StringIO())
    handler.addFilter(add_log_context)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger(f"{__name__}.{context}")
    logger.propagate = False
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    if context:
        set_log_context("a1b2c3d4e5", THREAD)
    return each(lambda: logger.info("posted %s", "ask-1"))


async def main() -> None:
    """Measure and print."""
    metrics = Metrics()
    plain, watched = list[float](), list[float]()
    for _ in range(ROUNDS):
        plain.append(await turn(None))
        watched.append(await turn(metrics))
    before, after = statistics.median(plain), statistics.median(watched)
    print(f"turn: {before:.0f} us, with metrics {after:.0f} us: {after - before:+.0f} us")
    print(f"log line: {lines(context=False):.1f} us, with context {lines(context=True):.1f} us")
    print(f"turning to an interview: {each(lambda: set_log_context('a1b2c3d4e5', THREAD)):.2f} us")
    print(f"scrape: {each(metrics.text, 200):.0f} us, {len(metrics.text())} bytes")


if __name__ == "__main__":
    asyncio.run(main())
