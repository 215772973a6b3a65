"""Text on its way out to Discord."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.discord.outbound.markdown import cut, escape, label, pieces, visible
from tests.adapters.discord.markdown import acting, words
from tests.fakes.cards import NASTY, texts


@given(texts)
def test_no_text_acts(text: str) -> None:
    """Whatever is written, a reader of markdown finds words in it and nothing else."""
    assert acting(escape(text)) == []


@given(texts)
def test_every_character_can_still_be_read(text: str) -> None:
    """Escaping takes nothing away: what is shown is what was written."""
    assert words(escape(text)) == visible(text)


@given(texts, st.integers(2, 200))
def test_cutting_never_frees_a_mark(text: str, most: int) -> None:
    """However short it is cut, the text keeps its length limit and stays harmless."""
    short = cut(escape(text), most)
    assert len(short) <= most
    assert acting(short) == []


@given(texts, st.integers(10, 200))
def test_pieces_make_the_whole(text: str, most: int) -> None:
    """Cut into pieces, nothing is lost, and each piece fits when it is escaped."""
    found = pieces(text, most)
    assert "".join(found) == visible(text)
    assert all(len(escape(piece)) <= most for piece in found)


@given(st.lists(texts, max_size=5))
@example([":0", ":0"])
@example(["@every", "one"])
@example(["@h", "ere"])
def test_texts_that_meet_do_not_act_together(parts: list[str]) -> None:
    """Two harmless texts side by side are harmless: "@" and "everyone" mention nobody."""
    assert acting("".join(escape(part) for part in parts)) == []


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_label_is_one_short_line(text: str) -> None:
    """A label has from 1 to 80 characters on one line, and mentions nobody."""
    made = label(text, 80)
    assert 1 <= len(made) <= 80
    assert "\n" not in made
    assert "@everyone" not in made


def test_ordinary_text_is_left_as_it_is() -> None:
    """Sentences without marks are not touched: times, prices, e-mail addresses."""
    text = "At 12:30 we lost 4% of writes (3.5 GB); mail a@b.example, cost $5 + tax - fine."
    assert escape(text) == text
