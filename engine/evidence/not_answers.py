"""Whether a sentence is no part of an answer but is meant for whoever reads or writes the report.

Orders to a machine, verdicts about the speaker, forged notes of a system, flattery. The wordings
stand in ``data/not_answers.txt``; what somebody tells of such words ("I told the bot to ignore
the config") is an ordinary answer. Disguises are looked through before (``engine.injection``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from engine.evidence.answer_lexicon import NotAnswerLexicon, load_not_answer_lexicon
from engine.evidence.token_patterns import Pattern, Word, every_face
from engine.injection.obfuscation import (
    has_unseen,
    is_hidden_prose,
    iter_decoded_runs,
    iter_respellings,
    normalize_lookalikes,
)
from engine.text import sentence_texts, visible, words
from engine.text.lexicon import ENGLISH_ONLY, IRREGULAR_PASTS, STOP_WORDS

_MOST = 20_000  # characters that are looked at
_AT_ONCE = 200  # words; a longer sentence is read in pieces
_LAP = 14  # words that two pieces share: no pattern is longer
_PIECE = re.compile(r"[\w'-]+|[^\w\s]")
_QUOTES = str.maketrans("’‘`´“”„«»…–—", '\'\'\'\'""""".--')
_BLANK = re.compile(r"[\s!-/;-@\[-`{-~¿¡«»…–—“”‘’।。，！？、；]+")
_ENGLISH = 0.4  # of the words; a text with as many function words is read as English
_LEAD = 12  # polite words before an order


@lru_cache(maxsize=2048)
def is_not_an_answer(sentence: str) -> bool:
    """Whether a sentence, or one of the sentences in a passage, is no part of an answer.

    English first, with a few wordings each of some twenty languages; linear in the length.
    """
    text = visible(sentence[:_MOST])
    if not text.strip():
        return False
    if _is_addressed(text):
        return True
    if text.isascii() and not _may_hide(text):
        return False
    if has_unseen(text) or is_hidden_prose(text):
        return True
    return any(map(_is_order, _readings(text)))


def _may_hide(text: str) -> bool:
    """Whether something may be in disguise: digits in words, long runs, hardly a known word."""
    return is_hidden_prose(text) or bool(_UNUSUAL.search(text)) or _longest(text) >= 20


_UNUSUAL = re.compile(r"[A-Za-z][0-9@$][A-Za-z]|\b\d[A-Za-z]{3}|(?:\b\w[ .\xb7_-]{1,3}){4}")


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _readings(text: str) -> Iterator[str]:
    seen = normalize_lookalikes(text)
    if seen != _without_accents(text):
        yield seen
    yield from iter_respellings(text)
    yield from iter_decoded_runs(text)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def _is_addressed(text: str) -> bool:
    lexicon = load_not_answer_lexicon()
    stemmed = _stemmed(text)
    spaced = not _is_english(text)
    if any((spaced or not each.spaced) and each.stand_in(stemmed) for each in lexicon.stems):
        return True
    return any(_is_said_to_reader(each, lexicon) for each in (*sentence_texts(text), text))


def _is_order(text: str) -> bool:
    """Whether a text that had been hidden orders something: hiding is told by nobody."""
    return bool(text.strip()) and _is_addressed(text)


def _is_english(text: str) -> bool:
    found = words(text)
    sure = len(ENGLISH_ONLY.intersection(found)) > 1
    return sure or sum(word in STOP_WORDS for word in found) >= _ENGLISH * len(found)


def _stemmed(text: str) -> str:
    return f" {_BLANK.sub(' ', text.lower())} "


def _is_said_to_reader(text: str, lexicon: NotAnswerLexicon) -> bool:
    found = _words(text)
    step = _AT_ONCE - _LAP
    pieces = (found[at : at + _AT_ONCE] for at in range(0, max(len(found) - _LAP, 1), step))
    return any(_is_piece_said(piece, lexicon) for piece in pieces)


def _is_piece_said(tokens: list[str], lexicon: NotAnswerLexicon) -> bool:
    tagged = _tagged(tokens, lexicon)
    every = every_face(tagged)
    if _stands(lexicon.always, tagged, every):
        return True
    if _stands(lexicon.told, tagged, every):
        return False
    if any(each.stand_in(every) for each in lexicon.together):
        return True
    return _stands(lexicon.sure, tagged, every) or _stands(lexicon.likely, tagged, every)


def _stands(patterns: Iterable[Pattern], tagged: list[Word], every: set[str]) -> bool:
    return any(each.may_stand_in(every) and each.is_in(tagged) for each in patterns)


def _words(text: str) -> list[str]:
    plain = text.translate(_QUOTES).replace("n't", " not").replace("'m ", " am ")
    plain = plain.replace("'re ", " are ").replace("'ve ", " have ").replace("'ll ", " will ")
    found = (piece.strip("'-") or piece for piece in _PIECE.findall(plain))
    return [*found, "."]


def _tagged(tokens: list[str], lexicon: NotAnswerLexicon) -> list[Word]:
    low = [token.lower() for token in tokens]
    tagged = lexicon.vocabulary.tag(low)
    for each, word, written in zip(tagged, low, tokens, strict=True):
        each.faces |= _shape(word, written)
    _mark_starts(tagged)
    return tagged


def _shape(word: str, written: str) -> set[str]:
    if word == "'" or (not word[0].isalnum() and word[0] != "_"):
        return {"MARK", "END"}
    found = {"NUM"} if word[0].isdigit() else set()
    if word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4):
        found |= {"PAST"}
    if word in {"i", "we"}:
        found |= {"FIRST"}
    if written[0].isupper() and written[1:].islower():
        found |= {"NAME"}
    return found | ({"ADV"} if word.endswith("ly") else set())


def _mark_starts(tagged: list[Word]) -> None:
    """A START at each beginning, and at each word behind the polite words there."""
    for at in range(len(tagged)):
        if at and "MARK" not in tagged[at - 1].faces:
            continue
        for word in tagged[at : at + _LEAD]:
            word.faces |= {"START"}
            if word.has("IMPERATIVE"):
                word.faces |= {"ORDER"}
            if "POLITE" not in word.faces:
                break
