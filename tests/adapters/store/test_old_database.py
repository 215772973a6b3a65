"""A database of version 0.1.0 (commit a551351) with interviews in every state goes on unchanged."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.store import open_store
from bot.cli.export import as_json, as_markdown
from engine.dialogue.audit_log import KINDS
from engine.dialogue.models import Interview
from engine.dialogue.state_machine import next_due_at, next_step
from engine.ports.store import Store
from tests.fakes.world import NOON

SAMPLES = Path(__file__).parents[2] / "samples" / "stores"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "a551351.json").read_text("utf-8"))
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as that version left it."""
    file = tmp_path_factory.mktemp("old") / "interviews.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((SAMPLES / "a551351.sql").read_text("utf-8"))
    return file


async def stored(store: Store) -> dict[str, Interview]:
    """All interviews of the sample by their ids."""
    return {interview_id: await store.get(interview_id) for interview_id in EXPECTED}


async def test_every_state_is_read_exported_and_due_as_before(old_file: Path) -> None:
    """What was promised to a candidate of an earlier version is kept by this one."""
    store = await open_store(f"sqlite:///{old_file}")
    try:
        found = await stored(store)
    finally:
        await store.close()
    for interview_id, interview in found.items():
        expected, step, at = (
            EXPECTED[interview_id],
            next_step(interview, TOMORROW),
            next_due_at(interview),
        )
        assert str(interview.status) == expected["status"], interview_id
        exported = json.loads(json.dumps(as_json(interview)))
        assert _as_before(exported) == expected["json"], interview_id
        questions = [exchange.question.text for exchange in interview.exchanges]
        assert all(text in as_markdown(interview) for text in questions), interview_id
        assert (at.isoformat() if at else None) == expected["due"], interview_id
        assert getattr(step, "key", None) == expected["key"], interview_id
        assert (step is None) == (expected["step"] is None), interview_id


def _as_before(exported: dict[str, Any]) -> dict[str, Any]:
    """The export without what that version did not have; its summaries are of format 1."""
    assert exported.pop("candidate_statement") is None
    if (summary := exported["summary"]) is not None:
        assert (summary["sources"]["format"], summary["sources"]["prose"]) == (1, "model")
        assert not summary["sources"]["passages"]
        for name in ("sources", "not_answers", "next_questions", "ratings"):
            del summary[name]
    return exported


async def test_a_person_whose_id_holds_a_dash_is_known_by_the_whole_id(old_file: Path) -> None:
    """Whom a private message went to is found by comparing ids, not by cutting its key at "-"."""
    store = await open_store(f"sqlite:///{old_file}")
    try:
        found = await stored(store)
    finally:
        await store.close()
    failing = next(i for i in found.values() if i.id.endswith("dm-failing"))
    people = {posting.person for posting in failing.postings.values() if posting.person}
    assert people == {"U09-WITH-DASH", "U02MALLORY", "U04-INV-ITER"}


def test_kinds_in_the_journal_are_those_of_earlier_versions(old_file: Path) -> None:
    """A query for a kind of line in the journal finds old and new lines alike."""
    with closing(sqlite3.connect(old_file)) as connection:
        kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM journal")}
    assert kinds <= set(KINDS.values())
    assert len(set(KINDS.values())) == len(KINDS)
