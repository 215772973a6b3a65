"""Whether a quote stands word for word in an answer, and may be shown."""

import re
import unicodedata
from functools import lru_cache

_FOLDS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)
_UNSAFE = re.compile(
    r"https?:|www\.|[\w.+-]@[\w-]+\.\w|<[!@#:/\w]|[\[\]{}]|`|@\w|&(?:[a-z]+|#\w+);"
    r"|[\w-]\.(?:com|org|net|io|ru|cn|info|biz|xyz|app|example|test|me|co|ly)\b|[\w-]\.\w{2,}/\w"
    r"|\b(?:ignore previous|system prompt)\b",
    re.IGNORECASE,
)
_EDGES = " \"'.…,;:"


@lru_cache(maxsize=64)  # each of hundreds of quotes is looked for in the same few answers
def normalize_quotes(text: str) -> str:
    """The text as two quotes are compared: one kind of quote mark, one blank, no case."""
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDS)
    return " ".join(plain.casefold().split())


def is_quoted_in(quote: str, answer: str) -> bool:
    """Whether a quote stands word for word in an answer (at least two words, or all of it)."""
    bare = normalize_quotes(quote).strip(_EDGES)
    whole = normalize_quotes(answer)
    if len(bare.split()) < 2:
        return bool(bare) and bare == whole.strip(_EDGES)
    return _stands_whole(bare, whole)


def _stands_whole(bare: str, whole: str) -> bool:
    """Whether the words stand in a text, and not as a part of longer ones."""
    at = whole.find(bare)
    while at >= 0:
        edges = (whole[at - 1 : at], whole[at + len(bare) : at + len(bare) + 1])
        if not any(edge.isalnum() or edge == "_" for edge in edges):
            return True
        at = whole.find(bare, at + 1)
    return False


def is_safe(text: str) -> bool:
    """Whether a text has no link, mention or markup."""
    return not _UNSAFE.search(text)
