"""Discord: its settings, and the platform made from them."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from adapters.chat.platform import Platform
from bot.app.platforms.part import PlatformPart, reveal
from config.settings import Settings
from config.sources.types import (
    GATEWAY,
    WEB,
    ZONE,
    Env,
    Gateway,
    Id,
    Secret,
    Section,
    Web,
    Whole,
    Zone,
    open_to_all,
)
from config.template_files import load_templates
from engine.dialogue.plan import Visibility


class DiscordSettings(Section):
    """Discord: how it is reached, who may see and invite. ``visibility`` public is CHANNEL."""

    api_url: Annotated[Web | None, Env("DISCORD_API_URL")] = Field(description=f"{WEB}, or null")
    gateway_url: Annotated[Gateway | None, Env("DISCORD_GATEWAY_URL")] = Field(
        description=f"{GATEWAY}, or null"
    )
    visibility: Annotated[Visibility, BeforeValidator(open_to_all)] = Field(
        description="private or public"
    )
    managers: tuple[Id, ...] = Field(description="a list of user ids")
    inviter_roles: tuple[Id, ...] = Field(description="a list of role ids or names")
    staff_channel: Id | None = Field(description="the id of a channel, or null")
    shards: Whole | None = Field(ge=1, le=1000)
    shard_ids: tuple[Annotated[Whole, Field(ge=0)], ...] = Field(
        description="a list of numbers from 0 on"
    )
    time_zone: Zone = Field(description=ZONE)
    token: Annotated[Secret | None, Env("DISCORD_TOKEN")] = None

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if self.shard_ids and not (self.shards and max(self.shard_ids) < self.shards):
            raise ValueError("shard_ids must be below shards, which must be a number then")
        return self

    def missing(self, *, listens: bool = True) -> tuple[str, ...]:
        """Names in the environment that must be set, whether the process listens or not."""
        del listens
        return () if self.token else ("DISCORD_TOKEN",)


def _create(settings: Settings) -> Platform:
    from adapters.discord.options import DiscordOptions
    from adapters.discord.platform import DiscordPlatform

    discord = settings.section(DiscordSettings)
    return DiscordPlatform(
        DiscordOptions(
            token=reveal(discord.token),
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


def _missing(settings: Settings, listens: bool) -> tuple[str, ...]:
    return settings.section(DiscordSettings).missing(listens=listens)


PART = PlatformPart(DiscordSettings, _create, _missing)
