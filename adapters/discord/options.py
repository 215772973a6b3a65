"""What the Discord adapter needs to be told, as plain values."""

from dataclasses import dataclass, field

from adapters.discord.ids import DIRECT
from engine.dialogue.plan import MOST_QUESTIONS, Visibility


@dataclass(frozen=True, slots=True)
class DiscordOptions:
    """How to reach Discord and what an operator decided about it.

    ``api_url`` and ``gateway_url`` are for a rate-limiting proxy; None is Discord itself.
    ``visibility`` is whether an interview's thread is private or public (CHANNEL); a template goes
    before it. ``managers`` are ids of users who get the reports when neither the command nor the
    template names anybody. ``inviter_roles`` are ids or names of roles whose members may invite
    others; empty is everybody who may manage the server. ``staff_channel`` is the id of a channel
    for reports whose reader takes no direct messages. ``shards`` is the number of gateway
    connections; None takes as many as Discord recommends. ``shard_ids`` are those that this process
    has, when several share them; empty is all. ``templates`` are the names that the command offers.
    ``time_zone`` is the one that people are taken to live in, as the IANA database names it.

    All times are in seconds. ``ack_deadline`` is how long a command or a click may take to be
    stored before the person is asked to try again (Discord waits for three);
    ``read_after_write_delay`` how long to wait before looking for a message that may have been
    posted; ``catch_up_pace`` the least time between two readings of threads; ``guild_ready`` how
    long the library waits for more servers before it calls itself ready; ``silence_timeout`` how
    long a client may be without a session before it is made anew; ``thinking_after`` how long
    thinking may take before a sign says so.
    """

    token: str = field(repr=False)
    api_url: str | None = None
    gateway_url: str | None = None
    visibility: Visibility = Visibility.PRIVATE
    managers: tuple[str, ...] = ()
    inviter_roles: tuple[str, ...] = ()
    staff_channel: str | None = None
    shards: int | None = 1
    shard_ids: tuple[int, ...] = ()
    templates: tuple[str, ...] = ()
    time_zone: str = "UTC"
    most_questions: int = MOST_QUESTIONS
    ack_deadline: float = 2.0
    read_after_write_delay: float = 2.0
    catch_up_pace: float = 0.2
    guild_ready: float = 2.0
    silence_timeout: float = 60.0
    thinking_after: float = 0.5

    def is_listening_to(self, workspace: str) -> bool:
        """Whether this process is told what happens in a server, or in direct messages.

        Discord gives a server to the shard ``(id >> 22) % shards``, and direct messages to shard 0
        (Discord, Gateway, "Sharding").
        """
        if not self.shard_ids or not self.shards:
            return True
        shard = 0 if workspace == DIRECT else (int(workspace) >> 22) % self.shards
        return shard in self.shard_ids
