"""The command line, given what a person gives it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bot.program import ROOT, Ended, Program
from tests.fakes.children import die_with_parent

TOPIC = "moving a billing service to events"
ANSWERS = """I designed the consumer because the nightly batch ran for nine hours.

Invoices were counted twice, so I added a unique constraint on the message id.
"""
SUMMARY = {
    "themes",
    "key_points",
    "sentiment_score",
    "sentiment_label",
    "strengths",
    "weaknesses",
    "missing_information",
    "full_summary_text",
    "not_answers",
    "next_questions",
    "sources",
    "ratings",
}
HEAVY = ("slack_bolt", "slack_sdk", "discord", "openai", "sqlalchemy", "pydantic", "aiohttp")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program in an empty folder."""
    return Program(tmp_path)


def demo(program: Program, answers: str, *more: str) -> dict[str, object]:
    """The object that an interview with these answers prints."""
    file = program.file("answers.txt", answers)
    arguments = ("demo", "--topic", TOPIC, "--answers", file, "--json", *more)
    ended = program.run(*arguments)
    assert ended.status == 0, ended.err
    found: dict[str, object] = json.loads(ended.out)
    return found


@pytest.mark.process
@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "0123456789"),
        ("demo", "--topic", TOPIC, "--template", "nobody"),
        ("demo", "--topic", TOPIC, "--answers", "nowhere.txt"),
        ("check",),
        ("eval", "--help"),
        ("demo", "--topic", TOPIC, "--questions", "1"),
    ],
    ids=lambda arguments: " ".join(arguments[:1] + arguments[3:]),
)
def test_optimised_python_loses_no_sentence(program: Program, arguments: tuple[str, ...]) -> None:
    """Python's -OO removes docstrings and asserts; no sentence depends on them."""
    program.run("migrate")
    usual, optimised = (
        program.spawn(*arguments, typed="/decline\n", PYTHONOPTIMIZE=level) for level in ("0", "2")
    )
    assert usual.out + usual.err
    assert _without_ids(usual) == _without_ids(optimised)


def _without_ids(ended: Ended) -> tuple[int, str, str]:
    return (ended.status, re.sub(r"\b[0-9a-f]{10}\b", "ID", ended.out), ended.err)


@pytest.mark.process
def test_the_program_starts_as_a_process(program: Program) -> None:
    """Standard input, standard output, standard error and exit status are the process's own."""
    scored = program.spawn("score", typed='{"answers": ["I replayed it."]}\nnonsense\n')
    assert scored.status == 1
    assert "clarity" in json.loads(scored.out.splitlines()[0])
    mistaken = program.spawn("demo", "--topic", TOPIC, "--answers", "nowhere.txt")
    assert (mistaken.status, mistaken.out) == (2, "")
    assert "answers file nowhere.txt" in mistaken.err
    typed = "/start\nI designed the consumer.\n\n"
    held = program.spawn("demo", "--topic", TOPIC, "--questions", "1", typed=typed)
    assert held.status == 0, held.err
    assert "Here is what I wrote down" in held.out


def test_every_command_has_a_help_text(program: Program) -> None:
    """The top and each command say what they do, and how."""
    top = program.run("--help")
    assert "examples:" in top.out
    for command in ("run", "demo", "score", "export", "list", "check"):
        assert command in top.out
        ended = program.run(command, "--help")
        assert ended.status == 0
        assert len(ended.out.splitlines()) > 4


def test_a_whole_interview_from_a_file_is_one_object(program: Program) -> None:
    """All the names that were promised, numbers from 1, and nothing else on standard output."""
    found = demo(program, ANSWERS, "--questions", "2")
    names = "id topic status interviewer questions answers summary summary_state scores"
    assert list(found) == [*names.split(), "candidate_statement", "usage"]
    assert (found["status"], found["interviewer"]) == ("COMPLETED", "built-in")
    assert found["summary_state"] == "complete"
    assert [q["number"] for q in _rows(found, "questions")] == [1, 2]
    assert [a["text"] for a in _rows(found, "answers")] == ANSWERS.strip().split("\n\n")
    assert found["usage"] == {"calls": 0, "input_tokens": 0, "output_tokens": 0}


def _rows(found: dict[str, object], name: str) -> list[dict[str, object]]:
    rows = found[name]
    assert isinstance(rows, list)
    return rows


def test_the_summary_keeps_its_schema_and_rests_on_the_answers(program: Program) -> None:
    """Exactly its fields; every quote stands in the answer that it names; label and score agree."""
    found = demo(program, ANSWERS, "--questions", "2")
    summary = found["summary"]
    assert isinstance(summary, dict)
    assert set(summary) == SUMMARY
    answers = {row["number"]: str(row["text"]) for row in _rows(found, "answers")}
    for finding in [*summary["strengths"], *summary["weaknesses"]]:
        assert set(finding) == {"text", "quote", "answer"}
        assert finding["quote"] in answers[finding["answer"]]
    assert len(summary["themes"]) <= 3
    assert len(summary["key_points"]) <= 5
    assert 0.4 <= summary["sentiment_score"] <= 0.6 or summary["sentiment_label"] != "neutral"


def test_the_scores_are_those_that_the_score_command_gives(program: Program) -> None:
    """One rule for both."""
    found = demo(program, ANSWERS, "--questions", "2")
    line = {
        "answers": [row["text"] for row in _rows(found, "answers")],
        "questions": [row["text"] for row in _rows(found, "questions")],
    }
    scored = program.run("score", "-", typed=json.dumps(line))
    assert json.loads(scored.out) == found["scores"]


def test_fewer_answers_than_questions_end_early_and_that_is_said(program: Program) -> None:
    """The question that was open has no answer."""
    found = demo(program, ANSWERS, "--questions", "5")
    assert found["status"] == "COMPLETED"
    assert found["summary_state"] == "partial"
    assert _rows(found, "answers")[-1] == {"number": 3, "text": None}
    summary = found["summary"]
    assert isinstance(summary, dict)
    assert "3 questions were not answered" in summary["missing_information"][0]


def test_more_answers_than_questions_are_not_needed(program: Program) -> None:
    """They are named on standard error; the object stands alone on standard output."""
    file = program.file("answers.txt", ANSWERS)
    arguments = ("--topic", TOPIC, "--answers", file, "--json", "--questions", "1")
    ended = program.run("demo", *arguments)
    assert "Answer 2 and later ones were not needed" in ended.err
    assert len(json.loads(ended.out)["questions"]) == 1


@pytest.mark.parametrize("count", [1, 20])
def test_from_one_to_twenty_questions(program: Program, count: int) -> None:
    """Every question is asked once, numbered, and none is asked twice."""
    answers = "\n\n".join(f"In week {n} I replayed {n * 3} days of traffic." for n in range(count))
    found = demo(program, answers, "--questions", str(count))
    texts = [row["text"] for row in _rows(found, "questions")]
    assert len(set(texts)) == count


def test_a_template_asks_its_core_questions_of_everybody(program: Program) -> None:
    """They come word for word, in their order, whatever was answered."""
    long = "\n\n".join(f"In week {n} I replayed {n * 3} days of traffic." for n in range(8))
    told = demo(program, long, "--template", "backend-engineer")
    terse = demo(program, "no\n\nno\n\nno\n\nno", "--template", "backend-engineer")
    core = [row["text"] for row in _rows(terse, "questions")][:4]
    asked = [row["text"] for row in _rows(told, "questions")]
    assert len(asked) == 8
    assert [text for text in asked if text in core] == core


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--topic", "x" * 300), "300 characters; the limit is 200"),
        (("--topic", "  "), "is missing"),
        (("--topic", "ok", "--questions", "0"), "from 1 to 20"),
        (("--topic", "ok", "--questions", "21"), "from 1 to 20"),
        (("--topic", "ok", "--template", "nobody"), "Available: backend-engineer"),
        ((), "is missing"),
    ],
)
def test_a_wish_that_cannot_be_met_says_why(
    program: Program, arguments: tuple[str, ...], word: str
) -> None:
    """One line on standard error, exit status 2, no trace."""
    ended = program.run("demo", *arguments, "--answers", program.file("a.txt", ANSWERS), "--json")
    assert ended.status == 2
    assert ended.out == ""
    assert word in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"a\x00b"])
def test_an_answers_file_that_cannot_be_used_says_why(program: Program, raw: bytes) -> None:
    """Nothing is begun."""
    ended = program.run("demo", "--topic", TOPIC, "--answers", program.file("a.txt", raw))
    assert ended.status == 2
    assert "answers file a.txt" in ended.err


@pytest.mark.parametrize(
    "answer",
    [
        "x" * 100_000,
        "🎉🎉🎉",
        "\u202eabc \u200b\u200b",
        "مرحبا بكم",
        "[bold]hi[/bold]",
        "a\x1b[2Jb",
    ],
)
def test_odd_answers_are_kept(program: Program, answer: str) -> None:
    """Very long, emoji, right-to-left, zero-width and control characters change nothing."""
    found = demo(program, answer, "--questions", "1")
    assert found["status"] == "COMPLETED"


def test_markup_in_a_topic_is_text(program: Program) -> None:
    """It comes back as it was given."""
    file = program.file("a.txt", ANSWERS)
    topic = "[red]<!channel>[/red] & <b>billing</b>"
    ended = program.run("demo", "--topic", topic, "--answers", file, "--json")
    assert json.loads(ended.out)["topic"] == topic


def test_what_was_said_can_be_listed_and_exported(program: Program) -> None:
    """As data and as a document; an unknown id is named."""
    found = demo(program, ANSWERS, "--questions", "2")
    interview_id = str(found["id"])
    assert interview_id in program.run("list").out
    exported = json.loads(program.run("export", interview_id, "--format", "json").out)
    assert exported == found
    text = program.run("export", interview_id, "--format", "md").out
    assert text.startswith("# The candidate · moving a billing service")
    assert "> I designed the consumer" in text
    missing = program.run("export", "nothing")
    assert missing.status == 2
    assert "no interview nothing" in missing.err


def test_check_has_a_line_for_each_part(program: Program) -> None:
    """And says what to do about what is missing."""
    ended = program.run("check")
    assert ended.status == 0
    for part in ("configuration", "templates", "prompts", "database", "model", "slack", "discord"):
        assert part in ended.out
    assert "SLACK_BOT_TOKEN" in ended.out


def test_a_broken_configuration_is_told_at_once(program: Program) -> None:
    """File, line and key; every command says the same."""
    file = program.file("own.yaml", "interview:\n  questions: 25\n  quetions: 3\n")
    for arguments in (("check",), ("demo", "--topic", TOPIC), ("list",)):
        ended = program.run(*arguments, "--config", file)
        assert ended.status in {1, 2}
        assert "own.yaml" in ended.out + ended.err
        assert "questions" in ended.out + ended.err


@pytest.mark.parametrize(
    ("content", "word"), [(b"no database " * 99, "is not a database"), (b"", "")]
)
def test_a_file_that_is_no_database_says_so(program: Program, content: bytes, word: str) -> None:
    """It is left alone; an empty file is a new database."""
    program.file("x.db", content)
    ended = program.run("list", DATABASE_URL="sqlite:///x.db")
    assert word in ended.err
    assert ended.status == (2 if word else 0)


@pytest.mark.process
def test_scoring_imports_no_platform_and_no_database() -> None:
    """Nothing is imported that is not used."""
    code = (
        "import sys; from bot.cli.parser import main; main(['score', '/dev/null']); "
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_bad_line_is_told_in_its_place(program: Program) -> None:
    """The others are scored, the exit status is 1."""
    ended = program.run(
        "score", typed='{"answers": ["I replayed it."]}\nnonsense\n{"answers": []}\n'
    )
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert "error" in lines[1]
    assert "clarity" in lines[0]
    assert ended.status == 1


def test_an_interview_at_the_keyboard(program: Program) -> None:
    """Typed line by line: consent, answers that end with an empty line, a skip, the report."""
    typed = "/help\n/start\nI designed the consumer.\nIt took a week.\n\n/skip\n"
    ended = program.run("demo", "--topic", TOPIC, "--questions", "2", typed=typed)
    assert ended.status == 0, ended.err
    for words in ("built-in interviewer", "Question 2 of 2", "Here is what I wrote down"):
        assert words in ended.out
    assert "What the hiring team reads" in ended.out
    assert "run_bot.py export" in ended.out


@pytest.mark.process
def test_stopped_with_ctrl_c_it_goes_on_where_it_was(program: Program) -> None:
    """What was said is stored; the next start offers to go on and repeats the open question."""
    command = [sys.executable, str(ROOT / "run_bot.py"), "demo", "--topic", TOPIC]
    running = subprocess.Popen(
        [*command, "--questions", "2"],
        cwd=program.folder,
        env=program.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=die_with_parent,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b"/start\nI designed the consumer.\n\n")
    running.stdin.flush()
    shown = b""
    os.set_blocking(running.stdout.fileno(), False)
    deadline = time.monotonic() + 20
    while b"Question 2 of 2" not in shown and time.monotonic() < deadline:
        shown += running.stdout.read() or b""
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert b"What was said is stored" in err
    again = program.run("demo", "--topic", TOPIC, typed="y\nIt was slow.\n\n")
    assert "There is an unfinished interview" in again.out
    assert "Question 2 of 2" in again.out
    assert "Here is what I wrote down" in again.out


@pytest.mark.parametrize("typed", ["", "\n"])
def test_an_unfinished_interview_is_not_given_up_by_silence(program: Program, typed: str) -> None:
    """Neither Enter nor an input that is over means no, and the program ends with its input."""
    program.run("demo", "--topic", TOPIC, "--questions", "2", typed="/start\nI designed it.\n\n")
    left = program.run("demo", typed=typed)
    assert left.status == 0, left.err
    assert "The interview is not over" in left.out
    again = program.run("demo", typed="y\nIt was slow.\n\n")
    assert "There is an unfinished interview" in again.out
    assert "Here is what I wrote down" in again.out
