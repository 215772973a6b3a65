"""What is private and what is ordinary work."""

import json
import time
from pathlib import Path

import pytest

from engine.evidence.private import PrivateArea, private_areas

SAMPLES = Path(__file__).parents[2] / "samples" / "evidence" / "development_private.json"
Row = dict[str, str | bool]


def rows(*, wanted: bool, part: str) -> list[str]:
    """The committed sentences that are wanted or not, of one part."""
    found: list[Row] = json.loads(SAMPLES.read_text(encoding="utf-8"))
    return [str(row["text"]) for row in found if (row["wanted"], row["part"]) == (wanted, part)]


@pytest.mark.parametrize(
    ("sentence", "area"),
    [
        ("I am 58 years old and diabetic.", PrivateArea.AGE),
        ("I am 58 years old and diabetic.", PrivateArea.HEALTH),
        ("My parents came from Turkey.", PrivateArea.ORIGIN),
        ("I am a Muslim and pray five times a day.", PrivateArea.RELIGION),
        ("After my chemo I came back.", PrivateArea.HEALTH),
        ("A man on my team is diabetic, so we moved lunch.", PrivateArea.HEALTH),
        ("I was on parental leave when the batch broke.", PrivateArea.FAMILY),
        ("I am the only woman in the team.", PrivateArea.GENDER),
        ("My visa ran out during the project.", PrivateArea.CITIZENSHIP),
        ("I am a member of the Green party.", PrivateArea.POLITICS),
        ("I served four years in the army.", PrivateArea.MILITARY),
        ("I was arrested in 2015.", PrivateArea.RECORD),
        ("I earned 48,000 a year at the bank.", PrivateArea.PAY),
        ("I have a strong accent.", PrivateArea.ACCENT),
    ],
)
def test_a_matter_of_a_person_has_its_area(sentence: str, area: PrivateArea) -> None:
    """A word of an area that is tied to a person is of that area."""
    assert area in private_areas(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I fixed a race condition in the consumer.",
        "The parent process died and left forty orphaned children.",
        "I treated a diabetic patient whose values did not fit the chart.",
        "I rewrote the parental leave policy with the works council.",
        "I represented forty asylum seekers in the first year.",
        "I teach religion and ethics to the seventh grade.",
        "We had a healthy margin of two seconds.",
        "I ran the payroll for 800 employees.",
        "",
    ],
)
def test_the_object_of_work_is_not_private(sentence: str) -> None:
    """Patients, clients, policies and systems are what work is about."""
    assert not private_areas(sentence)


def test_few_private_sentences_of_the_development_set_are_missed() -> None:
    """Of the sentences that the rules were tuned on, fewer than 3 in 100 are missed."""
    texts = rows(wanted=True, part="tuned")
    assert len(texts) > 300
    assert sum(not private_areas(text) for text in texts) < 0.03 * len(texts)


def test_few_ordinary_sentences_of_the_development_set_are_withheld() -> None:
    """Of the ordinary sentences that the rules were tuned on, fewer than 2 in 100 are withheld."""
    texts = rows(wanted=False, part="tuned")
    assert len(texts) > 500
    assert sum(bool(private_areas(text)) for text in texts) < 0.02 * len(texts)


@pytest.mark.parametrize("unit", ["i have ", "my ", "a ", "i was on ", "I'm, ", "’", "\u0301"])
def test_reading_takes_time_in_proportion_to_the_length(unit: str) -> None:
    """A text ten times as long takes about ten times as long, however it repeats itself."""
    seconds = []
    for length in (2_000, 20_000):
        begun = time.perf_counter()
        private_areas((unit * length)[:length])
        seconds.append(time.perf_counter() - begun)
    assert seconds[1] < 40 * seconds[0] + 0.5
