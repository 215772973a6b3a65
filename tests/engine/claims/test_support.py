"""What a model may say of a candidate: what can be read off the passages, and nothing else."""

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


@pytest.mark.parametrize(
    ("claim", "answers"), [(case["claim"], s["answers"]) for s in SETS for case in s["false"]]
)
def test_false_and_baseless_sentences_are_not_carried(claim: str, answers: list[str]) -> None:
    """A sentence made of a passage's words can still be false; none of these is carried."""
    assert not is_supported(claim, answers)


def test_most_true_sentences_close_to_the_wording_are_carried() -> None:
    """Four in five true sentences that keep to the candidate's words can be shown."""
    true = [(claim, s["answers"]) for s in SETS for claim in s["true"]]
    kept = [claim for claim, answers in true if is_supported(claim, answers)]
    assert len(kept) >= 0.8 * len(true)


def _carried() -> list[tuple[str, list[str]]]:
    return [(c, s["answers"]) for s in SETS for c in s["true"] if is_supported(c, s["answers"])]


@pytest.mark.parametrize("words", ["never", "almost", "would", "wanted to", "refused to"])
def test_a_wish_or_a_negation_more_makes_a_sentence_another(words: str) -> None:
    """What was done was not nearly done, and what somebody did they did not merely want."""
    told = [(claim, a) for claim, a in _carried() if re.match(r"The candidate [a-z]+ed\b", claim)]
    assert told
    for claim, answers in told:
        assert not is_supported(claim.replace("candidate ", f"candidate {words} ", 1), answers)


def test_no_other_figure_of_the_answers_fits_a_sentence() -> None:
    """A figure belongs to what it counts: 63 calls are not 95 calls."""
    figure = re.compile(r"\b\d[\d.]*\b")
    tried = 0
    for claim, answers in _carried():
        others = {f.rstrip(".") for f in figure.findall(" ".join(answers))}
        for place in figure.finditer(claim):
            for other in others - {place[0].rstrip(".")}:
                changed = claim[: place.start()] + other + claim[place.end() :]
                assert not is_supported(changed, answers), changed
                tried += 1
    assert tried > 50


@pytest.mark.parametrize(
    ("claim", "carried"),
    [
        ("The candidate pulled six weeks of discard slips.", True),
        ("The candidate pulled 6 weeks of discard slips.", True),
        ("Pulled six weeks of discard slips.", True),
        ("The candidate typed the slips into a sheet.", True),
        ("Six weeks of discard slips were pulled.", True),
        ("71 of the doses came from two clinics.", True),
        ("Priya found the slow query and the team rewrote it.", True),
        ("The candidate pulled six discard slips.", False),
        ("The team pulled six weeks of discard slips.", False),
        ("Six weeks of discard slips were pulled by Priya.", False),
        ("71 of the clinics came from two doses.", False),
        ("118 of the doses came from two clinics.", False),
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
        ("I fixed the alarm of the kiln.", "The candidate fixed the kiln."),
        ("I fixed the kiln alarm.", "The candidate fixed the kiln."),
        ("I met the lead technician.", "The candidate was the lead technician."),
        ("I was asked to leave the room.", "The candidate asked to leave the room."),
        ("I refused to move the racks.", "The candidate moved the racks."),
        ("The head of the porters complained.", "The porters complained."),
        ("The porters' manager complained on Monday.", "The porters complained on Monday."),
        ("She feared the porters would leave.", "She feared the porters would leave."),
        ("I tested every pump except two.", "The candidate tested every pump."),
        ("At first I blamed the network.", "The candidate blamed the network."),
        ("It cost about 180 euros for one guest.", "It cost 180 euros for one guest."),
        ("The support desk sighed. They got 63 calls.", "They got 63 calls."),
    ],
)
def test_what_limits_a_passage_is_not_left_out(passage: str, claim: str) -> None:
    """Requests, beliefs, conditions, exceptions, first guesses, heads of phrases: all stay."""
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
