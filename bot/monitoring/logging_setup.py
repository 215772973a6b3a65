"""Structured logs: a line an event, as text or as JSON, without what people wrote."""

import json
import logging
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from engine.runtime.log_context import current_log_context

QUIET = (
    "openai",
    "httpx2",
    "alembic",
    "procrastinate",
)
"""Libraries that log bodies of messages at INFO and below: heard from WARNING on."""


def add_log_context(record: logging.LogRecord) -> bool:
    """A filter that lets everything pass, marked with the interview and the thread it is about."""
    about = current_log_context()
    record.interview = about.interview if about else ""
    record.thread_key = about.thread if about else ""
    record.about = f" [{about.interview} {about.thread}]".replace(" ]", "]") if about else ""
    return True


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message; and interview and thread, if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "time": moment,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        about = {"interview": record.__dict__["interview"], "thread": record.__dict__["thread_key"]}
        line |= {name: value for name, value in about.items() if value}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up_logging(level: str, form: str, quiet: Iterable[str] = ()) -> None:
    """Log to standard error from ``level`` on; ``quiet`` are more libraries like ``QUIET``."""
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s:%(about)s %(message)s")
    handler.addFilter(add_log_context)
    handler.setFormatter(JsonLines() if form == "json" else text)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in (*QUIET, *quiet):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
    # It complains of every connection that breaks, with the server's own words.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
