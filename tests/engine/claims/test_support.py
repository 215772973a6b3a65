"""What code finds to be wrong in a sentence about a candidate, and what it keeps."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.claims.judgements import is_judgement
from engine.claims.support import is_supported
from engine.claims.terms import read_terms

SETS = json.loads(
    (Path(__file__).parents[2] / "samples/evidence/development_claims.json").read_text("utf-8")
)["sets"]
SLIPS = (
    "I pulled six weeks of discard slips and typed them into a sheet: 118 doses, and 71 of them "
    "came from just two clinics. Priya found the slow query and we rewrote it."
)


DECIDED = {"verdict", "number words", "cause", "name", "modality"}
"""Kinds of false claims that code alone finds."""
LEFT = 0.25
"""Most of all other false claims that code leaves to the model which judges the meaning."""


@pytest.mark.parametrize(
    ("claim", "answers"),
    [(c["claim"], s["answers"]) for s in SETS for c in s["false"] if c["kind"] in DECIDED],
)
def test_what_code_can_decide_is_decided(claim: str, answers: list[str]) -> None:
    """Verdicts, other numbers, causes and names nobody told, and wishes are found by code alone."""
    assert not is_supported(claim, answers)


def test_most_false_sentences_are_found_by_code() -> None:
    """What is left over is for the model that judges the meaning."""
    false = [(c["claim"], s["answers"]) for s in SETS for c in s["false"]]
    kept = [claim for claim, answers in false if is_supported(claim, answers)]
    assert len(kept) <= LEFT * len(false)


def test_honest_paraphrases_are_kept() -> None:
    """A true sentence may use its own words."""
    true = [(claim, s["answers"]) for s in SETS for claim in s["true"]]
    kept = [claim for claim, answers in true if is_supported(claim, answers)]
    assert len(kept) >= 0.9 * len(true)


def _carried() -> list[tuple[str, list[str]]]:
    return [(c, s["answers"]) for s in SETS for c in s["true"] if is_supported(c, s["answers"])]


def test_a_wish_or_a_negation_more_makes_a_sentence_another() -> None:
    """What was done was not nearly done, and what somebody did they did not merely want."""
    told = [(claim, a) for claim, a in _carried() if re.match(r"The candidate [a-z]+ed\b", claim)]
    changed = [
        (claim.replace("candidate ", f"candidate {words} ", 1), answers)
        for claim, answers in told
        for words in ("never", "almost", "would", "wanted to", "refused to")
    ]
    kept = [claim for claim, answers in changed if is_supported(claim, answers)]
    assert len(changed) > 50
    assert len(kept) <= 0.08 * len(changed), kept


def test_hardly_another_figure_of_the_answers_fits_a_sentence() -> None:
    """A figure belongs to what it counts: 63 calls are not 95 calls."""
    figure = re.compile(r"\b\d[\d.]*\b")
    changed = [
        (claim[: place.start()] + other + claim[place.end() :], answers)
        for claim, answers in _carried()
        for place in figure.finditer(claim)
        for other in {f.rstrip(".") for f in figure.findall(" ".join(answers))}
        if other != place[0].rstrip(".")
    ]
    kept = [claim for claim, answers in changed if is_supported(claim, answers)]
    assert len(changed) > 100
    assert len(kept) <= 0.15 * len(changed), kept


@pytest.mark.parametrize(
    ("claim", "carried"),
    [
        ("The candidate pulled six weeks of discard slips.", True),
        ("The candidate pulled 6 weeks of discard slips.", True),
        ("Pulled six weeks of discard slips.", True),
        ("The candidate typed the slips into a sheet.", True),
        ("Six weeks of discard slips were pulled.", True),
        ("Priya found the slow query and the team rewrote it.", True),
        ("The team pulled six weeks of discard slips.", False),
        ("Six weeks of discard slips were pulled by Priya.", False),
        ("71 of the clinics came from two doses.", False),
        ("Priya found the slow query and rewrote it.", False),
        ("The candidate rewrote the slow query.", False),
        ("It pulled six weeks of discard slips.", False),
    ],
)
def test_actor_figure_and_order_are_read_off_the_passage(claim: str, carried: bool) -> None:
    """Shared subjects, pronouns and passives are followed; another actor is not let in."""
    assert is_supported(claim, [SLIPS]) is carried


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("I asked Marta to fix the schedule.", "The candidate fixed the schedule."),
        ("I thought that discards fell in May.", "Discards fell in May."),
        ("If discards fell in May, we would stop.", "Discards fell in May."),
        ("I refused to move the racks.", "The candidate moved the racks."),
        ("The head of the porters complained.", "The porters complained."),
        ("The porters' manager complained on Monday.", "The porters complained on Monday."),
        ("I tested every pump except two.", "The candidate tested every pump."),
        ("At first I blamed the network.", "The candidate blamed the network."),
        ("It cost about 180 euros for one guest.", "It cost 180 euros for one guest."),
    ],
)
def test_what_limits_a_passage_is_not_left_out(passage: str, claim: str) -> None:
    """Requests, beliefs, conditions, exceptions, first guesses, other people: all stay."""
    assert not is_supported(claim, [passage])


@pytest.mark.parametrize(
    ("claim", "carried"),
    [
        ("The median wait rose by six minutes.", True),
        ("Discards dropped from 71 to 14.", True),
        ("Discards increased from 71 to 14.", False),
        ("The median wait fell by six minutes.", False),
        ("The median wait rose from 71 to 14.", False),
    ],
)
def test_a_direction_is_read_in_its_usual_words(claim: str, carried: bool) -> None:
    """To rise is to go up or to increase, and never to fall."""
    told = "The median wait went up by six minutes and discards fell from 71 to 14."
    assert is_supported(claim, [told]) is carried


@pytest.mark.parametrize(
    "sentence",
    [
        "The candidate is a fast learner.",
        "The candidate was a natural leader.",
        "The manager called the candidate a genius.",
        "The candidate would raise the bar of every team.",
        "The interview was cut short.",
        "The panel agreed on an offer.",
        "Leads without being asked.",
        "I moved the racks.",
        "Der Kandidat hat das Lager umgestellt.",
        "All competencies were shown.",
        "See www.example.org for what happened.",
    ],
)
def test_a_judgement_is_not_carried_even_by_its_own_words(sentence: str) -> None:
    """Whoever said it first: a report states no verdict, no decision, nothing about itself."""
    assert is_judgement(sentence)
    assert not is_supported(sentence, [sentence])


def test_figures_are_read_in_words_and_digits_alike() -> None:
    """Ninety is not nine, and 1,200 is one thousand two hundred."""
    keys = [[t.key for t in read_terms(text)] for text in ("ninety-one cats", "91 cats")]
    assert keys[0] == keys[1]
    assert read_terms("two hundred doses")[0].key == read_terms("200 doses")[0].key
    assert read_terms("1,200 doses")[0].key == "1200"
    assert read_terms("9%")[1].key == read_terms("nine percent")[1].key


@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=3))
def test_any_text_gets_an_answer(sentence: str, cited: list[str]) -> None:
    """Nothing that a model or a candidate writes breaks the check."""
    assert is_supported(sentence, cited) in (True, False)


def test_long_passages_take_time_in_proportion() -> None:
    """Ten times the passages take about ten times as long, and not a second."""
    claim = "The candidate pulled six weeks of discard slips and typed them into a sheet."
    begin = time.perf_counter()
    assert not is_supported(claim.replace("six", "nine"), [SLIPS * 40] * 10)
    assert time.perf_counter() - begin < 5
