"""Draws the picture of a report in Discord in adapters/discord/README.md from a real interview.

    uv run --with "simcord[screenshot]==3.2.1" python -m tests.pictures.discord \
        .github/discord-report.png

It is drawn by simcord's preview in Debian's chromium, neither of which the tests need. The
answers are those of a file beside this one; everything else is the program at work.
"""

import asyncio
import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import discord

from adapters.discord.outbound.requests import COLOUR
from bot.cli.demo import read_answers
from config.question_bank import load_bank
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from prompts.library import Library
from tests.adapters.discord.lab import Lab

ANSWERS = Path(__file__).parent / "answers.txt"
BROWSER = ("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu")
SIZE = "760,2000"
HEADER, SIDE, NAME, EDGE = 140, 700, 92, 10
STRIPE = 74
"""Pixels: the page's header, the width, name and first lines above the embed, air, its edge."""
WITHIN_MS = 8_000


async def drawn(picture: Path) -> None:
    """Hold the interview and take a picture of what the manager got."""
    bank = load_bank()
    model = OfflineModel(bank)
    async with Lab(writer=Interviewer(model, model, Library.load(), bank)).open() as lab:
        with lab.env.time_context():
            lab.env.backend.bot_user.name = "Interviewer"
            rights = discord.Permissions(manage_threads=True)
            role = lab.guild.create_role("moderators", permissions=rights)
            lab.env.backend.add_member_role(lab.guild.id, lab.mallory.id, role.id)
            await lab.begun(questions=3)
            for text in read_answers(ANSWERS):
                await lab.say(lab.alice, text)
                await lab.later(60)
            user = lab.mallory.user
            async with lab.env.preview(user.dm_channel, viewers=[user]) as preview:
                await _photographed(preview.url, picture)


async def _photographed(url: str, picture: Path) -> None:
    command = (
        *BROWSER,
        f"--window-size={SIZE}",
        f"--virtual-time-budget={WITHIN_MS}",
        f"--screenshot={picture.resolve()}",
        url,
    )
    browser = await asyncio.create_subprocess_exec(*command, stderr=subprocess.DEVNULL)
    assert await browser.wait() == 0
    _cropped(picture)


def _cropped(picture: Path) -> None:
    """Cut the embed out of the preview's page: it ends where its coloured edge does."""
    image: Any = importlib.import_module("PIL.Image")  # it comes with simcord's extra
    with image.open(picture) as page:
        message = page.convert("RGB").crop((0, HEADER, SIDE, page.height))
    edge = [y for y in range(message.height) if message.getpixel((STRIPE, y)) == COLOUR.to_rgb()]
    message.crop((0, edge[0] - NAME, SIDE, edge[-1] + EDGE)).save(picture)


if __name__ == "__main__":
    asyncio.run(drawn(Path(sys.argv[1])))
