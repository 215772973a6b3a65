"""Whoever writes or asks far too much in Slack: bounded work, a polite word, others unaffected."""

import asyncio
import time
from dataclasses import replace
from typing import Any

import pytest

from engine.dialogue.transitions.answers import MOST_CHARACTERS, MOST_MESSAGES
from engine.quotas.admission import AdmissionControl, Limits
from tests.adapters.slack.lab import Lab
from tests.adapters.slack.scene import TOPIC, Scene
from tests.fakes.world import ALICE, BOB, MALLORY

FLOOD = 1000
WORDS = "We lost 41 of 120,000 lines, all of them from retries, and added a constraint. "


async def flood(
    scene: Scene, count: int, user: str, place: tuple[str, str] = ("", "")
) -> list[Any]:
    """Somebody writes so many messages into the newest thread at once; the acknowledgements."""
    where, thread = place if any(place) else (scene.channel, scene.thread)
    written = [scene.slack.written(where, user, WORDS, thread) for _ in range(count)]
    events = [{**m, "channel": where, "event_ts": m["ts"]} for m in written]
    return await asyncio.gather(*(scene.lab.event(event, within=60) for event in events))


async def test_a_thousand_messages_are_an_answer_of_two_hundred_and_a_word(scene: Scene) -> None:
    """All are acknowledged; what finds no room is told of, not a thousand times; it goes on."""
    await scene.begun()
    assert await flood(scene, FLOOD, ALICE.id) == [{}] * FLOOD
    await scene.rest()
    assert len(scene.interview.exchanges[0].messages) == MOST_MESSAGES
    told = [text for text in scene.whispered() if "does not fit" in text]
    assert 1 <= len(told) <= 3
    await scene.later(5)
    await scene.answer("And that was that.")
    assert len(scene.interview.exchanges) == 2
    assert scene.interview.answers[1] == "And that was that."


@pytest.mark.slow
async def test_others_are_answered_in_time_during_a_flood(scene: Scene) -> None:
    """At three thousand messages a minute, a command elsewhere is done within three seconds."""
    await scene.begun()

    place = (scene.channel, scene.thread)

    async def stream() -> None:
        for _ in range(15):
            await flood(scene, 10, ALICE.id, place)
            await asyncio.sleep(0.2)

    flooding = asyncio.create_task(stream())
    await asyncio.sleep(0.5)
    begun = time.perf_counter()
    acked = await scene.command("on-call work", MALLORY.id, rest=False)
    took = time.perf_counter() - begun
    assert not flooding.done()
    await flooding
    assert acked is not None
    assert "begins" in acked["text"]
    assert took < 3, took


async def test_the_longest_message_of_slack_is_refused_with_a_true_word(scene: Scene) -> None:
    """It is longer than an answer may be: nothing of it is kept, and a shorter one is taken."""
    await scene.begun()
    await scene.say((WORDS * 600)[:40_000])
    assert not any(scene.interview.answers)
    [told] = [text for text in scene.whispered() if "does not fit" in text]
    assert f"up to {MOST_MESSAGES} messages and {MOST_CHARACTERS:,} characters" in told
    await scene.say("Short, then.")
    assert scene.interview.answers == ("Short, then.",)


async def test_the_longest_answer_is_taken_once(scene: Scene) -> None:
    """Whatever else is written for the same question finds no room, until it is short enough."""
    await scene.begun()
    longest = (WORDS * 600)[: MOST_CHARACTERS - 20]
    await scene.say(longest)
    assert scene.interview.answers == (longest,)
    await scene.say(longest)
    assert scene.interview.answers == (longest,)
    assert any(f"{MOST_CHARACTERS:,} characters" in text for text in scene.whispered())
    await scene.say("Short, then.")
    assert scene.interview.answers == (f"{longest}\nShort, then.",)


async def test_a_bystanders_flood_is_nothing(scene: Scene) -> None:
    """Nothing is stored, nothing is said, nobody is woken."""
    await scene.begun()
    before, said = scene.interview, len(scene.whispered())
    assert await flood(scene, FLOOD, BOB.id) == [{}] * FLOOD
    assert scene.interview is before
    assert len(scene.whispered()) == said
    assert not scene.hand.woken


async def test_a_flood_of_edits_keeps_the_newest_text_and_a_bounded_history(scene: Scene) -> None:
    """Five hundred edits of one message: the last one counts, two hundred old texts are kept."""
    await scene.begun()
    message = await scene.say("first")
    where, before = scene.channel, dict(message)
    for number in range(300):
        now = {**message, "text": f"text {number}", "edited": {"user": ALICE.id}}
        now["edited"]["ts"] = scene.slack.ts()
        event = {"subtype": "message_changed", "message": now, "previous_message": before}
        ts = scene.slack.ts()
        await scene.lab.event({"type": "message", "channel": where, "event_ts": ts, **event})
    (kept,) = scene.interview.exchanges[0].messages
    assert kept.text == "text 299"
    assert len(kept.edits) == MOST_MESSAGES


async def test_five_hundred_commands_of_one_person_are_ten(lab: Lab) -> None:
    """The rest is refused with a time to come again; somebody else's command is done at once."""
    scene = Scene(lab)
    scene.reception = replace(
        scene.reception, admission=AdmissionControl(Limits(wishes_per_minute=10))
    )
    await scene.start()
    acks: list[Any] = []
    for batch in range(25):
        numbers = range(20 * batch, 20 * batch + 20)
        wishes = (scene.command(f"{TOPIC} {n}", BOB.id, rest=False) for n in numbers)
        acks += await asyncio.gather(*wishes)
    assert len(scene.memory.rows) == 10
    texts = [acked["text"] for acked in acks if acked]
    assert len(texts) == 500
    assert sum("try again in 60 seconds" in text for text in texts) == 490
    acked = await scene.command("on-call work", MALLORY.id, rest=False)
    assert acked is not None
    assert "begins" in acked["text"]
    await scene.stop()
