"""What a line of the log says."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.monitoring.logging_setup import JsonLines, add_log_context
from engine.runtime.log_context import set_log_context
from tests.fakes.world import THREAD


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger whose lines are JSON, and what it wrote."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    handler.addFilter(add_log_context)
    logger = logging.getLogger("a test of the log")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger, written
    logger.removeHandler(handler)


async def test_each_line_names_the_interview_and_the_thread(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    """Tasks that go on at the same time do not mix them up; what is about none names none."""
    logger, written = log

    async def work(interview: str) -> None:
        set_log_context(interview, THREAD)
        await asyncio.sleep(0.01)
        logger.info("at %s", interview)

    await asyncio.gather(work("i1"), work("i2"))
    logger.info("at nothing")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert {(x["message"], x["interview"], x["thread"]) for x in lines[:2]} == {
        ("at i1", "i1", str(THREAD)),
        ("at i2", "i2", str(THREAD)),
    }
    assert "interview" not in lines[2]
    assert set(lines[2]) == {"time", "level", "logger", "message"}
