"""How many answers a second are scored, and whether the cost grows with the length alone.

    uv run python -m tests.bench.scoring

Prints answers of 120 words a second of CPU on one core, each scored alone and in
interviews of five, and the milliseconds for texts of 10,000 and 100,000 characters,
among them texts made to be slow.
"""

import statistics
import time
from collections.abc import Sequence

from engine.scoring import score_without_instructions
from tests.bench.candidates import WRITTEN

SIZE = 120
_STREAM = " ".join(answer for written in WRITTEN for answer in written.answers).split()

SLOW_SHAPES = {
    "written answers": " ".join(_STREAM) + " ",
    "one word": "a",
    "full stops": ". ",
    "quotation marks": '"a ',
    "one open bracket": "<a",
    "accents": "a\u0301\u0316",
    "numbers": "1,",
    "line ends": "a\n",
    "hyphens": "a-",
    "hedges": "maybe it might be so, I think, but I am not sure ",
}


def texts(count: int) -> list[str]:
    """So many different answers of 120 words each, from written ones."""
    doubled = _STREAM * 2
    return [
        " ".join(doubled[at * 7 % len(_STREAM) :][:SIZE]) + f" That was case {at}."
        for at in range(count)
    ]


def per_second(interviews: Sequence[Sequence[str]], runs: int = 5) -> float:
    """Answers scored in a second of CPU, the median of some runs."""
    answers = sum(map(len, interviews))
    return answers / statistics.median(_seconds(interviews) for _ in range(runs))


def _seconds(interviews: Sequence[Sequence[str]]) -> float:
    begun = time.process_time()
    for answers in interviews:
        score_without_instructions(answers)
    return time.process_time() - begun


def grown(shape: str, size: int) -> float:
    """CPU milliseconds for one answer of a shape, so many characters long.

    It opens with 4,000 characters of plain English, so that it is not put aside as gibberish.
    """
    text = (SLOW_SHAPES["written answers"][:4000] + SLOW_SHAPES[shape] * size)[:size]
    return 1000 * min(_seconds([[text]]) for _ in range(3))


def main() -> None:
    """Print the figures."""
    pool = texts(1000)
    alone = per_second([[text] for text in pool])
    five = per_second([pool[at : at + 5] for at in range(0, len(pool), 5)])
    print(f"{SIZE}-word answers a second of CPU: {alone:,.0f} alone, {five:,.0f} in fives")
    for shape in SLOW_SHAPES:
        small, large = grown(shape, 10_000), grown(shape, 100_000)
        print(f"{shape:16} 10,000: {small:6.1f} ms  100,000: {large:7.1f} ms  x{large / small:.1f}")


if __name__ == "__main__":
    main()
