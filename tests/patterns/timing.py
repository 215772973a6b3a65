"""How the time of a regular expression grows with its text, on a machine that does other things.

CPU time of this process, the least of several rounds: what else runs can only add to it.
"""

import time
from collections import deque
from collections.abc import Callable

from tests.patterns.attacks import Attack
from tests.patterns.discovery import Expression

MOST = 2.5
"""How many times as long twice the text may take."""
_LENGTHS = (1_000, 8_000)
_MEASURABLE = 0.002
"""Seconds. What takes less for the longest is not quadratic: 32 million steps take more."""
_STEADY = 0.05
"""Seconds from which noise is small beside the time itself."""
_TRIES = 12
_ENOUGH = 0.1
"""Seconds of measuring after which a ratio that is still too large is believed."""


def growth(expression: Expression, attack: Attack) -> float:
    """Times as long for twice the text; 0.0 when even the longest takes no time to speak of."""
    run = _use(expression)
    for length in _LENGTHS:
        if _seconds(run, attack.text(length), 1) >= _MEASURABLE:
            return _ratio(run, attack, length)
    return 0.0


def _ratio(run: Callable[[str], object], attack: Attack, length: int) -> float:
    """The ratio as soon as it is small enough; else longer texts are tried, and more often."""
    ratio = 0.0
    for rounds in range(1, _TRIES + 1):
        short = _seconds(run, attack.text(length), rounds)
        ratio = _seconds(run, attack.text(2 * length), rounds) / short
        if ratio <= MOST or short * rounds > _ENOUGH:
            break
        length *= 2 if short < _STEADY else 1
    return ratio


def _use(expression: Expression) -> Callable[[str], object]:
    """What is done with it: tried at the start, or looked for all through the text."""
    pattern = expression.pattern
    if expression.at_start:
        return lambda text: (pattern.match(text), pattern.fullmatch(text))
    return lambda text: deque(pattern.finditer(text), maxlen=0)


def _seconds(run: Callable[[str], object], text: str, rounds: int) -> float:
    """CPU seconds of the quickest of some rounds."""
    least = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        run(text)
        least = min(least, time.process_time() - begun)
    return least
