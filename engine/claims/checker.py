"""The one call in which a model checks written claims against the passages they cite.

The model sees numbered claims with their passages and says yes or no to each. Whether it can do
that is measured once, with ``CALIBRATION`` in the same form. Pure: the call is made elsewhere.
"""

import json
from collections.abc import Mapping, Sequence

from engine.claims.known_claims import CALIBRATION, Claim, KnownClaim
from engine.errors import BadReply

LEAST_RIGHT = 38
"""Of the 40 known claims; a model that always says yes has 20."""

_YES_NO = ("yes", "no")
Schema = dict[str, object]


def claim_list(claims: Sequence[Claim]) -> str:
    """The claims as the numbered list of the call: each with its passages, as JSON strings."""
    return "\n\n".join(_entry(number, claim) for number, claim in enumerate(claims, start=1))


def _entry(number: int, claim: Claim) -> str:
    passages = "\n".join(f"passage: {_quoted(text)}" for text in claim.cited)
    return f"claim_{number}: {_quoted(claim.text)}\n{passages}"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def check_schema(count: int) -> Schema:
    """The JSON schema of the reply to ``count`` claims: named slots with yes or no."""
    names = [f"claim_{number}" for number in range(1, count + 1)]
    slot: Schema = {"type": "string", "enum": list(_YES_NO)}
    return {
        "type": "object",
        "properties": dict.fromkeys(names, slot),
        "required": names,
        "additionalProperties": False,
    }


def parse_check(reply: Mapping[str, object], count: int) -> tuple[bool, ...]:
    """Whether the model said yes to each of ``count`` claims, in order.

    Raises BadReply when a claim has no answer of yes or no.
    """
    return tuple(_answer(reply, f"claim_{number}") for number in range(1, count + 1))


def _answer(reply: Mapping[str, object], name: str) -> bool:
    said = str(reply.get(name, "")).strip().rstrip(".").lower()
    if said not in _YES_NO:
        raise BadReply(problem=f"{name} must be yes or no")
    return said == "yes"


def calibration_claims() -> tuple[Claim, ...]:
    """The known claims, without what is known of them."""
    return tuple(known.claim for known in CALIBRATION)


def passes_calibration(verdicts: Sequence[bool], known: Sequence[KnownClaim] = CALIBRATION) -> bool:
    """Whether a model's verdicts on the known claims, in order, are right often enough."""
    if len(verdicts) != len(known):
        return False
    right = sum(said is claim.is_true for said, claim in zip(verdicts, known, strict=True))
    return right >= LEAST_RIGHT
