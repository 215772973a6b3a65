"""The platforms that can be served, made from their settings."""

from collections.abc import Sequence

from adapters.chat.platform import Platform
from bot.app.platforms.registry import PLATFORMS, SERVED
from bot.app.platforms.terminal import own_installations
from config.settings import Settings
from engine.errors import BadConfig
from engine.ports.installation import Installations


def platforms_of(
    settings: Settings, names: Sequence[str], *, listens: bool = True
) -> list[Platform]:
    """The platforms by their names; raises BadConfig when one is unknown or lacks its secrets.

    Who only speaks needs no more than the bot's own token.
    """
    mistakes = [
        f"--platform: {n} is not one of {', '.join(SERVED)}" for n in names if n not in SERVED
    ]
    for name in names:
        missing = find_missing(settings, name, listens=listens) if name in SERVED else ()
        mistakes += [f"{variable} is not set; {name} needs it" for variable in missing]
    if mistakes or not names:
        raise BadConfig(mistakes="\n".join(mistakes) or f"--platform: name {' or '.join(SERVED)}")
    parts = (PLATFORMS[name].load() for name in dict.fromkeys(names))
    return [part.create(settings) for part in parts if part.create is not None]


def installations_of(platforms: Sequence[Platform]) -> Installations:
    """All that the process is installed in; a terminal's interviews are those of its machine."""
    return {
        **own_installations(),
        **{platform.name: platform.installation for platform in platforms},
    }


def check_configured(settings: Settings) -> list[str]:
    """The platforms on which things can be said."""
    return [name for name in SERVED if not find_missing(settings, name, listens=False)]


def find_missing(settings: Settings, name: str, *, listens: bool = True) -> tuple[str, ...]:
    """Names in the environment that must be set before a platform can be served."""
    return PLATFORMS[name].load().missing(settings, listens)
