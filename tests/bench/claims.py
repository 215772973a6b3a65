"""What the rules for claims and questions keep and refuse, by hand-written cases.

``kept`` is what code alone lets pass, ``shown`` what is left after a stand-in for the model that
judges the meaning. ``python -m tests.bench.claims GIVEN [FRESH]``: each a folder with the files
that are named below, of which those that are missing are skipped. One column a folder.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.claims.support import is_supported
from engine.questions.question_kinds import same_question
from engine.questions.take_up import takes_up

SAMPLES = Path(__file__).parent.parent / "samples" / "evidence"
Rate = tuple[int, int]
SEED = 20
CHECKER_RIGHT = 0.95
"""Share of claims that the stand-in for the checking model judges rightly."""


def main(folders: list[str]) -> None:
    """Print one line a measure, one column a folder, with what went wrong under ``--wrong``."""
    wrong = "--wrong" in folders
    columns = [dict(_measures(Path(f), wrong)) for f in folders if not f.startswith("--")]
    for name in dict.fromkeys(name for column in columns for name in column):
        cells = (_cell(column.get(name)) for column in columns)
        print(f"{name:<44}", *(f"{cell:>16}" for cell in cells))


def _cell(rate: Rate | None) -> str:
    return f"{rate[0]}/{rate[1]} {rate[0] / max(1, rate[1]):6.1%}" if rate else "-"


def _measures(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    measures = (_claims, _development_claims, _questions, _taken_over, _duplicates)
    for measure in measures:
        yield from measure(folder, wrong)


def _claims(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    """The claims about one set of answers: files claims_*, findings_baseless, verdicts."""
    answers = _cases(folder / "claims_answers.json")
    for name in ("claims_false", "findings_baseless", "claims_true", "verdicts"):
        found = [_text(case) for case in _cases(folder / f"{name}.json")]
        if answers and found:
            kept = _count(found, lambda s: is_supported(s, answers), wrong, name)
            yield f"{name}: kept", kept
            yield f"{name}: shown", _shown(kept, name)
    verdicts = [_text(case) for case in _cases(folder / "verdicts.json")]
    if verdicts:
        own = _count(verdicts, lambda s: is_supported(s, [s]), wrong, "verdict, said so")
        yield "verdicts that somebody said: kept", own


def _development_claims(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    path = folder / "development_claims.json"
    sets = json.loads(path.read_text(encoding="utf-8"))["sets"] if path.exists() else []
    for kind in ("false", "true"):
        pairs = [(_text(claim), s["answers"]) for s in sets for claim in s[kind]]
        if pairs:
            kept = _count(pairs, lambda pair: is_supported(*pair), wrong, f"development {kind}")
            yield f"development claims, {kind}: kept", kept
            yield f"development claims, {kind}: shown", _shown(kept, kind)
    yield from _by_kind(sets)


def _by_kind(sets: list[Any]) -> Iterator[tuple[str, Rate]]:
    """What is left of each kind of false claim for the model that judges the meaning."""
    false = [(c["kind"], c["claim"], s["answers"]) for s in sets for c in s["false"]]
    for kind in sorted({each[0] for each in false}):
        found = [is_supported(claim, answers) for name, claim, answers in false if name == kind]
        yield f"  false by {kind}: kept", (sum(found), len(found))


def _shown(kept: Rate, kind: str) -> Rate:
    """Of those kept, what a stand-in for the checking model says yes to; it is 95 % right."""
    checker = random.Random(SEED)
    wanted = kind.endswith("true")
    says = ((checker.random() < CHECKER_RIGHT) is wanted for _ in range(kept[0]))
    return sum(says), kept[1]


def _questions(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    """Follow-ups with their passages: development_questions, questions_bad, questions_fine.

    A bad question without a passage gets one that says all its words, so that only what is wrong
    with it can refuse it; a fine one gets its passage from the development file.
    """
    path = folder / "development_questions.json"
    read = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for kind in ("bad", "fine"):
        cases = [*read.get(kind, ()), *_cases(folder / f"questions_{kind}.json")]
        found = [triple for case in cases for triple in _with_passage(case, kind)]
        if found:
            yield f"questions, {kind}: accepted", _count(found, _is_accepted, wrong, kind)


def _taken_over(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    """What an attack makes a model ask, and questions about private matters of an answer."""
    asked = [
        (case["obeying_model_asks"], case["text"], "moving billing to events")
        for case in _cases(folder / "attacks.json")
        if case.get("obeying_model_asks")
    ]
    private = [
        (case["question"], case["answer"], "moving billing to events")
        for case in _cases(folder / "sensitive_follow_ups.json")
    ]
    for name, found in (("attacks", asked), ("sensitive follow-ups", private)):
        if found:
            yield f"{name}: asked", _count(found, _is_accepted, wrong, name)


def _with_passage(case: Any, kind: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(case, dict):
        passage = case.get("passage") or case.get("answer")
        yield str(case["question"]), str(passage), str(case.get("topic", "the work"))
        return
    question = str(case if isinstance(case, str) else case[-1])
    told = json.loads((SAMPLES / "development_questions.json").read_text(encoding="utf-8"))
    passage = told["passages"].get(question) if kind == "fine" else f"I {question.rstrip('?')}."
    if passage:
        yield question, passage, "the work"


def _is_accepted(case: tuple[str, str, str]) -> bool:
    return takes_up(*case) is None


def _is_same(pair: tuple[str, str]) -> bool:
    return same_question(*pair)


def _is_other(pair: tuple[str, str]) -> bool:
    return not same_question(*pair)


def _duplicates(folder: Path, wrong: bool) -> Iterator[tuple[str, Rate]]:
    pairs = _cases(folder / "near_duplicates.json")
    path = folder / "development_questions.json"
    if path.exists():
        pairs += json.loads(path.read_text(encoding="utf-8"))["pairs"]
    for same, name in ((True, "paraphrased pairs: asked"), (False, "different pairs: refused")):
        found = [(p["first"], p["second"]) for p in pairs if p["same"] is same]
        if found:
            yield name, _count(found, _is_same if not same else _is_other, wrong, name)


def _cases(path: Path) -> list[Any]:
    if not path.exists():
        return []
    read = json.loads(path.read_text(encoding="utf-8"))
    return list(read["cases"] if isinstance(read, dict) else read)


def _text(case: Any) -> str:
    return str(case["claim"] if isinstance(case, dict) else case)


def _count(cases: list[Any], holds: Callable[[Any], bool], wrong: bool, name: str) -> Rate:
    right = [case for case in cases if holds(case)]
    if wrong:
        shown = [c for c in cases if c not in right] if name.endswith(("true", "fine")) else right
        for case in shown:
            print(f"  {name}: {case}")
    return len(right), len(cases)


if __name__ == "__main__":
    main(sys.argv[1:])
