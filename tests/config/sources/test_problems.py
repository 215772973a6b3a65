"""Mistakes in settings: each is named, all at once."""

from pathlib import Path

import pytest

from bot.app.platforms.registry import settings_schema
from config.loader import load_settings
from engine.errors import BadConfig
from tests.config.loading import mistakes

YAML_MISTAKES = [
    (
        "interview:\n  questions: 25",
        "own0.yaml, line 2: interview.questions: must be a whole number from",
    ),
    ("interview: {questions: 0}", "must be a whole number from 1 to 20, not 0"),
    ("interview: {questions: true}", "must be a whole number from 1 to 20, not true"),
    ("interview: {questions: 4.5}", "must be a whole number from 1 to 20, not 4.5"),
    ("interview: {questions: many}", "interview.questions: must be a whole number from 1 to 20"),
    ("interview: {questions: null}", "interview.questions: must be a whole number from 1 to 20"),
    ("interview: {follow_up: 1}", "follow_up: is not a setting; did you mean follow_ups?"),
    ("interview: {managers: []}", "is not a setting of interview; it belongs to slack or discord"),
    ("interview: {model_outage: never}", "must be wait or built-in"),
    ("interview: {sentiment: perhaps}", "interview.sentiment: must be true or false"),
    ("interview: {day_begins: 18}", "interview: day_begins must be an earlier hour than day_ends"),
    ("interview: {template_folders: mine}", "template_folders: must be a list of paths"),
    ("intervew: {}", "intervew: is not a group of settings; did you mean interview?"),
    ("questions: 5", "questions: is not a group of settings; there are: console, discord"),
    ("interview: 5", "own0.yaml, line 1: interview: must be a group of settings"),
    ("- interview", "own0.yaml, line 1: must be groups of settings, name: value"),
    ("just words", "must be groups of settings, name: value"),
    ("prompts: {question: {v1: 0}}", "at least one above 0"),
    ("prompts: {question: {v1: -1}}", "versions with whole weights from 0 to 1000"),
    ("prompts: {question: v1}", "versions with whole weights from 0 to 1000"),
    ("model: {temperature: .nan}", "must be a number from 0 to 2 or null"),
    ("model: {input_price: -1}", "must be a number of 0 or more or null, not -1"),
    ("model: {base_url: localhost}", "must be an http or https address"),
    ("model: {base_url: 'http://me:pw@host/'}", "without user name and password, or null"),
    ("model: {base_url: 'http://[::1'}", "must be an http or https address"),
    ("model: {timeout_seconds: 500}", "deadline_seconds must not be below timeout_seconds"),
    ("model: {name: 5}", "model.name: must be a text, not 5"),
    ("discord: {gateway_url: 'https://x/'}", "must be a ws or wss address"),
    ("discord: {visibility: channel}", "discord.visibility: must be private or public"),
    ("discord: {shards: 2, shard_ids: [0, 2]}", "discord: shard_ids must be below shards"),
    ("discord: {shards: null, shard_ids: [0]}", "which must be a number then"),
    ("discord: {shard_ids: [-1]}", "shard_ids: must be a list of numbers from 0 on"),
    ("slack: {mode: sockets}", "slack.mode: must be auto or socket or http"),
    ("slack:\n  managers:\n    - U1\n    - {a: b}", "line 4: slack.managers: must be a list"),
    ("store: {database_url: 'mysql://x/y'}", "store.database_url: must be sqlite:///FILE"),
    ("store: {database_url: 'sqlite://'}", "must be sqlite:///FILE"),
    ("store: {database_url: 'sqlite:///:memory:'}", "must be sqlite:///FILE"),
    ("store: {database_url: 'postgresql://host'}", "or postgresql://USER:PASSWORD@HOST/DATABASE"),
    ("store: {database_url: 'postgresql://u:a#b@host/x'}", "special characters as in %40"),
    ("store: {database_url: 'postgresql:///x'}", "or postgresql://"),
    ("log: {level: debug}\nlog: {level: info}", "own0.yaml, line 2: log: stands here twice"),
    ("log:\n  level: debug\n  level: info", "own0.yaml, line 3: log.level: stands here twice"),
    ("log: {level: [}", "own0.yaml, line 1, column 15: is not valid YAML"),
    ("log:\n\tlevel: info", "own0.yaml, line 2, column 1: is not valid YAML"),
    ("log: {}\n---\nlog: {}", "is not valid YAML: but found another document"),
    ("log: !!python/object:os.system {}", "is not valid YAML"),
    ("log: {level: 2024-99-99}", "has a value that YAML cannot read"),
    ("[" * 100_000, "is nested over 20 levels deep"),
    ("model: {api_key: sk-123}", "is a secret: set OPENAI_API_KEY in the environment or in .env"),
    ("discord: {token: abc}", "is a secret: set DISCORD_TOKEN in the environment or in .env"),
]

VARIABLE_MISTAKES = [
    ("INTERVIEWER_INTERVIEW__QUESTION", "5", "did you mean INTERVIEWER_INTERVIEW__QUESTIONS?"),
    ("INTERVIEWER_XYZ", "5", "INTERVIEWER_XYZ: is not a setting; see config/default.yaml"),
    ("INTERVIEWER_MODEL__NAME", "x", "goes by another name: set OPENAI_MODEL"),
    ("INTERVIEWER_MODEL__API_KEY", "x", "goes by another name: set OPENAI_API_KEY"),
    ("INTERVIEWER_INTERVIEW__QUESTIONS", "99", "must be a whole number from 1 to 20"),
    ("INTERVIEWER_PROMPTS__QUESTION", "v1", "versions with whole weights"),
    ("PORT", "http", "environment: PORT: must be a whole number from 0 to 65535"),
    ("DATABASE_URL", "data.db", "environment: DATABASE_URL: must be sqlite:///FILE"),
    ("OPENAI_API_KEY", "sk 1", "environment: OPENAI_API_KEY: must be a text without spaces"),
    ("OPENAI_API_KEY", "sk-ключ", "environment: OPENAI_API_KEY: must be a text without spaces"),
    ("INTERVIEWER_CONFIG", "/does/not/exist.yaml", "cannot be read (No such file or directory)"),
]


class TestMistakes:
    @pytest.mark.parametrize(("text", "expected"), YAML_MISTAKES)
    def test_in_yaml_are_named(self, tmp_path: Path, text: str, expected: str) -> None:
        """One mistake in a file gives one line: file and line, key, what is allowed."""
        (found,) = mistakes(tmp_path, text)
        assert found.startswith("own0.yaml")
        assert expected in found

    @pytest.mark.parametrize(("name", "value", "expected"), VARIABLE_MISTAKES)
    def test_in_variables_are_named(
        self, tmp_path: Path, name: str, value: str, expected: str
    ) -> None:
        """One mistake in a variable gives one line, whether in the environment or in .env."""
        (found,) = mistakes(tmp_path, env={name: value})
        assert expected in found
        (again,) = mistakes(tmp_path, dotenv=f"# a comment\n\n{name}='{value}'\n")
        assert again == found.replace("environment", ".env, line 3")

    def test_are_reported_all_at_once(self, tmp_path: Path) -> None:
        """Five mistakes in five places are five lines, those between settings included."""
        found = mistakes(
            tmp_path,
            "interview: {questions: 99, day_begins: 20, day_ends: 3}\nlgo: {}",
            "log: {level: [}",
            dotenv="PORT=x\nno sense here\n",
            env={"INTERVIEWER_FOO__BAR": "1"},
        )
        assert len(found) == 7
        for part in ("99", "day_begins", "lgo", "own1.yaml", "PORT", ".env, line 2", "FOO__BAR"):
            assert sum(part in line for line in found) == 1

    def test_between_settings_need_both_to_be_right(self, tmp_path: Path) -> None:
        """A wrong day_begins is not compared with day_ends."""
        (found,) = mistakes(tmp_path, "interview: {day_begins: 99, day_ends: 5}")
        assert "from 0 to 23" in found

    def test_show_where_a_pair_was_changed(self, tmp_path: Path) -> None:
        """A mistake between two settings stands where one of them was changed."""
        (found,) = mistakes(tmp_path, "interview:\n  sentiment: true\n  day_ends: 7")
        assert found.startswith("own0.yaml, line 3: interview: day_begins must be")

    def test_name_exchanged_tokens(self, tmp_path: Path) -> None:
        """Slack's two tokens are easily exchanged; that is said, without showing them."""
        env = {"SLACK_BOT_TOKEN": "xapp-123", "SLACK_APP_TOKEN": "xoxb-456"}
        (found,) = mistakes(tmp_path, env=env)
        assert "they seem to be exchanged" in found
        assert "123" not in found
        assert "456" not in found

    @pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"log: {level: \xe9}"])
    def test_of_encoding_are_named(self, tmp_path: Path, raw: bytes) -> None:
        """A file that is not UTF-8 is refused by name, YAML or .env."""
        for name, files in (("bad.yaml", [tmp_path / "bad.yaml"]), (".env", [])):
            (tmp_path / name).write_bytes(raw)
            with pytest.raises(BadConfig, match=rf"{name}: is not UTF-8 text"):
                load_settings(
                    settings_schema(),
                    files=files,
                    env={},
                    dotenv=tmp_path / ".env" if not files else None,
                )

    def test_of_a_path_are_named(self, tmp_path: Path) -> None:
        """A folder, a missing file or a path with a null in it is refused by name."""
        files = [tmp_path, tmp_path / "none.yaml", Path("a\0b")]
        with pytest.raises(BadConfig) as caught:
            load_settings(settings_schema(), files=files, env={}, dotenv=tmp_path.parent)
        assert str(caught.value).count("cannot be read (") == 4

    def test_of_size_are_named(self, tmp_path: Path) -> None:
        """A file too large to be settings is not parsed."""
        (found,) = mistakes(tmp_path, "#" * 1_000_001)
        assert "larger than 1,000,000 bytes" in found
