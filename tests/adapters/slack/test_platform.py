"""The whole platform: commands, clicks, replies, and what people are shown."""

import json

import pytest

from engine.interview import Status
from engine.plan import Template, Visibility
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import Scene, served
from tests.adapters.slack.stand_in import Fault
from tests.fakes.world import ALICE, BOB, MALLORY

TOPIC = "moving a billing service to events"


async def begun(scene: Scene, text: str = TOPIC) -> None:
    """Alice asks for her own interview and presses Start."""
    await scene.command(text)
    await scene.press("Start")


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
    assert scene.slack.statuses


async def test_someone_else_is_invited_in_private(scene: Scene) -> None:
    """An invitation of another person is a thread in the app's messages; the inviter reads it."""
    acked = await scene.command(f"{TOPIC} <@{ALICE.id}|alice> questions:2", MALLORY.id)
    assert acked is not None
    assert "Alice Anderson is invited" in acked["text"]
    assert scene.channel == "D01ALICE"
    assert scene.interview.managers == (MALLORY.id,)
    assert scene.interview.candidate.utc_offset == 60
    await scene.press("Start")
    await scene.answer()
    await scene.answer("I compared totals before and after.")
    assert any(f.get("files") for f in scene.slack.messages["D02MALLORY"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("help", "/interview TOPIC"),
        ("list", "no interviews that concern you"),
        ("!!!", "The topic has no words in it"),
        ("x" * 300, "200 is the most"),
        ("events questions:many", "a whole number is needed"),
        ("events <@U01ALICE> <@U02MALLORY>", "one candidate"),
        ("events manager:mallory", "a person is needed"),
        ("events <!subteam^S01|@devs>", "you named a group"),
        ("events <@U0BOT2>", "only people can be interviewed"),
    ],
)
async def test_every_command_gets_a_clear_answer(scene: Scene, text: str, words: str) -> None:
    """Help, lists and nonsense are answered at once, to the asker alone."""
    scene.slack.user("U0BOT2", "Deploy Bot", is_bot=True)
    acked = await scene.command(text)
    assert acked is not None
    assert acked["response_type"] == "ephemeral"
    assert words in json.dumps(acked)
    assert not scene.memory.rows


async def test_the_same_wish_twice_is_one_interview(scene: Scene) -> None:
    """A second interview about the same topic is refused while the first runs."""
    await begun(scene)
    acked = await scene.command(TOPIC)
    assert acked is not None
    assert "already running" in acked["text"]
    assert len(scene.memory.rows) == 1


async def test_topics_and_answers_are_data(scene: Scene) -> None:
    """Markup in a topic is shown to the letter and pings nobody."""
    await begun(scene, "&lt;!channel&gt; &amp; <@U03BOB|bob>'s *plan* <!here|here>")
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
    await begun(scene)
    await scene.say("good luck!", BOB.id)
    await scene.say("see this", BOB.id, files=[{"name": "a.png", "mimetype": "image/png"}])
    assert "good luck" not in repr(scene.memory.rows)
    assert not scene.whispered()


async def test_messages_are_one_answer_and_edits_count(scene: Scene) -> None:
    """Several messages are one answer; edits and deletions change it and are kept."""
    await begun(scene)
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
    await begun(scene)
    await scene.say("A &lt; B, ask <@U02MALLORY> or see <https://a.b/c|the docs>")
    text = scene.interview.exchanges[0].text
    assert text == "A < B, ask @Mallory Manager or see the docs (https://a.b/c)"


async def test_a_snippet_counts_and_a_voice_clip_does_not(scene: Scene) -> None:
    """A text snippet is an answer; other files get a word that text is needed."""
    await begun(scene)
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
    await begun(scene)
    other = scene.slack.url.replace("127.0.0.1", "localhost")
    scene.slack.downloads["answer.txt"] = "stolen"
    snippet = {"name": "answer.txt", "mode": "snippet", "url_private": f"{other}/files/answer.txt"}
    await scene.say("", subtype="file_share", files=[snippet])
    assert scene.interview.exchanges[0].text is None
    assert "I can only read text" in scene.whispered()[-1]


async def test_replies_after_the_end_are_answered_in_private(scene: Scene) -> None:
    """The interview is over; the candidate is told, a bystander is not."""
    await begun(scene)
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
    await begun(scene)
    await scene.say("We counted twice.")
    await scene.press("What is recorded about me")
    assert any(m.get("files") for m in scene.slack.messages["D01ALICE"])
    assert not any(m.get("files") for m in scene.slack.messages["C01"])
    assert "sent it to you as a direct message" in scene.whispered()[-1]


async def test_deleting_takes_everything(scene: Scene) -> None:
    """After Delete nothing of what was said is kept."""
    await begun(scene)
    await scene.answer("We counted twice.")
    await scene.answer("I compared totals.")
    await scene.press("Delete")
    assert "We counted twice" not in repr(scene.memory.rows)
    assert "is deleted here" in scene.whispered()[-1]


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
    await begun(scene)
    await scene.lab.event({**mention, "thread_ts": scene.thread, "event_ts": "3"})
    await scene.rest()
    assert len(scene.whispered()) == 1


async def test_the_form_asks_for_the_same_things(scene: Scene) -> None:
    """/interview alone opens a form; what is filled in is an invitation."""
    assert await scene.command("", MALLORY.id) == {}
    form = scene.slack.modals[0]["view"]
    values = {
        "topic": {"form:topic": {"value": TOPIC}},
        "candidate": {"form:candidate": {"selected_user": ALICE.id}},
        "questions": {"form:questions": {"value": "2"}},
        "managers": {"form:managers": {"selected_users": [BOB.id]}},
    }
    view = {"id": "V9", "private_metadata": form["private_metadata"], "state": {"values": values}}
    body = {"type": "view_submission", "user": {"id": MALLORY.id, "name": "mallory"}, "view": view}
    assert await scene.lab.send("interactive", body) == {}
    await scene.rest()
    assert scene.interview.topic == TOPIC
    assert scene.interview.managers == (BOB.id,)
    assert "Alice Anderson is invited" in scene.whispered()[-1]


async def test_a_mistake_in_the_form_is_said_at_its_field(scene: Scene) -> None:
    """The form stays open with the error below the field."""
    await scene.command("")
    metadata = scene.slack.modals[0]["view"]["private_metadata"]
    values = {"topic": {"form:topic": {"value": "!!!"}}}
    view = {"id": "V9", "private_metadata": metadata, "state": {"values": values}}
    body = {"type": "view_submission", "user": {"id": ALICE.id}, "view": view}
    acked = await scene.lab.send("interactive", body)
    assert acked is not None
    assert acked["response_action"] == "errors"
    assert "no words" in acked["errors"]["topic"]


async def test_a_form_that_does_not_open_is_explained(scene: Scene) -> None:
    """When Slack refuses the form the person reads what to type instead."""
    scene.slack.faults.append(Fault("views.open", "error:expired_trigger_id"))
    await scene.command("")
    assert "The form did not open" in scene.whispered()[-1]


async def test_the_home_shows_what_one_may_see(scene: Scene) -> None:
    """Candidates can withdraw and delete there; managers read; links lead to the threads."""
    await begun(scene)
    opened = {"type": "app_home_opened", "tab": "home", "event_ts": "1"}
    await scene.lab.event({**opened, "user": ALICE.id})
    await scene.lab.event({**opened, "user": BOB.id, "event_ts": "2"})
    await scene.rest()
    home = json.dumps(scene.slack.homes[ALICE.id])
    assert "in progress, 0 of 2 answered" in home
    assert "https://lab.slack.com/archives/C01/p" in home
    assert "moving" not in json.dumps(scene.slack.homes[BOB.id])
    button = next(
        b
        for block in scene.slack.homes[ALICE.id]["blocks"]
        if block["type"] == "actions"
        for b in block["elements"]
        if b["text"]["text"] == "Withdraw"
    )
    await scene.click(button, ALICE.id)
    assert scene.interview.status is Status.WITHDRAWN
    assert "withdrawn" in json.dumps(scene.slack.homes[ALICE.id])


async def test_where_the_bot_is_no_member_the_command_says_so(scene: Scene) -> None:
    """The answer comes where the command was typed."""
    scene.slack.members.clear()
    await scene.command(TOPIC)
    assert "/invite @interviewer" in scene.whispered()[-1]
    assert scene.interview.status is Status.EXPIRED


async def test_a_command_in_the_apps_messages_is_private(scene: Scene) -> None:
    """Whoever asks in a direct message is interviewed there."""
    await scene.command(TOPIC, channel="D01ALICE")
    assert scene.channel == "D01ALICE"


async def test_a_template_says_where_and_for_whom(scene: Scene) -> None:
    """A template's place and managers go before the settings; the command's before both."""
    template = Template("backend", "1", visibility=Visibility.PRIVATE, managers=(MALLORY.id, "7"))
    scene.plan = type(scene.plan)(questions=2, template=template)
    await scene.command(TOPIC)
    assert scene.channel == "D01ALICE"
    assert scene.interview.managers == (MALLORY.id,)
    await scene.command(f"another topic manager:<@{BOB.id}>")
    assert scene.interview.managers == (BOB.id,)


async def test_only_those_who_may_invite_others(lab: Lab) -> None:
    """Inviting oneself is always possible; who may invite others is a setting."""
    lab.slack.groups = {"S01": [MALLORY.id]}
    async with served(lab, allowed_inviters=("S01",)) as scene:
        acked = await scene.command(f"{TOPIC} <@{ALICE.id}>", BOB.id)
        assert acked is not None
        assert "You may not do that here. Ask Group S01." in acked["text"]
        await scene.command(f"{TOPIC} <@{ALICE.id}>", MALLORY.id)
        await scene.command("own topic", BOB.id)
        assert len(scene.memory.rows) == 2


async def test_a_manager_in_a_group_sees_its_interviews(lab: Lab) -> None:
    """Lists show the interviews of one's user groups."""
    lab.slack.groups = {"S01": [MALLORY.id]}
    async with served(lab, managers=("S01",)) as scene:
        await scene.command(TOPIC)
        acked = await scene.command("list", MALLORY.id)
        assert TOPIC in json.dumps(acked)
        assert TOPIC not in json.dumps(await scene.command("list", BOB.id))
