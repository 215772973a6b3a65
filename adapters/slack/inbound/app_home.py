"""The App Home: everybody's own interviews and those whose reports they get."""

import logging
from collections.abc import Iterator
from typing import Any

from adapters.chat.interview_list import MOST_LISTED, Listed, Row, list_for_person
from adapters.slack.context import SlackContext
from adapters.slack.outbound.blocks import RenderContext, actions, blocks
from adapters.slack.outbound.limits import MOST_BLOCKS, MOST_VIEW_BLOCKS, Block, view_problems
from adapters.slack.web_api.client import SlackFailure
from adapters.slack.web_api.timestamps import is_direct, permalink
from engine.api.interviews import InterviewApi
from engine.api.permissions import Actor
from engine.errors import TooFast
from engine.messages.card import Card, Item, Section, Source

log = logging.getLogger(__name__)

INTRODUCTION = Card(
    title="Interviews",
    sections=(Section("", text="Type /interview and a topic in any channel to start one."),),
)


def view(found: Listed, url: str, person: str) -> dict[str, Any]:
    """The App Home as Slack takes it: at most 100 blocks, the newest interviews first. Pure."""
    made = [*blocks(INTRODUCTION, RenderContext())]
    for heading, rows in (("Yours", found.own), ("Of others", found.others)):
        if rows:
            made += blocks(Card(title=heading), RenderContext())
            made += [block for row in rows for block in _row(row, url, person)]
    return {"type": "home", "blocks": made[:MOST_VIEW_BLOCKS]}


def own_rows(found: Listed, url: str, person: str) -> list[Block]:
    """Somebody's own interviews with their buttons, as many as a message may hold. Pure."""
    rows = [list(_row(row, url, person)) for row in found.own]
    return [block for row in rows for block in row][:MOST_BLOCKS]


def _row(row: Row, url: str, person: str) -> Iterator[Block]:
    line = row.line
    seen = line.thread is not None and (
        not is_direct(line.thread.channel) or line.candidate_id == person
    )
    source = Source("", 0, line.thread.thread) if line.thread and seen else None
    thread = line.thread
    looks = RenderContext(line.id, link=lambda _: permalink(url, thread) if thread else "")
    yield from blocks(Card(sections=(Section("", (Item(row.text, source),)),)), looks)
    if row.buttons:
        yield actions(row.buttons, looks)


class Home:
    """Publishes App Homes."""

    def __init__(self, reception: InterviewApi, kit: SlackContext) -> None:
        self._reception = reception
        self._kit = kit

    async def show(self, user: str) -> None:
        """Bring somebody's App Home up to date; fails softly. Not for who asks too often."""
        me = await self._kit.api.identity()
        try:
            made = view(await self.list_interviews(user), me.url, user)
        except TooFast:
            return
        problems = view_problems(made)
        if problems:
            log.error("an App Home would be refused: %s", "; ".join(problems))
            return
        try:
            await self._kit.api.call(lambda client: client.views_publish(user_id=user, view=made))
        except SlackFailure as fault:
            log.info("views.publish: %s", fault)

    async def own(self, user: str) -> list[Block]:
        """Somebody's own interviews, with what they can do about them."""
        me = await self._kit.api.identity()
        return own_rows(await self.list_interviews(user), me.url, user)

    async def list_interviews(self, user: str, most: int = MOST_LISTED) -> Listed:
        """The interviews that somebody may see, those of their user groups included."""
        team = (await self._kit.api.identity()).team
        known = [m for m in self._kit.options.managers if m.startswith("S")]
        groups = await self._kit.people.groups_of(user, known)
        return list_for_person(
            await self._reception.list_interviews(Actor(user, (team,), groups)), user, most
        )
