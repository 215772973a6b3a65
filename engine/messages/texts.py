"""What the interviewer says by itself, for all platforms: short, plain, never judging."""

from collections.abc import Callable, Mapping

from engine.catalogue import gettext, gettext_noop, ngettext, ngettext_noop
from engine.dialogue.models import Interview
from engine.dialogue.plan import ModelOutagePolicy
from engine.dialogue.steps import (
    MANAGERS,
    Ask,
    BotMessage,
    Disclosure,
    NoticeKind,
    Nudge,
    Report,
    Say,
)
from engine.messages.card import (
    Action,
    Button,
    Card,
    Span,
    Style,
    format_paragraph,
    plain,
)
from engine.messages.deletion import render_deleted
from engine.messages.privacy_card import announce_readers
from engine.messages.report import address_person, report
from engine.messages.report_evidence import statement_notice

BUTTON_LABELS: Mapping[Action, str] = {
    Action.START: gettext_noop("Start"),
    Action.DECLINE: gettext_noop("No, thanks"),
    Action.HUMAN: gettext_noop("I would rather talk to a person"),
    Action.SKIP: gettext_noop("Skip"),
    Action.PAUSE: gettext_noop("Pause"),
    Action.RESUME: gettext_noop("Continue"),
    Action.END: gettext_noop("Finish now"),
    Action.RECORDED: gettext_noop("What is recorded about me"),
    Action.WITHDRAW: gettext_noop("Withdraw"),
    Action.DELETE: gettext_noop("Delete"),
    Action.DISPUTE: gettext_noop("This gives a wrong picture"),
}

CONFIRMATIONS: Mapping[Action, str] = {
    Action.WITHDRAW: gettext_noop("You leave for good, and no summary is written. Withdraw?"),
    Action.DELETE: gettext_noop("All your answers and the summary are deleted for good. Delete?"),
}
"""What to ask before doing what cannot be undone."""


def make_button(action: Action, number: int = 0, *, primary: bool = False) -> Button:
    """The button with its label; ``number`` is the question it is shown under."""
    return Button(action, gettext(BUTTON_LABELS[action]), number, primary=primary)


def render_card(interview: Interview, utterance: BotMessage) -> Card:
    """What an utterance says in this interview."""
    match utterance:
        case Disclosure():
            return _disclosure(interview)
        case Ask():
            return _ask(utterance)
        case Nudge():
            return _reminder(utterance)
        case Report(audience=audience):
            return report(interview, audience, _buttons(*_report_actions(interview)))
        case Say(word=word, about=about):
            return WORDS[word](interview, about)


def _report_actions(interview: Interview) -> tuple[Action, ...]:
    """What can be done about a report; without managers there is nobody to say anything to."""
    dispute = (Action.DISPUTE,) if interview.managers else ()
    return (*dispute, Action.RECORDED, Action.DELETE)


def _buttons(
    *actions: Action, number: int = 0, primary: Action | None = None
) -> tuple[Button, ...]:
    return tuple(make_button(a, number, primary=a is primary) for a in actions)


def _disclosure(interview: Interview) -> Card:
    count = interview.plan.questions
    purpose = format_paragraph(
        ngettext_noop(
            "{hello}. I am an AI interviewer. I will ask {count} short question about {topic}. "
            "Most people take {least} to {most} minutes, and you can pause at any time.",
            "{hello}. I am an AI interviewer. I will ask {count} short questions about {topic}. "
            "Most people take {least} to {most} minutes, and you can pause at any time.",
            count="count",
        ),
        hello=address_person(gettext("Hello"), interview),
        count=count,
        topic=Span(interview.topic, Style.EMPHASIS),
        least=2 * count,
        most=3 * count,
    )
    actions = (Action.START, Action.DECLINE, Action.HUMAN)
    return Card(
        body=(purpose, announce_readers(interview)),
        buttons=_buttons(*actions, primary=Action.START),
    )


def _ask(ask: Ask) -> Card:
    number = ask.question.number
    actions = (Action.SKIP, Action.PAUSE, Action.END, Action.RECORDED, Action.WITHDRAW)
    return Card(
        title=format_question_title(number, ask.of),
        body=(plain(ask.question.text),),
        buttons=_buttons(*actions, number=number),
    )


def format_question_title(number: int, of: int) -> str:
    """The title above a question."""
    return gettext("Question {number} of {total}", number=number, total=of)


def _reminder(nudge: Nudge) -> Card:
    text = gettext(
        "Whenever you like: we were at question {number} of {total}. Answer here, or finish now.",
        number=nudge.number,
        total=nudge.of,
    )
    return Card(body=(plain(text),), buttons=_buttons(Action.END, number=nudge.number))


def _notice(message: str, *actions: Action) -> Callable[[Interview, str], Card]:
    """A notice that is the same in every interview."""

    def made(_: Interview, about: str) -> Card:
        del about
        return Card(body=(plain(gettext(message)),), buttons=_buttons(*actions))

    return made


def _render_paused(interview: Interview, _: str) -> Card:
    """Also while the next question is being written: then there is none to be at."""
    current = interview.current
    if current is None:
        text = gettext("The interview is paused. Continue whenever you like.")
    else:
        text = gettext(
            "Paused at question {number} of {total}. Answer or continue whenever you like.",
            number=current.question.number,
            total=interview.plan.questions,
        )
    return Card(body=(plain(text),), buttons=_buttons(Action.RESUME))


def _render_resumed(interview: Interview, _: str) -> Card:
    lines = [plain(gettext("Good to have you back."))]
    current = interview.current
    if current is not None and current.text is None:
        text = gettext(
            "We were at question {number} of {total}: {question}",
            number=current.question.number,
            total=interview.plan.questions,
            question=current.question.text,
        )
        lines.append(plain(text))
    return Card(body=tuple(lines))


def _farewell(interview: Interview, _: str) -> Card:
    text = ngettext(
        "{thanks}. You answered {answered} of {count} question. Your summary follows.",
        "{thanks}. You answered {answered} of {count} questions. Your summary follows.",
        interview.plan.questions,
        thanks=address_person(gettext("Thank you"), interview),
        answered=interview.answered,
    )
    return Card(body=(plain(text),))


def _about_candidate(yours: str, theirs: str) -> Callable[[Interview, str], Card]:
    """A notice that the candidate reads one way and the managers another.

    The managers' copy carries the title of the interview; the thread's does not need it.
    """

    def made(interview: Interview, about: str) -> Card:
        if about != MANAGERS:
            return Card(body=(plain(gettext(yours)),))
        title = gettext("Interview: {topic}", topic=interview.topic)
        name = interview.candidate.name or gettext("The candidate")
        return Card(title=title, body=(plain(gettext(theirs, name=name)),))

    return made


def _render_human(interview: Interview, about: str) -> Card:
    """Without managers there is nobody to pass it on to."""
    passed_on = _about_candidate(
        gettext_noop(
            "Of course. I am passing this on, so that a person can get in touch with you."
        ),
        gettext_noop("{name} would rather talk to a person. Please get in touch."),
    )
    if about == MANAGERS or interview.managers:
        return passed_on(interview, about)
    return Card(
        body=(plain(gettext("Of course. I have ended the interview. Nobody else knows of it.")),)
    )


def _unreachable(interview: Interview, manager: str) -> Card:
    text = format_paragraph(
        "I could not send the report about {topic} to {manager}. Direct messages from me "
        "may be closed. I will keep trying. Nothing is lost.",
        topic=Span(interview.topic, Style.EMPHASIS),
        manager=Span(manager, Style.PERSON),
    )
    return Card(body=(text,))


def _render_over_budget(interview: Interview, _: str) -> Card:
    if interview.plan.over_budget is ModelOutagePolicy.BUILT_IN:
        text = gettext(
            "Today's budget for my language model is used up. From here on I ask simpler "
            "questions without it."
        )
    else:
        text = gettext(
            "Today's budget for my language model is used up. What you wrote is saved, and I will "
            "continue automatically after midnight (UTC). You do not have to wait."
        )
    return Card(body=(plain(text),))


WORDS: Mapping[NoticeKind, Callable[[Interview, str], Card]] = {
    NoticeKind.PRESS_START: _notice(
        gettext_noop(
            "I have not started yet, so I did not keep that. Press Start when you are ready."
        ),
        Action.START,
        Action.DECLINE,
        Action.HUMAN,
    ),
    NoticeKind.PAUSED: _render_paused,
    NoticeKind.RESUMED: _render_resumed,
    NoticeKind.APOLOGY: _notice(
        gettext_noop(
            "I cannot reach my language model right now. What you wrote is saved, and I will "
            "continue automatically. You do not have to wait here."
        )
    ),
    NoticeKind.QUEUED: _notice(
        gettext_noop(
            "Many interviews are running right now, so you are in the queue. What you wrote is "
            "saved, and I will continue automatically."
        )
    ),
    NoticeKind.OVER_BUDGET: _render_over_budget,
    NoticeKind.FAREWELL: _farewell,
    NoticeKind.DECLINED: _about_candidate(
        gettext_noop("That is fine. I only recorded that you declined."),
        gettext_noop("{name} would rather not be interviewed. Nothing was asked."),
    ),
    NoticeKind.HUMAN: _render_human,
    NoticeKind.WITHDRAWN: _about_candidate(
        gettext_noop(
            "You have withdrawn. No summary is written, and your answers are not passed on. You "
            "can have them deleted."
        ),
        gettext_noop("{name} has withdrawn. There will be no report."),
    ),
    NoticeKind.EXPIRED: _about_candidate(
        gettext_noop("It has been quiet for a while, so I have closed this interview. Thank you."),
        gettext_noop(
            "{name} has not answered in time. The interview is closed, and there is no report."
        ),
    ),
    NoticeKind.UNREACHABLE: _unreachable,
    NoticeKind.ERASED: render_deleted,
    NoticeKind.DISPUTED: lambda interview, _: statement_notice(interview),
    NoticeKind.THREAD_LOST: _about_candidate(
        gettext_noop("This thread can no longer be used."),
        gettext_noop(
            "The thread with {name} is gone or closed to me. The interview is over, and there is "
            "no report."
        ),
    ),
}
