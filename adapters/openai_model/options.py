"""What an operator sets for a language model, and what its calls cost."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

OPENAI = "api.openai.com"
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class OpenAIOptions:
    """One model on one server.

    ``timeout`` are the seconds of one attempt, ``deadline`` those of a call with all its attempts.
    Prices are per million tokens; without ``cached_price`` cached tokens cost ``input_price``.
    """

    name: str
    api_key: str = field(default="", repr=False)
    base_url: str | None = None
    timeout: float = 60.0
    deadline: float = 180.0
    temperature: float | None = None
    input_price: float | None = None
    cached_price: float | None = None
    output_price: float | None = None

    @property
    def host(self) -> str:
        """The server's name, with its port when the address has one; never a password in it."""
        if self.base_url is None:
            return OPENAI
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    def cost(self, tokens: int, cached: int, written: int) -> float | None:
        """What a call costs: ``cached`` of the ``tokens`` read; None while a price is unknown."""
        if self.input_price is None or self.output_price is None:
            return None
        cached_price = self.input_price if self.cached_price is None else self.cached_price
        read = (tokens - cached) * self.input_price + cached * cached_price
        return (read + written * self.output_price) / MILLION
