"""What people can ask for outside the dialogue: inviting, pressing, seeing."""

from dataclasses import replace

import pytest

from engine.api.interviews import ButtonClick, InterviewApi, InterviewRequest, validate_topic
from engine.api.permissions import Actor
from engine.dialogue import events as ev
from engine.dialogue.models import ModelCall, Person, Status
from engine.dialogue.plan import Plan
from engine.errors import AlreadyRunning, BadTopic
from engine.messages.card import Action, card_text
from tests.fakes.house import House
from tests.fakes.world import ALICE, BOB, MALLORY, NOON, PLACE, THREAD, telling

WISH = InterviewRequest(
    request_id="command-1",
    topic="moving a billing service to events",
    candidate=ALICE,
    inviter=MALLORY,
    place=PLACE,
    thread=THREAD,
)


def here(person: Person) -> Actor:
    """Somebody in the workspace of the interviews."""
    return Actor(person.id, (PLACE.workspace,))


@pytest.fixture
def house() -> House:
    """A house to receive people in."""
    return House()


@pytest.fixture
def reception(house: House) -> InterviewApi:
    """Its reception, with plans of two questions."""
    return InterviewApi(house.engine, lambda wish: Plan(questions=wish.questions or 2))


async def test_the_same_command_twice_is_one_interview(reception: InterviewApi) -> None:
    """A platform's id of the command makes the interview's id."""
    first = await reception.invite(WISH)
    again = await reception.invite(WISH)
    assert first.id == again.id
    assert len(await reception.list_interviews(here(ALICE))) == 1


async def test_the_same_interview_is_not_begun_twice(reception: InterviewApi) -> None:
    """A second invitation of the same person to the same topic is refused; another topic is not."""
    await reception.invite(WISH)
    with pytest.raises(AlreadyRunning):
        await reception.invite(replace(WISH, request_id="command-2"))
    other = replace(WISH, request_id="command-3", topic="on-call work", thread=None)
    assert (await reception.invite(other)).topic == "on-call work"


async def test_an_interviewer_can_invite_two_people_to_one_topic(reception: InterviewApi) -> None:
    """What one candidate does stands in no other's way."""
    await reception.invite(WISH)
    carol = replace(
        WISH, request_id="command-2", candidate=Person("U09CAROL", "Carol"), thread=None
    )
    assert (await reception.invite(carol)).candidate.name == "Carol"


@pytest.mark.parametrize("topic", ["", "   ", "\u200b\u202e", "🎉🎉", "x" * 201, "a" + "\n" * 300])
def test_a_topic_that_says_nothing_or_too_much_is_refused_or_tidied(topic: str) -> None:
    """At most 200 characters with words in them; what is wrong is said."""
    if topic.startswith("a"):
        assert validate_topic(topic) == "a"
        return
    with pytest.raises(BadTopic, match="The topic"):
        validate_topic(topic)


def test_markup_in_a_topic_is_text() -> None:
    """A topic is kept as it was typed; whoever shows it makes it harmless."""
    assert validate_topic("<!channel> *bold*  & more") == "<!channel> *bold* & more"


async def test_only_the_candidate_can_press(house: House, reception: InterviewApi) -> None:
    """Everybody else reads that it is not theirs, and nothing happens."""
    interview = await reception.invite(WISH)
    for action in Action:
        answer = await reception.handle_click(interview.id, ButtonClick(action, here(BOB)))
        assert answer.card is not None
        assert "Only the person who is interviewed" in card_text(answer.card.body)
    assert (await house.store.get(interview.id)).status is Status.NOT_STARTED


async def test_the_candidate_sees_what_is_recorded(reception: InterviewApi) -> None:
    """The file holds the transcript as it stands."""
    interview = await reception.invite(WISH)
    answer = await reception.handle_click(interview.id, ButtonClick(Action.RECORDED, here(ALICE)))
    assert answer.card is not None
    assert answer.card.attachment is not None
    assert "moving a billing service" in answer.card.attachment.text


async def test_the_candidate_reads_who_gets_what(house: House, reception: InterviewApi) -> None:
    """Who reads it, how long it is kept, and what a language model was sent at which host."""
    interview = await reception.invite(WISH)
    told = replace(reception, server="api.example.com")
    words = await recorded(told, interview.id)
    assert "A report would go to U02MALLORY" in words
    assert "180 days after the end" in words
    assert "No language model outside this program was given any of it." in words
    call = ModelCall("question", "gpt-x", "v1", 10, 5)
    posted = ev.Posted(NOON, f"to-{MALLORY.id}-report-manager", "m1", NOON)
    await house.store.update(interview.id, telling(posted))
    await house.store.update(interview.id, telling(ev.Declined(NOON, ALICE.id)))
    await house.store.update(
        interview.id, lambda i: replace(i, calls=(call, call), revision=i.revision + 1)
    )
    words = await recorded(told, interview.id)
    assert "The report and the transcript went to U02MALLORY." in words
    assert "180 days, until 29 August 2026" in words
    assert "were sent to gpt-x at api.example.com, in 2 requests." in words


async def recorded(reception: InterviewApi, interview_id: str) -> str:
    """What Alice reads about what is recorded."""
    answer = await reception.handle_click(interview_id, ButtonClick(Action.RECORDED, here(ALICE)))
    assert answer.card is not None
    return card_text(answer.card.body)


async def test_deleting_says_what_remains_elsewhere(house: House, reception: InterviewApi) -> None:
    """The words are gone here; what others hold already is named."""
    interview = await reception.invite(WISH)
    await reception.handle_click(interview.id, ButtonClick(Action.START, here(ALICE)))
    answer = await reception.handle_click(interview.id, ButtonClick(Action.DELETE, here(ALICE)))
    assert answer.card is not None
    assert "Only you can delete your own messages" in card_text(answer.card.body)
    assert (await house.store.get(interview.id)).erased_at is not None
