"""Reading what is stored: the list of interviews, and one of them as a file."""

import json
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.store import open_store
from bot.app.compose import settings_of
from bot.cli.export import as_json, as_markdown
from engine.catalogue import gettext
from engine.text import clean


async def export_command(config: Path | None, interview_id: str, form: str) -> int:
    """Print one interview as Markdown or JSON; raises InterviewNotFound."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        interview = await store.get(interview_id)
    finally:
        await store.close()
    whole = form == "json"
    text = json.dumps(as_json(interview), ensure_ascii=False) if whole else as_markdown(interview)
    sys.stdout.write(text.rstrip("\n") + "\n")
    return 0


async def list_command(config: Path | None, most: int) -> int:
    """Print the newest interviews, a line each."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        lines = await store.list_interviews(most=most)
    finally:
        await store.close()
    headings = (gettext("id"), gettext("status"), gettext("answered"), gettext("created"))
    table = Table(*headings, gettext("topic"), box=None, pad_edge=False)
    for line in lines:
        answered = gettext("{done} of {total}", done=line.answered, total=line.questions)
        moment = f"{line.created_at:%Y-%m-%d %H:%M}"
        topic = Text(clean(line.topic), overflow="ellipsis", no_wrap=True)
        table.add_row(line.id, str(line.status), answered, moment, topic)
    none = gettext("There are no interviews yet. Try `run_bot.py demo`.")
    Console().print(table if lines else none)
    return 0
