"""The adapter's own parts, made once and shared by those who listen and those who speak."""

import asyncio
from dataclasses import dataclass

from adapters.chat.background import Errands
from adapters.chat.connection_health import Pulse
from adapters.discord.options import DiscordOptions
from adapters.discord.outbound.delivery import Delivery
from adapters.discord.outbound.ephemeral import Whispers
from adapters.discord.outbound.typing_indicator import TypingSign
from adapters.discord.rest_api.current_client import Wire
from adapters.discord.rest_api.members import People
from engine.ports.installation import Installation


@dataclass(frozen=True, slots=True)
class Kit:
    """What the parts of the adapter need of each other; ``ready`` is set while connected."""

    options: DiscordOptions
    wire: Wire
    people: People
    delivery: Delivery
    whispers: Whispers
    sign: TypingSign
    errands: Errands
    ready: asyncio.Event
    pulse: Pulse
    installation: Installation


def kit(options: DiscordOptions) -> Kit:
    """All parts for these options; nothing is connected yet."""
    wire = Wire()
    people, delivery = People(wire), Delivery(wire, options.settle)
    whispers = Whispers(wire, people, delivery)
    errands, ready, pulse = Errands(), asyncio.Event(), Pulse()
    sign = TypingSign(wire, options.thinking_after)
    return Kit(
        options, wire, people, delivery, whispers, sign, errands, ready, pulse, Installation()
    )
