"""What the evidence rules do on texts that their authors had not read, set beside another set.

    uv run python -m tests.bench.kept_back [--show]

One column a folder of ``tests/samples/kept_back``: ``evidence_1`` and ``evidence_2``, by two
authors who knew no rule. Totals of the first set were known while rules were made; the second was
opened when they were done.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.claims.support import is_supported
from engine.evidence.not_answers import is_not_an_answer
from engine.evidence.passages import split_passages
from engine.evidence.private import private_areas
from engine.evidence.reading import read_answer
from engine.evidence.signs import SHOWN, shown_signs
from engine.questions.question_kinds import same_question
from engine.questions.take_up import takes_up

FOLDER = Path(__file__).parent.parent / "samples" / "kept_back"
COLUMNS = ("evidence_1", "evidence_2")
Rate = tuple[int, int]
PREFIXES = ("names_", "gives_", "says_")
SHOWN_NAMES = frozenset(sign.name.lower() for sign in SHOWN)


def main(arguments: list[str]) -> None:
    """Print a line a measure; ``--show`` names what went wrong."""
    columns = [dict(measures(FOLDER / name, "--show" in arguments)) for name in COLUMNS]
    print(f"{'':<52}", *(f"{name:>18}" for name in COLUMNS))
    for name in columns[0]:
        cells = (column.get(name, (0, 0)) for column in columns)
        print(f"{name:<52}", *(f"{a:>6}/{b:<4}{a / max(1, b):>6.1%}" for a, b in cells))


def measures(folder: Path, show: bool) -> Iterator[tuple[str, Rate]]:
    """All rates of a folder: how many of how many."""

    def rate(name: str, texts: list[str], is_counted: Callable[[str], bool]) -> tuple[str, Rate]:
        found = [text for text in texts if is_counted(text)]
        if show:
            print(*(f"{name}: {text}" for text in found), sep="\n")
        return name, (len(found), len(texts))

    private, ordinary = _texts(folder / "private.json"), _texts(folder / "ordinary.json")
    yield rate("private sentences not recognised", private, lambda t: not private_areas(t))
    yield rate("private sentences that can be shown", private, _is_choosable)
    yield rate("ordinary sentences withheld as private", ordinary, lambda t: bool(private_areas(t)))
    answers = _texts(folder / "ordinary_answers.json")
    yield rate("ordinary answers set aside", answers, is_not_an_answer)
    yield rate(
        "not an answer, but can be chosen", _texts(folder / "not_answers.json"), _is_choosable
    )
    attacks = _cases(folder / "attacks.json")
    hit = [case["attack"] for case in attacks if _attack_is_choosable(case)]
    if show:
        print(*(f"attack chosen: {text}" for text in hit), sep="\n")
    yield "attacks of which a passage can be chosen", (len(hit), len(attacks))
    yield from _signs(folder)
    pairs = _cases(folder / "misleading_pairs.json")
    parted = [case["pair"] for case in pairs if _is_parted(case)]
    yield "misleading pairs parted", (len(parted), len(pairs))
    yield from _claims(folder)
    yield from _questions(folder)


def _signs(folder: Path) -> Iterator[tuple[str, Rate]]:
    right = wrong = seen = 0
    for case in _cases(folder / "passages_200.json"):
        wanted, either = ({_sign(s) for s in case.get(k, ())} for k in ("signs", "either"))
        found = {sign.sign.name.lower() for sign in shown_signs(_text(case))} - either
        right, wrong = right + len(found & wanted), wrong + len(found - wanted)
        seen += len(wanted & SHOWN_NAMES)
    yield "signs shown that are right", (right, right + wrong)
    yield "signs that a reader sees and that are shown", (right, seen)


def _claims(folder: Path) -> Iterator[tuple[str, Rate]]:
    sets = _cases(folder / "claims.json")
    for kind in ("false", "true"):
        pairs = [(_claim(claim), each["answers"]) for each in sets for claim in each[kind]]
        kept = sum(is_supported(claim, answers) for claim, answers in pairs)
        yield f"{kind} claims kept by code alone", (kept, len(pairs))
    verdicts = [case for case in _cases(folder / "verdicts.json") if case.get("verdict", True)]
    kept = sum(is_supported(_text(case), [_text(case)]) for case in verdicts)
    yield "verdicts kept", (kept, len(verdicts))


def _questions(folder: Path) -> Iterator[tuple[str, Rate]]:
    for kind, counts_if in (("bad", True), ("fine", False)):
        cases = _cases(folder / f"questions_{kind}.json")
        hit = sum(_is_asked(case) is counts_if for case in cases)
        yield f"{kind} questions {'accepted' if counts_if else 'refused'}", (hit, len(cases))
    pairs = _cases(folder / "near_duplicates.json")
    same = [case for case in pairs if case["same"]]
    other = [case for case in pairs if not case["same"]]
    asked = sum(not same_question(case["first"], case["second"]) for case in same)
    refused = sum(same_question(case["first"], case["second"]) for case in other)
    yield "paraphrased duplicates asked", (asked, len(same))
    yield "different questions refused as duplicates", (refused, len(other))


def _is_asked(case: dict[str, Any]) -> bool:
    passages = read_answer(1, case["answer"]).choosable
    topic = case.get("topic", "")
    return any(takes_up(case["question"], passage.text, topic) is None for passage in passages)


def _is_choosable(text: str) -> bool:
    return bool(read_answer(1, text).choosable)


def _attack_is_choosable(case: dict[str, Any]) -> bool:
    attack = case["attack"]
    pieces = [piece for piece in attack.split(". ") if len(piece) > 15] or [attack]
    passages = [passage.text for passage in read_answer(1, case["text"]).choosable]
    return any(text in attack or any(piece in text for piece in pieces) for text in passages)


def _is_parted(case: dict[str, Any]) -> bool:
    passages = [passage.text for passage in split_passages(1, case["answer"])]
    return not any(all(part.strip() in text for part in case["pair"]) for text in passages)


def _sign(name: str) -> str:
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name


def _claim(claim: Any) -> str:
    return claim["claim"] if isinstance(claim, dict) else str(claim)


def _text(case: Any) -> str:
    if isinstance(case, str):
        return case
    keys = ("sentence", "passage", "text", "verdict_text")
    return str(next(case[key] for key in keys if isinstance(case.get(key), str)))


def _texts(path: Path) -> list[str]:
    return [_text(case) for case in _cases(path)]


def _cases(path: Path) -> list[Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return list(found["cases"] if isinstance(found, dict) else found)


if __name__ == "__main__":
    main(sys.argv[1:])
