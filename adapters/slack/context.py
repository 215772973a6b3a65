"""The adapter's own parts, made once and shared by those who listen and those who speak."""

from dataclasses import dataclass

from adapters.chat.background import BackgroundTasks
from adapters.chat.connection_health import ConnectionHealth
from adapters.slack.chat.chat import SlackChat
from adapters.slack.options import SlackOptions
from adapters.slack.outbound.delivery import Delivery
from adapters.slack.outbound.ephemeral import EphemeralMessages
from adapters.slack.web_api.client import SlackApi
from adapters.slack.web_api.snippets import Snippets
from adapters.slack.web_api.users import UserDirectory
from engine.ports.installation import Installation


@dataclass(frozen=True, slots=True)
class SlackContext:
    """What the parts of the adapter need of each other."""

    options: SlackOptions
    api: SlackApi
    people: UserDirectory
    snippets: Snippets
    ephemeral: EphemeralMessages
    chat: SlackChat
    tasks: BackgroundTasks
    health: ConnectionHealth
    installation: Installation


def build_context(options: SlackOptions) -> SlackContext:
    """All parts for these options; nothing is connected yet."""
    api = SlackApi(options)
    people = UserDirectory(api)
    delivery = Delivery(api, options.read_after_write_delay)
    whispers = EphemeralMessages(api, delivery)
    chat = SlackChat(api, people, delivery, whispers, options.thinking_after)
    snippets, errands = Snippets(api, options), BackgroundTasks()
    return SlackContext(
        options, api, people, snippets, whispers, chat, errands, ConnectionHealth(), Installation()
    )
