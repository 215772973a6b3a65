"""What a platform tells of people, remembered for some time."""

import asyncio

import pytest

from adapters.chat.directory_cache import DirectoryCache


class Directory:
    """A platform that counts how often it is asked, and can be away."""

    def __init__(self) -> None:
        self.asked = 0
        self.fault: Exception | None = None

    async def fetch(self) -> str:
        """The answer, which names its number."""
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        return f"answer {self.asked}"


async def test_a_value_is_asked_for_again_when_it_is_no_longer_fresh() -> None:
    """Within the time it costs no request."""
    at, there = [0.0], Directory()
    cache: DirectoryCache[str, str] = DirectoryCache(10.0, now=lambda: at[0])
    found = [await cache.get_or_fetch("a", there.fetch, (OSError,)) for _ in range(2)]
    at[0] = 10.5
    found.append(await cache.get_or_fetch("a", there.fetch, (OSError,)))
    assert found == ["answer 1", "answer 1", "answer 2"]


async def test_the_last_known_value_serves_while_the_platform_is_away() -> None:
    """Somebody who was never asked for has none; what is no failure of the platform is raised."""
    at, there = [0.0], Directory()
    cache: DirectoryCache[str, str] = DirectoryCache(10.0, now=lambda: at[0])
    await cache.get_or_fetch("a", there.fetch, (OSError,))
    at[0], there.fault = 20.0, OSError()
    assert await cache.get_or_fetch("a", there.fetch, (OSError,)) == "answer 1"
    assert await cache.get_or_fetch("b", there.fetch, (OSError,)) is None
    there.fault = KeyError()
    with pytest.raises(KeyError):
        await cache.get_or_fetch("a", there.fetch, (OSError,))


async def test_a_slow_platform_is_not_waited_for() -> None:
    """A look-up that takes longer than allowed brings nothing."""
    cache: DirectoryCache[str, str] = DirectoryCache()

    async def never() -> str:
        await asyncio.Event().wait()
        raise AssertionError

    async with asyncio.timeout(2):
        assert await cache.get_or_fetch("a", never, (), within=0.01) is None


async def test_memory_is_bounded() -> None:
    """The oldest value goes when there are too many."""
    there, cache = Directory(), DirectoryCache[str, str](most=2)
    for key in ("a", "b", "c"):
        await cache.get_or_fetch(key, there.fetch, (OSError,))
    there.fault = OSError()
    found = [await cache.get_or_fetch(key, there.fetch, (OSError,)) for key in ("a", "b", "c")]
    assert found == [None, "answer 2", "answer 3"]
