"""The exception tree. Each leaf's docstring is the sentence that a person reads.

``{name}`` in a docstring is filled from the keyword arguments of the exception. The four branches
are the original system's; ``Delivery`` and ``Storage`` are what a chat and a database add.
"""

import inspect
import string

from engine.dialogue.models import ModelCall
from engine.dialogue.plan import ModelWaitReason


class InterviewError(Exception):
    """Something went wrong; nothing was lost."""

    def __init__(self, **details: object) -> None:
        self.details = details
        template = inspect.cleandoc(type(self).__doc__ or "").replace("\n", " ")
        super().__init__(string.Formatter().vformat(template, (), _Known(details)))


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


class NotFound(InterviewError):
    """That does not exist."""


class InterviewNotFound(NotFound):
    """There is no interview {id}. List the ones there are with `run_bot.py list`."""


class TemplateNotFound(NotFound):
    """There is no interview template named {name}. There are: {known}."""


class BusinessRule(InterviewError):
    """That is not possible at this point of the interview."""


class MaxQuestionsReached(BusinessRule):
    """All {most} questions have been asked; there will be no more."""


class AnswerOrder(BusinessRule):
    """That button belongs to an earlier question; we are at question {number} now."""


class ConsentMissing(BusinessRule):
    """The interview has not begun: press Start, or say that you would rather not."""


class AnswerFull(BusinessRule):
    """An answer to one question holds at most {messages} messages and {characters} characters,
    deleted ones included. What you just wrote does not fit and is not part of your answer. A
    shorter text may still fit."""


class InterviewOver(BusinessRule):
    """This interview is over; nothing more is recorded."""


class NoReport(BusinessRule):
    """There is no report of this interview that you could say something about."""


class NotPaused(BusinessRule):
    """The interview is not paused: just answer the question."""


class NotYours(BusinessRule):
    """Only the person who is interviewed can do that."""


class NotAllowed(BusinessRule):
    """You may not do that here. Ask {who}."""


class AlreadyRunning(BusinessRule):
    """An interview about "{topic}" is already running here. Finish or withdraw from it first."""


class InviterFull(BusinessRule):
    """You have invited people to {most} interviews that are still running; more at once are not
    possible. Try again when one of them is over, or have limits.per_inviter raised."""


class CandidateFull(BusinessRule):
    """There are {most} interviews running with this person already; more at once are not possible.
    Finish or decline one of them first."""


class WorkspaceFull(BusinessRule):
    """There are {most} interviews running here, as many as may at once. Try again later, or have
    limits.per_workspace raised."""


class Full(BusinessRule):
    """I hold {most} interviews right now, as many as I may at once. Try again later; whoever runs
    me can raise limits.in_all."""


class BudgetUsedUp(BusinessRule):
    """What may be spent here in a day is spent, so no new interview can begin. Try again after
    00:00 UTC, or have limits.tokens_per_day or limits.cost_per_day raised."""


class TooFast(BusinessRule):
    """That was a lot in one minute. Nothing was done; please try again in {seconds} seconds."""


class Validation(InterviewError):
    """That cannot be used as it is."""


class BadStatement(Validation):
    """What you write about the report {problem}. Nothing was stored."""


class BadTopic(Validation):
    """The topic {problem}. Give a few words, for example: moving a billing service to events."""


class BadCommand(Validation):
    """I cannot follow: {problem}. Type /interview help to see how it goes."""


class ManagerRefused(Validation):
    """{who} cannot get the report: {problem}. Choose somebody else; nothing was started."""


class BadQuestionCount(Validation):
    """The number of questions must be from {least} to {most}, not {given}."""


class BadAnswersFile(Validation):
    """The answers file {file} {problem}. It must be UTF-8, answers separated by blank lines."""


class BadConfig(Validation):
    """The configuration has mistakes:
    {mistakes}"""

    def __init__(self, **details: object) -> None:
        super().__init__(**details)
        self.args = (f"The configuration has mistakes:\n{details.get('mistakes', '?')}",)


class BadSamples(Validation):
    """The simulated candidates cannot be used: {problem}."""


class BadChart(Validation):
    """The chart {file} cannot be drawn: {problem}."""


class BadPrompt(Validation):
    """The prompts cannot be used: {problem}."""


class LlmService(InterviewError):
    """The language model did not do its part. Your answers are kept."""

    calls: tuple[ModelCall, ...] = ()
    """What was spent in vain."""
    retry_after: float | None = None
    """Seconds that the server asks to wait."""
    waits_for: ModelWaitReason = ModelWaitReason.NOTHING
    """What to wait for when it is no failure of the model's."""

    def __init__(self, *, retry_after: float | None = None, **details: object) -> None:
        super().__init__(**details)
        self.retry_after = retry_after


class ModelBusy(LlmService):
    """Many interviews are running; this one is in line. What was written is stored."""

    waits_for = ModelWaitReason.QUEUED


class BudgetSpent(LlmService):
    """Today's budget for the language model is spent here. It goes on at 00:00 UTC."""

    waits_for = ModelWaitReason.BUDGET


class ModelUnavailable(LlmService):
    """The language model does not answer ({problem}). It is tried again; nothing is lost."""


class ModelGivenUp(LlmService):
    """The language model did not answer {times} times in a row. Interview {id} is kept; see what
    is wrong with `run_bot.py check`."""


class ModelRejected(LlmService):
    """The language model's server refused the request: {problem}. {hint}"""


class QuotaUsedUp(LlmService):
    """The language model's account has no credit left. Add credit or use another OPENAI_API_KEY."""


class ModelRefused(LlmService):
    """The language model declined to answer."""


class ModelCutOff(LlmService):
    """The language model's answer was cut off at its length limit."""


class ModelFiltered(LlmService):
    """The language model's content filter stopped the answer."""


class BadReply(LlmService):
    """The language model's answer is not what was asked for: {problem}"""


class ContextTooLong(LlmService):
    """The interview is longer than the language model {model} can read at once."""


class LanguageNotCovered(LlmService):
    """The built-in interviewer speaks English only. Set OPENAI_API_KEY for other languages."""


class Delivery(InterviewError):
    """A message could not be delivered."""


class NotDelivered(Delivery):
    """The message is not out ({problem}); it is tried again."""

    def __init__(self, *, retry_after: float | None = None, **details: object) -> None:
        super().__init__(**details)
        self.retry_after = retry_after


class Unreachable(Delivery):
    """{who} cannot be reached: {problem}."""


class ThreadGone(Delivery):
    """The thread of this interview is gone: {problem}."""


class Storage(InterviewError):
    """The database does not do its part."""


class StoreUnavailable(Storage):
    """The database {where} cannot be used: {problem}. {hint}"""


class StoreBusy(Storage):
    """The database {where} is locked by another program. Close it, or wait, and try again."""


class StoreReadOnly(Storage):
    """The database {where} is read-only. Give this user the right to write to it and its folder."""


class StoreFull(Storage):
    """There is no space left for the database {where}. Make room; what was stored is safe."""


class StoreCorrupt(Storage):
    """The file {where} is not a database, or is damaged. Restore a backup or use another file."""


class StoreNotReady(Storage):
    """The database {where} has no tables yet, or older ones. Run `run_bot.py migrate` once."""


class StoreNotEmpty(Storage):
    """The database {where} holds interviews already. Use an empty one; nothing was changed."""


class StoreTooNew(Storage):
    """The database {where} was written by a newer version. Update this program to use it."""


def leaves(root: type[InterviewError] = InterviewError) -> tuple[type[InterviewError], ...]:
    """All exceptions of the tree that have none below them."""
    below = root.__subclasses__()
    return tuple(leaf for child in below for leaf in leaves(child)) if below else (root,)
