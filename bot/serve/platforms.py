"""The platforms that can be served, made from their settings."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from pydantic import SecretStr

from adapters.chat.connection_health import ConnectionHealth
from adapters.console.chat import PLATFORM, WORKSPACE
from config.settings import Settings
from config.template_files import load_templates
from engine.api.interviews import InterviewApi
from engine.errors import BadConfig
from engine.ports.chat import Chat
from engine.ports.installation import Installation, Installations


class Platform(Protocol):
    """A place where people talk: a chat to post to, and something that listens."""

    @property
    def name(self) -> str:
        """What an interview's place calls it."""
        ...

    @property
    def chat(self) -> Chat:
        """How things are said there."""
        ...

    @property
    def pulse(self) -> ConnectionHealth:
        """Whether it is connected, and when something last came from there."""
        ...

    @property
    def installation(self) -> Installation:
        """The workspaces whose token it holds, once the platform has told them."""
        ...

    def speaking(self) -> AbstractAsyncContextManager[None]:
        """Say things there for as long as this lasts, without listening."""
        ...

    async def serve(self, reception: InterviewApi) -> None:
        """Connect, catch up, and pass on what people do until cancelled."""
        ...


def platforms_of(
    settings: Settings, names: Sequence[str], *, listens: bool = True
) -> list[Platform]:
    """The platforms by their names; raises BadConfig when one is unknown or lacks its secrets.

    Who only speaks needs no more than the bot's own token.
    """
    makers: Mapping[str, Callable[[Settings], Platform]] = {"slack": _slack, "discord": _discord}
    mistakes = [
        f"--platform: {n} is not one of {', '.join(makers)}" for n in names if n not in makers
    ]
    for name in names:
        missing = _missing(settings, listens=listens).get(name, ())
        mistakes += [f"{variable} is not set; {name} needs it" for variable in missing]
    if mistakes or not names:
        raise BadConfig(mistakes="\n".join(mistakes) or "--platform: name slack or discord")
    return [makers[name](settings) for name in dict.fromkeys(names)]


def installations_of(platforms: Sequence[Platform]) -> Installations:
    """All that the process is installed in; a terminal's interviews are those of its machine."""
    terminal = {PLATFORM: Installation((WORKSPACE,))}
    return {**terminal, **{platform.name: platform.installation for platform in platforms}}


def check_configured(settings: Settings) -> list[str]:
    """The platforms on which things can be said."""
    return [name for name, missing in _missing(settings, listens=False).items() if not missing]


def _missing(settings: Settings, *, listens: bool) -> Mapping[str, Sequence[str]]:
    """What lacks, by platform."""
    slack = settings.slack.missing
    if not listens:
        slack = () if settings.slack.bot_token else ("SLACK_BOT_TOKEN",)
    return {"slack": slack, "discord": settings.discord.missing}


def _slack(settings: Settings) -> Platform:
    from adapters.slack.options import SlackOptions
    from adapters.slack.platform import SlackPlatform

    slack = settings.slack
    return SlackPlatform(
        SlackOptions(
            bot_token=_log_platforms(slack.bot_token),
            app_token=_log_platforms(slack.app_token),
            signing_secret=_log_platforms(slack.signing_secret),
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


def _discord(settings: Settings) -> Platform:
    from adapters.discord.options import DiscordOptions
    from adapters.discord.platform import DiscordPlatform

    discord = settings.discord
    return DiscordPlatform(
        DiscordOptions(
            token=_log_platforms(discord.token),
            api_url=discord.api_url,
            gateway_url=discord.gateway_url,
            visibility=discord.visibility,
            managers=discord.managers,
            inviter_roles=discord.inviter_roles,
            staff_channel=discord.staff_channel,
            shards=discord.shards,
            shard_ids=discord.shard_ids,
            time_zone=discord.time_zone,
            templates=tuple(load_templates(settings.interview.template_folders)),
            silence_timeout=settings.health.silence_seconds,
        )
    )


def _log_platforms(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
