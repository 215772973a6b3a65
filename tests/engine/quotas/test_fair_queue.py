"""Who may ask the language model next."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.quotas.fair_queue import MINUTE, FairQueue, ModelLimits, QueueEntry
from tests.fakes.world import NOON


def ticket(name: str, since: float, workspace: str = "T01") -> QueueEntry:
    """Somebody who waits since so many seconds after noon."""
    return QueueEntry(name, workspace, NOON + timedelta(seconds=since))


def served(queue: FairQueue, now: float = 0.0) -> str:
    """Those whose turn it is now, in order."""
    names = ""
    while one := queue.next(now):
        names += one.id
    return names


def test_within_a_workspace_whoever_waits_longest_is_first() -> None:
    """It counts since when somebody waits, not when they got in line."""
    queue = FairQueue(ModelLimits())
    for name, since in (("c", 3), ("a", 1), ("b", 2), ("a", 9)):
        queue.join(ticket(name, since))
    assert served(queue) == "abc"


def test_workspaces_take_turns() -> None:
    """A workspace with many in line holds up another one's only by one at a time."""
    queue = FairQueue(ModelLimits())
    for number in range(5):
        queue.join(ticket(str(number), number))
    queue.join(ticket("x", 10, "T02"))
    queue.join(ticket("y", 11, "T02"))
    assert served(queue) == "0x1y234"


def test_no_more_than_so_many_at_once() -> None:
    """The next one begins when one is done; a workspace's own ration does not hold up others."""
    queue = FairQueue(ModelLimits(at_once=3, at_once_each=2))
    for number in range(5):
        queue.join(ticket(str(number), number))
    queue.join(ticket("x", 10, "T02"))
    assert served(queue) == "0x1"
    queue.done(ticket("x", 10, "T02"), 1, 0.0)
    assert served(queue) == ""
    queue.done(ticket("0", 0), 1, 0.0)
    assert served(queue) == "2"


def test_no_more_than_so_many_in_a_minute() -> None:
    """What took several calls is paid for by those behind it; what never began is given back."""
    queue = FairQueue(ModelLimits(per_minute=3))
    for number in range(6):
        queue.join(ticket(str(number), number))
    assert served(queue, 0.0) == "012"
    assert queue.opens(10.0) == MINUTE
    queue.done(ticket("0", 0), 3, 20.0)
    queue.done(ticket("1", 1), 0, 20.0)
    assert served(queue, MINUTE - 1) == ""
    assert served(queue, MINUTE) == "3"
    assert queue.opens(MINUTE) == 20.0 + MINUTE


def test_what_may_be_asked_is_shared_among_processes() -> None:
    """Each has an equal share, of at least one; it grows again when others are gone."""
    queue = FairQueue(ModelLimits(at_once=8, per_minute=100, at_once_each=8))
    queue.set_worker_count(4)
    for number in range(9):
        queue.join(ticket(str(number), number))
    assert served(queue) == "01"
    queue.done(ticket("0", 0), 1, 0.0)
    assert served(queue) == "2"
    queue.set_worker_count(100)
    queue.done(ticket("1", 0), 1, 0.0)
    queue.done(ticket("2", 0), 1, 0.0)
    assert served(queue, 1.0) == ""
    assert served(queue, 2 * MINUTE) == "3"
    queue.set_worker_count(1)
    assert served(queue, 2 * MINUTE) == "45678"


def test_who_leaves_holds_up_nobody() -> None:
    """Leaving is possible at any time, also for somebody who never came."""
    queue = FairQueue(ModelLimits(at_once=1))
    queue.join(ticket("a", 1))
    queue.join(ticket("b", 2))
    assert queue.before(ticket("b", 2)) == 1
    queue.leave("a")
    queue.leave("nobody")
    assert (served(queue), len(queue)) == ("b", 0)


EVENTS = st.lists(
    st.tuples(st.sampled_from("jjnnd"), st.integers(0, 30), st.integers(0, 3), st.floats(0, 30)),
    max_size=80,
)


@given(EVENTS, st.integers(1, 4), st.integers(1, 6))
@settings(max_examples=200)
def test_rations_always_hold(
    events: list[tuple[str, int, int, float]], at_once: int, per_minute: int
) -> None:
    """Whatever happens: never more at once, never more begun in a minute, and nobody is lost."""
    queue, now, under_way = FairQueue(ModelLimits(at_once, per_minute)), 0.0, list[QueueEntry]()
    begun, waiting = list[float](), set[str]()
    for kind, number, workspace, gap in events:
        now += gap
        if kind == "j" and str(number) not in {one.id for one in under_way}:
            queue.join(ticket(str(number), number, f"T{number % (workspace + 1)}"))
            waiting.add(str(number))
        elif kind == "d" and under_way:
            queue.done(under_way.pop(), 1, now)
        elif kind == "n" and (one := queue.next(now)):
            under_way.append(one)
            begun.append(now)
            waiting.remove(one.id)
        assert len(under_way) <= at_once
        assert sum(now - MINUTE < at for at in begun) <= per_minute
        assert len(queue) == len(waiting)
    for one in under_way:
        queue.done(one, 1, now)
    for _ in range(len(waiting) + 1):
        now += MINUTE
        while one := queue.next(now):
            waiting.remove(one.id)
            queue.done(one, 1, now)
    assert not waiting
