"""Whatever stands in a file, the loader gives settings or mistakes, and nothing else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app.platforms.registry import settings_schema
from config.settings import Settings
from tests.config.loading import mistakes, outcome

KEYS = st.sampled_from(
    [*{part for key in settings_schema().fields for part in key}, "other", "v1"]
) | st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none())
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


class TestAnything:
    @given(text=st.text(max_size=200))
    @settings(
        max_examples=150,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    def test_as_text_gives_settings_or_mistakes(self, tmp_path: Path, text: str) -> None:
        """Any text as YAML and as .env gives settings or BadConfig, never another exception."""
        found = outcome(tmp_path, text.replace("\r", "\n"), dotenv=text)
        assert isinstance(found, Settings) or "\n- " in found

    @given(data=st.data())
    @settings(
        max_examples=300,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    def test_as_values_gives_settings_or_mistakes(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        """Any YAML value under any key gives settings or BadConfig."""
        document = data.draw(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3)))
        text = yaml.safe_dump(document, allow_unicode=True)
        found = outcome(tmp_path, text)
        assert isinstance(found, Settings) or "\n- " in found

    @pytest.mark.parametrize(
        "text",
        [
            "interview: &a {questions: *a}",
            "slack: {managers: &a [*a]}",
            "&a log: *a",
            "? [a, b]\n: 1",
            "log: {? {a: b} : 1}",
            "log: {1: 2, null: 3, 2024-01-01: 4}",
            "log: {<<: [{level: info}, 3]}",
            "log: {level: !!binary aGk=}",
            "slack: {managers: !!set {a, b}}",
            "log: {level: 0x}\n=: 3",
            "interview: {questions: " + "9" * 5000 + "}",
            "interview: {quiet_seconds: 1" + "0" * 400 + "}",
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nslack: {managers: *c}",
            "x: !!timestamp 3\ny: !!float z\nz: !!omap 3",
        ],
    )
    def test_strange_gives_settings_or_mistakes(self, tmp_path: Path, text: str) -> None:
        """YAML's dark corners (loops, odd keys, tags, huge numbers) raise nothing but BadConfig."""
        found = outcome(tmp_path, text)
        assert isinstance(found, Settings) or "\n- " in found

    def test_aliases_do_not_multiply(self, tmp_path: Path) -> None:
        """Aliases that expand to 9 to the power of 15 values are refused at once."""
        rows = ["x0: &x0 {a: 1}"]
        for level in range(1, 16):
            parts = ", ".join(f"k{n}: *x{level - 1}" for n in range(9))
            rows.append(f"x{level}: &x{level} {{{parts}}}")
        assert len(mistakes(tmp_path, "\n".join(rows))) == 16
