"""The load: seeded interviews are found again by their threads and by their marks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.store import open_store
from engine.dialogue.state_machine import next_due_at, next_step
from tests.bench.copies import multiply
from tests.bench.growth import long
from tests.bench.samples import MARK, Samples
from tests.bench.seeds import Seed, seed
from tests.bench.talk import Talks

NOW = datetime.now(UTC)


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_seed_is_found_by_its_thread(platform: str) -> None:
    """The floor needs no look-up: the thread tells the interview."""
    one = Seed(platform, 77)
    assert Seed.of(platform, one.thread.thread) == one


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_seeded_interview_waits_for_its_candidate(platform: str) -> None:
    """Nothing is owed before the first answer, and for a good while after that."""
    waiting = Seed(platform, 3).waiting(5, 0.0, NOW)
    assert waiting.current is not None
    assert waiting.current.question.asked_at is not None
    assert next_step(waiting, NOW + timedelta(hours=1)) is None


async def test_copies_are_open_or_over(tmp_path: Path) -> None:
    """Copies of a waiting interview wait too; those that are over owe nothing and hear nothing."""
    one, file = Seed("slack", 0), tmp_path / "a.db"
    await seed(file, [one], 5)
    multiply(file, one, 3, over=True)
    store = await open_store(f"sqlite:///{file}")
    assert len(await store.list_interviews()) == 4
    assert await store.with_open_threads("slack", datetime.now(UTC)) == [one.interview]
    assert next_due_at(await store.get("copy-2")) is not None
    await store.close()


def test_a_request_is_known_by_the_mark_in_its_last_answer() -> None:
    """Earlier answers, and those of others in a recorded request, do not count."""
    talks = Talks([Seed("slack", 1), Seed("slack", 2)])
    said = [{"content": f"It was {Seed('slack', n).mark}."} for n in (1, 2)]
    found = talks.of_request({"messages": said})
    assert found is not None
    assert found.seed.number == 2
    recorded = Samples({1: {"messages": said}}, {})
    again = recorded.body(1, Seed("slack", 1).mark)
    assert MARK.findall(again["messages"][-1]["content"]) == ["0000001"]


@pytest.mark.parametrize("length", [75, 975, 9975])
def test_answers_are_about_as_long_as_asked_for(length: int) -> None:
    """A figure by length needs the length."""
    assert length - 30 <= len(long(length, 2)) <= length
