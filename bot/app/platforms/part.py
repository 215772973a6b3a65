"""What the program needs to know of a platform."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import SecretStr

from adapters.chat.platform import Platform
from config.settings import Settings
from config.sources.types import Section


@dataclass(frozen=True, slots=True)
class PlatformPart:
    """A platform's settings class and factory; without ``create`` it is not served.

    ``missing`` names what must be set in the environment before the platform can be made, for a
    process that listens (True) or only posts (False).
    """

    settings: type[Section]
    create: Callable[[Settings], Platform] | None = None
    missing: Callable[[Settings, bool], tuple[str, ...]] = lambda settings, listens: ()  # noqa: ARG005


def reveal(secret: SecretStr | None) -> str:
    """The text of a secret, empty without one."""
    return secret.get_secret_value() if secret else ""
