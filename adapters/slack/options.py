"""What the Slack adapter needs to be told, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.plan import MOST_QUESTIONS, Visibility

SLACK_API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """How to reach Slack and what an operator decided about it.

    With an ``app_token`` the app listens over Socket Mode, without one over HTTP on ``port``; then
    ``signing_secret`` is needed. ``api_url`` is another one for GovSlack.

    ``managers`` are ids of users (U...) or user groups (S...) who get every report; an entry in
    ``template_managers`` replaces them for its template. ``inviters`` may invite others (ids of
    users or groups); empty means everybody. ``own`` is where an interview that somebody asks for
    themselves is held, ``invited`` where one that somebody was invited to is;
    ``template_visibility`` goes before both.

    All times are in seconds. ``store_within`` is how long a command or a click may take to be
    stored before the person is asked to try again; ``settle`` how long to wait before looking for
    a message that may have been posted; ``catch_up_pace`` the least time between two readings of
    threads; ``answer_within`` the time-out of one request to Slack.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    host: str = "0.0.0.0"  # noqa: S104 - a container is reached from outside
    port: int = 3000
    api_url: str = SLACK_API
    managers: tuple[str, ...] = ()
    template_managers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inviters: tuple[str, ...] = ()
    own: Visibility = Visibility.CHANNEL
    invited: Visibility = Visibility.PRIVATE
    template_visibility: Mapping[str, Visibility] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    questions: int = 5
    most_questions: int = MOST_QUESTIONS
    store_within: float = 1.0
    settle: float = 3.0
    catch_up_pace: float = 1.3
    answer_within: float = 20.0

    @property
    def socket_mode(self) -> bool:
        """Whether events come over a web socket that the app itself opens."""
        return bool(self.app_token)

    def managers_of(self, template: str | None) -> tuple[str, ...]:
        """Who gets the reports of interviews with this template (None: without one)."""
        return self.template_managers.get(template or "", self.managers)

    def visibility_of(self, template: str | None, *, alone: bool) -> Visibility:
        """Where to hold an interview; ``alone`` when somebody asks for their own."""
        usual = self.own if alone else self.invited
        return self.template_visibility.get(template or "", usual)
