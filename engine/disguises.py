"""What a text says to a reader who sees through its disguise: look-alikes, encodings, gaps.

Every reading is linear in the text, and none is ever shown or stored: it is only searched.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator

from engine.text import clean

MOST_READ = 20_000
"""Characters of a text that are looked through."""

# Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt).
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһԛԝкмтвнɡαερουικνχτАЕОРСУХІЈЅКМТВНΑΕΡΟΥΙΚΝΧΤΒΗΜΖ",
    "aeopcyxijsdhqwkmtbhgaepouiknxtAEOPCYXIJSKMTBHAEPOYIKNXTBHMZ",
)
_DIGITS = str.maketrans("01345789@$", "oieastbgas")
_MIXED = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)\w{3,}\b|\b\d{2,3}\b", re.IGNORECASE)
_SPACED = re.compile(r"\b(?:\w[ .·_-]){3,}\w\b")
_GAPS = re.compile(r"[ .·_-]")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_HEX = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{2}[ :]?){12,}")
_ESCAPES = re.compile(r"(?:\\[ux][0-9A-Fa-f]{2,4}|%[0-9A-Fa-f]{2}){4,}")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|%([0-9A-Fa-f]{2})")
_TAGS = re.compile(r"[\U000e0020-\U000e007e]{4,}")
_LETTERS = re.compile(r"[a-z]{3,}", re.IGNORECASE)


def unmasked(text: str) -> str:
    """The text with look-alike letters as Latin ones and what cannot be seen taken out."""
    plain = unicodedata.normalize("NFKC", clean(text[:MOST_READ])).translate(_ALIKE)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFD", plain)
    return "".join(each for each in apart if not unicodedata.combining(each))


def hidden(text: str) -> Iterator[str]:
    """What stands in a text under another spelling, an encoding, or backwards."""
    text = text[:MOST_READ]
    if _MIXED.search(text):
        yield _MIXED.sub(lambda found: found.group().translate(_DIGITS), text)
    if _SPACED.search(text):
        yield _SPACED.sub(lambda found: _GAPS.sub("", found.group()), text)
    yield codecs.encode(text, "rot13")
    yield text[::-1]
    for pattern, read in _ENCODED:
        for run in pattern.finditer(text):
            found = read(run.group())
            if _LETTERS.search(found):
                yield found


def _from_base64(run: str) -> str:
    body = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except binascii.Error:
        return ""
    return _readable(raw)


def _from_hex(run: str) -> str:
    digits = re.sub(r"[ :]|^0x", "", run)
    return _readable(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _readable(raw: bytes) -> str:
    """The text that bytes are, empty when they are none."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if sum(map(str.isprintable, text)) >= 0.9 * len(text) else ""


def _from_escapes(run: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(next(filter(None, found.groups())), 16)), run)


def _from_tags(run: str) -> str:
    return "".join(chr(ord(each) - 0xE0000) for each in run)


_ENCODED: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_BASE64, _from_base64),
    (_HEX, _from_hex),
    (_ESCAPES, _from_escapes),
    (_TAGS, _from_tags),
)
