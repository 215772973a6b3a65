"""What counts as a hedge, and what the share of hedges makes of the confidence score."""

import pytest

from engine.scoring import score_answers
from engine.scoring.confidence import value_of

PLAIN = (
    "I moved the service to the new cluster in June, and I wrote the checks that watch it. The "
    "service has run there since, and the checks have caught four faults before users saw them."
)


def hedges(text: str) -> tuple[str, ...]:
    """The words that the confidence score of one answer rests on."""
    return tuple(
        word for piece in score_answers([text])["confidence"].evidence for word in piece.words
    )


def confidence(text: str) -> int:
    """The confidence score of one answer."""
    value = score_answers([text])["confidence"].value
    assert value is not None
    return value


def test_plain_statements_commit_in_full_and_hedged_ones_do_not() -> None:
    """The more and the stronger the hedges, the lower the score."""
    one = PLAIN.replace("The service has", "The service has probably")
    many = (
        "Maybe it might have been the cluster, I think, but I am not sure. It could possibly be "
        "the checks, and perhaps we should have looked, I guess."
    )
    assert confidence(PLAIN) >= 94
    assert confidence(many) <= 5
    assert confidence(many) < confidence(one) < confidence(PLAIN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I think the cache was stale, so I cleared it.", ("think",)),
        ("I thought about the cache and cleared it.", ()),
        ("It may be the cache that was stale there.", ("may",)),
        ("We shipped it to all users in May 2021.", ()),
        ("It could be the cache that was stale there.", ("could",)),
        ("It could not read the cache on that day.", ()),
        ("There is no doubt that the cache was stale.", ()),
        ("I was not sure that the cache was stale.", ("not sure",)),
        ("It took about 40 minutes to clear the cache.", ("about",)),
        ("We talked about the cache with the team.", ()),
        ("The logs suggest that the cache was stale.", ("suggest",)),
        ("I suggested a rollback and we did it at once.", ()),
        ("It was sort of slow, or something, all day.", ("sort of", "or something")),
        ("An error appeared in the log on that day.", ()),
        ("The cache appeared to be stale on that day.", ("appeared",)),
        ("We restarted it as soon as possible that day.", ()),
        ("I felt tired after the release on that day.", ()),
        ("Do you think it might have been the cache?", ()),
        ('He wrote "maybe it might be the cache" to us.', ()),
        ("My manager said that it might be the cache.", ()),
        ("My manager said it might be, but I think it was not.", ("think",)),
        ("I said that it might be the cache on that day.", ("might",)),
    ],
)
def test_hedges_are_told_from_the_same_words_in_another_sense(
    text: str, found: tuple[str, ...]
) -> None:
    """Negation, questions, quotations, reports, months and abilities are no hedges."""
    assert hedges(text) == found


def test_quoted_and_reported_doubts_cost_nothing() -> None:
    """Who tells of other people's doubts commits to a position all the same."""
    reported = f'{PLAIN} Tom said that it might perhaps fail. Ana wrote "maybe, I am not sure".'
    asked = f"{PLAIN} Was it possibly the cache? Could it be the disk?"
    assert confidence(reported) >= confidence(PLAIN) - 1
    assert confidence(asked) == confidence(PLAIN)


def test_boosters_add_nothing() -> None:
    """Saying "clearly" and "definitely" makes no wording more committed."""
    boosted = PLAIN.replace("I moved", "I clearly and definitely moved").replace(
        "has", "surely has"
    )
    assert confidence(boosted) <= confidence(PLAIN)


@pytest.mark.parametrize(
    ("words", "load", "denials", "value"),
    [
        (200, 1.0, 0, 94),  # 0.5 %: full commitment
        (200, 12.0, 0, 0),  # 6 %: none
        (200, 6.5, 0, 47),  # 3.25 %: the middle
        (200, 0.0, 5, 100),  # and absolute denial on top
        (25, 0.0, 0, 94),
        (3, 0.0, 0, 71),  # drawn to the middle
        (3, 3.0, 0, 26),
    ],
)
def test_the_formula(words: int, load: float, denials: int, value: int) -> None:
    """The score falls straight from 0.5 to 6 hedges in a hundred words; little text is drawn in."""
    assert round(value_of(words, load, denials)) == value


def test_short_answers_are_drawn_to_the_middle() -> None:
    """A few words prove little, in either direction."""
    assert confidence("I fixed the import myself.") < confidence(PLAIN)
    assert confidence("Maybe I might have, perhaps.") > 0


def test_padding_does_not_thin_out_hedges() -> None:
    """Plain sentences about something else do not make an answer more committed."""
    hedged = (
        "I think the import might have failed because of the date. Maybe the supplier changed the "
        "date. I would probably check the import first."
    )
    padded = f"{hedged} Bananas are yellow. Paris is the capital of France. Water boils."
    assert confidence(padded) <= confidence(hedged) + 3


def test_the_reason_counts_the_hedges() -> None:
    """The sentence beside the score can be checked by hand."""
    reason = score_answers(["I think the cache was stale, so I cleared it."])["confidence"].reason
    assert reason == "1 hedge holds back positions in 10 words (10.0 %)."
