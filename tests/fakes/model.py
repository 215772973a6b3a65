"""A language model that says what it is told to, in order, and remembers what it was asked."""

import json

from engine.dialogue.models import ModelCall
from engine.errors import LlmService
from engine.ports.model import ModelReply, ModelRequest

Line = str | dict[str, object] | LlmService


class Puppet:
    """The Model port by script: texts, objects (sent as JSON), or errors to raise."""

    name = "puppet-1"
    built_in = False

    def __init__(self, *lines: Line) -> None:
        self.lines = list(lines)
        self.requests: list[ModelRequest] = []

    async def write(self, request: ModelRequest) -> ModelReply:
        """The next line."""
        self.requests.append(request)
        line = self.lines.pop(0)
        if isinstance(line, LlmService):
            raise line
        text = line if isinstance(line, str) else json.dumps(line)
        return ModelReply(
            text, ModelCall(request.brief.task, self.name, request.prompt, 100, 20, 50)
        )
