"""The sentences of an interview's answers, and what can be told of each by its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.injection.strip import strip_instructions
from engine.interviewer.grounding import is_quoted_in, is_safe
from engine.ports.model import TaskContext
from engine.scoring.hedge_detection import hedges
from engine.text import clean, content_words, phrases, sentence_texts, words
from engine.text.lexicon import IRREGULAR_PASTS, word_set

LONGEST = 40
"""Words of a sentence that is quoted whole."""

_LOOSE = word_set("it this that they these those he she there such so then but and or also which")
_NUMBERS = word_set(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
    "thousand million half third quarter twice dozen percent"
)
_DENIALS = word_set("not never nothing no nobody none without nowhere cannot")
_OWN = re.compile(r"\b(?:I|[Ww]e|i)\b(?!')")
_REASON = re.compile(
    r"\b(?:because|so that|in order to|since|therefore|which (?:made|meant|led|let|is why)|led to"
    r"|as a result|that is why|that's why|(?<=\S )so (?:we|I|they|it))\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:somehow|things? like that|stuff|and so on|et cetera|etc|some kind of|kind of|sort of"
    r"|whatever|basically|or something|a bit|various things|everything|in general|as usual)\b",
    re.I,
)


@dataclass(frozen=True)
class Passage:
    """A sentence of an answer: ``answer`` is the answer's number, ``at`` the sentence's place."""

    answer: int
    at: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, lower-cased."""
        return words(self.text)

    @property
    def figures(self) -> bool:
        """Whether it counts or measures something."""
        return any(word[0].isdigit() or word in _NUMBERS for word in self.words)

    @property
    def has_measure(self) -> bool:
        """Whether it gives a figure in digits, or more than one in words."""
        numbers = [word for word in self.words if word in _NUMBERS]
        return len(numbers) > 1 or any(word[0].isdigit() for word in self.words)

    @property
    def own(self) -> bool:
        """Whether it speaks of the candidate, alone or with others."""
        return bool(_OWN.search(self.text))

    @property
    def own_action(self) -> bool:
        """Whether the candidate, alone or with others, did something in it."""
        return self.own and any(
            word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4)
            for word in self.words
        )

    @property
    def is_denied(self) -> bool:
        """Whether it says that something was not so."""
        return any(word in _DENIALS or word.endswith("n't") for word in self.words)

    @property
    def reason(self) -> bool:
        """Whether it says why, or what followed."""
        return bool(_REASON.search(self.text))

    @property
    def is_held_back(self) -> float:
        """How much it hedges, in full "maybe"s."""
        return sum(hedge.weight for hedge in hedges(self.words))

    @property
    def vague(self) -> bool:
        """Whether it stays general."""
        return bool(_VAGUE.search(self.text))

    @property
    def is_dependent(self) -> bool:
        """Whether it leans on a sentence before it, so that it says little when quoted alone."""
        return not self.words or self.words[0] in _LOOSE

    @cached_property
    def weight(self) -> float:
        """How much it tells: content, figures, own actions and reasons, less what holds back."""
        telling = min(len(content_words(self.text)), 14) / 14
        own = 0.25 * self.own + 0.25 * self.own_action
        worth = telling + own + 0.5 * self.figures + 0.4 * self.reason
        return worth - 0.4 * self.is_dependent - 0.3 * self.is_held_back - 0.5 * self.vague


def select_told(brief: TaskContext) -> tuple[tuple[int, str], ...]:
    """The answers that say something, by number, without sentences that give orders."""
    return tuple(
        (exchange.question.number, text)
        for exchange in brief.exchanges
        if exchange.text and exchange.question.number not in brief.unclear
        if words(text := clean(strip_instructions(exchange.text).text))
    )


def passages(answers: Sequence[tuple[int, str]]) -> tuple[Passage, ...]:
    """The sentences that can be quoted: no question, no link or markup, verbatim in the answer."""
    return tuple(passage for number, text in answers for passage in _of_answer(number, text))


def _of_answer(number: int, text: str) -> Iterator[Passage]:
    for at, sentence in enumerate(sentence_texts(text)):
        for part in _short_enough(sentence):
            usable = not part.endswith("?") and is_safe(part) and is_quoted_in(part, text)
            if usable and words(part):
                yield Passage(number, at, part)


def _short_enough(sentence: str) -> tuple[str, ...]:
    """A sentence, or what of a very long one can be quoted."""
    if len(sentence.split()) <= LONGEST:
        return (sentence,)
    return phrases(sentence, 2)
