"""Slack: Block Kit, Socket Mode or HTTP, threads in channels or in the app's messages."""

from adapters.slack.app import SlackPlatform
from adapters.slack.options import SlackOptions

__all__ = ["SlackOptions", "SlackPlatform"]
