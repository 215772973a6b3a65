"""What becomes of an audit's report."""

from tests.audit import findings, told

REPORT = {
    "dependencies": [
        {"name": "sound", "version": "1.0", "vulns": []},
        {
            "name": "weak",
            "version": "2.0",
            "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"]}, {"id": "PYSEC-2", "aliases": []}],
        },
        {"name": "unknown", "skip_reason": "could not be audited"},
    ]
}


def test_a_weakness_is_found_and_one_that_is_accepted_only_named() -> None:
    """It can be accepted by its id or by another name of it."""
    found = findings(REPORT, {"CVE-1": "it is in a part that is not used"})
    assert (found.weak, found.accepted) == (("weak 2.0: PYSEC-2",), ("weak 2.0: PYSEC-1",))


def test_what_was_not_audited_is_named() -> None:
    """Silence about a package would look like soundness."""
    found = findings(REPORT, {})
    assert (found.audited, found.unreached) == (2, ("unknown",))
    assert "NOT AUDITED" in told(found)
    assert "unknown" in told(found)
