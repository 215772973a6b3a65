"""Draws the picture of a report in Slack in the README from a real interview.

    uv run --with pillow python -m tests.pictures.slack .github/slack-report.png

The blocks are those that Slack is sent; a page in Slack's look shows them in Debian's chromium, cut
with Pillow, neither of which the tests need. The answers are those of a file beside this one.
"""

import asyncio
import html
import importlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters.slack.outbound.blocks import RenderContext, render
from bot.cli.demo import read_answers
from config.question_bank import load_bank
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.steps import Audience, Report
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from engine.messages.texts import render_card
from prompts.library import Library
from tests.fakes.talk import held

TOPIC = "moving a billing service to events"
ANSWERS = Path(__file__).parent / "answers.txt"
BROWSER = ("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu")
WIDTH, TALLEST = 720, 2_400
STYLE = """
body { margin: 0; padding: 16px 20px; width: 640px; background: #fff; color: #1d1c1d;
       font: 15px/1.47 Lato, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
h1 { font-size: 18px; margin: 0 0 4px; } p, ul { margin: 4px 0; white-space: pre-wrap; }
ul { padding-left: 24px; } a { color: #1264a3; text-decoration: none; }
small { color: #616061; font-size: 12px; display: block; margin: 8px 0; }
button { font: bold 13px sans-serif; background: #fff; border: 1px solid #bbb;
         border-radius: 4px; padding: 5px 10px; margin: 6px 6px 0 0; }
.who { font-weight: 900; margin-bottom: 4px; }
.app { font-size: 10px; background: #ddd; border-radius: 2px; padding: 0 3px; color: #616061; }
"""


async def drawn(picture: Path) -> None:
    """Hold the interview and take a picture of what the manager got."""
    bank = load_bank()
    model = OfflineModel(bank)
    writer = Interviewer(model, model, Library.load(), bank)
    plan = Plan(questions=3, pace=Timing(quiet=timedelta()))
    photograph(await held(writer, read_answers(ANSWERS), TOPIC, plan), picture)


def photograph(interview: Interview, picture: Path) -> None:
    """Write the picture of the report about an interview."""
    looks = RenderContext(interview.id, link="https://lab.slack.com/{}".format)
    messages = render(render_card(interview, Report(Audience.MANAGER)), looks)
    body = "".join(markup for message in messages for markup in map(_block, message.blocks))
    page = (
        f"<meta charset=utf-8><style>{STYLE}</style>"
        f'<div class="who">Interviewer <span class="app">APP</span></div>{body}'
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        size = f"--window-size={WIDTH},{TALLEST}"
        shot = f"--screenshot={picture.resolve()}"
        subprocess.run((*BROWSER, size, shot, file.as_uri()), check=True, stderr=subprocess.DEVNULL)
    _cropped(picture)


def _block(block: Any) -> str:
    match block["type"]:
        case "header":
            return f"<h1>{html.escape(block['text']['text'])}</h1>"
        case "context":
            return "".join(f"<small>{html.escape(e['text'])}</small>" for e in block["elements"])
        case "actions":
            labels = (html.escape(e["text"]["text"]) for e in block["elements"])
            return "".join(f"<button>{label}</button>" for label in labels)
    return "".join(_rich(block["elements"]))


def _rich(elements: list[Any]) -> Iterator[str]:
    for element in elements:
        if element["type"] == "rich_text_list":
            yield f"<ul>{''.join(f'<li>{_runs(e)}</li>' for e in element['elements'])}</ul>"
        else:
            yield f"<p>{_runs(element)}</p>"


def _runs(section: Any) -> str:
    return "".join(_run(run) for run in section["elements"])


def _run(run: Any) -> str:
    text = html.escape(run.get("text", ""))
    if run["type"] == "link":
        return f'<a href="#">{text}</a>'
    for style, tag in (("bold", "b"), ("italic", "i")):
        if run.get("style", {}).get(style):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _cropped(picture: Path) -> None:
    """Cut off the white below the last line."""
    library: Any = importlib.import_module("PIL.Image")
    with library.open(picture) as page:
        image = page.convert("L").point(lambda value: 255 * (value < 250))
        bottom = image.getbbox()[3]
        page.crop((0, 0, WIDTH, bottom + 16)).save(picture)


if __name__ == "__main__":
    asyncio.run(drawn(Path(sys.argv[1])))
