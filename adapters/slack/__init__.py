"""Slack: Block Kit, Socket Mode or HTTP, threads in channels or in the app's messages."""

from adapters.slack.options import SlackOptions
from adapters.slack.platform import SlackPlatform

__all__ = ["SlackOptions", "SlackPlatform"]
