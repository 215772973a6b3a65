"""The commands, the form and the lists."""

import asyncio
from dataclasses import replace

import pytest
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from adapters.discord.inbound.commands import MENU
from engine.dialogue.models import Interview, Status
from engine.errors import StoreBusy
from tests.adapters.discord.lab import OPTIONS, TOPIC, Lab, labels
from tests.fakes.store import MemoryStore

pytestmark = pytest.mark.usefixtures("env")


def answer(result: InteractionResult) -> str:
    """What the one who asked reads."""
    assert result.response is not None
    assert result.response.ephemeral
    return result.response.content


def puts(lab: Lab) -> int:
    """How often commands were registered."""
    requests = lab.env.http_requests
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in requests)


async def test_options_have_their_types(lab: Lab) -> None:
    """Topic, people and numbers are typed, so that Discord itself helps and checks."""
    command = lab.env.backend.find_command("interview", None, type=1)
    assert command is not None
    options = {o["name"]: (o["type"], o.get("required", False)) for o in command["options"]}
    assert options == {
        "topic": (3, True),
        "candidate": (6, False),
        "questions": (4, False),
        "template": (3, False),
        "manager": (6, False),
    }
    bounds = {o["name"]: o for o in command["options"]}
    assert (bounds["questions"]["min_value"], bounds["questions"]["max_value"]) == (1, 20)
    assert bounds["topic"]["max_length"] == 200


@pytest.mark.parametrize("options", [replace(OPTIONS, templates=("backend-engineer", "lead"))])
async def test_templates_are_offered_while_typing(lab: Lab) -> None:
    """The names of templates come up as one types."""
    offered = await lab.alice.autocomplete(lab.general, "interview", "template", "BACK")
    assert [choice["value"] for choice in offered] == ["backend-engineer"]


async def test_commands_are_registered_when_they_changed_only(lab: Lab) -> None:
    """The second start registers nothing: Discord allows few registrations a day."""
    assert puts(lab) == 1
    await lab.restart()
    assert puts(lab) == 1
    stored = lab.env.backend.commands[None]
    command = next(c for (name, _), c in stored.items() if name == "interview")
    command["description"] = "an older one"
    await lab.restart()
    assert puts(lab) == 2


async def test_questions_and_manager_are_taken_over(lab: Lab) -> None:
    """The options of the command are those of the interview."""
    await lab.invite(lab.mallory, candidate=lab.alice, questions=3, manager=lab.bob)
    assert lab.interview.plan.questions == 3
    assert lab.interview.managers == (str(lab.bob.id),)


async def test_the_report_goes_to_people_of_the_server(lab: Lab) -> None:
    """Strangers, apps and the candidate are refused by name; nobody is written to."""
    stranger = lab.env.create_user("stranger")
    elsewhere = lab.env.create_guild("Elsewhere").add_member(lab.env.create_user("elsa"))
    robot = lab.guild.add_member(lab.env.create_user("robot", bot=True))
    refused = [
        (stranger, "stranger cannot get the report: that is not a member of the server"),
        (elsewhere.user, "elsa cannot get the report: that is not a member of the server"),
        (robot, "robot cannot get the report: that is an app."),
        (lab.alice, "Alice Anderson cannot get the report: that is the candidate."),
    ]
    for somebody, words in refused:
        result = await lab.invite(lab.mallory, candidate=lab.alice, manager=somebody)
        assert words in answer(result)
    assert lab.interviews == []
    assert lab.told(lab.alice) == []


async def test_in_direct_messages_nobody_else_gets_the_report(lab: Lab) -> None:
    """Two who talk in private are in no server, so that nobody there can be named."""
    result = await lab.bob.user.slash("interview", topic=TOPIC, manager=lab.mallory.user)
    assert "Mallory Manager cannot get the report" in answer(result)
    await lab.rest()
    assert lab.interviews == []


async def test_only_those_who_manage_the_server_invite_others(lab: Lab) -> None:
    """Without roles in the settings, inviting others needs the right to manage the server."""
    result = await lab.invite(lab.bob, candidate=lab.alice)
    assert "You are not allowed to do that here" in answer(result)
    assert lab.interviews == []


@pytest.mark.parametrize("options", [replace(OPTIONS, inviter_roles=("recruiters",))])
async def test_roles_say_who_invites_others(lab: Lab) -> None:
    """With roles in the settings, their members invite others, and nobody else does."""
    role = lab.guild.create_role("recruiters")
    assert "You are not allowed to do that here" in answer(
        await lab.invite(lab.mallory, candidate=lab.alice)
    )
    lab.env.backend.add_member_role(lab.guild.id, lab.bob.id, role.id)
    assert "Alice Anderson is invited" in answer(await lab.invite(lab.bob, candidate=lab.alice))


async def test_everybody_may_ask_for_themselves(lab: Lab) -> None:
    """An interview with oneself needs no right."""
    assert "Your interview about" in answer(await lab.invite(lab.bob))


async def test_apps_are_not_interviewed(lab: Lab) -> None:
    """Only people can be candidates."""
    robot = lab.guild.add_member(lab.env.create_user("robot", bot=True))
    assert "only people" in answer(await lab.invite(lab.mallory, candidate=robot))


async def test_who_is_no_member_is_not_interviewed(lab: Lab) -> None:
    """Somebody outside the server cannot be in its threads."""
    stranger = lab.env.create_user("stranger")
    assert "not a member of this server" in answer(
        await lab.invite(lab.mallory, candidate=stranger)
    )


async def test_others_are_not_invited_from_direct_messages(lab: Lab) -> None:
    """In direct messages there are no roles to go by."""
    result = await lab.mallory.user.slash("interview", topic=TOPIC, candidate=lab.alice.user)
    assert "people are invited in a server" in answer(result)


async def test_the_same_topic_twice_is_refused(lab: Lab) -> None:
    """A second interview on the same topic waits until the first is over."""
    await lab.invite(lab.alice)
    assert "is already running here" in answer(await lab.invite(lab.alice))


async def test_a_topic_without_words_is_refused(lab: Lab) -> None:
    """A topic of punctuation alone gets a sentence that says what to do."""
    assert "Give a few words" in answer(await lab.invite(lab.alice, topic="***"))


async def test_the_menu_on_a_member_opens_a_form(lab: Lab) -> None:
    """Interview this member asks for the topic, and invites that member."""
    shown = await lab.mallory.context_menu(lab.general, MENU, lab.alice)
    assert shown.modal is not None
    assert shown.modal["title"] == "Interview Alice Anderson"
    ids = [row["components"][0]["custom_id"] for row in shown.modal["components"]]
    values = dict(zip(ids, (TOPIC, "3", ""), strict=True))
    result = await lab.mallory.submit_modal(shown, values)
    await lab.rest()
    assert "Alice Anderson is invited" in answer(result)
    assert lab.interview.plan.questions == 3
    assert lab.interview.candidate.id == str(lab.alice.id)


async def test_a_form_with_no_number_says_so(lab: Lab) -> None:
    """Words where a number belongs are answered with what is allowed."""
    shown = await lab.mallory.context_menu(lab.general, MENU, lab.alice)
    assert shown.modal is not None
    ids = [row["components"][0]["custom_id"] for row in shown.modal["components"]]
    values = dict(zip(ids, (TOPIC, "xx", ""), strict=True))
    result = await lab.mallory.submit_modal(shown, values)
    assert "must be from 1 to 20" in answer(result)


async def test_help_says_how_it_goes(lab: Lab) -> None:
    """Help names the commands."""
    result = await lab.alice.slash(lab.general, "interviews help")
    assert "/interviews list" in answer(result)


async def test_the_list_shows_what_concerns_one(lab: Lab) -> None:
    """Candidates see their interviews with buttons, managers those of others without."""
    await lab.begun()
    mine = await lab.alice.slash(lab.general, "interviews list")
    assert mine.response is not None
    (embed,) = mine.response.embeds
    assert "in progress, 0 of 2 answered" in (embed.fields[0].value or "")
    (row,) = mine.followups
    assert labels(row) == ["What is recorded about me", "Withdraw", "Delete"]
    theirs = await lab.mallory.slash(lab.general, "interviews list")
    assert theirs.response is not None
    assert theirs.response.embeds[0].fields[0].name == "Of others"
    assert theirs.followups == []


async def test_the_buttons_of_the_list_work(lab: Lab) -> None:
    """Withdrawing from the list is asked twice and done."""
    await lab.begun()
    mine = await lab.alice.slash(lab.general, "interviews list")
    asked = await lab.alice.click(mine.followups[0], label="Withdraw")
    assert asked.response is not None
    await lab.alice.click(asked.response, label="Withdraw")
    await lab.rest()
    assert lab.status() is Status.WITHDRAWN


async def test_an_empty_list_says_so(lab: Lab) -> None:
    """Without interviews there is a sentence instead of nothing."""
    result = await lab.bob.slash(lab.general, "interviews list")
    assert "no interviews that concern you" in answer(result)


async def test_in_a_thread_the_channel_is_meant(lab: Lab) -> None:
    """Asked for in a thread, an interview gets one of its own beside it."""
    await lab.begun()
    await lab.alice.slash(lab.thread, "interview", topic="on-call work")
    await lab.rest()
    assert {i.place.channel for i in lab.interviews} == {str(lab.general.id)}
    assert len(lab.general.threads) == 2


class Slow(MemoryStore):
    """A database that takes its time, or is locked."""

    seconds = 0.0
    locked = False

    async def add(self, interview: Interview) -> bool:
        """Keep it, later."""
        if self.locked:
            raise StoreBusy(where="interviews.db")
        await asyncio.sleep(self.seconds)
        return await super().add(interview)


@pytest.mark.parametrize("store", [Slow()])
@pytest.mark.parametrize("options", [replace(OPTIONS, ack_deadline=0.05)])
async def test_a_slow_database_is_said_in_time(lab: Lab, store: Slow) -> None:
    """When storing takes too long the person is asked to try again before Discord gives up."""
    store.seconds = 4.0
    assert "Please try again" in answer(await lab.invite(lab.alice))
    store.seconds = 0.0
    store.locked = True
    assert "My database does not answer" in answer(await lab.invite(lab.alice))


async def test_commands_nobody_registered_cannot_be_given(lab: Lab) -> None:
    """The world is strict: what was not registered does not exist."""
    with pytest.raises(SetupError):
        await lab.alice.slash(lab.general, "interrogate")


@pytest.mark.parametrize("options", [replace(OPTIONS, time_zone="Asia/Tokyo")])
async def test_people_live_in_the_time_zone_of_the_settings(lab: Lab) -> None:
    """Discord does not tell where they are; reminders keep to the working hours there."""
    await lab.invite(lab.mallory, candidate=lab.alice)
    assert lab.interview.candidate.zone == "Asia/Tokyo"
