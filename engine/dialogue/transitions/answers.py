"""How messages become answers: which question one belongs to, what an edit and a deletion do.

1. Messages stand in the order of writing (the platform's time), never of arrival.
2. A message answers the last question that was out before it was written.
3. A message counts once, however often it is delivered; its newest text counts.
4. What was written before the first question, or by anyone else, is not kept.
5. An answer holds so much and no more; what finds no room is refused, and its writer is told.
6. What was written before the end was said is kept, though it is heard of later; it is late.
7. A message that was taken for deleted and is seen again counts again, with its last known text.
"""

from collections.abc import Callable
from datetime import datetime

from engine.dialogue.events import (
    PictureDisputed,
    QuestionWritten,
    Replied,
    ReplyDeleted,
    ReplyEdited,
    ReplyRestored,
)
from engine.dialogue.models import (
    LONGEST_STATEMENT,
    Edit,
    Exchange,
    Interview,
    Message,
    Question,
)
from engine.dialogue.steps import Audience, NoticeKind, Report, Say
from engine.frozen import copy_with
from engine.text import storable

Change = Callable[[Message], Message]

_END = (Report(Audience.CANDIDATE).key, Say(NoticeKind.FAREWELL).key, Say(NoticeKind.EXPIRED).key)
"""What tells the candidate that the interview is over."""


MOST_MESSAGES = 200
MOST_CHARACTERS = 20_000
"""What one answer may hold, deleted messages too; earlier texts of edited messages as much again.
Nothing behind this limit cuts a text again: all that is done with an answer in an interview takes
it whole. 20,000 characters are over 3,000 words, and cost less than 0.3 s of CPU in all."""


def has_room(interview: Interview, event: Replied | ReplyEdited) -> bool:
    """Whether the answer that a message belongs to can take its text."""
    index = _exchange_of_message(interview, event.id)
    known = index is not None
    if index is None:
        index = _question_before(interview, event.sent_at)
    if index is None:
        return True
    messages = interview.exchanges[index].messages
    others = sum(len(m.text) for m in messages if m.id != event.id)
    return (known or len(messages) < MOST_MESSAGES) and others + len(event.text) <= MOST_CHARACTERS


def with_question(interview: Interview, event: QuestionWritten) -> Interview:
    """The interview with a new question; those before it take no more answers."""
    question = Question(event.number, event.text, event.kind, event.at, event.source, event.prompt)
    done = tuple(e if e.closed else copy_with(e, closed=True) for e in interview.exchanges)
    return copy_with(interview, exchanges=(*done, Exchange(question)))


def with_question_skipped(interview: Interview, number: int, at: datetime) -> Interview:
    """The interview with its open question closed without an answer, if it is this one."""
    current = interview.current
    if current is None or current.question.number != number or current.closed:
        return interview
    if current.question.asked_at is None:
        return interview
    closed = copy_with(current, closed=True)
    return copy_with(
        interview,
        exchanges=(*interview.exchanges[:-1], closed),
        turn=interview.turn + 1,
        active_at=at,
    )


def with_reply(interview: Interview, event: Replied) -> Interview:
    """The interview with one more message.

    The same one when it is known, answers nothing, or finds no room (``has_room``).
    """
    index = _question_before(interview, event.sent_at)
    if (
        index is None
        or _exchange_of_message(interview, event.id) is not None
        or _is_over_limit(interview, event)
    ):
        return interview
    if not has_room(interview, event):
        return interview
    late = interview.summary is not None
    message = Message(event.id, storable(event.text), event.sent_at, late=late)
    return _with_messages(interview, index, event.at, lambda old: (*old, message))


def with_edit(interview: Interview, event: ReplyEdited) -> Interview:
    """The interview with a message's newer text; an edit of an unknown message brings it along."""
    index = _exchange_of_message(interview, event.id)
    if index is None:
        reply = Replied(event.at, event.by, event.id, event.text, event.sent_at)
        added = with_reply(interview, reply)
        return added if added is interview else with_edit(added, event)
    if not has_room(interview, event):
        return interview
    kept = [edit for m in interview.exchanges[index].messages for edit in m.edits]
    keep = len(kept) < MOST_MESSAGES and sum(len(e.text) for e in kept) < MOST_CHARACTERS

    def edited(message: Message) -> Message:
        return _apply_edit(message, event, late=interview.summary is not None, keep=keep)

    return _with_message(interview, index, event.id, event.at, edited)


def with_deletion(interview: Interview, event: ReplyDeleted) -> Interview:
    """The interview without a message's words in its answer; they stay in the history."""
    index = _exchange_of_message(interview, event.id)
    if index is None:
        return interview

    def deleted(message: Message) -> Message:
        return message if message.deleted_at else copy_with(message, deleted_at=event.at)

    return _with_message(interview, index, event.id, event.at, deleted)


def with_restoration(interview: Interview, event: ReplyRestored) -> Interview:
    """The interview with a deleted message's words in its answer again.

    The message is late if the summary was written while it counted as deleted.
    """
    index, summary = _exchange_of_message(interview, event.id), interview.summary
    if index is None:
        return interview

    def restored(message: Message) -> Message:
        if message.deleted_at is None:
            return message
        missed = summary is not None and message.deleted_at <= summary.written_at
        return copy_with(message, deleted_at=None, late=missed or message.late)

    return _with_message(interview, index, event.id, event.at, restored)


def with_question_out(interview: Interview, question: Question, at: datetime) -> Interview:
    """The interview whose current question, as given, is known to be out.

    It can have been out for a while unbeknownst to us: what was written since answers it. What
    was written before the first question answers nothing.
    """
    *before, current = interview.exchanges
    last = before[-1].messages if before else current.messages
    since = tuple(m for m in last if question.asked_at and m.sent_at >= question.asked_at)
    if before and since:
        before[-1] = copy_with(before[-1], messages=tuple(m for m in last if m not in since))
    asked = copy_with(current, question=question, messages=since, heard_at=at if since else None)
    return copy_with(interview, exchanges=(*before, asked))


def _apply_edit(message: Message, event: ReplyEdited, *, late: bool, keep: bool) -> Message:
    outrun = message.edited_at is not None and message.edited_at >= event.edited_at
    if outrun or message.deleted_at is not None:
        return message
    text = storable(event.text)
    if message.text == text:
        return copy_with(message, edited_at=event.edited_at)
    edits = (*message.edits, Edit(message.text, event.edited_at)) if keep else message.edits
    return copy_with(
        message,
        text=text,
        edits=edits,
        edited_at=event.edited_at,
        late=late or message.late,
    )


def _question_before(interview: Interview, sent_at: datetime) -> int | None:
    """The question that a message answers; the first counts as out until more is known of it."""
    if len(interview.exchanges) == 1 and interview.exchanges[0].question.asked_at is None:
        return 0
    for index in range(len(interview.exchanges) - 1, -1, -1):
        asked_at = interview.exchanges[index].question.asked_at
        if asked_at is not None and asked_at <= sent_at:
            return index
    return None


def _is_over_limit(interview: Interview, event: Replied) -> bool:
    said = (interview.postings.get(key) for key in _END)
    return any(p is not None and p.sent_at and p.sent_at <= event.sent_at for p in said)


def _exchange_of_message(interview: Interview, message_id: str) -> int | None:
    for index in range(len(interview.exchanges) - 1, -1, -1):
        if any(m.id == message_id for m in interview.exchanges[index].messages):
            return index
    return None


def _with_message(
    interview: Interview, index: int, message_id: str, at: datetime, change: Change
) -> Interview:
    old = interview.exchanges[index].messages
    new = tuple(change(m) if m.id == message_id else m for m in old)
    if new == old:
        return interview
    return _with_messages(interview, index, at, lambda _: new)


def _with_messages(
    interview: Interview,
    index: int,
    at: datetime,
    change: Callable[[tuple[Message, ...]], tuple[Message, ...]],
) -> Interview:
    exchange = interview.exchanges[index]
    messages = tuple(sorted(change(exchange.messages), key=lambda m: m.order))
    changed = copy_with(exchange, messages=messages, heard_at=at)
    return copy_with(
        interview,
        exchanges=_with_exchange(interview.exchanges, index, changed),
        turn=interview.turn + 1,
        active_at=at,
    )


def _with_exchange(
    exchanges: tuple[Exchange, ...], index: int, changed: Exchange
) -> tuple[Exchange, ...]:
    return (*exchanges[:index], changed, *exchanges[index + 1 :])


def with_statement(interview: Interview, said: PictureDisputed) -> Interview:
    """With what the candidate says about the report, in place of what they said before."""
    text = storable(said.text).strip()
    known = text == interview.candidate_statement
    if interview.summary is None or known or not 0 < len(text) <= LONGEST_STATEMENT:
        return interview
    return copy_with(interview, candidate_statement=text, disputed_at=said.at)
