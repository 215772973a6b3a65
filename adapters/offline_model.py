"""The built-in interviewer: a Model that needs no key, no network and no download.

It reads the brief instead of the prompt. Its questions come from the question bank, around a
phrase that the candidate used; its summary is made of the candidate's own words. It speaks
English: answers in another language get English questions, and the report says so.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from engine.bank import Bank

from engine.interview import Call
from engine.orders import sifted
from engine.ports import Brief, Reply, Request
from engine.replies import BANDS, FINDINGS, MISSING, POINTS, THEMES
from engine.scoring import score_answers
from engine.text import content_words, key_terms, sentences, words

NAME = "built-in interviewer"
Json = dict[str, Any]


class OfflineModel:
    """Fills the Model port by rule."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    @property
    def name(self) -> str:
        """What a report calls it."""
        return NAME

    @property
    def built_in(self) -> bool:
        """It is."""
        return True

    async def write(self, request: Request) -> Reply:
        """A reply to the brief, in the same JSON as a language model's."""
        brief = request.brief
        made = self._question(brief) if brief.task == "question" else _summary(brief)
        call = Call(brief.task, NAME)
        return Reply(json.dumps(made, ensure_ascii=False), call)

    def _question(self, brief: Brief) -> Json:
        asked = [exchange.question.text for exchange in brief.exchanges]
        text = self._bank.pick(brief.topic, asked, brief.kind, brief.phrases, brief.number)
        chosen = next((phrase for phrase in brief.phrases if phrase in text), "")
        return {"question": text, "phrase": chosen or next(iter(brief.phrases), "")}


def _summary(brief: Brief) -> Json:
    answers = _answers(brief)
    picked = _telling(answers)
    terms = _padded(key_terms(list(answers.values()), most=THEMES), THEMES)
    points = _padded([sentence for _, sentence in picked], POINTS)
    made: Json = {
        "themes": terms,
        "key_points": points,
        "strengths": list(_strengths(answers)),
        "weaknesses": list(_weaknesses(answers)),
        "missing_information": list(_missing(answers))[:MISSING],
        "full_summary_text": " ".join(sentence for _, sentence in picked[:2]) or "Little was said.",
    }
    return made | (_sentiment(answers) if brief.sentiment else {})


def _answers(brief: Brief) -> dict[int, str]:
    told = {
        e.question.number: sifted(e.text).text
        for e in brief.exchanges
        if e.text is not None and e.question.number not in brief.unclear
    }
    return {number: text for number, text in told.items() if text.strip()}


def _padded(texts: Sequence[str], count: int) -> list[str]:
    """Exactly so many; an empty text is nothing and is dropped by whoever checks."""
    return [*texts[:count], *[""] * (count - len(texts))]


def _telling(answers: dict[int, str]) -> list[tuple[int, str]]:
    """The most telling sentences, one an answer first, then more; in the order of the answers."""
    ranked = {n: sorted(sentences(t), key=_weight, reverse=True) for n, t in answers.items()}
    rounds = [(n, s[depth]) for depth in range(POINTS) for n, s in ranked.items() if depth < len(s)]
    chosen = [pair for pair in rounds if len(words(pair[1])) > 3][:POINTS]
    return sorted(chosen, key=lambda pair: pair[0])


def _weight(sentence: str) -> tuple[int, int]:
    """How much a sentence tells: numbers and reasons first, then words that carry meaning."""
    found = words(sentence)
    numbers = sum(word[0].isdigit() for word in found)
    reasons = sum(word in {"because", "so", "since", "therefore"} for word in found)
    return 2 * numbers + reasons, min(len(content_words(sentence)), 25)


def _evidence(answers: dict[int, str], score: str, kinds: set[str]) -> Iterator[tuple[int, str]]:
    numbers = list(answers)
    scores = score_answers(list(answers.values()))
    for found in getattr(scores, score).evidence:
        if found.says in kinds:
            yield numbers[found.answer - 1], found.sentence


def _findings(
    found: Iterator[tuple[int, str]], text: str, answers: dict[int, str]
) -> Iterator[Json]:
    seen: set[str] = set()
    for number, sentence in found:
        if sentence not in seen and sentence in answers[number] and len(seen) < FINDINGS:
            seen.add(sentence)
            yield {"text": text, "quote": sentence, "answer": number}


def _strengths(answers: dict[int, str]) -> Iterator[Json]:
    told = _evidence(answers, "clarity", {"number", "reason", "outcome"})
    return _findings(told, "Gives figures, reasons or results", answers)


def _weaknesses(answers: dict[int, str]) -> Iterator[Json]:
    told = _evidence(answers, "confidence", {"hedge"})
    return _findings(told, "Holds back a position here; ask what it was based on", answers)


_SIDES = {
    "the person's own part": {"i", "my", "me", "myself"},
    "the reasons behind the decisions": {"because", "since", "so", "reason", "therefore", "why"},
    "figures or other measures of the result": set(),
    "what other people did": {"team", "colleague", "colleagues", "manager", "they", "we", "people"},
    "what came of it": {"result", "after", "afterwards", "since", "now", "finally", "ended", "led"},
    "alternatives that were considered": {"instead", "alternative", "alternatives", "option"},
}


def _missing(answers: dict[int, str]) -> Iterator[str]:
    """Sides of a story that no answer has a word about."""
    said = set(words(" ".join(answers.values())))
    for side, signs in _SIDES.items():
        told = said & signs if signs else any(word[0].isdigit() for word in said)
        if not told:
            yield side


def _sentiment(answers: dict[int, str]) -> Json:
    """The tone by the VADER lexicon (Hutto and Gilbert 2014), its label from the score's band."""
    # The lexicon is read when it is first needed, not when the program starts.
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415

    analyzer = SentimentIntensityAnalyzer()
    told = [s for text in answers.values() for s in sentences(text)]
    tones = [analyzer.polarity_scores(sentence)["compound"] for sentence in told]
    score = round(0.5 + sum(tones) / len(tones) / 2, 2) if tones else 0.5
    fitting = [label for label, (least, most) in BANDS.items() if least <= score <= most]
    return {"sentiment_label": fitting[-1] if score > 0.5 else fitting[0], "sentiment_score": score}
