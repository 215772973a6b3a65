"""What Prometheus is shown."""

import re
from collections.abc import Mapping
from math import isnan
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from adapters.chat.connection_health import ConnectionHealth
from adapters.store import Counts
from bot.monitoring.prometheus import Metrics
from engine.dialogue.models import ModelCall, Status
from tests.fakes.world import NOON

CREATED = {"interviewer_llm_cost_created"}
"""When counting began: the library adds it."""


def shown(metrics: Metrics) -> Mapping[str, float]:
    """All samples by name and labels, as Prometheus' own parser reads them."""
    families = text_string_to_metric_families(metrics.text().decode())
    return {f"{s.name}{sorted(s.labels.values())}": s.value for f in families for s in f.samples}


def test_calls_are_counted_with_what_they_cost() -> None:
    """By model, purpose and outcome; a call without a known price costs nothing."""
    metrics = Metrics()
    spent = ModelCall("question", "gpt", "", 100, 20, 60, 0.5)
    unknown = ModelCall("summary", "gpt", "", 10, 2, outcome="invalid")
    metrics.count_calls([spent, spent, unknown])
    found = shown(metrics)
    assert found["interviewer_llm_calls_total['gpt', 'ok', 'question']"] == 2
    assert found["interviewer_llm_calls_total['gpt', 'invalid', 'summary']"] == 1
    assert found["interviewer_llm_tokens_total['input']"] == 210
    assert found["interviewer_llm_tokens_total['output']"] == 42
    assert found["interviewer_llm_tokens_total['cached']"] == 120
    assert found["interviewer_llm_cost_total[]"] == 1.0


def test_what_there_is_none_of_is_zero() -> None:
    """A status without interviews is shown, so that an alarm on it can be written."""
    metrics = Metrics()
    metrics.set_counts(Counts({("slack", Status.PAUSED): 3}, {"slack": 2}, NOON), ["slack"], 7.5)
    found = shown(metrics)
    assert found["interviewer_interviews['PAUSED', 'slack']"] == 3
    assert found["interviewer_interviews['COMPLETED', 'slack']"] == 0
    assert found["interviewer_due['slack']"] == 2
    assert found["interviewer_longest_due_seconds[]"] == 7.5
    metrics.set_counts(Counts({}, {}, None), ["slack"], 0.0)
    assert shown(metrics)["interviewer_interviews['PAUSED', 'slack']"] == 0


def test_connections_only_grow() -> None:
    """A platform that has connected anew since the last look is counted once more."""
    moment, metrics = [10.0], Metrics()
    pulse = ConnectionHealth(lambda: moment[0])
    metrics.set_connection("slack", pulse)
    assert shown(metrics)["interviewer_connected['slack']"] == 0
    assert isnan(shown(metrics)["interviewer_silence_seconds['slack']"])
    pulse.mark_connected()
    moment[0] = 12.5
    metrics.set_connection("slack", pulse)
    metrics.set_connection("slack", pulse)
    found = shown(metrics)
    assert found["interviewer_connected['slack']"] == 1
    assert found["interviewer_connections_total['slack']"] == 1
    assert found["interviewer_silence_seconds['slack']"] == 2.5


def test_the_readme_names_every_metric() -> None:
    """No metric is left out, and none is promised that there is not."""
    readme = (Path(__file__).parents[3] / "config/deploy/README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(interviewer_\w+)`", readme))
    families = text_string_to_metric_families(Metrics().text().decode())
    there = {f"{f.name}_total" if f.type == "counter" else f.name for f in families}
    assert told == {name for name in there if name.startswith("interviewer_")} - CREATED


def test_two_programs_in_one_process_do_not_share_counts() -> None:
    """Each registry is its own."""
    one, other = Metrics(), Metrics()
    one.count_event("slack", "Replied")
    one.observe("store", 0.002)
    assert shown(one)["interviewer_events_total['Replied', 'slack']"] == 1
    assert shown(one)["interviewer_turn_seconds_count['store']"] == 1
    assert "interviewer_events_total['Replied', 'slack']" not in shown(other)
