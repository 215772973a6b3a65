"""Locks by key, and background tasks."""

import asyncio
import logging

import pytest

from adapters.chat.background import BackgroundTasks
from adapters.chat.keyed_lock import KeyedLock


async def test_one_at_a_time_for_a_key_in_order_of_arrival() -> None:
    """Who comes first is first; another key does not wait."""
    turns, order = KeyedLock(), []

    async def act(key: str, name: str) -> None:
        async with turns.of(key):
            order.append(f"{name}+")
            await asyncio.sleep(0.01 if key == "a" else 0)
            order.append(f"{name}-")

    await asyncio.gather(act("a", "1"), act("a", "2"), act("b", "3"), act("a", "4"))
    of_a = [step for step in order if step[0] != "3"]
    assert of_a == ["1+", "1-", "2+", "2-", "4+", "4-"]
    assert order.index("3-") < order.index("1-")
    assert not vars(turns)["_locks"]


async def test_a_failure_passes_the_turn_on() -> None:
    """Who fails does not keep the others waiting."""
    turns = KeyedLock()
    with pytest.raises(RuntimeError):
        async with turns.of("a"):
            raise RuntimeError
    async with asyncio.timeout(1), turns.of("a"):
        assert True


async def test_a_failed_errand_is_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What people wrote stays out of the log above DEBUG."""
    errands = BackgroundTasks()

    async def fails() -> None:
        raise ValueError("what Alice said")

    with caplog.at_level(logging.INFO):
        errands.run(fails())
        await errands.shutdown()
    assert "an errand failed: ValueError" in caplog.text
    assert "Alice" not in caplog.text


async def test_errands_do_not_hold_up_the_end() -> None:
    """An errand that takes too long is called off."""
    errands = BackgroundTasks()
    errands.run(asyncio.sleep(60))
    async with asyncio.timeout(2):
        await errands.shutdown(within=0.05)
