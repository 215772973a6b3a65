"""Passages: which sentences of an answer stay together."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from engine.evidence.passages import split_passages
from tests.bench.evidence import DEVELOPMENT, read_file


def texts(answer: str) -> list[str]:
    """The passages of an answer as texts."""
    return [passage.text for passage in split_passages(1, answer)]


def test_sentences_that_need_each_other_stay_together() -> None:
    """Of the pairs in the development set fewer than three in a hundred are parted."""
    found = read_file(DEVELOPMENT)
    assert found.pairs >= 60
    assert found.misleading() is not None
    assert (found.misleading() or 0) < 3, found.faults


def test_plain_sentences_are_passages_of_their_own() -> None:
    """What stands alone is not joined: a passage is no whole answer."""
    answer = (
        "I built the oven in spring. My aunt bought the tables. The first guests came from Turin."
    )
    assert texts(answer) == [
        "I built the oven in spring.",
        "My aunt bought the tables.",
        "The first guests came from Turin.",
    ]


@given(st.text(max_size=300))
def test_passages_cover_the_answer_in_order(answer: str) -> None:
    """Nothing but blanks is left out, nothing stands twice, and offsets are right."""
    at = 0
    for passage in split_passages(3, answer):
        assert answer[at : passage.start].strip() == ""
        assert answer[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip()
        assert passage.text
        at = passage.end
    assert answer[at:].strip() == ""


def test_passages_are_numbered_within_their_answer() -> None:
    """An id tells the answer and the place in it."""
    found = split_passages(4, "I built the oven in spring. My aunt bought the tables.")
    assert [passage.id for passage in found] == ["4.1", "4.2"]
    assert {passage.answer for passage in found} == {4}


SPOKEN = (
    "so we had this van and the van was full of tiles for the hotel and the road was icy that "
    "morning and then I put the chains on all four wheels and I called the hotel about the delay "
    "and the porter opened the gate for us and the tiles came in one piece"
)


def test_a_long_spoken_sentence_is_cut_at_clauses() -> None:
    """A minute of speech without a full stop is several passages, each of whole clauses."""
    pieces = texts(SPOKEN)
    assert len(pieces) > 1
    assert all(piece.split()[0] in {"so", "and"} for piece in pieces)


@pytest.mark.parametrize(
    "scope",
    [
        "my boss said that the van was full and the road was closed and the tiles were broken and "
        "the hotel was angry and the porter was drunk and the gate was locked and the chains were "
        "missing and the whole crew was late again",
        "if the van was full and the road was icy and the porter was late and the tiles were wet "
        "and the gate was locked and the guests were angry and the phone was dead and the chef was "
        "ill and the crew was gone",
    ],
)
def test_a_report_and_a_condition_are_not_cut(scope: str) -> None:
    """What somebody said, or what would have to hold, keeps the words that say so."""
    assert texts(scope) == [scope]


def test_a_quotation_is_not_cut() -> None:
    """What stands in quotation marks keeps who said it."""
    answer = 'The vendor wrote: "The pump is fine. Nobody is to blame." I built a second one.'
    assert texts(answer)[0].startswith('The vendor wrote: "The pump is fine. Nobody is to blame."')
