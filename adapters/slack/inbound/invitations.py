"""From a command or a form to an invitation: who, where, and who reads the report."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from adapters.chat.invitations import NOT_HUMAN, can_invite, required_permission
from adapters.slack.context import SlackContext
from adapters.slack.outbound.mrkdwn import readable
from adapters.slack.web_api.timestamps import is_direct
from adapters.slack.web_api.users import Profile, is_group
from engine.api.command_parser import InterviewCommand
from engine.api.interviews import InterviewApi, InterviewRequest, interview_id_for
from engine.api.permissions import Actor, InvitePolicy, Permission
from engine.api.placement import PlacementDefaults
from engine.dialogue.models import ChannelRef, Interview, Person
from engine.errors import BadCommand, NotAllowed

PLATFORM = "slack"
PROFILE_WITHIN = 0.5
_ID = re.compile(r"[UWS][A-Z0-9]+")
_MENTION = re.compile(r"<(?:@|!subteam\^)([A-Z0-9]+)(?:\|[^<>]*)?>")


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks, from where: ``request_id`` is Slack's id of the command or of the form."""

    user: str
    name: str
    channel: str
    seed: str
    response_url: str = ""

    @property
    def direct(self) -> bool:
        """Whether they ask in a conversation of two."""
        return is_direct(self.channel)


def first_mention(word: str) -> str | None:
    """The user or user group that a word of a command mentions."""
    match = _MENTION.fullmatch(word)
    return match.group(1) if match else None


class Invitations:
    """Turns wishes into interviews."""

    def __init__(self, reception: InterviewApi, kit: SlackContext) -> None:
        self._reception = reception
        self._kit = kit

    async def invite(self, wish: InterviewCommand, asker: Requester) -> Interview:
        """The interview, stored; raises the errors of ``InterviewApi.invite`` and NotAllowed."""
        candidate = wish.candidate or asker.user
        alone = candidate == asker.user
        if is_group(candidate):
            raise BadCommand(problem="one interview has one candidate, and you named a group")
        await self._check_may(required_permission(asker.user, candidate), asker.user)
        people = self._kit.people
        whom, who = await asyncio.gather(
            people.profile(candidate, PROFILE_WITHIN), people.profile(asker.user, PROFILE_WITHIN)
        )
        if whom is not None and not whom.human:
            raise BadCommand(problem=NOT_HUMAN)
        team = (await self._kit.api.identity()).team
        request = InterviewRequest(
            request_id=asker.seed,
            topic=readable(wish.topic),
            candidate=_person(whom, candidate, asker.name if alone else ""),
            inviter=_person(who, asker.user, asker.name),
            place=ChannelRef(PLATFORM, team, asker.channel),
            template=wish.template,
            questions=wish.questions,
            nominees=await people.nominees(wish.managers, team),
            defaults=self._defaults(asker, alone=alone),
        )
        self._kit.ephemeral.remember(interview_id_for(PLATFORM, asker.seed), asker.response_url)
        return await self._reception.invite(request)

    def _defaults(self, asker: Requester, *, alone: bool) -> PlacementDefaults:
        options = self._kit.options
        return PlacementDefaults(
            options.visibility if alone else options.visibility_invited,
            options.managers,
            is_direct=asker.direct,
            is_person=_is_id,
        )

    async def _check_may(self, deed: Permission, user: str) -> None:
        allowed = self._kit.options.allowed_inviters
        inviters = InvitePolicy.NAMED if allowed else InvitePolicy.EVERYBODY
        standing = await self._actor(user, allowed if deed is Permission.INVITE else ())
        if not can_invite(standing, deed, inviters):
            names = (await self._kit.people.names(allowed)).values()
            raise NotAllowed(who=", ".join(sorted(names)) or "an administrator")

    async def _actor(self, user: str, listed: Sequence[str]) -> Actor:
        """Who somebody is here; the list has them by themselves or by one of their groups."""
        team = (await self._kit.api.identity()).team
        named = user in listed
        if not named:
            groups = [one for one in listed if is_group(one)]
            named = bool(await self._kit.people.groups_of(user, groups))
        return Actor(user, (team,), named=named)


def _is_id(person: str) -> bool:
    return _ID.fullmatch(person) is not None


def _person(profile: Profile | None, user: str, name: str) -> Person:
    return profile.person if profile else Person(user, name)
