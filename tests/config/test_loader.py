"""The loader: the defaults, which value wins, which names count."""

from pathlib import Path

import pytest
import yaml

from bot.app.platforms.discord import DiscordSettings
from bot.app.platforms.registry import settings_schema
from bot.app.platforms.slack import SlackSettings
from config.loader import DEFAULTS, load_settings
from config.sources.problems import is_secret
from engine.dialogue.plan import ModelOutagePolicy, Visibility
from tests.config.loading import load


class TestDefaults:
    def test_need_nothing_else(self) -> None:
        """A fresh machine has settings without a file, a variable or a key."""
        found = load_settings(settings_schema(), env={})
        assert found.interview.questions == 5
        assert found.interview.quiet_seconds == 4
        assert found.interview.model_outage is ModelOutagePolicy.WAIT
        assert found.store.database_url == "sqlite:///data/interviews.db"
        assert found.section(SlackSettings).visibility is Visibility.CHANNEL
        assert found.section(SlackSettings).visibility_invited is Visibility.PRIVATE
        assert not found.model.is_configured

    def test_are_all_in_the_file(self) -> None:
        """default.yaml has every setting but the secrets, and no other."""
        data = yaml.safe_load(DEFAULTS.read_text("utf-8"))
        written = {(section, key) for section, values in data.items() for key in values}
        assert written == {
            key for key, field in settings_schema().fields.items() if not is_secret(field)
        }

    def test_are_all_explained(self) -> None:
        """Above each key of default.yaml stands a comment that says what is allowed."""
        lines = DEFAULTS.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.startswith("  ") and not line.lstrip().startswith("#"):
                assert lines[number - 1].startswith("  # "), line

    def test_have_a_fixed_name_only_where_it_is_written(self) -> None:
        """default.yaml names the variable of each setting that has one of its own."""
        text = DEFAULTS.read_text("utf-8")
        for name, key in settings_schema().fixed_names().items():
            said = f"env: {name}" in text
            assert said or is_secret(settings_schema().fields[key]), name

    def test_cannot_be_changed(self) -> None:
        """Settings are frozen: nothing can alter them behind another part's back."""
        with pytest.raises(ValueError, match="frozen"):
            load_settings(settings_schema(), env={}).interview.questions = 3


class TestPrecedence:
    def test_goes_from_the_environment_down(self, tmp_path: Path) -> None:
        """The environment wins over .env, .env over YAML, a later file over an earlier one."""
        first = "interview: {questions: 6, follow_ups: 6, rating_rounds: 6, day_begins: 6}"
        second = "interview: {questions: 7, follow_ups: 7, rating_rounds: 7}"
        found = load(
            tmp_path,
            first,
            second,
            dotenv="INTERVIEWER_INTERVIEW__QUESTIONS=8\nINTERVIEWER_INTERVIEW__FOLLOW_UPS=8\n",
            env={"INTERVIEWER_INTERVIEW__QUESTIONS": "9"},
        ).interview
        assert (found.questions, found.follow_ups) == (9, 8)
        assert (found.rating_rounds, found.day_begins, found.day_ends) == (7, 6, 18)

    def test_takes_a_file_from_the_environment(self, tmp_path: Path) -> None:
        """INTERVIEWER_CONFIG names a file, which --config still wins over."""
        named = tmp_path / "named.yaml"
        named.write_text("log: {level: debug, format: json}")
        found = load(tmp_path, "log: {level: error}", env={"INTERVIEWER_CONFIG": str(named)}).log
        assert (found.level, found.format) == ("error", "json")

    def test_counts_empty_variables_as_not_set(self, tmp_path: Path) -> None:
        """A copied .env.example with its lines left empty changes nothing."""
        dotenv = (DEFAULTS.parent / ".env.example").read_text("utf-8")
        assert load(tmp_path, dotenv=dotenv) == load_settings(settings_schema(), env={})

    def test_lets_an_empty_variable_hide_the_one_in_the_file(self, tmp_path: Path) -> None:
        """`OPENAI_API_KEY= command` runs without the key that .env has."""
        found = load(tmp_path, dotenv="OPENAI_API_KEY=sk-file", env={"OPENAI_API_KEY": ""})
        assert found.model.api_key is None

    def test_does_without_a_dotenv_file(self, tmp_path: Path) -> None:
        """A .env file need not exist."""
        assert load_settings(
            settings_schema(), env={}, dotenv=tmp_path / "none" / ".env"
        ) == load_settings(settings_schema(), env={})

    @pytest.mark.parametrize("text", ["", "# nothing\n", "interview:\n", "---\n", "\ufeff"])
    def test_takes_an_empty_file(self, tmp_path: Path, text: str) -> None:
        """A file in which everything is commented out changes nothing."""
        assert load(tmp_path, text) == load_settings(settings_schema(), env={})


class TestNames:
    def test_are_fixed_for_what_others_read_too(self, tmp_path: Path) -> None:
        """The well-known variables set what they name."""
        env = {
            "OPENAI_API_KEY": "sk-1",
            "OPENAI_BASE_URL": "http://localhost:11434/v1",
            "OPENAI_MODEL": "qwen3:4b",
            "DATABASE_URL": "sqlite+aiosqlite:////var/lib/x.db",
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_SIGNING_SECRET": "abc",
            "SLACK_API_URL": "http://127.0.0.1:3900/api/",
            "PORT": "8080",
            "DISCORD_TOKEN": "MTA",
            "DISCORD_API_URL": "http://localhost:1/api",
            "DISCORD_GATEWAY_URL": "ws://localhost:2/",
        }
        assert set(env) == set(settings_schema().fixed_names())
        found = load(tmp_path, env=env)
        for name, (section, key) in settings_schema().fixed_names().items():
            value = getattr(getattr(found, section), key)
            got = value.get_secret_value() if hasattr(value, "get_secret_value") else value
            expected = env[name].replace("+aiosqlite", "")
            assert str(got) == expected, name

    def test_are_made_from_section_and_key_for_the_rest(self, tmp_path: Path) -> None:
        """Lists, weights, truth values and null can be given in the environment as well."""
        env = {
            "INTERVIEWER_SLACK__MANAGERS": "U1, S2,",
            "INTERVIEWER_PROMPTS__QUESTION": "v1=3, v2=1",
            "INTERVIEWER_INTERVIEW__SENTIMENT": "false",
            "INTERVIEWER_DISCORD__SHARDS": "null",
            "INTERVIEWER_MODEL__TEMPERATURE": "0.5",
        }
        found = load(tmp_path, env=env)
        assert found.section(SlackSettings).managers == ("U1", "S2")
        assert found.prompts.question == {"v1": 3, "v2": 1}
        assert found.interview.sentiment is False
        assert found.section(DiscordSettings).shards is None
        assert found.model.temperature == 0.5

    def test_of_other_programs_are_let_be(self, tmp_path: Path) -> None:
        """Variables of other programs are no mistakes, not even in .env."""
        env = {"PATH": "/bin", "OPENAI_ORG_ID": "x"}
        found = load(tmp_path, dotenv="POSTGRES_PASSWORD=x\n", env=env)
        assert found == load_settings(settings_schema(), env={})

    def test_example_has_them_all(self) -> None:
        """.env.example lists every fixed name, empty, each under a comment."""
        lines = (DEFAULTS.parent / ".env.example").read_text("utf-8").splitlines()
        names = {line[:-1]: number for number, line in enumerate(lines) if line.endswith("=")}
        assert set(names) == {*settings_schema().fixed_names(), "INTERVIEWER_CONFIG"}
        assert all(lines[number - 1].startswith("# ") for number in names.values())
