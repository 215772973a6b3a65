"""The adapter's own parts, made once and shared by those who listen and those who speak."""

import asyncio
from dataclasses import dataclass

from adapters.chat.background import BackgroundTasks
from adapters.chat.connection_health import ConnectionHealth
from adapters.discord.options import DiscordOptions
from adapters.discord.outbound.delivery import Delivery
from adapters.discord.outbound.ephemeral import EphemeralMessages
from adapters.discord.outbound.typing_indicator import TypingSign
from adapters.discord.rest_api.current_client import CurrentClient
from adapters.discord.rest_api.members import MemberDirectory
from engine.ports.installation import Installation


@dataclass(frozen=True, slots=True)
class DiscordContext:
    """What the parts of the adapter need of each other; ``ready`` is set while connected."""

    options: DiscordOptions
    current_client: CurrentClient
    people: MemberDirectory
    delivery: Delivery
    ephemeral: EphemeralMessages
    sign: TypingSign
    tasks: BackgroundTasks
    ready: asyncio.Event
    health: ConnectionHealth
    installation: Installation


def build_context(options: DiscordOptions) -> DiscordContext:
    """All parts for these options; nothing is connected yet."""
    wire = CurrentClient()
    people, delivery = MemberDirectory(wire), Delivery(wire, options.read_after_write_delay)
    whispers = EphemeralMessages(wire, people, delivery)
    errands, ready, pulse = BackgroundTasks(), asyncio.Event(), ConnectionHealth()
    sign = TypingSign(wire, options.thinking_after)
    return DiscordContext(
        options, wire, people, delivery, whispers, sign, errands, ready, pulse, Installation()
    )
