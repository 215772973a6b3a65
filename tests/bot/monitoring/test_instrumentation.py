"""What a meter is told while an engine works, and that the engine does not notice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.monitoring.instrumentation import InstrumentedWriter, instrument
from engine.dialogue.models import ModelCall, Status
from engine.dialogue.plan import Plan
from engine.errors import ModelUnavailable, NotDelivered, ThreadGone
from engine.runtime.engine import InterviewEngine
from tests.fakes.house import House


class Notes:
    """A Meter that writes everything down."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()
        self.seconds: dict[str, list[float]] = {}
        self.calls: list[ModelCall] = []
        self.posts: Counter[tuple[str, str, str]] = Counter()
        self.events: Counter[tuple[str, str]] = Counter()

    def observe(self, part: str, seconds: float) -> None:
        """Write it down."""
        self.parts[part] += 1
        self.seconds.setdefault(part, []).append(seconds)

    def count_calls(self, calls: Iterable[ModelCall]) -> None:
        """Write it down."""
        self.calls += calls

    def count_post(self, platform: str, kind: str, outcome: str) -> None:
        """Write it down."""
        self.posts[platform, kind, outcome] += 1

    def count_event(self, platform: str, kind: str) -> None:
        """Write it down."""
        self.events[platform, kind] += 1


class MeteredHouse(House):
    """A house whose engine is measured."""

    def __init__(self) -> None:
        self.notes = Notes()
        super().__init__()

    def engine_of(self, owner: str) -> InterviewEngine:
        """The usual engine with a meter at it."""
        engine = instrument(super().engine_of(owner), self.notes)
        engine = replace(engine, writer=InstrumentedWriter(engine.writer, self.notes))
        self.hand.start(engine.run_pending_steps)
        return engine


@pytest.fixture
def house() -> MeteredHouse:
    """A measured house."""
    return MeteredHouse()


async def test_a_whole_interview_is_measured_part_by_part(house: MeteredHouse) -> None:
    """Each event that counted is counted once, each delivery with its outcome."""
    await house.begun()
    await house.answered()
    interview = await house.store.get(house.id)
    assert interview.status is Status.COMPLETED
    notes = house.notes
    told = Counter(kind for _, kind in notes.events.elements())
    assert (told["Invited"], told["Accepted"], told["Replied"], told["Summarised"]) == (1, 1, 1, 1)
    assert notes.posts["fake", "Ask", "ok"] == 1
    assert notes.posts["fake", "Report", "ok"] >= 1
    assert told["Posted"] == sum(notes.posts.values())
    assert notes.parts["post"] == sum(notes.posts.values())
    assert (notes.parts["model"], notes.parts["whole"]) == (2, 1)
    assert notes.parts["store"] > sum(told.values())


async def test_a_repeated_event_is_not_counted_again(house: MeteredHouse) -> None:
    """The candidate accepts twice; the second time changes nothing."""
    await house.begun()
    await house.begun()
    assert house.notes.events["fake", "Accepted"] == 1
    assert house.notes.events["fake", "Invited"] == 1


async def test_failures_are_counted_by_their_names(house: MeteredHouse) -> None:
    """A delivery that fails and one that comes out are two deliveries."""
    house.room.failures = [NotDelivered(problem="busy")]
    await house.begun()
    await house.later(10)
    await house.later(10)
    assert house.notes.posts["fake", "Disclosure", "NotDelivered"] == 1
    house.room.failures = [ThreadGone(problem="deleted")]
    await house.answered()
    assert [k for _, k, outcome in house.notes.posts if outcome == "ThreadGone"] != []


async def test_what_a_model_did_in_vain_is_counted(house: MeteredHouse) -> None:
    """Calls are told with an error, too; the engine still sees the error."""
    failure = ModelUnavailable(problem="503")
    failure.calls = (ModelCall("question", "gpt", input_tokens=7, outcome="ModelUnavailable"),)
    house.scribe.failures = [failure]
    await house.begun()
    assert house.notes.calls == list(failure.calls)
    assert (await house.store.get(house.id)).model_failures == 1


async def test_quiet_time_is_not_waiting(house: MeteredHouse) -> None:
    """A candidate waits from the end of the quiet time on, or from a click."""
    plan = replace(house_plan(), questions=2)
    await house.begun(plan)
    await house.answered()
    assert house.notes.seconds["whole"] == [0.0, pytest.approx(1.0)]


def house_plan() -> Plan:
    """Four seconds of quiet time; the house lets five pass."""
    return Plan(pace=replace(Plan().pace, quiet=timedelta(seconds=4)))
