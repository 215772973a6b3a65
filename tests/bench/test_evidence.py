"""How the benchmark of evidence judges."""

from tests.bench.evidence import sign_name, tally


def test_wrong_missed_and_right_signs_are_counted_apart() -> None:
    """A sign that people did not read is wrong, one that was not given is missed."""
    found = tally(
        {
            "passages": [
                {"text": "I moved the shelf.", "signs": ["says what the speaker did", "figure"]},
                {"text": "I moved the shelf.", "signs": [], "either": []},
                {"text": "I moved the shelf.", "signs": [], "either": ["own_action"]},
            ]
        }
    )
    assert (found.right.total(), found.wrong.total(), found.missed.total()) == (1, 1, 1)


def test_a_parted_pair_is_counted() -> None:
    """A pair counts as misleading only when no passage holds both sentences."""
    first, second, third = "I built the oven.", "But it was crooked.", "The guests came from Turin."
    answer = f"{first} {second} {third}"
    found = tally(
        {
            "pairs": [
                {"answer": answer, "pair": [first, second]},
                {"answer": answer, "pair": [second, third]},
            ]
        }
    )
    assert (found.pairs, found.parted) == (2, 1)


def test_signs_may_be_named_in_several_ways() -> None:
    """A file may name a sign as the report does, or shortly."""
    assert sign_name("Names a figure") == "figure"
    assert sign_name("gives_reason") == "reason"
    assert sign_name("no own part") == "no_own_part"
    assert sign_name("GENERAL") == "general"
