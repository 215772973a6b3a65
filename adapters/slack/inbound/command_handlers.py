"""Commands, clicks and forms: stored before they are acknowledged, or answered with "try again".

Slack delivers them once. Whoever asked has three seconds of patience, Slack too; what is not
stored within ``ack_deadline`` is given up, and the person is told.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.chat.ack_deadline import AckDeadline, Refusal
from adapters.chat.interview_list import list_card
from adapters.slack.context import SlackContext
from adapters.slack.inbound.app_home import Home
from adapters.slack.inbound.invitations import Invitations, Requester, first_mention
from adapters.slack.inbound.modal import (
    STATEMENT,
    STATEMENT_CALLBACK,
    field_of,
    form,
    read_form,
    read_text_form,
    requester_of,
    text_form,
)
from adapters.slack.outbound.blocks import ACTION_PREFIX, RenderContext, render
from adapters.slack.outbound.ephemeral import NO_LOOKS
from adapters.slack.outbound.limits import view_problems
from adapters.slack.outbound.requests import content
from adapters.slack.texts import (
    NO_FORM,
    NOTHING_OWN,
    SENT_BY_DM,
    YOURS,
    help_card,
    invitation,
    make_card,
)
from adapters.slack.web_api.client import SlackFailure
from adapters.slack.web_api.timestamps import is_direct
from engine.api.command_parser import Help, InterviewCommand, ListAll, ListOwn, OpenForm, parse
from engine.api.interviews import ButtonClick, ClickResponse, InterviewApi
from engine.api.permissions import Actor
from engine.catalogue import gettext
from engine.dialogue.models import Interview
from engine.messages.card import Action, Card, people_in

log = logging.getLogger(__name__)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What an acknowledgement carries, as Slack takes it."""

    fields: Mapping[str, Any]


NOTHING = Reply({})
MOST_IN_A_MESSAGE = 10


class CommandHandlers:
    """Does what people ask for with commands, buttons and the form."""

    def __init__(self, reception: InterviewApi, kit: SlackContext, home: Home) -> None:
        self._reception = reception
        self._kit = kit
        self._home = home
        self._invitations = Invitations(reception, kit)
        self._deadline = AckDeadline(kit.options.ack_deadline, (SlackFailure,))

    async def command(self, body: Json) -> Reply:
        """``/interview``, whatever stands after it."""
        made = await self._deadline.run(self._command(body))
        return _card_message(made.card) if isinstance(made, Refusal) else made

    async def _command(self, body: Json) -> Reply:
        asker = _asker(body)
        self._reception.check_rate("command", asker.user)
        match parse(body.get("text") or "", first_mention):
            case Help():
                return _card_message(help_card())
            case ListAll():
                return _card_message(
                    list_card(await self._home.list_interviews(asker.user, MOST_IN_A_MESSAGE))
                )
            case ListOwn():
                return await self._mine(asker.user)
            case OpenForm():
                self._kit.tasks.run(self._open_form(asker))
                return NOTHING
            case InterviewCommand() as wish:
                interview = await self._invitations.invite(wish, asker)
                return _card_message(invitation(interview))

    async def _mine(self, user: str) -> Reply:
        made = await self._home.own(user)
        if not made:
            return _card_message(make_card(NOTHING_OWN))
        return Reply({"response_type": "ephemeral", "text": gettext(YOURS), "blocks": made})

    async def handle_form(self, body: Json) -> Reply:
        """A form, filled in."""
        if body["view"].get("callback_id") == STATEMENT_CALLBACK:
            return await self._handle_statement(body)
        return await self._handle_invitation(body)

    async def _handle_statement(self, body: Json) -> Reply:
        """What a candidate says about their report."""
        user = body["user"]["id"]
        interview_id, text, url = read_text_form(body["view"])
        answer = await self._deadline.run(self._dispute(interview_id, user, text))
        if isinstance(answer, Refusal):
            return Reply({"response_action": "errors", "errors": {STATEMENT: answer.text}})
        if answer.card is not None:
            self._kit.tasks.run(self._answer(user, url, answer.card))
        return NOTHING

    async def _dispute(self, interview_id: str, user: str, text: str) -> ClickResponse:
        who = Actor(user, ((await self._kit.api.identity()).team,))
        return await self._reception.dispute(interview_id, who, text)

    async def _handle_invitation(self, body: Json) -> Reply:
        view = body["view"]
        channel, response_url = requester_of(view)
        user = body["user"]
        name = user.get("name") or user.get("username") or ""
        asker = Requester(user["id"], name, channel, view["id"], response_url)
        made = await self._deadline.run(self._invite(view, asker))
        if isinstance(made, Refusal):
            return Reply({"response_action": "errors", "errors": {field_of(made.error): made.text}})
        self._kit.tasks.run(self._answer(asker.user, response_url, invitation(made)))
        return NOTHING

    async def _invite(self, view: Json, asker: Requester) -> Interview:
        return await self._invitations.invite(read_form(view), asker)

    async def handle_button(self, body: Json) -> Reply:
        """A click on a button of ours; what comes of it is shown to whoever clicked."""
        action = body["actions"][0]
        if not action["action_id"].startswith(ACTION_PREFIX):
            return NOTHING
        user, url = body["user"]["id"], body.get("response_url") or ""
        interview_id, _, number = str(action.get("value") or "").partition(":")
        try:
            kind = Action(action["action_id"].removeprefix(ACTION_PREFIX))
            question = int(number or 0)
        except ValueError:
            return NOTHING
        answer = await self._deadline.run(self._click(interview_id, kind, user, question))
        if isinstance(answer, Refusal):
            self._kit.tasks.run(self._answer(user, url, answer.card))
            return NOTHING
        if answer.form is not None:
            made = text_form(answer.form, interview_id, url)
            self._kit.tasks.run(self._open(made, str(body.get("trigger_id") or ""), user, url))
        if answer.card is not None:
            here = str((body.get("channel") or {}).get("id") or "")
            self._kit.tasks.run(self._show(interview_id, user, url, here, answer.card))
        if body.get("view"):
            self._kit.tasks.run(self._home.show(user))
        return NOTHING

    async def _click(
        self, interview_id: str, kind: Action, user: str, number: int
    ) -> ClickResponse:
        who = Actor(user, ((await self._kit.api.identity()).team,))
        return await self._reception.handle_click(interview_id, ButtonClick(kind, who, number))

    async def _open_form(self, asker: Requester) -> None:
        options = self._kit.options
        made = form(asker.channel, asker.response_url, options.templates, options.most_questions)
        await self._open(made, asker.seed, asker.user, asker.response_url)

    async def _open(self, made: dict[str, Any], trigger: str, user: str, url: str) -> None:
        """Open a form within the three seconds that a trigger lives; say so if it does not."""
        problems = view_problems(made)
        if problems:
            log.error("the form would be refused: %s", "; ".join(problems))
        try:
            await self._kit.api.call(
                lambda client: client.views_open(trigger_id=trigger, view=made)
            )
        except SlackFailure as fault:
            log.warning("views.open: %s", fault)
            await self._answer(user, url, make_card(NO_FORM))

    async def _show(self, interview_id: str, user: str, url: str, channel: str, card: Card) -> None:
        """A word where they clicked; what has a file goes by DM, to be taken back one day."""
        if card.attachment is None:
            await self._answer(user, url, card)
            return
        looks = RenderContext(names=await self._kit.people.names(people_in(card)))
        parts = await self._kit.ephemeral.message(user, card, looks)
        await self._reception.remember_copy(interview_id, user, parts)
        if url and not is_direct(channel):
            await self._kit.ephemeral.respond(url, make_card(SENT_BY_DM))

    async def _answer(self, user: str, url: str, card: Card) -> None:
        if not url or not await self._kit.ephemeral.respond(url, card):
            await self._kit.ephemeral.message(user, card)


def _asker(body: Json) -> Requester:
    return Requester(
        user=body["user_id"],
        name=body.get("user_name") or "",
        channel=body["channel_id"],
        seed=body.get("trigger_id") or "",
        response_url=body.get("response_url") or "",
    )


def _card_message(card: Card) -> Reply:
    said = content(render(card, NO_LOOKS)[0])
    fields = {name: value for name, value in said.items() if value}
    return Reply({"response_type": "ephemeral", **fields})
