"""Did anything that people or a model wrote, or a secret, get into a text that it must not be in?

For the logs of any run: ``leaks(log, written, secrets)`` is empty when nothing did.
"""

import json
import re
from collections.abc import Iterable

RUN = 3
"""So many words in a row are nobody's by accident."""
SHORTEST_SECRET = 6
_WORDS = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BREAK = re.compile(r"\\[nrt]")


def leaks(text: str, written: Iterable[str], secrets: Iterable[str]) -> list[str]:
    """What of ``written`` and of ``secrets`` stands in ``text``, each as it was found.

    Of a longer text any three words in a row count, whatever their case, their punctuation, and
    however the text was escaped; a text of one or two words counts as a whole. Secrets count to
    the letter.
    """
    seen = f" {' '.join(_words(text))} "
    found = [run for one in written for run in _runs(one) if f" {run} " in seen]
    plain = _unescaped(text)
    kept = [secret for secret in secrets if len(secret) >= SHORTEST_SECRET]
    found += [secret for secret in kept if secret in text or secret in plain]
    return list(dict.fromkeys(found))


def shown(node: object) -> list[str]:
    """All texts in a value that was read from JSON, for instance a message with its blocks."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for child in node.values() for text in shown(child)]
    return [text for child in node for text in shown(child)] if isinstance(node, list) else []


def _runs(text: str) -> Iterable[str]:
    words = _words(text)
    if 0 < len(words) <= RUN:
        return [" ".join(words)]
    return [" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]


def _words(text: str) -> list[str]:
    return _WORDS.findall(_unescaped(text).casefold())


def _unescaped(text: str) -> str:
    """The text with what JSON and repr made of it undone."""
    plain = _ESCAPED.sub(lambda match: json.loads(f'"{match.group()}"'), text)
    return _BREAK.sub(" ", plain)
