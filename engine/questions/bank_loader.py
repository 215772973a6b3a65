"""Reads the question bank's data and names every mistake in it."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.errors import BadConfig
from engine.questions.checks import check_question
from engine.text import NEAR_DUPLICATE, similar

MANNERS = ("action", "wish", "figure", "other")
"""What a follow-up can be on: something done or wished for, a figure, anything else."""

FEWEST = 30
"""Questions that any topic must have: an interview asks up to twenty."""

_PHRASE = "you replayed three days of traffic"
_TOPIC = "moving a billing service to events"


@dataclass(frozen=True, slots=True)
class TopicKind:
    """A kind of topic: words that its topics begin with, lower case, and its questions."""

    words: tuple[str, ...]
    questions: tuple[str, ...]


Kinds = Mapping[str, TopicKind]


@dataclass(slots=True)
class BankData:
    """What was read, and the mistakes that were found while reading."""

    mistakes: list[str] = field(default_factory=list)
    openings: tuple[str, ...] = ()
    follow_ups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Kinds = field(default_factory=dict)

    def mapping(self, data: object, key: str, allowed: tuple[str, ...] = ()) -> dict[str, object]:
        """The mapping at a key; with ``allowed``, exactly those keys."""
        if not isinstance(data, Mapping):
            self.mistakes.append(f"{key}: must be a mapping")
            return {}
        found = {str(name): value for name, value in data.items()}
        wrong = [name for name in found if name not in allowed] if allowed else []
        self.mistakes += [f"{key}: has an unknown part; allowed: {', '.join(allowed)}"] * bool(
            wrong
        )
        self.mistakes += [f"{key}: lacks {name}" for name in allowed if name not in found]
        return found

    def texts(self, data: object, key: str) -> tuple[str, ...]:
        """The list of texts at a key."""
        if isinstance(data, list) and all(isinstance(part, str) and part.strip() for part in data):
            return tuple(" ".join(part.split()) for part in data)
        self.mistakes.append(f"{key}: must be a list of texts")
        return ()

    def frames(self, data: object, key: str, slot: str, example: str) -> tuple[str, ...]:
        """Questions with one slot, checked with an example in it."""
        frames = self.texts(data, key)
        for at, frame in enumerate(frames):
            problem = _frame_problem(frame, slot, example)
            self.mistakes += [f"{key}[{at}]: {problem}"] * bool(problem)
        self.mistakes += [f"{key}: must have at least one question"] * (not frames)
        return frames

    def questions(self, data: object, key: str) -> tuple[str, ...]:
        """Questions without a slot, none like another."""
        questions = self.texts(data, key)
        for at, question in enumerate(questions):
            problem = check_question(question, questions[:at])
            self.mistakes += [f"{key}[{at}]: {problem}"] * bool(problem)
        return questions


def read_bank(data: object, where: str) -> BankData:
    """The bank's data, read and checked; raises BadConfig with every mistake."""
    found = BankData()
    parts = found.mapping(data, "the bank", ("openings", "follow_ups", "kinds"))
    found.openings = found.frames(parts.get("openings", []), "openings", "topic", _TOPIC)
    manners = found.mapping(parts.get("follow_ups", {}), "follow_ups", MANNERS)
    found.follow_ups = {
        manner: found.frames(manners.get(manner, []), f"follow_ups.{manner}", "phrase", _PHRASE)
        for manner in MANNERS
    }
    kinds = found.mapping(parts.get("kinds", {}), "kinds")
    found.kinds = {name: _kind(found, part, f"kinds.{name}") for name, part in kinds.items()}
    found.mistakes += _too_few(found.kinds)
    if found.mistakes:
        raise BadConfig(mistakes="\n".join(f"- {where}: {text}" for text in found.mistakes))
    return found


def _kind(found: BankData, data: object, key: str) -> TopicKind:
    parts = found.mapping(data, key, ("words", "questions"))
    begins = found.texts(parts.get("words", []), f"{key}.words")
    questions = found.questions(parts.get("questions", []), f"{key}.questions")
    return TopicKind(tuple(word.lower() for word in begins), questions)


def _too_few(kinds: Kinds) -> Iterator[str]:
    if "general" not in kinds:
        yield "kinds: lacks general, the kind of all other topics"
        return
    general = kinds["general"].questions
    for name, kind in kinds.items():
        own = () if name == "general" else kind.questions
        fresh = [q for q in general if all(similar(q, old) < NEAR_DUPLICATE for old in own)]
        if name != "general" and len(own) + len(fresh) < FEWEST:
            yield f"kinds.{name}: has with general fewer than {FEWEST} different questions"


def _frame_problem(frame: str, slot: str, example: str) -> str | None:
    try:
        slots = [name for _, name, _, _ in string.Formatter().parse(frame) if name is not None]
    except ValueError:
        slots = []
    if slots != [slot]:
        return f"must have {{{slot}}} in it, once, and no other braces"
    return check_question(frame.format(**{slot: example}), ())
