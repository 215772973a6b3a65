"""Whole interviews on the stand-in: clicks, replies, and what people are shown."""

import json

from engine.dialogue.models import Status
from tests.adapters.slack.scene import TOPIC, Scene
from tests.fakes.world import ALICE, BOB, MALLORY


async def test_a_whole_interview_in_a_channel(scene: Scene) -> None:
    """Command, consent, answers, and the summary in the thread."""
    acked = await scene.command(TOPIC)
    assert acked is not None
    assert acked["response_type"] == "ephemeral"
    assert "begins in a thread in this channel" in acked["text"]
    await scene.press("Start")
    assert scene.in_thread()[-1].startswith("Question 1 of 2")
    await scene.answer()
    assert scene.in_thread()[-1].startswith("Question 2 of 2")
    await scene.answer("I compared totals before and after.")
    assert scene.interview.status is Status.COMPLETED
    assert "Here is what I wrote down" in scene.in_thread()[-1]


async def test_topics_and_answers_are_data(scene: Scene) -> None:
    """Markup in a topic is shown to the letter and pings nobody."""
    await scene.begun("&lt;!channel&gt; &amp; <@U03BOB|bob>'s *plan* <!here|here>")
    assert scene.interview.topic.startswith("<!channel> & ")
    for message in scene.everything():
        for token in ("<!channel>", "<@U03BOB", "<!here"):
            assert token not in json.dumps(message)


async def test_only_the_candidates_clicks_count(scene: Scene) -> None:
    """Others get a kind word that only they see."""
    await scene.command(TOPIC)
    await scene.press("Start", BOB.id)
    assert scene.interview.status is Status.NOT_STARTED
    assert "Only the person who is interviewed" in scene.whispered()[-1]


async def test_bystanders_are_not_stored(scene: Scene) -> None:
    """What others write in the thread changes nothing and is kept nowhere."""
    await scene.begun()
    await scene.say("good luck!", BOB.id)
    await scene.say("see this", BOB.id, files=[{"name": "a.png", "mimetype": "image/png"}])
    assert "good luck" not in repr(scene.memory.rows)
    assert not scene.whispered()


async def test_messages_are_one_answer_and_edits_count(scene: Scene) -> None:
    """Several messages are one answer; edits and deletions change it and are kept."""
    await scene.begun()
    first = await scene.say("We counted twice.")
    second = await scene.say("I added a constraint.")
    await scene.edit(first, "We counted three times.")
    third = await scene.say("Forget this.")
    await scene.delete(third)
    await scene.later(5)
    exchange = scene.interview.exchanges[0]
    assert exchange.text == "We counted three times.\nI added a constraint."
    assert exchange.messages[0].edits[0].text == "We counted twice."
    assert exchange.messages[2].deleted_at is not None
    assert second["ts"] == exchange.messages[1].id


async def test_replies_are_read_as_their_writer_saw_them(scene: Scene) -> None:
    """Mentions and links in an answer are stored as names and words."""
    await scene.begun()
    await scene.say("A &lt; B, ask <@U02MALLORY> or see <https://a.b/c|the docs>")
    text = scene.interview.exchanges[0].text
    assert text == "A < B, ask @Mallory Manager or see the docs (https://a.b/c)"


async def test_a_snippet_counts_and_a_voice_clip_does_not(scene: Scene) -> None:
    """A text snippet is an answer; other files get a word that text is needed."""
    await scene.begun()
    scene.slack.downloads["answer.txt"] = "We counted twice and fixed it."
    url = f"{scene.slack.url}/files/answer.txt"
    snippet = {"name": "answer.txt", "mode": "snippet", "size": 30, "url_private": url}
    await scene.say("", subtype="file_share", files=[snippet])
    assert scene.interview.exchanges[0].text == "We counted twice and fixed it."
    voice = {"name": "a.m4a", "mode": "hosted", "mimetype": "audio/mp4", "size": 9}
    await scene.say("", subtype="file_share", files=[voice])
    assert "I can only read text" in scene.whispered()[-1]
    assert len(scene.interview.exchanges[0].messages) == 1


async def test_the_token_is_shown_to_slack_only(scene: Scene) -> None:
    """A file at an address that is not Slack's is not fetched."""
    await scene.begun()
    other = scene.slack.url.replace("127.0.0.1", "localhost")
    scene.slack.downloads["answer.txt"] = "stolen"
    snippet = {"name": "answer.txt", "mode": "snippet", "url_private": f"{other}/files/answer.txt"}
    await scene.say("", subtype="file_share", files=[snippet])
    assert scene.interview.exchanges[0].text is None
    assert "I can only read text" in scene.whispered()[-1]


async def test_replies_after_the_end_are_answered_in_private(scene: Scene) -> None:
    """The interview is over; the candidate is told, a bystander is not."""
    await scene.begun()
    await scene.press("Finish now")
    await scene.say("One more thing.")
    assert "is over" in scene.whispered()[-1]
    before = len(scene.whispered())
    await scene.say("Nice.", BOB.id)
    assert len(scene.whispered()) == before


async def test_a_reply_before_consent_is_not_recorded(scene: Scene) -> None:
    """Who writes before Start is asked to press it."""
    await scene.command(TOPIC)
    await scene.say("Hello?")
    assert "Press Start" in scene.in_thread()[-1]
    assert "Hello?" not in repr(scene.memory.rows)


async def test_what_is_recorded_comes_by_direct_message(scene: Scene) -> None:
    """The transcript never shows up in the channel."""
    await scene.begun()
    await scene.say("We counted twice.")
    await scene.press("What is recorded about me")
    assert any(m.get("files") for m in scene.slack.messages["D01ALICE"])
    assert not any(m.get("files") for m in scene.slack.messages["C01"])
    assert "sent it to you as a direct message" in scene.whispered()[-1]


async def test_deleting_takes_everything(scene: Scene) -> None:
    """After Delete nothing of what was said is kept."""
    await scene.begun()
    await scene.answer("We counted twice.")
    await scene.answer("I compared totals.")
    await scene.press("Delete")
    assert "We counted twice" not in repr(scene.memory.rows)
    assert "I am deleting everything you wrote" in scene.whispered()[-1]


async def test_a_top_level_reply_counts_when_one_interview_is_open(scene: Scene) -> None:
    """In the app's messages people forget the thread; with one interview it is clear."""
    await scene.command(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
    await scene.press("Start")
    message = await scene.say("We counted twice.", channel="D01ALICE")
    assert scene.interview.exchanges[0].text == "We counted twice."
    await scene.edit(message, "We counted three times.")
    assert scene.interview.exchanges[0].text == "We counted three times."
    await scene.delete(message)
    assert scene.interview.exchanges[0].text is None


async def test_with_several_interviews_the_bot_asks_which(scene: Scene) -> None:
    """Nothing is guessed: the bot links the threads and records nothing."""
    for topic in ("first topic", "second topic"):
        await scene.command(f"{topic} <@{ALICE.id}>", MALLORY.id)
        await scene.press("Start")
    message = await scene.say("We counted twice.", channel="D01ALICE")
    (asked,) = scene.slack.said("D01ALICE", message["ts"])
    assert "Which one do you mean?" in asked["text"]
    assert "https://lab.slack.com/archives/D01ALICE/p" in json.dumps(asked["blocks"])
    assert "We counted twice" not in repr(scene.memory.rows)


async def test_a_message_without_any_interview_gets_help(scene: Scene) -> None:
    """Who writes to the app out of the blue reads how to begin."""
    message = await scene.say("hi", channel="D01ALICE")
    (said,) = scene.slack.said("D01ALICE", message["ts"])
    assert "Type /interview" in said["text"]


async def test_a_mention_elsewhere_explains(scene: Scene) -> None:
    """A mention in a foreign thread gets a word in private; in an interview's own it does not."""
    mention = {"type": "app_mention", "user": BOB.id, "channel": "C01", "ts": scene.slack.ts()}
    await scene.lab.event({**mention, "thread_ts": "1.000001", "event_ts": "2"})
    await scene.rest()
    assert "no interview in this thread" in scene.whispered()[-1]
    await scene.begun()
    await scene.lab.event({**mention, "thread_ts": scene.thread, "event_ts": "3"})
    await scene.rest()
    assert len(scene.whispered()) == 1
