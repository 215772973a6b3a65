"""How the confidence score agrees with people's ratings of how certain sentences are.

    uv run python -m tests.bench.certainty FILE

FILE is JSON Lines of `{"text", "certainty", "split"}`, as from *Measuring
Sentence-Level and Aspect-Level (Un)certainty in Science Communications* (Pei and
Jurgens, EMNLP 2021). Prints Spearman's rank correlation for each split.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import correlation

from engine.scoring import score_answers


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value; equal values share the middle of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for at in order[start:end]:
            found[at] = (start + end - 1) / 2
        start = end
    return found


def main(path: str) -> None:
    """Print the rank correlation and the number of sentences of each split."""
    splits: dict[str, list[tuple[float, float]]] = defaultdict(list)
    unscored = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        value = score_answers([row["text"]])["confidence"].value
        unscored += value is None
        splits[row["split"]].append((50 if value is None else value, row["certainty"]))
    for split, pairs in splits.items():
        scores, ratings = zip(*pairs, strict=True)
        rank = correlation(ranks(scores), ranks(ratings))
        print(f"{split:6} {len(pairs):5} sentences, Spearman {rank:.3f}")
    print(f"{unscored} were not scored and count as 50")


if __name__ == "__main__":
    main(sys.argv[1])
