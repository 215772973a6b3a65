"""Which language a text is in, as far as it says."""

import re
from functools import cache
from typing import Protocol

from engine.text.lexicon import ENGLISH_ONLY
from engine.text.tokens import clean, words

LANGUAGES = (
    *("ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id"),
    *("it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi"),
    "zh",
)
"""ISO 639-1 codes that are told apart."""

_LOOK_AT = 400  # characters; more does not change the verdict
_SURE = 0.6
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\uabff\uac00-\ud7ff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    # Imported here because its model costs half a second, and English needs none of it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    found: _Identifier = identifier
    return found


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it is too short to say.

    Words that only English has decide for English; everything else is asked of
    py3langid, restricted to `LANGUAGES`. Only the first 400 characters are read.
    """
    sample = clean(text[: 10 * _LOOK_AT])[:_LOOK_AT]
    if not sample.isascii():
        letters = len(_LETTER.findall(sample))
        if 2 * len(_NOT_LATIN.findall(sample)) > letters:
            return _identifier().classify(sample)[0]
    return _latin(sample)


def _latin(sample: str) -> str | None:
    found = words(sample)
    if not any(word.isalpha() for word in found):
        return None
    english = [word for word in found if word in ENGLISH_ONLY]
    if len(set(english)) > 1 and len(english) >= 0.15 * len(found):
        return "en"
    code, sure = _identifier().classify(sample.lower())
    if sure >= _SURE and len(found) > 1:
        return code
    return "en" if english and len(english) >= 0.15 * len(found) else None
