"""What an operator can watch, for Prometheus. Imported only where it is asked for.

Names and labels never hold what people wrote, nor who they are.
"""

from collections.abc import Iterable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from adapters.chat.connection_health import ConnectionHealth
from adapters.store import Counts
from engine.dialogue.models import ModelCall, Status

SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300)
"""Bounds of the histogram: a store answers in thousandths, a model in seconds, an outage lasts."""


class Metrics:
    """A Meter that keeps count in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._joined: dict[str, int] = {}
        ProcessCollector(registry=self._registry)
        self._took = self._histogram(
            "turn_seconds",
            "Seconds by part of a turn: one call of the store, one question or summary of the "
            "model, one delivery (post); whole is from the end of the quiet time after an answer, "
            "or from a click, until the next question is out",
            "part",
        )
        self._calls = self._counter(
            "llm_calls",
            "Requests to a model by purpose and outcome: ok, invalid, or an error's name",
            *("model", "purpose", "outcome"),
        )
        self._tokens = self._counter(
            "llm_tokens", "Tokens by direction; cached is a part of input", "direction"
        )
        self._cost = self._counter(
            "llm_cost", "What calls cost at the prices in the settings, in their currency"
        )
        self._posts = self._counter(
            "posts",
            "Deliveries by kind and outcome: ok or an error's name; failed ones are tried again",
            *("platform", "kind", "outcome"),
        )
        self._events = self._counter(
            "events", "Events that changed an interview, repeats not counted", "platform", "kind"
        )
        self._connections = self._counter(
            "connections", "Connections made to a platform, the first included", "platform"
        )
        self._interviews = self._gauge(
            "interviews", "Interviews of workspaces that this process is in", "platform", "status"
        )
        self._due = self._gauge("due", "Interviews that wait to be seen to now", "platform")
        self._longest = self._gauge(
            "longest_due_seconds", "How long the first of them waits; 0 when none does"
        )
        self._line = self._gauge("llm_line", "Interviews in line for the language model")
        self._connected = self._gauge("connected", "1 while a platform is connected", "platform")
        self._silence = self._gauge(
            "silence_seconds", "Seconds since anything came from a platform", "platform"
        )

    def observe(self, part: str, seconds: float) -> None:
        """A part of a turn took so long."""
        self._took.labels(part).observe(seconds)

    def count_calls(self, calls: Iterable[ModelCall]) -> None:
        """Requests to a model were made."""
        for call in calls:
            self._calls.labels(call.model, call.purpose, call.outcome).inc()
            self._tokens.labels("input").inc(call.input_tokens)
            self._tokens.labels("output").inc(call.output_tokens)
            self._tokens.labels("cached").inc(call.cached_tokens)
            self._cost.inc(call.cost or 0.0)

    def count_post(self, platform: str, kind: str, outcome: str) -> None:
        """Something was said, or could not be."""
        self._posts.labels(platform, kind, outcome).inc()

    def count_event(self, platform: str, kind: str) -> None:
        """An event has changed an interview."""
        self._events.labels(platform, kind).inc()

    def set_counts(self, counts: Counts, platforms: Iterable[str], waiting: float) -> None:
        """What the database holds now; a status or a platform without any is 0, not absent.

        ``waiting`` is how many seconds the first of those that are due has waited.
        """
        for platform in platforms:
            for status in Status:
                number = counts.interviews.get((platform, status), 0)
                self._interviews.labels(platform, str(status)).set(number)
            self._due.labels(platform).set(counts.due.get(platform, 0))
        self._longest.set(waiting)

    def set_connection(self, platform: str, pulse: ConnectionHealth) -> None:
        """How a platform's connection is; its silence is no number when nothing has ever come."""
        silence = pulse.silence
        self._connected.labels(platform).set(pulse.connected)
        self._silence.labels(platform).set(float("nan") if silence is None else silence)
        self._connections.labels(platform).inc(pulse.joined - self._joined.get(platform, 0))
        self._joined[platform] = pulse.joined

    def set_queue_length(self, waiting: int) -> None:
        """So many interviews wait for the language model."""
        self._line.set(waiting)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"interviewer_{name}", text, labels, registry=self._registry)

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        return Gauge(f"interviewer_{name}", text, labels, registry=self._registry)

    def _histogram(self, name: str, text: str, *labels: str) -> Histogram:
        full = f"interviewer_{name}"
        return Histogram(full, text, labels, buckets=SECONDS, registry=self._registry)
