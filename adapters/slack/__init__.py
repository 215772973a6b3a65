"""Slack: Block Kit, Socket Mode or HTTP, threads in channels or in the app's messages."""
