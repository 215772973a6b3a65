"""The real time, when the machine's clock is set."""

from hypothesis import given
from hypothesis import strategies as st

from bot.app.clock import SystemClock


class Machine:
    """A machine whose clock is set now and then."""

    def __init__(self) -> None:
        self.passed = 50.0
        self.wall = 1_000_000.0

    def run(self, seconds: float, *, put: float = 0.0) -> None:
        """Time passes, and the clock is put forward by so much, or back."""
        self.passed += seconds
        self.wall += seconds + put


def clock_of(machine: Machine) -> SystemClock:
    """The program's clock there."""
    return SystemClock(lambda: machine.wall, lambda: machine.passed)


def test_a_clock_that_is_put_back_does_not_stand_still() -> None:
    """An hour back: a quiet time of four seconds takes eight, and after two hours all is as was."""
    machine = Machine()
    clock = clock_of(machine)
    before = clock.now()
    machine.run(0, put=-3600)
    assert clock.now() == before
    machine.run(8)
    assert (clock.now() - before).total_seconds() == 4
    machine.run(7192)
    assert clock.now().timestamp() == machine.wall


def test_a_clock_that_is_put_forward_is_followed() -> None:
    """The machine knows better what time it is."""
    machine = Machine()
    clock = clock_of(machine)
    machine.run(1, put=86400)
    assert clock.now().timestamp() == machine.wall


@given(st.lists(st.tuples(st.floats(0, 1e4), st.floats(-1e5, 1e5)), max_size=30))
def test_time_never_goes_back(runs: list[tuple[float, float]]) -> None:
    """Whatever is done to the machine's clock, and it is never behind it."""
    machine = Machine()
    clock = clock_of(machine)
    last = clock.now()
    for seconds, put in runs:
        machine.run(seconds, put=max(put, 1 - machine.wall))
        now = clock.now()
        assert now >= last
        assert now.timestamp() >= machine.wall - 1e-3
        last = now
