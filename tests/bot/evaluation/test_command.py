"""Measuring with simulated candidates: whole interviews, and figures that are what they say."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation.candidates import SAMPLES, load_samples, next_answer
from bot.evaluation.metrics import compute_metrics
from bot.evaluation.simulation import FALLBACK, FIRST_TIME, REPAIRED, Case, Notes, Run
from engine.dialogue.models import Exchange, ModelCall, QuestionKind
from engine.dialogue.state_machine import apply_event
from engine.dialogue.summary import KeyPoint
from engine.errors import BadSamples
from engine.scoring import MEASURES, Score, Scores
from tests.adapters.openai_model.stand_in import StandIn, said, serving
from tests.bot.program import ROOT, Ended, Program
from tests.fakes.children import die_with_parent
from tests.fakes.world import NOON, reply, started, summary

KINDS = [
    "strong",
    "average",
    "weak",
    "terse",
    "rambling",
    "evasive",
    "gibberish",
    "hostile",
    "second-language",
]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program in an empty folder."""
    return Program(tmp_path)


@pytest.fixture
async def server() -> AsyncIterator[StandIn]:
    """A language model that always says the same."""
    async with serving() as stand_in:
        yield stand_in


def test_the_samples_cover_six_topics_and_nine_kinds_of_candidate() -> None:
    """Everybody answers as many questions; what strong and second-language tell is as much."""
    samples = load_samples()
    assert len(samples) == 6
    for sample in samples:
        assert list(sample.candidates) == KINDS
        assert {len(answers) for answers in sample.candidates.values()} == {4}
        assert len(sample.competencies) == 2
        assert all(len(set(answers)) == 4 for answers in sample.candidates.values())


def test_a_candidate_says_what_fits_the_question() -> None:
    """Of the answers left, the one that shares most words with it; else the next one."""
    left = ["We sold cars.", "I fixed the invoices.", "We painted."]
    assert next_answer("How did you find the wrong invoices?", left) == left[1]
    assert next_answer("Why?", left) == left[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("topic: x\ncandidates: {strong: []}", "strong has no answers"),
        ("topic: x\n", "candidates"),
        ("topic: [1", "not valid YAML"),
        ("topic: x\nanswers: 3\ncandidates: {a: [b]}", "answers"),
    ],
)
def test_samples_that_cannot_be_used_say_why(tmp_path: Path, content: str, word: str) -> None:
    """The file and the mistake are named."""
    (tmp_path / "own.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BadSamples, match=word) as raised:
        load_samples(tmp_path)
    assert "own.yaml" in str(raised.value)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--topics", "cooking"), "there are: billing, checkout"),
        (("--candidates", "strong,perfect"), "there are: strong, average"),
        (("--samples", "nowhere"), "no *.yaml file in the folder nowhere"),
        (("--compare", "v1", "v99"), "no prompt has a version v99"),
        (("--chart", "nowhere/x.png"), "nowhere/x.png cannot be drawn"),
        (("--repeats", "0"), "from 1 to 1000"),
        (("--questions", "21"), "from 1 to 20"),
    ],
)
def test_what_cannot_be_measured_says_why(
    program: Program, arguments: tuple[str, ...], word: str
) -> None:
    """Before any interview is held, on standard error, with exit status 2."""
    ended = program.run("eval", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert word in ended.err
    assert "Traceback" not in ended.err


def evaluated(program: Program, *arguments: str, **settings: str) -> dict[str, object]:
    """What an evaluation measured."""
    return only_arm(program.run("eval", "--json", *arguments, **settings))


def only_arm(ended: Ended) -> dict[str, object]:
    """What an evaluation printed as JSON, of which there is one arm."""
    assert ended.status == 0, ended.err
    found = json.loads(ended.out)
    (arm,) = found["arms"].values()
    assert isinstance(arm, dict)
    return arm | {"model": found["model"], "planned": found["planned"]}


def test_it_works_without_a_language_model(program: Program) -> None:
    """The built-in interviewer passes its checks; clarity has strong, average, weak in order."""
    arguments = ("--topics", "ward", "--candidates", "strong,average,weak,gibberish")
    found = evaluated(program, *arguments, "--repeats", "2")
    assert (found["model"], found["planned"]) == ("built-in interviewer", 8)
    assert (found["interviews"], found["questions"]) == (8, 32)
    assert (found["first_time"], found["fallback"], found["near_duplicates"]) == (1.0, 0.0, 0)
    assert (found["touching"], found["dropped"], found["cost"]) == (1.0, None, None)
    assert found["orders"] == {"clarity": {"held": 2, "of": 2}, "rating": {"held": 0, "of": 0}}
    assert found["summaries"] == {"complete": 4, "none": 4}
    candidates = found["candidates"]
    assert isinstance(candidates, dict)
    assert candidates["gibberish"]["scores"]["clarity"] is None
    assert candidates["strong"]["spread"]["clarity"] == {"mean": 0.0, "worst": 0.0}
    assert not list(program.folder.iterdir())


@pytest.mark.process
async def test_it_measures_a_language_model(program: Program, server: StandIn) -> None:
    """Who writes the same question each time falls back, for passages too; reasons are counted."""
    server.usual = said('{"question": "What is your age?", "phrase": ""}')
    settings = {"OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "parrot"}
    arguments = ("--topics", "shop", "--candidates", "terse", "--ratings", "2", "--json")
    found = only_arm(await asyncio.to_thread(program.spawn, "eval", *arguments, **settings))
    assert (found["model"], found["first_time"], found["fallback"]) == ("parrot", 0.0, 1.0)
    assert found["calls"] == 2 * (4 + 1 + 2)
    assert found["input_tokens"] == 14_000
    assert found["summaries"] == {"complete": 1}
    problems = found["problems"]
    assert isinstance(problems, dict)
    assert sum(problems.values()) == 7
    assert any("phrase must be one of the offered" in problem for problem in problems)


def test_the_table_and_the_chart(program: Program) -> None:
    """Two versions stand side by side; the chart is a PNG."""
    arguments = ("--topics", "ward", "--candidates", "strong", "--compare", "v1", "v1")
    ended = program.run("eval", *arguments, "--chart", "c.png")
    assert ended.status == 0, ended.err
    for words in ("1 of 1 interviews", "passed first time", "100%", "strong", "v1"):
        assert words in ended.out
    assert "1/1 ward, strong, v1" in ended.err
    assert (program.folder / "c.png").read_bytes().startswith(b"\x89PNG")


def test_a_model_that_is_not_there_is_told(program: Program) -> None:
    """It is tried once before: nobody waits for an evaluation that cannot work."""
    settings = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "sk-none"}
    ended = program.run(
        *("eval", "--topics", "shop", "--candidates", "terse"),
        **settings,
        INTERVIEWER_MODEL__DEADLINE_SECONDS="1",
        INTERVIEWER_MODEL__TIMEOUT_SECONDS="1",
    )
    assert ended.status == 2
    assert ended.out == ""
    assert "The language model does not answer" in ended.err


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_when_stopped_it_prints_what_there_is(program: Program, number: signal.Signals) -> None:
    """The interviews that were held are counted; the exit status is 130."""
    command = [sys.executable, str(ROOT / "run_bot.py"), "eval", "--repeats", "500"]
    running = subprocess.Popen(
        command,
        cwd=program.folder,
        env=program.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=die_with_parent,
    )
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith(b"3/"):
            break
    time.sleep(0.05)
    running.send_signal(number)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 130, err
    assert b"of 27000 interviews" in out
    assert b"passed first time" in out
    assert b"Traceback" not in err


SAMPLE = load_samples(SAMPLES, ("ward",))[0]


def run(kind: str, clarity: int, repeat: int = 1, fates: str = FIRST_TIME) -> Run:
    """An interview of two questions whose answers have this clarity."""
    score = Score(clarity, "high", "So it is.")
    made = replace(
        summary(), scores=Scores({measure.name: score for measure in MEASURES}), claims=4, dropped=1
    )
    call = ModelCall("question", "m", "", 100, 10, 0, 0.5)
    base = replace(started(), summary=replace(made, key_points=(KeyPoint("x"),)), calls=(call,))
    case = Case("a", {}, SAMPLE, kind, repeat)
    return Run(case, base, Notes(Counter({fates: 2})), 2.0)


def test_the_order_holds_only_when_it_is_strict_and_whole() -> None:
    """A tie is no order; a repeat without all three does not count."""
    runs = [run("strong", 90), run("average", 60), run("weak", 10)]
    runs += [run("strong", 60, 2), run("average", 60, 2), run("weak", 10, 2), run("strong", 9, 3)]
    found = compute_metrics(runs, "built-in")
    assert (found.orders["clarity"].held, found.orders["clarity"].of) == (1, 2)
    assert found.spread["clarity"].worst == 81
    assert found.spread["clarity"].mean == pytest.approx((81 + 0 + 0) / 3)


def test_shares_are_of_all_questions_and_claims() -> None:
    """Means are of one interview."""
    found = compute_metrics(
        [run("strong", 1), run("weak", 1, 1, REPAIRED), run("weak", 1, 2, FALLBACK)], ""
    )
    assert found.first_time == found.repaired == found.fallback == pytest.approx(1 / 3)
    assert (found.claims, found.dropped, found.cost, found.seconds) == (12, 0.25, 0.5, 2.0)
    assert (found.calls, found.input_tokens, found.output_tokens) == (1, 100, 10)


@pytest.mark.parametrize(("question", "touches"), [("Why twice?", 1.0), ("Why in June?", 0.0)])
def test_a_follow_up_touches_what_was_said_and_not_only_the_topic(
    question: str, touches: float
) -> None:
    """A word of the last answer that is not one of the topic's."""
    base = apply_event(started(), reply("We counted invoices twice in March.", NOON))
    first = base.exchanges[0]
    asked = replace(first.question, number=2, text=question, kind=QuestionKind.FOLLOW_UP)
    whole = replace(base, exchanges=(first, Exchange(asked)), summary=summary())
    found = compute_metrics([replace(run("strong", 1), interview=whole)], "")
    assert (found.follow_ups, found.touching) == (1.0, touches)
