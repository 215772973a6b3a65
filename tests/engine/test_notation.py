"""The notation of the forbidden phrases: what each of its signs stands for."""

import pytest

from engine.notation import plain, reader

READ = reader({"PET": "(cat|dog)", "MANY": "PET\nguinea pig"})


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("your age", "What is your age?", True),
        ("your age", "What is your agent?", False),
        ("your age", "Is MY age fine?", True),
        ("your own? age", "your own age", True),
        ("your (own|exact)* age", "your own exact age", True),
        ("your (own|exact)* age", "your other age", False),
        ("you ~ vote", "you would rather not vote", True),
        ("you ~ vote", "you would rather not ever vote", False),
        ("your _ age", "your cat age", True),
        ("your _ age", "your age", False),
        ("your age !group", "your age group", False),
        ("your age !(group|range)", "your age matters", True),
        ("retire END", "when will you retire?", True),
        ("retire END", "when will you retire", True),
        ("retire END", "retire the service", False),
        ("immigrat%", "she immigrated early", True),
        ("class of ####", "the class of 1999", True),
        ("class of ####", "the class of many", False),
        ("your MANY", "your guinea pig", True),
        ("your MANY", "your guinea fowl", False),
        ("a b\nc d", "see c d there", True),
        ("your (cat|\ndog)", "your dog", True),
    ],
)
def test_a_line_stands_for_these_words(line: str, text: str, found: bool) -> None:
    """Words, choices, gaps, exceptions, groups and ends."""
    assert bool(READ(line).search(plain(text))) is found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'm sure", "you are sure"),
        ("I’ve been", "you have been"),
        ("Why didn't you?", "why did not you ?"),
        ("What's my part?", "what is your part ?"),
        ("the manager's view", "the manager view"),
        ("pay-as-you-go", "pay as you go"),
    ],
)
def test_a_text_is_read_in_plain_words(text: str, words: str) -> None:
    """Contractions are undone, hyphens part words, and the first person is the candidate."""
    assert plain(text).strip(" .") == words
