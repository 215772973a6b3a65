"""A model on a stand-in, with time that passes at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions
from engine.interviewer.reply_schemas import question_schema
from engine.ports.model import ChatMessage, ModelRequest, TaskContext

KEY = "sk-a-key-that-nobody-may-see"
TOLD = "I moved the billing service to events because the nightly batch was too slow"
REQUEST = ModelRequest(
    turns=(
        ChatMessage("system", "You hold a written job interview."),
        ChatMessage("assistant", "What led to it?"),
        ChatMessage("user", TOLD),
        ChatMessage("user", "Write question 2 of 5."),
    ),
    schema=question_schema(()),
    schema_name="question",
    prompt="question v1",
    brief=TaskContext(task="question", topic="billing", exchanges=()),
    most_tokens=321,
)


@dataclass(slots=True)
class Timepiece:
    """A clock that sleeping moves, and nothing else."""

    time: float = 0.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """The seconds that have passed."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Move on by that much at once."""
        self.waits.append(seconds)
        self.time += seconds


@asynccontextmanager
async def model_on(url: str, **changes: Any) -> AsyncIterator[tuple[OpenAIModel, Timepiece]]:
    """A model on a server, closed at the end."""
    options = OpenAIOptions(**{"name": "tiny-1", "api_key": KEY, "base_url": url} | changes)
    timepiece = Timepiece()
    model = OpenAIModel(options, sleep=timepiece.sleep, clock=timepiece)
    try:
        yield model, timepiece
    finally:
        await model.close()
