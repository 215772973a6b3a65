"""Slack's payloads as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.outbound.mrkdwn import escape, readable, unescape
from adapters.slack.web_api.events import (
    HomeOpened,
    Mentioned,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    Uninstalled,
    parse_event,
)
from adapters.slack.web_api.timestamps import to_datetime, to_ts
from tests.adapters.slack.samples import sample

ROOT = "1795436744.000001"


@pytest.mark.parametrize(
    ("name", "text", "files"),
    [
        ("message_thread", "hello <!channel> & *b*", 0),
        ("message_file_share", "see file", 1),
        ("message_snippet", "", 1),
        ("message_voice", "", 1),
        ("message_broadcast", "also for the channel", 0),
    ],
)
def test_what_a_person_writes_in_a_thread_is_kept(name: str, text: str, files: int) -> None:
    """Plain messages, shared files and thread broadcasts are all answers."""
    said = parse_event(sample(name)["event"])
    assert isinstance(said, MessagePosted)
    assert (said.channel, said.thread, said.user) == ("C01GEN", ROOT, "U01ALICE")
    assert (said.text, len(said.files)) == (text, files)


@pytest.mark.parametrize(
    "name", ["message_bot", "message_of_ours", "message_join", "message_unfurled"]
)
def test_what_no_person_wrote_is_dropped(name: str) -> None:
    """Other apps, ourselves, joins and unfurled links are no replies."""
    assert parse_event(sample(name)["event"]) is None


def test_edits_and_deletions_name_their_message() -> None:
    """An edit carries the message's own id and time, not those of the edit."""
    changed = parse_event(sample("message_message_changed")["event"])
    assert isinstance(changed, MessageEdited)
    assert (changed.now.text, changed.now.ts) == ("edited", "1795436744.000002")
    assert changed.now.edited_ts == "1795436744.000003"
    removed = parse_event(sample("message_message_deleted")["event"])
    assert removed == MessageDeleted("C01GEN", ROOT, "U01ALICE", "1795436744.000002")
    gone = parse_event(sample("message_tombstone")["event"])
    assert gone == MessageDeleted("C01GEN", "", "U01ALICE", "1795436744.000026")


def test_the_rest_is_told_apart() -> None:
    """Mentions, the home, uninstalling, and messages at the top of a conversation."""
    top = parse_event(sample("message_top")["event"])
    assert isinstance(top, MessagePosted)
    assert not top.thread
    direct = parse_event(sample("message_direct")["event"])
    assert isinstance(direct, MessagePosted)
    assert direct.channel.startswith("D")
    assert isinstance(parse_event(sample("app_mention")["event"]), Mentioned)
    assert parse_event(sample("app_home_opened")["event"]) == HomeOpened("U01ALICE")
    assert parse_event(sample("app_uninstalled")["event"]) == Uninstalled("app_uninstalled")
    assert parse_event(sample("tokens_revoked")["event"]) == Uninstalled("tokens_revoked")
    assert parse_event({"type": "reaction_added"}) is None


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("hi <@U1|alice> and <@U2>", "hi @alice and @Name of U2"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!channel> <!here|here> <!subteam^S1|@devs>", "@channel here @devs"),
        ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
        ("<https://a.b/c>", "https://a.b/c"),
        ("<https://a.b/c|docs>", "docs (https://a.b/c)"),
        ("<http://a.b|a.b> <mailto:x@y.z|x@y.z>", "a.b x@y.z"),
        ("if a &lt; b &amp;&amp; c", "if a < b && c"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ],
)
def test_text_is_read_as_its_writer_saw_it(sent: str, seen: str) -> None:
    """What Slack wraps around mentions and links is taken off again."""
    assert readable(sent, lambda person: f"Name of {person}") == seen


@given(st.text())
def test_escaping_is_undone_exactly(text: str) -> None:
    """Escaped and unescaped is the same text; nothing escaped can be a token."""
    assert unescape(escape(text)) == text
    assert readable(escape(text)) == text


@given(st.integers(0, 2**33), st.integers(0, 999_999))
def test_stamps_keep_their_order_to_the_microsecond(seconds: int, micro: int) -> None:
    """A stamp and its moment are the same thing."""
    ts = f"{seconds}.{micro:06d}"
    assert to_ts(to_datetime(ts)) == ts
