"""The ways in which a hostile text reaches the interviewer: at once, in pieces, by edits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.dialogue import events as ev
from engine.dialogue.models import Interview
from engine.dialogue.plan import Plan, Timing
from engine.dialogue.state_machine import apply_event, create_interview
from engine.ports.runtime import QuestionWriter
from tests.fakes.talk import settled_with
from tests.fakes.world import ALICE, NOON, SECOND, invited, reply, started

Delivery = Callable[[str, str, datetime, str], list[ev.Event]]
"""From an honest text, an attack, a moment and an id: what happens."""


def at_once(honest: str, attack: str, at: datetime, key: str) -> list[ev.Event]:
    """Both in one message."""
    return [reply(f"{honest}\n{attack}", at, key)]


def alone(honest: str, attack: str, at: datetime, key: str) -> list[ev.Event]:
    """The attack in a message of its own, before the honest one."""
    return [reply(attack, at, f"{key}a"), reply(honest, at + SECOND, key)]


def in_pieces(honest: str, attack: str, at: datetime, key: str) -> list[ev.Event]:
    """The attack over three messages, cut between words."""
    found = attack.split(" ")
    third = max(1, len(found) // 3)
    parts = [found[:third], found[third : 2 * third], found[2 * third :]]
    texts = [honest, *(" ".join(part) for part in parts if part)]
    return [reply(text, at + n * SECOND, f"{key}{n}") for n, text in enumerate(texts)]


def by_edit(honest: str, attack: str, at: datetime, key: str) -> list[ev.Event]:
    """An honest message that is edited into both."""
    later = at + SECOND
    text = f"{honest}\n{attack}"
    return [reply(honest, at, key), ev.ReplyEdited(later, ALICE.id, key, text, at, later)]


def by_edits(honest: str, attack: str, at: datetime, key: str) -> list[ev.Event]:
    """Two messages that are each edited into one half of it."""
    half = len(attack) // 2
    first, second = f"{honest} {attack[:half]}", attack[half:]
    return [
        reply(honest, at, key),
        reply("And so on.", at + SECOND, f"{key}b"),
        ev.ReplyEdited(at + 2 * SECOND, ALICE.id, key, first, at, at + 2 * SECOND),
        ev.ReplyEdited(at + 3 * SECOND, ALICE.id, f"{key}b", second, at + SECOND, at + 3 * SECOND),
    ]


DELIVERIES: dict[str, Delivery] = {
    "at once": at_once,
    "alone": alone,
    "in pieces": in_pieces,
    "by an edit": by_edit,
    "by two edits": by_edits,
}


PACE = Timing(quiet=timedelta(seconds=20))
"""Long enough for several messages to be one answer."""


def delivered(delivery: Delivery, honest: str, attack: str) -> str:
    """The answer that this comes to."""
    interview = started(Plan(questions=1, pace=PACE))
    for event in delivery(honest, attack, NOON + SECOND, "m"):
        interview = apply_event(interview, event)
    return interview.answers[0] or ""


@dataclass(frozen=True, slots=True)
class Hostile:
    """An interview to be attacked: the honest answers, and where the attack comes in."""

    topic: str
    answers: Sequence[str]
    plan: Plan

    async def held(self, writer: QuestionWriter, delivery: Delivery, attack: str) -> Interview:
        """The whole interview, with the attack delivered in the first answer."""
        now = NOON
        interview = await settled_with(
            writer, create_interview(invited(self.plan, topic=self.topic)), now
        )
        interview = await settled_with(
            writer, apply_event(interview, ev.Accepted(now, ALICE.id)), now
        )
        for number, answer in enumerate(self.answers):
            now += timedelta(minutes=1)
            said = reply(answer, now, f"m{number}")
            for event in delivery(answer, attack, now, f"m{number}") if not number else [said]:
                interview = apply_event(interview, event)
                now = max(now, event.at)
            now += self.plan.pace.quiet + SECOND
            interview = await settled_with(writer, interview, now)
        return interview
