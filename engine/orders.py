"""Sentences in an answer that give orders to the machine instead of telling something.

They are kept out of what a model reads and reported to the managers. This is one fence of
several: whatever a model makes of the rest is checked against the answers all the same.
"""

import re
from dataclasses import dataclass

from engine.scoring.noise import is_order
from engine.scoring.reading import read

_SURE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|earlier|all|your"
    r"|the)\b.{0,30}\b(?:instruction|prompt|rule|guideline|direction|context|message|question)s?\b"
    r"|\b(?:system|developer|admin)\s+(?:override|message|note)\s*:|\bdeveloper mode\b"
    r"|\byou are (?:now|no longer)\b"
    r"|\bact as (?:a|an|the)\b.{0,40}\b(?:ai|assistant|interviewer|model)\b"
    r"|\b(?:write|say|state|report|note|conclude|summari[sz]e)\b.{0,40}\b(?:that )?the "
    r"(?:candidate|applicant|interviewee)\b.{0,60}\b(?:is|was|should|must|deserves|has)\b"
    r"|\b(?:rate|score|grade|rank|recommend)\b.{0,20}\b(?:me|this (?:candidate|answer|person)"
    r"|the candidate)\b"
    r"|</?(?:system|assistant|user|instructions?|answer|data)\b|\[/?(?:INST|SYSTEM)\]|<\|\w+\|>"
    r"|^\s*(?:system|assistant|developer)\s*:|\breveal\b.{0,30}\bprompt\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Sifted:
    """An answer without its orders, and whether there were any."""

    text: str
    ordering: bool


def sifted(text: str) -> Sifted:
    """The answer's sentences that order nothing, joined again as they stood."""
    kept: list[str] = []
    dropped = False
    for sentence in read(1, text):
        if is_order(sentence) or _SURE.search(sentence.text):
            dropped = True
        else:
            kept.append(sentence.text)
    if not dropped and not _SURE.search(text):
        return Sifted(text, ordering=False)
    return Sifted(" ".join(kept), ordering=True)
