"""What a text says to a reader who sees through its disguise: look-alikes, encodings, gaps.

Every reading is linear in the text, and none is ever shown or stored: it is only searched.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator

from engine.text import clean, words
from engine.text.lexicon import STOP_WORDS

# Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt).
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһԛԝкмтвнɡαερουικνχτАЕОРСУХІЈЅКМТВНΑΕΡΟΥΙΚΝΧΤΒΗΜΖ",
    "aeopcyxijsdhqwkmtbhgaepouiknxtAEOPCYXIJSKMTBHAEPOYIKNXTBHMZ",
)
# Arabic formulas in one character, which NFKC makes 18 and 8 of: a text of them would grow so.
_FORMULAS = str.maketrans("\ufdfa\ufdfb", "  ")
_DIGITS = str.maketrans("01345789@$", "oieastbgas")
_MIXED = re.compile(r"\b(?=\w*[a-z])(?=\w*\d)\w{3,}\b|\b\d{2,3}\b", re.IGNORECASE)
_SPACED = re.compile(r"\b(?:\w[ .·_-]){3,}\w\b")
_GAPS = re.compile(r"[ .·_-]")
_SPELT = re.compile(r"(?:\b[^\W_]\b[ .·_-]++){12,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_BASE32 = re.compile(r"\b[A-Z2-7]{24,}={0,6}")
_ASCII85 = re.compile(r"<~([!-u\s]{20,})~>|[!-~]{40,}")
_BITS = re.compile(r"\b[01]{8}(?:\s?[01]{8}){7,}\b")
_CODES = re.compile(r"\b\d{2,3}(?:[ ,]+\d{2,3}){11,}\b")
_MORSE = re.compile(r"(?:[.\-·–]{1,6}[ /|]+){10,}[.\-·–]{1,6}")
_HEX = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{2}[ :]?){12,}")
_ESCAPES = re.compile(r"(?:\\[ux][0-9A-Fa-f]{2,4}|%[0-9A-Fa-f]{2}){4,}")
# What every encoding has: a long run without a blank, rows of figures or signs, invisible ones.
_CODED = re.compile(
    r"[!-~]{20}|(?:[0-9A-Fa-f]{2,8}[ :,]+){7}|(?:[.\-·–]{1,6}[ /|]+){9}|[\U000e0020-\U000e007e]"
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|%([0-9A-Fa-f]{2})")
_TAGS = re.compile(r"(?<!\U0001f3f4)[\U000e0020-\U000e007e]{4,}")
_LETTERS = re.compile(r"[a-z]{3,}", re.IGNORECASE)


def normalize_lookalikes(text: str) -> str:
    """The text with look-alike letters as Latin ones and what cannot be seen taken out."""
    short = clean(text).translate(_FORMULAS)
    plain = unicodedata.normalize("NFKC", short).translate(_ALIKE)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFD", plain)
    return "".join(each for each in apart if not unicodedata.combining(each))


def has_unseen(text: str) -> bool:
    """Whether a text has words in characters that are not shown, or spelt letter by letter."""
    return bool(_SPELT.search(text) or not (text.isascii() or _TAGS.search(text) is None))


def is_hidden_prose(text: str) -> bool:
    """Whether whole sentences stand in a text where no reader sees them: nobody answers so.

    Backwards or in a letter cipher: read so, it has more function words than as it stands.
    """
    openly = _function_words(text)
    turned = max(map(_function_words, (text[::-1], codecs.encode(text, "rot13"))))
    return turned >= 3 and turned > 2 * openly


def _function_words(text: str) -> int:
    return len(STOP_WORDS.intersection(word for word in words(text) if len(word) > 2))


def iter_respellings(text: str, *, odd: bool = True) -> Iterator[str]:
    """What stands in a text under another spelling, in a letter cipher, or backwards.

    In a text that is not ``odd``, plain English, only spaced letters are joined.
    """
    if _SPACED.search(text):
        yield _SPACED.sub(lambda found: _GAPS.sub("", found.group()), text)
    if not odd:
        return
    if _MIXED.search(text):
        yield _MIXED.sub(lambda found: found.group().translate(_DIGITS), text)
    yield codecs.encode(text, "rot13")
    yield text[::-1]


def iter_decoded_runs(text: str) -> Iterator[str]:
    """What the encoded runs of a text say, where they say something."""
    if not _CODED.search(text):
        return
    for pattern, read in _ENCODED:
        for run in pattern.finditer(text):
            found = read(run.group())
            if found:
                yield " ".join(found.split())


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


def _from_base32(run: str) -> str:
    body = run.rstrip("=")
    try:
        return _readable(base64.b32decode(body + "=" * (-len(body) % 8)))
    except binascii.Error:
        return ""


def _from_ascii85(run: str) -> str:
    """Adobe's and RFC 1924's alphabets; the first that gives readable text."""
    for decode in (base64.a85decode, base64.b85decode):
        try:
            found = _readable(decode(run.removeprefix("<~").removesuffix("~>").encode("ascii")))
        except ValueError:
            continue
        if found:
            return found
    return ""


def _from_bits(run: str) -> str:
    digits = "".join(run.split())
    return _readable(bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8)))


def _from_codes(run: str) -> str:
    return _readable(bytes(min(int(each), 255) for each in re.findall(r"\d+", run)))


def _from_morse(run: str) -> str:
    signs = run.translate(str.maketrans("·–|", ".-/")).split()
    return "".join(" " if sign == "/" else _MORSE_SIGNS.get(sign, "") for sign in signs)


_ALPHABET = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- "
    ".-- -..- -.-- --.."
)
_MORSE_SIGNS = dict(zip(_ALPHABET.split(), "abcdefghijklmnopqrstuvwxyz", strict=True))
_ENCODED: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_BASE64, _from_base64),
    (_HEX, _from_hex),
    (_ESCAPES, _from_escapes),
    (_TAGS, _from_tags),
    (_BASE32, _from_base32),
    (_ASCII85, _from_ascii85),
    (_BITS, _from_bits),
    (_CODES, _from_codes),
    (_MORSE, _from_morse),
)
