"""What signs say about a passage, and what they leave unsaid."""

import time

import pytest

from engine.evidence.signs import Sign, find_signs
from tests.bench.evidence import DEVELOPMENT, read_file


def signs(text: str) -> set[Sign]:
    """The signs of a passage."""
    return {found.sign for found in find_signs(text)}


def test_signs_agree_with_people_on_the_development_set() -> None:
    """Of the signs given, 97 in a hundred are those that people read there."""
    found = read_file(DEVELOPMENT)
    assert found.passages >= 200
    assert (found.precision() or 0) >= 97, found.faults
    assert (found.recall() or 0) >= 90


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 14 May 2021 in room 204.",
        "Call 0171 555 2334 or see page 12 of ISO 9001.",
        "We were on version 3.2, step 2, and open 24/7.",
        "I was 100 percent sure.",
    ],
)
def test_a_number_that_measures_nothing_is_no_figure(text: str) -> None:
    """Dates, rooms, pages, versions and dial numbers measure nothing."""
    assert Sign.FIGURE not in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "I should have called the vendor.",
        "My boss said that I called the vendor.",
        "If I had called the vendor, it would have stopped.",
        "I was called by the vendor.",
        "I did not call the vendor.",
        "I almost called the vendor.",
        "We called the vendor.",
        "Had I called the vendor?",
        'He shouted, "I called the vendor!"',
    ],
)
def test_only_a_deed_of_the_speaker_is_one(text: str) -> None:
    """Wishes, reports, conditions, passives and denials do not say what the speaker did."""
    assert Sign.OWN_ACTION not in signs(text)


@pytest.mark.parametrize(
    "text",
    ["I hope sales will go up.", "The plan was to cut waste.", "We wanted the queue to shrink."],
)
def test_what_is_hoped_for_has_not_come(text: str) -> None:
    """The future and wishes are no outcome."""
    assert Sign.OUTCOME not in signs(text)


def test_the_month_of_may_dates_and_the_verb_does_not() -> None:
    """ "In May" is a time; "may" is a possibility."""
    assert Sign.SITUATION in signs("In May the river flooded the cellar.")
    assert Sign.SITUATION not in signs("It may have rained.")


def test_a_sign_rests_on_words_of_the_passage() -> None:
    """The words given with a sign stand in the passage."""
    text = "I moved the shelf because three trays a day fell down."
    found = {each.sign: each.words for each in find_signs(text)}
    assert found[Sign.OWN_ACTION] == "I moved"
    assert found[Sign.REASON] == "because"
    assert found[Sign.FIGURE] == "three trays"


@pytest.mark.parametrize(
    "text",
    [
        "I’d moved the shelf, because it hadn’t been safe.",
        "It didn't work; In May, I'd um already called   the vendor.",
        "If I did it again I'd start earlier. I chose oak over pine.",
    ],
)
def test_words_are_given_as_written(text: str) -> None:
    """Contractions, capitals and marks stand as the person wrote them."""
    found = find_signs(text)
    assert found
    assert all(each.words in " ".join(text.split()) for each in found)


@pytest.mark.parametrize("text", ["", " ", "?", "👍", "...", "12", "一二三", "because", "I", "'d"])
def test_any_text_can_be_read(text: str) -> None:
    """Scraps have no signs and break nothing."""
    assert not signs(text) - {Sign.GENERAL}


@pytest.mark.parametrize(
    "unit", ["I did not ", "12 ", ".", '"', "a'", "and so I ", "1-", "because "]
)
def test_reading_takes_time_in_proportion_to_the_length(unit: str) -> None:
    """Ten times the text takes about ten times as long, not a hundred times."""
    short, long = unit * (3_000 // len(unit)), unit * (30_000 // len(unit))

    def seconds(text: str) -> float:
        taken = []
        for again in range(3):
            start = time.process_time()
            find_signs(text + "x" * again)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(long) < 30 * seconds(short) + 0.05
