"""Slack: its settings, and the platform made from them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from adapters.chat.platform import Platform
from bot.app.platforms.part import PlatformPart, reveal
from config.settings import Settings
from config.sources.types import WEB, Env, Folder, Id, Secret, Section, Whole
from config.template_files import load_templates
from engine.dialogue.plan import Visibility


class SlackSettings(Section):
    """Slack: how it is reached, who may see and invite."""

    mode: Literal["auto", "socket", "http"]
    port: Annotated[Whole, Env("PORT")] = Field(ge=0, le=65535)
    api_url: Annotated[Folder, Env("SLACK_API_URL")] = Field(description=WEB)
    visibility: Visibility
    visibility_invited: Visibility
    managers: tuple[Id, ...] = Field(description="a list of user ids and user group ids")
    allowed_inviters: tuple[Id, ...] = Field(description="a list of user ids and user group ids")
    bot_token: Annotated[Secret | None, Env("SLACK_BOT_TOKEN")] = None
    app_token: Annotated[Secret | None, Env("SLACK_APP_TOKEN")] = None
    signing_secret: Annotated[Secret | None, Env("SLACK_SIGNING_SECRET")] = None

    @property
    def transport(self) -> Literal["socket", "http"]:
        """How Slack reaches the bot, with ``auto`` resolved from the secrets at hand."""
        if self.mode != "auto":
            return self.mode
        return "http" if self.signing_secret and not self.app_token else "socket"

    def missing(self, *, listens: bool = True) -> tuple[str, ...]:
        """Names in the environment that must be set; who only posts needs the bot's token alone."""
        second = (
            ("SLACK_APP_TOKEN", self.app_token)
            if self.transport == "socket"
            else ("SLACK_SIGNING_SECRET", self.signing_secret)
        )
        first = ("SLACK_BOT_TOKEN", self.bot_token)
        needed = (first, second) if listens else (first,)
        return tuple(name for name, secret in needed if secret is None)

    @model_validator(mode="after")
    def _tokens(self) -> Self:
        bot, app = (
            secret.get_secret_value() if secret else ""
            for secret in (self.bot_token, self.app_token)
        )
        if bot.startswith("xapp-") or app.startswith(("xoxb-", "xoxp-")):
            raise ValueError(
                "SLACK_BOT_TOKEN is the one that begins with xoxb-, "
                "SLACK_APP_TOKEN the one with xapp-; they seem to be exchanged"
            )
        return self


def _create(settings: Settings) -> Platform:
    from adapters.slack.options import SlackOptions
    from adapters.slack.platform import SlackPlatform

    slack = settings.section(SlackSettings)
    return SlackPlatform(
        SlackOptions(
            bot_token=reveal(slack.bot_token),
            app_token=reveal(slack.app_token),
            signing_secret=reveal(slack.signing_secret),
            transport=slack.transport,
            port=slack.port,
            api_url=slack.api_url,
            visibility=slack.visibility,
            visibility_invited=slack.visibility_invited,
            managers=slack.managers,
            allowed_inviters=slack.allowed_inviters,
            templates=tuple(load_templates(settings.interview.template_folders)),
            silence_timeout=settings.health.silence_seconds,
        )
    )


def _missing(settings: Settings, listens: bool) -> tuple[str, ...]:
    return settings.section(SlackSettings).missing(listens=listens)


PART = PlatformPart(SlackSettings, _create, _missing)
