"""How a sentence is looked up."""

from gettext import NullTranslations

import pytest

from engine.catalogue import PluralMessage, gettext, list_and, list_or, ngettext, use_language
from engine.errors import InterviewOver


class Shouting(NullTranslations):
    """A language that anybody can tell from English."""

    def gettext(self, message: str) -> str:
        """In capital letters, but for names in braces."""
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Both forms with a mark between them."""
        return f"{{count}}{msgid1[7:].upper()}/{msgid2[8:].upper()} {n}"


def test_values_are_data() -> None:
    """Braces in a value are neither read nor an error; a value that is missing shows as one."""
    assert gettext("Hello {name}.", name="{x} {0.a}") == "Hello {x} {0.a}."
    assert gettext("Hello {name}.") == "Hello ?."
    assert gettext("{message}", message="m") == "m"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 days left"), (1, "1 day left"), (2, "2 days left")]
)
def test_a_count_chooses_the_form(count: int, said: str) -> None:
    """English has two forms; nothing is counted as many."""
    assert ngettext("{count} day left", "{count} days left", count) == said
    named = PluralMessage("{days} day left", "{days} days left", "days")
    assert gettext(named, days=count) == said


def test_names_in_a_row() -> None:
    """Two names have a word between them, more have commas before it."""
    assert [list_and("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [list_or("abc"[:n]) for n in range(4)] == ["", "a", "a or b", "a, b or c"]


def test_another_language_holds_inside_its_block_only() -> None:
    """Sentences, plurals and those of exceptions are looked up when they are said."""
    with use_language(Shouting()):
        assert gettext("Hello {name}.", name="Ada") == "HELLO Ada."
        assert ngettext("{count} day left", "{count} days left", 1) == "1 DAY LEFT/DAYS LEFT 1"
        assert str(InterviewOver()) == "THIS INTERVIEW IS OVER. NOTHING MORE IS RECORDED."
    assert gettext("Hello {name}.", name="Ada") == "Hello Ada."
    assert str(InterviewOver()) == "This interview is over. Nothing more is recorded."
