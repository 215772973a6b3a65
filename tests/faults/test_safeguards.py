"""Each safeguard that the campaign is tried without is still where it is looked for."""

from pathlib import Path

import pytest

from tests.faults.safeguards import SAFEGUARDS, Safeguard, without


@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda each: each.name)
def test_a_safeguard_can_be_taken_out(safeguard: Safeguard, tmp_path: Path) -> None:
    """Its words stand in the source exactly once, and the rest can still be compiled."""
    without(safeguard, tmp_path)
    for change in safeguard.changes:
        changed = (tmp_path / change.file).read_text(encoding="utf-8")
        assert change.new in changed
        compile(changed, change.file, "exec")
