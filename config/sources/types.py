"""What a setting can be: the kinds of values, with the words that say what is allowed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from engine.catalogue import gettext_noop
from engine.dialogue.plan import Visibility


@dataclass(frozen=True, slots=True)
class Env:
    """Metadata of a field: the fixed name that it has in the environment."""

    name: str


def _number(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a truth value is no number")
    return value


def _address(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in schemes or not parts.hostname or "@" in parts.netloc:
            raise ValueError("not such an address")
        if re.search(r"\s", value) or (parts.port or 1) < 1:
            raise ValueError("not such an address")
        return value

    return AfterValidator(check)


def database_address(value: str) -> str:
    """The address without the driver's name, which is the store's business."""
    match = re.fullmatch(r"sqlite(?:\+\w+)?:///(?P<file>[^?#\x00]+)", value.strip())
    if match is None:
        return _server_address(value.strip())
    if match["file"].startswith(":memory:") or match["file"].endswith("/"):
        raise ValueError("not such a database")
    return f"sqlite:///{match['file']}"


def _server_address(value: str) -> str:
    """One of PostgreSQL, which names a database; as it stands but for its scheme."""
    match = re.fullmatch(r"postgres(?:ql)?(?:\+\w+)?://(?P<rest>[!-~]+)", value)
    address = f"postgresql://{match['rest']}" if match else ""
    parts = urlsplit(address)
    host = parts.hostname or "host=" in parts.query
    if not host or len(parts.path) < 2 or parts.fragment or (parts.port or 1) < 1:
        raise ValueError("not such a database")
    return address


def _secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[!-~]+", value.get_secret_value()):
        raise ValueError("not such a secret")
    return value


def _weights(value: Mapping[str, int]) -> Mapping[str, int]:
    if not any(value.values()):
        raise ValueError("no weight")
    return value


def open_to_all(value: object) -> object:
    return Visibility.CHANNEL if value == "public" else None if value == "channel" else value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise ValueError("not such a time zone") from None
    return value


ZONE = gettext_noop("the name of a time zone such as Europe/Berlin")
WEB = gettext_noop("an http or https address without user name and password")
WEB_OR_NULL = gettext_noop("an http or https address without user name and password, or null")
DATABASE = gettext_noop(
    "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE, special characters as in %40"
)
GATEWAY_OR_NULL = gettext_noop("a ws or wss address without user name and password, or null")

Whole = Annotated[int, BeforeValidator(_number)]
Amount = Annotated[float, BeforeValidator(_number)]
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Id = Annotated[str, Field(coerce_numbers_to_str=True, min_length=1, max_length=100)]
Secret = Annotated[SecretStr, AfterValidator(_secret)]
Web = Annotated[str, _address("http", "https")]
Folder = Annotated[Web, AfterValidator(lambda address: address.rstrip("/") + "/")]
Gateway = Annotated[str, _address("ws", "wss")]
Weights = Annotated[
    Mapping[Id, Annotated[Whole, Field(ge=0, le=1000)]],
    AfterValidator(_weights),
    Field(
        description=gettext_noop("versions with whole weights from 0 to 1000, at least one above 0")
    ),
]
Zone = Annotated[Text, AfterValidator(_zone)]
Price = Annotated[Amount | None, Field(ge=0)]


class Section(BaseModel):
    """One group of settings: frozen, and nothing in it that nobody knows."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False
    )
