"""The rows of a turn, written by plain sqlite3: the same bytes, three transactions, nothing read.

The database is one that the program itself made; durability is set as the program sets it.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.store.backends.sqlite import WRITING
from tests.bench.seeds import Seed

SAID = """INSERT INTO messages (interview_id, id, number, text, sent_at, late)
    VALUES (?, ?, ?, ?, ?, 0)"""
HEARD = "UPDATE questions SET heard_at = ? WHERE interview_id = ? AND number = ?"
CLOSED = "UPDATE questions SET closed = 1 WHERE interview_id = ? AND number = ?"
QUESTION = """INSERT INTO questions
    (interview_id, number, text, kind, source, prompt, message_id, written_at, closed)
    VALUES (?, ?, ?, 'follow-up', 'm', 'question v1', '', ?, 0)"""
CALL = """INSERT INTO calls (interview_id, position, purpose, model, prompt, input_tokens,
    output_tokens, cached_tokens, cost, seconds, outcome)
    VALUES (?, ?, 'question', 'm', 'question v1', ?, ?, 0, NULL, 0.1, 'ok')"""
ASKED = "UPDATE questions SET message_id = ?, asked_at = ? WHERE interview_id = ? AND number = ?"
POSTING = """INSERT INTO postings
    (interview_id, key, message_id, sent_at, tries, unreachable, parts)
    VALUES (?, ?, ?, ?, 0, 0, ?)"""
INTERVIEW = """UPDATE interviews
    SET revision = revision + 1, turn = ?, active_at = ?, answered = ?, due_at = ? WHERE id = ?"""
JOURNAL = "INSERT INTO journal (interview_id, at, kind, subject) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Begun:
    """A turn under way: the number of the question that was answered."""

    interview: str
    number: int
    mark: str


class Rows:
    """Writes turns of seeded interviews of a platform."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in WRITING:
            self._connection.execute(f"PRAGMA {pragma}")
        self._numbers: defaultdict[str, int] = defaultdict(int)

    def replied(self, platform: str, thread: str, message: str, text: str) -> Begun:
        """A candidate's message."""
        seed = Seed.of(platform, thread)
        interview = seed.interview
        self._numbers[interview] += 1
        turn, now = Begun(interview, self._numbers[interview], seed.mark), _now()
        self._write(
            turn,
            now,
            ("Replied", message),
            (SAID, (interview, message, turn.number, text, now)),
            (HEARD, (now, interview, turn.number)),
        )
        return turn

    def written(self, turn: Begun, text: str, usage: Any) -> None:
        """The model's question."""
        now, number = _now(), turn.number + 1
        call = (turn.interview, number, usage.prompt_tokens, usage.completion_tokens)
        self._write(
            turn,
            now,
            ("QuestionWritten", f"{number} question v1"),
            (CLOSED, (turn.interview, turn.number)),
            (QUESTION, (turn.interview, number, text, now)),
            (CALL, call),
        )

    def posted(self, turn: Begun, message: str) -> None:
        """The question is out."""
        now, number = _now(), turn.number + 1
        key = f"ask-{number}"
        self._write(
            turn,
            now,
            ("Posted", f"{key} {message}"),
            (ASKED, (message, now, turn.interview, number)),
            (POSTING, (turn.interview, key, message, now, f'["C01BENCH/{message}"]')),
        )

    def _write(
        self, turn: Begun, now: str, entry: tuple[str, str], *statements: tuple[str, Any]
    ) -> None:
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            execute(statement, values)
        due = _now(timedelta(days=1))
        execute(INTERVIEW, (turn.number, now, turn.number, due, turn.interview))
        execute(JOURNAL, (turn.interview, now, *entry))
        execute("COMMIT")


def _now(later: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + later).isoformat(" ", "microseconds")[:26]
