"""Deleting what was kept long enough: hourly in the running program, or by a command of its own.

Both hold still for a day when the clock has jumped (engine/ports/sweeps.py).
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from adapters.store import open_store
from bot.app.clock import SystemClock, Watch
from bot.app.compose import settings_of
from bot.app.platforms.registry import SERVED
from config.settings import Settings
from engine.dialogue import events as ev
from engine.dialogue.state_machine import apply_event
from engine.errors import InterviewError
from engine.ports.runtime import Clock
from engine.ports.store import RetainedInterview, Store
from engine.ports.sweeps import Sweep, next_sweep
from engine.runtime.retention import BATCH_SIZE, RetentionRun

log = logging.getLogger(__name__)

EVERY = 3600.0
PURGE_EVERY = 60.0
STILL_THERE = (
    "The text is still in the database's files because another program reads them. "
    "The bot removes it within a minute after that, or at its next start."
)
HELD = (
    "Nothing is deleted before {:%Y-%m-%d %H:%M} UTC, because the clock jumped, "
    "the computer slept, or nobody had looked for more than a day. "
)
ENFORCE = "If the clock is right, `run_bot.py retain --force` deletes at once."
AGAIN = "After a stop of more than a day this begins again. "
CHATS = frozenset(SERVED)
"""Platforms on which messages can be removed; what a terminal has shown is its owner's."""


def pass_of(store: Store, now: datetime, settings: Settings) -> RetentionRun:
    """A round of retention as the settings want it."""
    return RetentionRun(store, now, CHATS if settings.retention.unsay else frozenset())


async def run_daily(store: Store, clock: Clock, settings: Settings, watch: Watch) -> None:
    """Delete what is due, now and every hour, until cancelled; after a failure of the database too.

    Messages in the chats are taken back by whoever drives the interviews.
    """
    told = None
    while True:
        try:
            held_until = await _sweep(store, settings, watch)
            if held_until is not None and held_until != told:
                log.warning("retention: %s", f"{HELD.format(held_until)}{AGAIN}{ENFORCE}")
            told = held_until
        except InterviewError as error:
            log.error("retention: %s: %s", type(error).__name__, error)
        await clock.sleep(EVERY)


async def _sweep(store: Store, settings: Settings, watch: Watch) -> datetime | None:
    """Delete what is due unless that is held; until when it is."""
    now, has_jumped = watch.look()
    sweep = await swept(store, now, has_jumped=has_jumped)
    if has_jumped:
        watch.accept()
    if sweep.held_until is None:
        count = await delete_expired(pass_of(store, now, settings), log.debug, dry_run=False)
        log.log(logging.INFO if count else logging.DEBUG, "retention: %d deleted", count)
    return sweep.held_until


async def swept(
    store: Store, now: datetime, *, has_jumped: bool = False, stores: bool = True
) -> Sweep:
    """The sweep of this moment, remembered if the caller ``stores`` it."""
    is_due = bool(await store.past_retention(now, 1))

    def following(last: Sweep | None) -> Sweep:
        return next_sweep(last, now, is_due=is_due, has_jumped=has_jumped)

    known = await store.swept(following if stores else lambda last: last)
    return known if stores and known is not None else following(known)


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


async def retain(
    config: Path | None, *, dry_run: bool, force: bool = False, watch: Watch | None = None
) -> int:
    """Delete what is due and print a line for each, or with ``dry_run`` only print them.

    While that is held, nothing is deleted and the exit status is 1; ``force`` ends the hold.
    """
    settings = settings_of(config)
    now, _ = (watch or Watch()).look()
    store = await open_store(settings.store.database_url)
    try:
        sweep = await _commanded(store, now, dry_run=dry_run, force=force)
        held = "" if sweep.held_until is None else HELD.format(sweep.held_until) + ENFORCE
        if held and not dry_run:
            print(held)
            return 1
        count = await delete_expired(pass_of(store, now, settings), print, dry_run=dry_run)
        is_purged = dry_run or await store.purge()
    finally:
        await store.close()
    verb = "deleted" if is_purged else "being deleted"
    verb = "would be deleted; nothing was changed" if dry_run else verb
    print(f"{count} {'interview' if count == 1 else 'interviews'} {verb}.")
    if held:
        print(held)
    return say_purged(is_purged)


async def _commanded(store: Store, now: datetime, *, dry_run: bool, force: bool) -> Sweep:
    if not force:
        return await swept(store, now, stores=not dry_run)
    sweep = Sweep(now)
    if not dry_run:
        await store.swept(lambda _: sweep)
    return sweep


async def erase(config: Path | None, interview_id: str) -> int:
    """Delete one interview; raises InterviewNotFound. The running bot takes back its messages."""
    store = await open_store(settings_of(config).store.database_url)
    try:
        interview = await store.get(interview_id)
        unsay = interview.place.platform in CHATS
        event = ev.Erased(SystemClock().now(), ev.OPERATOR, unsay=unsay, quiet=not unsay)
        await store.update(interview_id, lambda current: apply_event(current, event))
        is_purged = await store.purge()
    finally:
        await store.close()
    rest = " The running bot takes back its messages and tells those concerned." if unsay else ""
    state = "is deleted here" if is_purged else "is being deleted here"
    print(f"Interview {interview_id} {state}.{rest}")
    return say_purged(is_purged)


async def delete_expired(found: RetentionRun, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Say which interviews are due, and delete each unless it is a trial; how many they were."""
    count, after = 0, None
    while group := await found.store.past_retention(found.now, BATCH_SIZE, after):
        for kept in group:
            if not dry_run:
                await found.delete(kept)
            say(describe(kept, found.now))
            count += 1
        after = group[-1]
    return count


def describe(kept: RetainedInterview, now: datetime) -> str:
    """An interview in a line, without a word of it: id, state, age, how long it was to be kept."""
    age, days = (now - kept.ended_at).days, (kept.keep_until - kept.ended_at).days
    end = f"ended {kept.ended_at:%Y-%m-%d}, {age} days ago; kept for {days} days"
    return f"{kept.id}  {kept.platform:<8} {kept.status:<10} {end}"
