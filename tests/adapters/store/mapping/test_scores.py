"""Interviews whose stored scores are not those that this version of the program computes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from adapters.store import open_store
from bot.cli.export import as_json
from engine.dialogue.models import Interview
from engine.dialogue.steps import Audience
from engine.messages.report import report
from engine.scoring import MEASURES
from engine.scoring.scores import NOT_COMPUTED
from tests.adapters.store.opening import url
from tests.fakes.stored import bare, rich


async def stored_and_changed(file: Path, name: str, *statements: str) -> Interview:
    """An interview with all scores, as it is read after its rows were changed."""
    store = await open_store(url(file))
    await store.add(rich())
    await store.close()
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement, (name,))
    store = await open_store(url(file))
    try:
        return await store.get(rich().id)
    finally:
        await store.close()


@pytest.mark.parametrize("name", [measure.name for measure in MEASURES])
async def test_a_score_that_a_stored_interview_lacks_reads_not_scored(
    tmp_path: Path, name: str
) -> None:
    """An interview that is older than a score can be read, exported and reported."""
    found = await stored_and_changed(
        tmp_path / "i.db",
        name,
        "DELETE FROM scores WHERE score = ?",
        "DELETE FROM evidence WHERE score = ?",
    )
    assert found.summary is not None
    assert found.summary.scores[name] == NOT_COMPUTED
    exported = json.loads(json.dumps(as_json(found)["scores"]))
    assert set(exported) == {measure.name for measure in MEASURES}
    assert exported[name]["score"] is None
    (text,) = [s.text for s in report(found, Audience.MANAGER).sections if s.heading == "Wording"]
    label = next(measure.label for measure in MEASURES if measure.name == name)
    unscored = text[text.index("Not scored") :]
    assert label in unscored
    assert NOT_COMPUTED.reason.rstrip(".") in unscored
    assert all(measure.label in text for measure in MEASURES)


async def test_a_score_of_a_newer_version_is_kept_and_not_shown(tmp_path: Path) -> None:
    """Who goes back to an older version reads the interview and loses no score."""
    found = await stored_and_changed(
        tmp_path / "i.db",
        "clarity",
        "UPDATE scores SET score = 'warmth' WHERE score = ?",
        "UPDATE evidence SET score = 'warmth' WHERE score = ?",
    )
    before = bare(rich())
    assert found.summary is not None
    assert before.summary is not None
    assert found.summary.scores["warmth"] == before.summary.scores["clarity"]
    assert found.summary.scores["clarity"] == NOT_COMPUTED
    exported = as_json(found)["scores"]
    assert isinstance(exported, dict)
    assert set(exported) == {measure.name for measure in MEASURES}
