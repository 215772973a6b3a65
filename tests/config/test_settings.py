"""What follows from the settings: transports, visibility, what is missing."""

from pathlib import Path

import pytest

from bot.app.platforms.discord import DiscordSettings
from bot.app.platforms.slack import SlackSettings
from engine.dialogue.plan import Visibility
from engine.errors import BadConfig
from tests.config.loading import load


class TestTransport:
    @pytest.mark.parametrize(
        ("env", "transport", "missing"),
        [
            ({}, "socket", ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")),
            ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, "socket", ()),
            ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}, "http", ()),
            (
                {"SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "s"},
                "socket",
                ("SLACK_BOT_TOKEN",),
            ),
            (
                {"INTERVIEWER_SLACK__MODE": "http"},
                "http",
                ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
            ),
        ],
    )
    def test_follows_from_the_secrets(
        self, tmp_path: Path, env: dict[str, str], transport: str, missing: tuple[str, ...]
    ) -> None:
        """With a signing secret alone Slack comes by HTTP, else by socket; what lacks is named."""
        slack = load(tmp_path, env=env).section(SlackSettings)
        assert slack.transport == transport
        assert slack.missing() == missing

    def test_of_discord_needs_a_token(self, tmp_path: Path) -> None:
        """Discord needs its token and nothing else."""
        assert load(tmp_path).section(DiscordSettings).missing() == ("DISCORD_TOKEN",)
        assert load(tmp_path, env={"DISCORD_TOKEN": "x"}).section(DiscordSettings).missing() == ()

    def test_of_the_model_needs_a_key_or_an_address(self, tmp_path: Path) -> None:
        """A key or an address of its own switches the language model on."""
        assert load(tmp_path, env={"OPENAI_API_KEY": "x"}).model.is_configured
        assert load(tmp_path, env={"OPENAI_BASE_URL": "http://localhost:1/v1"}).model.is_configured
        assert not load(tmp_path, env={"OPENAI_MODEL": "x"}).model.is_configured

    def test_of_discord_can_be_public(self, tmp_path: Path) -> None:
        """Discord's word for a thread that all can see is public; ids may be bare numbers."""
        text = "discord: {visibility: public, staff_channel: 123456789012345678}"
        discord = load(tmp_path, text).section(DiscordSettings)
        assert discord.visibility is Visibility.CHANNEL
        assert discord.staff_channel == "123456789012345678"

    def test_of_slack_ends_its_address_with_a_slash(self, tmp_path: Path) -> None:
        """Slack's client appends method names to the address, with or without a slash given."""
        for given in ("https://slack-gov.com/api", "https://slack-gov.com/api/"):
            slack = load(tmp_path, env={"SLACK_API_URL": given}).section(SlackSettings)
            assert slack.api_url == "https://slack-gov.com/api/"

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("postgres://u:p%40w@db:5433/x", "postgresql://u:p%40w@db:5433/x"),
            ("postgresql+psycopg://u@db/x?sslmode=require", "postgresql://u@db/x?sslmode=require"),
            ("postgresql:///x?host=/run/postgresql", "postgresql:///x?host=/run/postgresql"),
        ],
    )
    def test_of_the_store_can_name_a_server(self, tmp_path: Path, given: str, kept: str) -> None:
        """The address of a PostgreSQL database is kept but for its driver, and never shown."""
        found = load(tmp_path, env={"DATABASE_URL": given})
        assert found.store.database_url == kept
        assert "u:p" not in f"{found!r} {found} {found.model_dump_json()} {found.model_dump()}"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "''"])
def test_a_time_zone_must_be_known(tmp_path: Path, zone: str) -> None:
    """What no database of time zones holds is refused, with an example of what is meant."""
    with pytest.raises(BadConfig, match="such as Europe/Berlin"):
        load(tmp_path, f"discord: {{time_zone: {zone}}}")


class TestLimits:
    def test_can_be_taken_away(self, tmp_path: Path) -> None:
        """Null is no limit, from a file and from the environment."""
        env = {"INTERVIEWER_LIMITS__PER_INVITER": "null"}
        limits = load(tmp_path, "limits: {in_all: null}", env=env).limits
        assert (limits.per_inviter, limits.in_all) == (None, None)

    def test_in_money_need_prices(self, tmp_path: Path) -> None:
        """Without prices no cost is known, and a budget of cost would never be reached."""
        with pytest.raises(BadConfig, match=r"cost_per_day needs model\.input_price"):
            load(tmp_path, "limits: {cost_per_day: 5}")
        prices = "model: {input_price: 1, output_price: 4}"
        assert load(tmp_path, f"limits: {{cost_per_day: 5}}\n{prices}").limits.cost_per_day == 5
