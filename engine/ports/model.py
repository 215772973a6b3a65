"""A language model as a Protocol, with the request, the reply and the brief as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from engine.dialogue.models import Exchange, ModelCall, QuestionKind
from engine.dialogue.plan import Competency
from engine.evidence.passages import Passage


@dataclass(frozen=True, slots=True)
class TaskContext:
    """What a model is told, as values: the prompt is rendered from it, the built-in reads it.

    ``phrases`` are the candidate's own, for a follow-up to build on; ``unclear`` and ``ordering``
    are numbers of answers that say nothing, or that give orders to the machine. ``avoid`` are
    questions that were asked already. ``problem`` is why the last attempt was sent back.
    ``longest`` are the characters of one answer that a model is given. For a summary, ``passages``
    may be chosen as key points, ``open_passages`` as worth asking about again, ``themes`` as
    themes.
    """

    task: Literal["question", "summary", "rating"]
    topic: str
    exchanges: tuple[Exchange, ...]
    number: int = 0
    of: int = 0
    kind: QuestionKind = QuestionKind.OPEN
    role: str = ""
    language: str = "en"
    phrases: tuple[str, ...] = ()
    unclear: tuple[int, ...] = ()
    ordering: tuple[int, ...] = ()
    competencies: tuple[Competency, ...] = ()
    sentiment: bool = True
    problem: str = ""
    longest: int = 3000
    passages: tuple[Passage, ...] = ()
    open_passages: tuple[Passage, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a model is asked: the conversation, the JSON schema of the reply, and the brief."""

    turns: tuple[ChatMessage, ...]
    schema: Mapping[str, object]
    schema_name: str
    prompt: str
    brief: TaskContext
    most_tokens: int = 1000


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What a model wrote, raw, and what the call cost."""

    text: str
    call: ModelCall


class Model(Protocol):
    """Writes text. Raises ``LlmService`` errors."""

    @property
    def name(self) -> str:
        """The model's name, as a report shows it."""
        ...

    @property
    def built_in(self) -> bool:
        """Whether this is the interviewer that needs no language model."""
        ...

    async def write(self, request: ModelRequest) -> ModelReply:
        """The reply to a request, unchecked."""
        ...
