"""When a client of Discord is given up."""

import asyncio

import pytest

from adapters.chat.connection_health import ConnectionHealth
from adapters.discord.inbound.connection_monitor import ConnectionMonitor

pytestmark = pytest.mark.virtual_time

PATIENCE = 0.2


@pytest.fixture
def pulse() -> ConnectionHealth:
    """Nothing has been heard."""
    return ConnectionHealth()


async def rest(times: float = 0.5) -> None:
    """Let a part of the patience pass."""
    await asyncio.sleep(PATIENCE * times)


async def test_who_hears_nothing_is_given_up(pulse: ConnectionHealth) -> None:
    """From the beginning on."""
    with pytest.raises(TimeoutError):
        await ConnectionMonitor(pulse, PATIENCE).run(asyncio.sleep(10))
    assert not pulse.connected


async def test_many_shards_may_take_their_time(pulse: ConnectionHealth) -> None:
    """While events come the client is let be; once it is ready nothing is waited for."""
    vigil = ConnectionMonitor(pulse, PATIENCE)

    async def work() -> None:
        for _ in range(4):
            await rest()
            vigil.record_event()
        vigil.mark_ready()
        await rest(3)

    await vigil.run(work())
    assert pulse.connected
    assert pulse.joined == 1


async def test_one_lost_shard_is_enough(pulse: ConnectionHealth) -> None:
    """However much the others hear, and though another one comes and goes."""
    vigil = ConnectionMonitor(pulse, PATIENCE)

    async def work() -> None:
        vigil.mark_ready()
        vigil.mark_disconnected(1)
        for _ in range(20):
            vigil.mark_disconnected(2)
            vigil.record_event()
            await rest(0.2)
            vigil.mark_resumed(2)

    with pytest.raises(TimeoutError):
        await vigil.run(work())
    assert not pulse.connected


async def test_who_comes_back_in_time_stays(pulse: ConnectionHealth) -> None:
    """A shard that resumes is connected anew."""
    vigil = ConnectionMonitor(pulse, PATIENCE)

    async def work() -> None:
        vigil.mark_ready()
        for _ in range(3):
            vigil.mark_disconnected(1)
            await rest()
            vigil.mark_resumed(1)
        await rest(3)

    await vigil.run(work())
    assert (pulse.connected, pulse.joined) == (True, 4)


async def test_what_comes_after_the_end_changes_nothing(pulse: ConnectionHealth) -> None:
    """The library's last announcements come when nobody waits any more."""
    vigil = ConnectionMonitor(pulse, PATIENCE)
    await vigil.run(asyncio.sleep(0))
    vigil.mark_disconnected(0)
    vigil.record_event()
    vigil.mark_ready()
    await rest(2)
    assert not pulse.connected


async def stubborn() -> None:
    """Swallow the first cancellation, as the library does when a shard begins a session anew."""
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        await asyncio.sleep(30)


async def test_the_end_comes_though_a_cancellation_is_swallowed(pulse: ConnectionHealth) -> None:
    """When the patience is over, and when the program stops."""
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(ConnectionMonitor(pulse, PATIENCE).run(stubborn()), 10)
    keeping = asyncio.create_task(ConnectionMonitor(pulse, 60).run(stubborn()))
    await rest()
    keeping.cancel()
    done, _ = await asyncio.wait((keeping,), timeout=10)
    assert done
    assert keeping.cancelled()


async def test_how_the_work_ends_is_told(pulse: ConnectionHealth) -> None:
    """An error of the library comes out as it is."""

    async def fails() -> None:
        await asyncio.sleep(0)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - any, as it is
        await ConnectionMonitor(pulse, PATIENCE).run(fails())
