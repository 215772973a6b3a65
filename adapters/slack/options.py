"""What the Slack adapter needs to be told, as plain values."""

from dataclasses import dataclass, field
from typing import Literal

from engine.dialogue.plan import MOST_QUESTIONS, Visibility

SLACK_API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """How to reach Slack and what an operator decided about it.

    ``transport`` is ``socket`` (needs ``app_token``) or ``http`` (listens on ``host`` and
    ``port``, needs ``signing_secret``). ``api_url`` is another one for GovSlack.

    ``managers`` are ids of users (U...) or user groups (S...) who get the reports when neither the
    command nor the template names anybody. ``allowed_inviters`` may invite others; empty is
    everybody. ``visibility`` is where an interview that somebody asks for themselves is held,
    ``visibility_invited`` where one that somebody was invited to is; a template goes before both.
    ``templates`` are the names that the form offers.

    All times are in seconds. ``ack_deadline`` is how long a command or a click may take to be
    stored before the person is asked to try again; ``read_after_write_delay`` how long to wait
    before looking for a message that may have been posted; ``catch_up_pace`` the least time between
    two readings of threads (Slack allows about 50 a minute); ``request_timeout`` the time-out of
    one request; ``silence_timeout`` how long the socket may give no sign of life before it is made
    anew; ``thinking_after`` how long thinking may take before a sign says so.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    transport: Literal["socket", "http"] = "socket"
    host: str = "0.0.0.0"  # noqa: S104 - a container is reached from outside
    port: int = 3000
    api_url: str = SLACK_API
    visibility: Visibility = Visibility.CHANNEL
    visibility_invited: Visibility = Visibility.PRIVATE
    managers: tuple[str, ...] = ()
    allowed_inviters: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    most_questions: int = MOST_QUESTIONS
    ack_deadline: float = 1.0
    read_after_write_delay: float = 3.0
    catch_up_pace: float = 1.3
    request_timeout: float = 20.0
    silence_timeout: float = 60.0
    thinking_after: float = 0.5
