"""Deleting what was kept long enough: daily in the running program, or by a command of its own."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from adapters.store import open_store
from bot.clock import SystemClock
from bot.parts import settings_of
from config.settings import Settings
from engine import events as ev
from engine.errors import InterviewError
from engine.flow import advance
from engine.listing import Kept
from engine.ports import Clock, Store
from engine.retention import TOGETHER, Pass

log = logging.getLogger(__name__)

EVERY = 24 * 3600.0
SOON = 3600.0
PURGE_EVERY = 60.0
STILL_THERE = (
    "The text is still in the database's files because another program reads them. "
    "The bot removes it within a minute after that, or at its next start."
)
CHATS = frozenset({"slack", "discord"})
"""Platforms on which messages can be removed; what a terminal has shown is its owner's."""


def pass_of(store: Store, clock: Clock, settings: Settings) -> Pass:
    """A round of retention as the settings want it."""
    return Pass(store, clock, CHATS if settings.retention.unsay else frozenset())


async def tidy(store: Store, clock: Clock, settings: Settings) -> None:
    """Delete what is due, now and every day, until cancelled; a database that fails is asked again.

    Messages in the chats are taken back by whoever drives the interviews.
    """
    while True:
        wait = EVERY
        try:
            found = pass_of(store, clock, settings)
            count = await go_through(found, log.debug, dry_run=False)
            log.info("retention: %d interviews deleted", count)
        except InterviewError as error:
            log.error("retention: %s: %s", type(error).__name__, error)
            wait = SOON
        await clock.sleep(wait)


async def keep_purged(store: Store, clock: Clock) -> None:
    """Remove deleted text from the database's files every minute, until cancelled.

    This covers what a reader prevented, what another process deleted, and deletions that tell
    nobody.
    """
    was_purged = True
    while True:
        is_purged = await store.purge()
        if not is_purged and was_purged:
            log.warning("deleted text is still on the disk: another program reads the database")
        elif is_purged and not was_purged:
            log.info("deleted text is no longer on the disk")
        was_purged = is_purged
        await clock.sleep(PURGE_EVERY)


def say_purged(is_purged: bool) -> int:
    """Tell the operator when deleted text is still on the disk; the exit status, 1 then."""
    if not is_purged:
        print(STILL_THERE)
    return 0 if is_purged else 1


async def retain(config: Path | None, *, dry_run: bool) -> int:
    """Delete what is due and print a line for each, or with ``dry_run`` only print them."""
    settings, clock = settings_of(config), SystemClock()
    store = await open_store(settings.store.database_url)
    try:
        count = await go_through(pass_of(store, clock, settings), print, dry_run=dry_run)
        is_purged = dry_run or await store.purge()
    finally:
        await store.close()
    verb = "deleted" if is_purged else "being deleted"
    verb = "would be deleted; nothing was changed" if dry_run else verb
    print(f"{count} {'interview' if count == 1 else 'interviews'} {verb}.")
    return say_purged(is_purged)


async def erase(config: Path | None, interview_id: str) -> int:
    """Delete one interview; raises InterviewNotFound. The running bot takes back its messages."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        interview = await store.get(interview_id)
        unsay = interview.place.platform in CHATS
        event = ev.Erased(SystemClock().now(), ev.OPERATOR, unsay=unsay, quiet=not unsay)
        await store.update(interview_id, lambda current: advance(current, event))
        is_purged = await store.purge()
    finally:
        await store.close()
    rest = " The running bot takes back its messages and tells those concerned." if unsay else ""
    state = "is deleted here" if is_purged else "is being deleted here"
    print(f"Interview {interview_id} {state}.{rest}")
    return say_purged(is_purged)


async def go_through(found: Pass, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Say which interviews are due, and delete each unless it is a trial; how many they were."""
    count, after = 0, None
    now = found.clock.now()
    while group := await found.store.kept_too_long(now, TOGETHER, after):
        for kept in group:
            if not dry_run:
                await found.delete(kept)
            say(described(kept, now))
            count += 1
        after = group[-1]
    return count


def described(kept: Kept, now: datetime) -> str:
    """An interview in a line, without a word of it: id, state, age, how long it was to be kept."""
    age, days = (now - kept.ended_at).days, (kept.keep_until - kept.ended_at).days
    end = f"ended {kept.ended_at:%Y-%m-%d}, {age} days ago; kept for {days} days"
    return f"{kept.id}  {kept.platform:<8} {kept.status:<10} {end}"
