"""The question bank: every question passes the check, for any topic and any answer."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.question_bank import load_bank
from engine.dialogue.models import QuestionKind
from engine.errors import BadConfig
from engine.questions.bank import Bank, topic_words
from engine.questions.checks import check_question
from engine.questions.quote_phrasing import best_first, phrase_type, quotable, to_second_person
from engine.questions.take_up import takes_up
from engine.text import phrases

BANK = load_bank()
ANSWERS = Path(__file__).parents[2] / "samples" / "answers"
PARTS = [part for file in ANSWERS.glob("*.txt") for part in file.read_text().split("\n\n")]

odd = st.text(
    st.sampled_from(
        "aeinrst kfm ABC 123 ?!.,;:'\"`*_~<>@#|/\\{}[]()&-–—…\n\t😀🎉\u200bäßéمرحباשלום中文"
    ),
    max_size=200,
)
topics = st.one_of(
    odd,
    st.text(max_size=200),
    st.lists(st.sampled_from(" ".join(PARTS).split()), min_size=1, max_size=30).map(" ".join),
)
told = st.lists(
    st.one_of(odd, st.sampled_from(PARTS).flatmap(lambda p: st.sampled_from(phrases(p) or ("",)))),
    max_size=6,
)


@settings(max_examples=60)
@given(topics, st.lists(st.tuples(st.sampled_from(QuestionKind), told), min_size=20, max_size=20))
def test_twenty_questions_in_a_row_pass_the_check(
    topic: str, turns: list[tuple[QuestionKind, list[str]]]
) -> None:
    """Whatever the topic is and whatever is quoted, no question would be refused."""
    asked: list[str] = []
    for number, (kind, quoted) in enumerate(turns, start=1):
        question = BANK.pick(topic, asked, kind, quoted, number)
        assert check_question(question, asked) is None
        asked.append(question)


@given(topics, told)
def test_the_same_interview_gets_the_same_question(topic: str, quoted: list[str]) -> None:
    """Nothing but what was said and asked decides."""
    first = BANK.pick(topic, ["How did you begin?"], QuestionKind.FOLLOW_UP, quoted, 2)
    assert BANK.pick(topic, ["How did you begin?"], QuestionKind.FOLLOW_UP, quoted, 2) == first


def test_even_a_bank_that_was_asked_through_has_a_question_left() -> None:
    """Beyond all its questions it asks what is least like those before."""
    asked: list[str] = []
    for number in range(1, 80):
        asked.append(BANK.pick("moving to events", asked, QuestionKind.OPEN, (), number))
    assert all(check_question(question, ()) is None for question in asked)
    assert len(set(asked)) >= 30


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("moving a billing service to events", "technical-change"),
        ("leading a team through a reorganisation", "people"),
        ("debugging an outage of the login", "incident"),
        ("the redesign of our checkout for mobile users", "product"),
        ("forecasting energy demand with sensor data", "data"),
        ("a review process and its deadlines", "process"),
        ("changing careers from nursing", "learning"),
        ("my allotment garden", "general"),
        ("handling a difficult customer", "general"),
        ("organising a charity event", "general"),
        ("learning about apprentices", "learning"),
        ("building trust in a sports club", "general"),
        ("reporting a broken lift", "general"),
        ("aid for the flooded village", "general"),
        ("🎉", "general"),
    ],
)
def test_a_topic_has_a_kind(topic: str, kind: str) -> None:
    """The kind is told from the words that the topic's words begin with."""
    assert BANK.kind_of(topic) == kind


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("moving a billing service to events", "moving a billing service to events"),
        ("Moving billing", "moving billing"),
        ("Kafka in practice", "Kafka in practice"),
        ("The redesign of our checkout.", "the redesign of our checkout"),
        ("How we lost data", '"How we lost data"'),
        ("*bold* <b>move</b> of `billing` @everyone", "bold move of billing everyone"),
        ("see https://example.org/x now", "see now"),
        ('the "big" move?', "the big move"),
        ("one big move, " + "then the other one " * 8, "one big move"),
        ("a very long story of how " + "everything moved " * 12, None),
        ("مرحبا بالعالم", ""),
        ("🎉🎉", ""),
        ("", ""),
    ],
)
def test_a_topic_is_taken_up_in_plain_words(topic: str, words: str | None) -> None:
    """No markup, link or mention; a sentence stands in quotes; a long one is cut between words."""
    found = topic_words(topic)
    if words is None:
        assert found.startswith('"a very long story')
        assert found.endswith(' …"')
        assert len(found.split()) <= 15
    else:
        assert found == words


def test_the_first_question_is_about_the_topic_itself() -> None:
    """What cannot be repeated is called the topic."""
    first = BANK.pick("moving billing to events", [], QuestionKind.OPEN, (), 1)
    assert first == "Let us start with moving billing to events. How did you come to work on it?"
    assert "your topic" in BANK.pick("🎉", [], QuestionKind.OPEN, (), 1)
    assert "your topic" in BANK.pick("my pregnancy at work", [], QuestionKind.OPEN, (), 1)


@pytest.mark.parametrize(
    ("phrase", "tells"),
    [
        ("I proposed to move billing", "action"),
        ("we also changed the alert", "action"),
        ("afterwards I added a test", "action"),
        ("I was the only data scientist", "other"),
        ("we lost the customer", "other"),
        ("I would bring finance in earlier", "wish"),
        ("41 of 120,000 lines differed", "figure"),
        ("the nightly batch blocked the reports", "other"),
        ("I told you the reason", "other"),
    ],
)
def test_what_a_phrase_tells(phrase: str, tells: str) -> None:
    """Nobody is asked how they decided on what befell them."""
    assert phrase_type(phrase) == tells


def test_an_action_is_told_back_in_the_second_person() -> None:
    """The grammar turns with the person."""
    assert to_second_person("I was asked by my boss") == "you were asked by your boss"
    assert to_second_person("We've rebuilt our own queue") == "you've rebuilt your own queue"
    assert to_second_person("i did it myself") == "you did it yourself"
    follow_up = BANK.follow_up(("we replayed three days of traffic",), (), 1)
    assert follow_up is not None
    assert "that you replayed three days of traffic." in follow_up.text


def test_the_candidates_own_actions_are_taken_up_first() -> None:
    """What has lost its subject comes last."""
    ranked = best_first(("took six minutes", "it felt slow", "four percent", "I kept a log"))
    assert ranked == ["I kept a log", "four percent", "it felt slow", "took six minutes"]


@pytest.mark.parametrize(
    "phrase",
    ["", "see https://example.org now", "I asked him to write", "a <b>bold</b> move", "x " * 15],
)
def test_what_cannot_be_quoted_to_the_letter_is_not_quoted(phrase: str) -> None:
    """A link, markup, a loose end or too many words make no quote."""
    assert quotable(phrase) == ""


def test_a_phrase_is_taken_up_once() -> None:
    """The next follow-up takes the next phrase, and none is left when all were taken."""
    said = ("I wrote the design", "41 of 120,000 lines differed")
    asked: list[str] = []
    for phrase in said:
        found = BANK.follow_up(said, asked, len(asked) + 1)
        assert found is not None
        assert found.phrase == phrase
        asked.append(found.text)
    assert BANK.follow_up(said, asked, 3) is None


def test_a_forbidden_area_is_not_followed_up() -> None:
    """The bank passes over what the candidate let slip, and takes the next phrase."""
    said = ("my wife was in hospital", "we cut the scope in half")
    found = BANK.follow_up(said, (), 1)
    assert found is not None
    assert found.phrase == said[1]


def test_all_mistakes_of_a_bank_are_named_at_once() -> None:
    """An operator sees every wrong line, not the first."""
    data = {
        "openings": ["Let us talk. How did it begin for you?"],
        "follow_ups": {
            "action": ["{phrase}"],
            "figure": "x",
            "other": ["{phrase}: how old are you?"],
        },
        "kinds": {"people": {"words": ["lead"], "questions": ["What is a team?"], "colour": 1}},
        "extra": 1,
    }
    with pytest.raises(BadConfig) as caught:
        Bank.of(data, "mine.yaml")
    text = str(caught.value)
    for part in (
        "openings[0]: must have {topic}",
        "follow_ups.action[0]: It is not a question",
        "follow_ups: lacks wish",
        "follow_ups.figure: must be a list of texts",
        "follow_ups.other[0]: It asks about age",
        "kinds.people: has an unknown part",
        "kinds.people.questions[0]: It asks for knowledge",
        "kinds: lacks general",
        "the bank: has an unknown part",
    ):
        assert f"mine.yaml: {part}" in text


@pytest.mark.parametrize("data", [None, [], "text", {"openings": {}}, {"kinds": []}])
def test_what_is_no_bank_is_refused(data: object) -> None:
    """Data of another shape gets the same clear error."""
    with pytest.raises(BadConfig):
        Bank.of(data)


@pytest.mark.parametrize(
    "phrase",
    ["41 of 120,000 lines differed", "the trial ran for six weeks", "the team had 12 people"],
)
def test_a_question_about_a_figure_fits_any_figure(phrase: str) -> None:
    """Nobody is asked how sure they were of a duration, or how they found out a head count."""
    asked = [BANK.follow_up([phrase], (), number) for number in range(12)]
    assert all(asked)
    for found in asked:
        assert found is not None
        assert not re.search(r"how sure|find that out|matter\?", found.text)
        assert takes_up(found.text, f"We saw that {phrase}.", "billing") is None, found.text


def test_may_is_a_month() -> None:
    """What somebody did in May is no possibility."""
    assert best_first(["people could do it", "In May we changed the order"])[0].startswith("In May")


@pytest.mark.parametrize(
    ("phrase", "passage"),
    [
        ("I moved the racks", "I moved the racks."),
        ("I would ask the night crew earlier", "I would ask the night crew earlier."),
        (
            "the nightly batch blocked the reports",
            "I saw how the nightly batch blocked the reports.",
        ),
    ],
)
def test_every_built_in_follow_up_takes_up_its_passage(phrase: str, passage: str) -> None:
    """The built-in interviewer is held to what a model is held to."""
    for number in range(12):
        found = BANK.follow_up([phrase], (), number)
        assert found is not None
        assert takes_up(found.text, passage, "billing") is None, found.text
