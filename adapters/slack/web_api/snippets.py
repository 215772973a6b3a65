"""Text snippets that people answer with; everything else that is shared cannot be read."""

import logging
from urllib.parse import urlsplit

import aiohttp

from adapters.slack.options import SlackOptions
from adapters.slack.web_api.client import SlackApi
from adapters.slack.web_api.events import File

log = logging.getLogger(__name__)

LARGEST = 100_000
WITHIN = 2.0
HOSTS = ("slack.com", "slack-edge.com", "slack-files.com", "slack-gov.com")


class Snippets:
    """Reads text files that were shared in a conversation with the app."""

    def __init__(self, api: SlackApi, options: SlackOptions) -> None:
        self._api = api
        self._options = options

    async def text(self, file: File) -> str | None:
        """The words in a file, None when it is no text or cannot be had within two seconds."""
        readable = file.mode == "snippet" or file.mimetype.startswith("text/")
        if not readable or file.size > LARGEST or not self._is_slack_address(file.url):
            return None
        headers = {"Authorization": f"Bearer {self._options.bot_token}"}
        limit = aiohttp.ClientTimeout(total=WITHIN)
        try:
            async with (
                self._api.session() as session,
                session.get(
                    file.url, headers=headers, timeout=limit, allow_redirects=False
                ) as answer,
            ):
                if answer.status != 200 or answer.content_type == "text/html":
                    return None
                content = (await answer.read())[:LARGEST]
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("a snippet could not be read: %s", type(error).__name__)
            return None
        return content.decode("utf-8", "replace")

    def _is_slack_address(self, url: str) -> bool:
        """Whether the address is Slack's: nobody else is shown the token."""
        parts, api = urlsplit(url), urlsplit(self._options.api_url)
        host = parts.hostname or ""
        if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
            return True
        known = any(host == name or host.endswith(f".{name}") for name in HOSTS)
        return parts.scheme == "https" and known
