"""What a call or a delivery that failed is stored and counted as."""

from collections.abc import Mapping

from engine import errors

OK, UNEXPECTED = "ok", "unexpected"

_NAMES: Mapping[type[BaseException], str] = {
    errors.ModelBusy: "ModelBusy",
    errors.BudgetSpent: "BudgetSpent",
    errors.ModelUnavailable: "ModelUnavailable",
    errors.ModelGivenUp: "ModelGivenUp",
    errors.ModelRejected: "ModelRejected",
    errors.QuotaUsedUp: "QuotaUsedUp",
    errors.ModelRefused: "ModelRefused",
    errors.ModelCutOff: "ModelCutOff",
    errors.ModelFiltered: "ModelFiltered",
    errors.BadReply: "invalid",
    errors.ContextTooLong: "ContextTooLong",
    errors.LanguageNotCovered: "LanguageNotCovered",
    errors.NotDelivered: "NotDelivered",
    errors.Unreachable: "Unreachable",
    errors.ThreadGone: "ThreadGone",
}
"""Stored names and metric labels: a renamed class keeps its own."""


def outcome_of(error: BaseException) -> str:
    """The name of an error's kind, ``unexpected`` for one that no port declares."""
    return _NAMES.get(type(error), UNEXPECTED)
