"""The adapter's own parts, made once and shared by those who listen and those who speak."""

from dataclasses import dataclass

from adapters.chat.background import Errands
from adapters.chat.connection_health import Pulse
from adapters.slack.chat.chat import SlackChat
from adapters.slack.options import SlackOptions
from adapters.slack.outbound.delivery import Delivery
from adapters.slack.outbound.ephemeral import Whispers
from adapters.slack.web_api.client import SlackApi
from adapters.slack.web_api.snippets import Snippets
from adapters.slack.web_api.users import People
from engine.ports.installation import Installation


@dataclass(frozen=True, slots=True)
class Kit:
    """What the parts of the adapter need of each other."""

    options: SlackOptions
    api: SlackApi
    people: People
    snippets: Snippets
    whispers: Whispers
    chat: SlackChat
    errands: Errands
    pulse: Pulse
    installation: Installation


def kit(options: SlackOptions) -> Kit:
    """All parts for these options; nothing is connected yet."""
    api = SlackApi(options)
    people = People(api)
    delivery = Delivery(api, options.settle)
    whispers = Whispers(api, delivery)
    chat = SlackChat(api, people, delivery, whispers, options.thinking_after)
    snippets, errands = Snippets(api, options), Errands()
    return Kit(options, api, people, snippets, whispers, chat, errands, Pulse(), Installation())
