"""The Model port on OpenAI, and on every server that speaks its chat completions."""

from adapters.openai_model.model import OpenAIModel
from adapters.openai_model.options import OpenAIOptions

__all__ = ["OpenAIModel", "OpenAIOptions"]
