"""What of an interview's answers a model may choose from, and what it is never sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.dialogue.models import Interview
from engine.evidence.passages import Passage
from engine.evidence.reading import AnswerReading, read_answer
from engine.evidence.signs import FoundSign, Sign, shown_signs
from engine.interviewer.themes import find_themes
from engine.ports.model import TaskContext
from engine.text import clean, is_gibberish, words

OPEN_SIGNS = frozenset({Sign.GENERAL})
"""Signs of a passage that is worth asking about again."""
TELLING_SIGNS = frozenset(
    {Sign.FIGURE, Sign.REASON, Sign.ALTERNATIVE, Sign.OUTCOME, Sign.OWN_ACTION, Sign.LEARNED}
)
"""Signs of a passage that tells something; orders and general remarks carry none."""
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Material:
    """The readings of all answers that could be understood, in the order of the answers.

    ``language`` is an ISO 639 code. Signs are found in English only: in other languages every
    passage that is neither private nor set aside may be chosen, without signs.
    """

    readings: tuple[AnswerReading, ...]
    language: str

    @property
    def choosable(self) -> tuple[Passage, ...]:
        """What may be a key point: passages that tell something."""
        if self.language == ENGLISH:
            told = (p for reading in self.readings for p in reading.choosable)
            return tuple(p for p in told if TELLING_SIGNS & {s.sign for s in self.signs(p)})
        return tuple(p for reading in self.readings for p in _usable(reading))

    @property
    def open(self) -> tuple[Passage, ...]:
        """What may be asked about again: passages that stay general."""
        if self.language != ENGLISH:
            return ()
        usable = (p for reading in self.readings for p in _usable(reading))
        return tuple(p for p in usable if OPEN_SIGNS & {s.sign for s in self.signs(p)})

    @property
    def set_aside(self) -> tuple[Passage, ...]:
        """Text that is not part of an answer."""
        return tuple(p for reading in self.readings for p in reading.set_aside)

    @property
    def themes(self) -> tuple[str, ...]:
        """Noun phrases that the choosable passages turn around, the best first."""
        if self.language != ENGLISH:
            return ()
        return find_themes([passage.text for passage in self.choosable])

    @staticmethod
    def signs(passage: Passage) -> tuple[FoundSign, ...]:
        """The signs of a passage that are shown."""
        return shown_signs(passage.text)

    def found_signs(self) -> Mapping[Sign, int]:
        """How many choosable passages have each sign."""
        count = dict.fromkeys(Sign, 0)
        for passage in self.choosable:
            for found in self.signs(passage):
                count[found.sign] += 1
        return count


def _usable(reading: AnswerReading) -> tuple[Passage, ...]:
    left_out = {p.id for p in (*reading.private, *reading.set_aside)}
    return tuple(p for p in reading.passages if p.id not in left_out and words(p.text))


def read_answers(interview: Interview, language: str) -> Material:
    """The material of an interview; skipped and mashed answers have none."""
    readings = (
        read_answer(exchange.question.number, clean(exchange.text))
        for exchange in interview.exchanges
        if exchange.text is not None and not is_gibberish(exchange.text)
    )
    return Material(tuple(readings), language)


def sendable_text(number: int, text: str) -> str:
    """What of an answer a model is sent as context: neither private nor set aside."""
    return "\n".join(passage.text for passage in _usable(read_answer(number, clean(text))))


def tellable_text(text: str) -> str:
    """What of an answer a follow-up may take up: the passages that tell something."""
    return "\n".join(passage.text for passage in read_answer(1, clean(text)).choosable)


def usable_answers(interview: Interview, brief: TaskContext) -> dict[int, str]:
    """What of each answer a model is sent, by number; answers of which nothing is left are out."""
    sent = {
        e.question.number: sendable_text(e.question.number, e.text)
        for e in interview.exchanges
        if e.text is not None and e.question.number not in brief.unclear
    }
    return {number: text for number, text in sent.items() if text.strip()}
