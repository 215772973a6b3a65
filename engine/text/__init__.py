"""Plain reading of what people wrote: words, sentences, language, gibberish, phrases.

Everything here is pure and deterministic, takes any text of any length and
costs time linear in it. Nothing is downloaded; the language detector loads its
model on the first text that needs it, never at import.
"""

from engine.text.gibberish import is_gibberish
from engine.text.key_terms import key_terms
from engine.text.language import language
from engine.text.phrases import phrases
from engine.text.tokens import (
    NEAR_DUPLICATE,
    clean,
    content_words,
    sentence_texts,
    similar,
    storable,
    visible,
    words,
)

__all__ = [
    "NEAR_DUPLICATE",
    "clean",
    "content_words",
    "is_gibberish",
    "key_terms",
    "language",
    "phrases",
    "sentence_texts",
    "similar",
    "storable",
    "visible",
    "words",
]
