"""The notation of the forbidden phrases: what each of its signs stands for."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.questions.forbidden_topics.personal import PERSONAL
from engine.questions.forbidden_topics.word_groups import HARMLESS, WORD_GROUPS
from engine.questions.phrase_patterns import PhraseMatcher, normalize

PETS = {"PET": "(cat|dog)", "MANY": "PET\nguinea pig"}
PHRASES = {**PERSONAL, "harmless": HARMLESS}
READ = {name: PhraseMatcher(lines, WORD_GROUPS) for name, lines in PHRASES.items()}
WORDS = sorted(set(re.findall(r"[a-z]{2,}", " ".join((*PHRASES.values(), *WORD_GROUPS.values())))))


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
    assert PhraseMatcher(line, PETS).search(normalize(text)) is found


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
    assert normalize(text).strip(" .") == words


def test_phrases_are_replaced_where_they_stand() -> None:
    """All of them, and a text without one stays as it is."""
    pets = PhraseMatcher("your PET", PETS)
    assert pets.replace_all(normalize("my cat or your dog"), "# ").split() == ["#", "or", "#", "."]
    assert pets.replace_all(normalize("my cow"), "# ") == normalize("my cow")


def test_a_text_opens_with_a_phrase_only_at_its_beginning() -> None:
    """A phrase further on is none that opens the text."""
    pets = PhraseMatcher("PET", PETS)
    assert pets.match_start(normalize("Dog or cow?"))
    assert not pets.match_start(normalize("Cow or dog?"))


def texts_with(phrases: PhraseMatcher) -> st.SearchStrategy[str]:
    """Plain texts that have one of the phrases, but for what must not come after it."""
    letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789?.! éí")
    return st.from_regex(f"(?:{phrases.pattern})", fullmatch=True, alphabet=letters)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(st.sampled_from(sorted(PHRASES)), st.data())
def test_a_phrase_is_found_by_its_words_wherever_it_is_found_without(
    name: str, data: st.DataObject
) -> None:
    """Looking only for phrases whose words a text has finds what looking for all of them finds."""
    phrases = READ[name]
    loose = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    text = f" {data.draw(texts_with(phrases))}{data.draw(loose)} . "
    whole = re.compile(f"(?<= )(?:{phrases.pattern})")
    assert phrases.search(text) is bool(whole.search(text))
    assert phrases.replace_all(text, "# ") == whole.sub("# ", text)
