"""The exception tree. The ``sentence`` of a class is what a person reads, and what it stands for.

``{name}`` in it is a keyword argument. ``Delivery`` comes from a chat, ``Storage`` from a database.
"""

from engine.catalogue import Message, gettext, gettext_noop, ngettext_noop
from engine.dialogue.models import ModelCall
from engine.dialogue.plan import ModelWaitReason


class InterviewError(Exception):
    """The root of the tree; ``details`` are the keyword arguments."""

    sentence: Message = gettext_noop("Something went wrong. Nothing was lost.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(gettext(self.sentence, **details))


class NotFound(InterviewError):
    sentence = gettext_noop("That does not exist.")


class InterviewNotFound(NotFound):
    sentence = gettext_noop("There is no interview {id}. See `list` for those that exist.")


class TemplateNotFound(NotFound):
    sentence = gettext_noop("There is no template {name}. Available: {known}.")


class BusinessRule(InterviewError):
    sentence: Message = gettext_noop("That is not possible at this point of the interview.")


class MaxQuestionsReached(BusinessRule):
    sentence = ngettext_noop(
        "The only question has been asked. There are no more.",
        "All {most} questions have been asked. There are no more.",
        count="most",
    )


class AnswerOrder(BusinessRule):
    sentence = gettext_noop("That button is for an earlier question. We are at question {number}.")


class ConsentMissing(BusinessRule):
    sentence = gettext_noop("The interview has not started. Press Start, or decline it.")


class AnswerFull(BusinessRule):
    sentence = gettext_noop(
        "An answer to one question can have up to {messages} messages and {characters} characters, "
        "including deleted messages. What you just wrote does not fit, so it is not part of your "
        "answer. A shorter text may still fit."
    )


class InterviewOver(BusinessRule):
    sentence = gettext_noop("This interview is over. Nothing more is recorded.")


class NoReport(BusinessRule):
    sentence = gettext_noop("There is no report of this interview that you could comment on.")


class NotPaused(BusinessRule):
    sentence = gettext_noop("The interview is not paused. You can just answer the question.")


class NotYours(BusinessRule):
    sentence = gettext_noop("Only the person who is interviewed can do that.")


class NotAllowed(BusinessRule):
    sentence = gettext_noop("You are not allowed to do that here. Ask {who}.")


class AlreadyRunning(BusinessRule):
    sentence = gettext_noop('An interview about "{topic}" is already running here. End it first.')


class InviterFull(BusinessRule):
    sentence = gettext_noop(
        "You have reached the limit of running interviews for one inviter ({most}). Try again when "
        "one has ended, or ask for a higher limits.per_inviter."
    )


class CandidateFull(BusinessRule):
    sentence = gettext_noop(
        "This person has reached the limit of running interviews ({most}). One has to end first."
    )


class WorkspaceFull(BusinessRule):
    sentence = gettext_noop(
        "The limit of running interviews in this workspace is reached ({most}). Try again later, "
        "or ask for a higher limits.per_workspace."
    )


class Full(BusinessRule):
    sentence = gettext_noop(
        "I have reached my limit of running interviews ({most}). Try again later, or ask for a "
        "higher limits.in_all."
    )


class BudgetUsedUp(BusinessRule):
    sentence = gettext_noop(
        "Today's budget is used up, so no new interview can start. Try again after 00:00 UTC, or "
        "ask for a higher limits.tokens_per_day or limits.cost_per_day."
    )


class TooFast(BusinessRule):
    sentence = ngettext_noop(
        "That was a lot in one minute, so I did nothing. Please try again in {seconds} second.",
        "That was a lot in one minute, so I did nothing. Please try again in {seconds} seconds.",
        count="seconds",
    )


class Validation(InterviewError):
    sentence = gettext_noop("That cannot be used as it is.")


class BadStatement(Validation):
    sentence = gettext_noop("What you write about the report {problem}. Nothing was stored.")


class BadTopic(Validation):
    sentence = gettext_noop(
        "The topic {problem}. Give a few words, for example: moving a billing service to events."
    )


class BadCommand(Validation):
    sentence = gettext_noop("I do not understand: {problem}. See /interview help.")


class ManagerRefused(Validation):
    sentence = gettext_noop("{who} cannot get the report: {problem}. Nothing was started.")


class BadQuestionCount(Validation):
    sentence = gettext_noop("The question count must be from {least} to {most}, not {given}.")


class BadAnswersFile(Validation):
    sentence = gettext_noop(
        "The answers file {file} {problem}. It must be UTF-8, answers separated by blank lines."
    )


class BadConfig(Validation):
    sentence = gettext_noop("The configuration has mistakes:\n{mistakes}")


class BadSamples(Validation):
    sentence = gettext_noop("The simulated candidates cannot be used: {problem}.")


class BadChart(Validation):
    sentence = gettext_noop("The chart {file} cannot be drawn: {problem}.")


class BadPrompt(Validation):
    sentence = gettext_noop("The prompts cannot be used: {problem}.")


class LlmService(InterviewError):
    """The language model failed.

    ``calls`` is what was spent in vain, ``retry_after`` the seconds that the server asks to wait,
    ``waits_for`` what to wait for when the model itself has not failed.
    """

    sentence = gettext_noop("The language model failed. Your answers are kept.")
    calls: tuple[ModelCall, ...] = ()
    retry_after: float | None = None
    waits_for: ModelWaitReason = ModelWaitReason.NOTHING

    def __init__(self, *, retry_after: float | None = None, **details: object) -> None:
        super().__init__(**details)
        self.retry_after = retry_after


class ModelBusy(LlmService):
    sentence = gettext_noop("Many interviews are running. This one is in the queue.")
    waits_for = ModelWaitReason.QUEUED


class BudgetSpent(LlmService):
    sentence = gettext_noop("Today's model budget is used up. I continue after 00:00 UTC.")
    waits_for = ModelWaitReason.BUDGET


class ModelUnavailable(LlmService):
    sentence = gettext_noop("The language model does not answer ({problem}). I will try again.")


class ModelGivenUp(LlmService):
    sentence = gettext_noop(
        "The language model gave no answer in {times} attempts. Interview {id} is kept. Run "
        "`run_bot.py check` to see what is wrong."
    )


class ModelRejected(LlmService):
    sentence = gettext_noop("The language model refused the request: {problem}. {hint}")


class QuotaUsedUp(LlmService):
    sentence = gettext_noop("The language model's account has no credit left. Add credit to it.")


class ModelRefused(LlmService):
    sentence = gettext_noop("The language model declined to answer.")


class ModelCutOff(LlmService):
    sentence = gettext_noop("The language model's answer was cut off at its length limit.")


class ModelFiltered(LlmService):
    sentence = gettext_noop("The language model's content filter stopped the answer.")


class BadReply(LlmService):
    sentence = gettext_noop("The language model's answer is not usable: {problem}")


class ContextTooLong(LlmService):
    sentence = gettext_noop("The interview is too long for the language model {model}.")


class LanguageNotCovered(LlmService):
    sentence = gettext_noop("The built-in interviewer speaks English only.")


class Delivery(InterviewError):
    sentence = gettext_noop("A message could not be delivered.")


class NotDelivered(Delivery):
    """``retry_after`` is the seconds that the platform asks to wait."""

    sentence = gettext_noop("The message was not delivered ({problem}). I will try again.")

    def __init__(self, *, retry_after: float | None = None, **details: object) -> None:
        super().__init__(**details)
        self.retry_after = retry_after


class Unreachable(Delivery):
    sentence = gettext_noop("{who} cannot be reached: {problem}.")


class ThreadGone(Delivery):
    sentence = gettext_noop("The thread of this interview is gone: {problem}.")


class Storage(InterviewError):
    sentence = gettext_noop("The database failed.")


class StoreUnavailable(Storage):
    sentence = gettext_noop("The database {where} cannot be used: {problem}. {hint}")


class StoreBusy(Storage):
    sentence = gettext_noop("The database {where} is locked by another program. Close it or wait.")


class StoreReadOnly(Storage):
    sentence = gettext_noop("The database {where} or its folder is read-only for this user.")


class StoreFull(Storage):
    sentence = gettext_noop("No space is left for the database {where}. Stored data is safe.")


class StoreCorrupt(Storage):
    sentence = gettext_noop("The file {where} is not a database or is damaged. Restore a backup.")


class StoreNotReady(Storage):
    sentence = gettext_noop("The database {where} is not up to date. Run `run_bot.py migrate`.")


class StoreNotEmpty(Storage):
    sentence = gettext_noop("The database {where} already holds interviews. Nothing was changed.")


class StoreTooNew(Storage):
    sentence = gettext_noop("A newer version wrote the database {where}. Update this program.")
