"""Who people and user groups are; asked once an hour, and never in the way when Slack is slow."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from adapters.chat.directory_cache import DirectoryCache
from adapters.slack.web_api.client import Json, Rejected, SlackApi, SlackFailure
from adapters.slack.web_api.errors import NOT_THERE
from engine.api.permissions import MOST_MANAGERS, Nominee
from engine.dialogue.models import Person
from engine.errors import ManagerRefused

log = logging.getLogger(__name__)

FRESH_GROUP = 300.0
UNKNOWN = frozenset({"user_not_found", "user_not_visible"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack tells of a user.

    ``app`` is True for apps, ``closed`` for accounts that are deactivated, ``administrator`` for
    those who may manage the workspace. ``teams`` are the ids of the workspaces they belong to.
    """

    person: Person
    app: bool = False
    closed: bool = False
    administrator: bool = False
    teams: frozenset[str] = frozenset()

    @property
    def human(self) -> bool:
        """Whether this is a person who can be interviewed."""
        return not (self.app or self.closed)


class UserDirectory:
    """Looks up users and user groups. What a workspace does not offer is simply not known."""

    def __init__(self, api: SlackApi, now: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._profiles: DirectoryCache[str, Profile] = DirectoryCache(now=now)
        self._members: DirectoryCache[str, tuple[str, ...]] = DirectoryCache(FRESH_GROUP, now=now)
        self._groups: DirectoryCache[str, Mapping[str, str]] = DirectoryCache(now=now)

    async def profile(self, user: str, within: float | None = None) -> Profile | None:
        """Who somebody is; None when Slack does not tell (in time, in seconds)."""
        return await self._profiles.get_or_fetch(
            user, lambda: self._fetch_profile(user), (SlackFailure,), within
        )

    async def nominees(self, named: Iterable[str], team: str) -> tuple[Nominee, ...]:
        """The people who are named to get a report, those of user groups included.

        One more than are allowed is enough to be refused. Raises ManagerRefused for a group that
        holds nobody or cannot be read, SlackFailure when Slack fails.
        """
        ids = [user for one in named for user in await self._people_in(one)]
        users = list(dict.fromkeys(ids))[: MOST_MANAGERS + 1]
        return tuple(await asyncio.gather(*(self._nominee(user, team) for user in users)))

    async def _people_in(self, one: str) -> tuple[str, ...]:
        if not is_group(one):
            return (one,)
        problem = "nobody is in it"
        try:
            members = await self.members(one)
        except Rejected as refused:
            members, problem = (), NOT_THERE.get(refused.code, "I cannot see who is in it")
        if not members:
            raise ManagerRefused(
                who=f"The user group {await self._name(one) or one}", problem=problem
            )
        return members

    async def _nominee(self, user: str, team: str) -> Nominee:
        """Who somebody is; whom Slack does not know or does not show to the app is no member."""
        try:
            known = await self._fetch_profile(user)
        except Rejected as refused:
            if refused.code not in UNKNOWN:
                raise
            return Nominee(Person(user), member=False)
        return Nominee(known.person, team in known.teams, known.app, known.closed)

    async def _fetch_profile(self, user: str) -> Profile:
        answer = await self._api.call(lambda client: client.users_info(user=user))
        profile = _profile(answer["user"])
        self._profiles.put(user, profile)
        return profile

    async def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Names of users and groups by id, as far as Slack tells them."""
        named: dict[str, str] = {}
        for one in dict.fromkeys(ids):
            name = await self._name(one)
            if name:
                named[one] = name
        return named

    async def members(self, group: str) -> tuple[str, ...]:
        """The users in a group; raises SlackFailure where it cannot be known."""
        found = self._members.find(group)
        if found is not None:
            return found
        answer = await self._api.call(lambda client: client.usergroups_users_list(usergroup=group))
        members = tuple(answer.get("users") or ())
        self._members.put(group, members)
        return members

    async def groups_of(self, user: str, groups: Iterable[str]) -> tuple[str, ...]:
        """Those of the groups that a user is in; none where it cannot be known."""
        found: list[str] = []
        for group in groups:
            try:
                members = await self.members(group)
            except SlackFailure as fault:
                log.info("usergroups.users.list: %s", fault)
                continue
            if user in members:
                found.append(group)
        return tuple(found)

    async def _name(self, one: str) -> str:
        if is_group(one):
            return (await self._group_names()).get(one, "")
        profile = await self.profile(one)
        return profile.person.name if profile else ""

    async def _group_names(self) -> Mapping[str, str]:
        found = self._groups.find("")
        if found is not None:
            return found
        try:
            answer = await self._api.call(lambda client: client.usergroups_list())
        except SlackFailure as fault:
            log.info("usergroups.list: %s", fault)
            answer = {}
        names = {g["id"]: g.get("name", "") for g in answer.get("usergroups") or ()}
        self._groups.put("", names)
        return names


def is_group(one: str) -> bool:
    """Whether an id is that of a user group."""
    return one.startswith("S")


def _profile(user: Json) -> Profile:
    inner = user.get("profile") or {}
    name = user.get("real_name") or inner.get("real_name") or user.get("name") or ""
    offset = int(user.get("tz_offset") or 0) // 60
    return Profile(
        Person(user["id"], name, offset, str(user.get("tz") or "")),
        app=bool(user.get("is_bot") or user["id"] == "USLACKBOT"),
        closed=bool(user.get("deleted")),
        administrator=bool(user.get("is_admin") or user.get("is_owner")),
        teams=_teams(user),
    )


def _teams(user: Json) -> frozenset[str]:
    """The workspaces of a user; in an Enterprise organization there can be several."""
    enterprise = user.get("enterprise_user") or {}
    return frozenset((str(user.get("team_id") or ""), *(enterprise.get("teams") or ())))
