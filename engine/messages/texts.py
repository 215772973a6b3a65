"""Every sentence the interviewer says by itself, for all platforms, in one place.

Short, warm, plain; never chatty, never judging; one thing a message.
"""

from collections.abc import Callable, Mapping

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
    Item,
    Paragraph,
    Section,
    Source,
    Span,
    Style,
    plain,
)
from engine.messages.report import address_person, report
from engine.messages.report_evidence import STATEMENT_HEADING

BUTTON_LABELS: Mapping[Action, str] = {
    Action.START: "Start",
    Action.DECLINE: "No, thanks",
    Action.HUMAN: "I would rather talk to a person",
    Action.SKIP: "Skip",
    Action.PAUSE: "Pause",
    Action.RESUME: "Go on",
    Action.END: "Finish now",
    Action.RECORDED: "What is recorded about me",
    Action.WITHDRAW: "Withdraw",
    Action.DELETE: "Delete",
    Action.DISPUTE: "This gives a wrong picture",
}

CONFIRMATIONS: Mapping[Action, str] = {
    Action.WITHDRAW: "You leave the interview for good and nothing is summarised. Withdraw?",
    Action.DELETE: "All your answers and the summary are deleted for good. Delete?",
}
"""What to ask before doing what cannot be undone."""


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
    return tuple(Button(a, BUTTON_LABELS[a], number, primary=a is primary) for a in actions)


def _disclosure(interview: Interview) -> Card:
    plan = interview.plan
    count = "1 short question" if plan.questions == 1 else f"{plan.questions} short questions"
    least, most = 2 * plan.questions, 3 * plan.questions
    purpose = (
        Span(f"{address_person('Hello', interview)}. I am an AI interviewer. "),
        Span(f"I will ask {count} about "),
        Span(interview.topic, Style.EMPHASIS),
        Span(f"; most people take {least} to {most} minutes, and you can pause at any time."),
    )
    actions = (Action.START, Action.DECLINE, Action.HUMAN)
    return Card(body=(purpose, _use(interview)), buttons=_buttons(*actions, primary=Action.START))


def _use(interview: Interview) -> Paragraph:
    kept = (
        f"kept for {interview.plan.retention_days} days, and you can see, correct or delete them."
    )
    if not interview.managers:
        return plain(f"Your answers and a summary stay with you. They are {kept}")
    names: list[Span] = []
    for index, manager in enumerate(interview.managers):
        names += [Span(" and ")] * (index > 0) + [Span(manager, Style.PERSON)]
    decide = "who decides" if len(interview.managers) == 1 else "who decide"
    end = Span(f", {decide}; I do not. They are {kept}")
    return (Span("Your answers and a summary go to "), *names, end)


def _ask(ask: Ask) -> Card:
    number = ask.question.number
    actions = (Action.SKIP, Action.PAUSE, Action.END, Action.RECORDED, Action.WITHDRAW)
    return Card(
        title=f"Question {number} of {ask.of}",
        body=(plain(ask.question.text),),
        buttons=_buttons(*actions, number=number),
    )


def _reminder(nudge: Nudge) -> Card:
    at = f"question {nudge.number} of {nudge.of}"
    text = f"Whenever you like: we were at {at}. Answer here, or finish now."
    return Card(body=(plain(text),), buttons=_buttons(Action.END, number=nudge.number))


def _notice(text: str, *actions: Action) -> Callable[[Interview, str], Card]:
    """A word that is the same in every interview, but for ``{at}``, the question."""

    def made(interview: Interview, _: str) -> Card:
        current = interview.current
        at = f"question {current.question.number} of {interview.plan.questions}" if current else ""
        return Card(body=(plain(text.format(at=at)),), buttons=_buttons(*actions))

    return made


def _render_resumed(interview: Interview, _: str) -> Card:
    lines = [plain("Good to have you back.")]
    if interview.current is not None and interview.current.text is None:
        number, of = interview.current.question.number, interview.plan.questions
        lines.append(
            plain(f"We were at question {number} of {of}: {interview.current.question.text}")
        )
    return Card(body=tuple(lines))


def _farewell(interview: Interview, _: str) -> Card:
    done = f"{interview.answered} of {interview.plan.questions} questions were answered."
    thanks = address_person("Thank you", interview)
    text = f"{thanks}. We stop here; {done} I am writing the summary now."
    return Card(body=(plain(text),))


def _about_candidate(yours: str, theirs: str) -> Callable[[Interview, str], Card]:
    """A word that the candidate reads one way and the managers another.

    The managers' copy carries the title of the interview; the thread's does not need it.
    """

    def made(interview: Interview, about: str) -> Card:
        name = interview.candidate.name or "The candidate"
        if about != MANAGERS:
            return Card(body=(plain(yours),))
        return Card(title=f"Interview: {interview.topic}", body=(plain(theirs.format(name=name)),))

    return made


def _unreachable(interview: Interview, manager: str) -> Card:
    text = (
        Span("I could not send the report about "),
        Span(interview.topic, Style.EMPHASIS),
        Span(" to "),
        Span(manager, Style.PERSON),
        Span(". Direct messages from me may be closed. I will keep trying; nothing is lost."),
    )
    return Card(body=(text,))


def _render_deleted(interview: Interview, about: str) -> Card:
    if about == MANAGERS:
        text = (
            " has deleted the interview. Nothing of it is kept here, and I have taken back what I "
            "sent you about it, where I could. Please delete what you copied."
        )
        return Card(body=((Span(interview.candidate.id, Style.PERSON), Span(text)),))
    gone = (
        "It is done: what you wrote and what was written about it is deleted here, and my messages "
        "are taken back, also from those I told."
    )
    remains = (
        "What remains: your own messages, which only you can delete; what people may have copied; "
        "and a line in my journal that an interview was deleted."
    )
    return Card(body=(plain(gone), *_render_undeleted(interview), plain(remains)))


def _render_undeleted(interview: Interview) -> tuple[Paragraph, ...]:
    """What could not be taken back: how much of it, and where."""
    left = [posting for posting in interview.postings.values() if posting.left]
    if not left:
        return ()
    count = sum(posting.left or 0 for posting in left)
    people = dict.fromkeys(posting.person for posting in left if posting.person)
    places = [Span("in our conversation")] * any(not posting.person for posting in left)
    places += [Span(person, Style.PERSON) for person in people]
    named = [part for place in places for part in (Span(", "), place)][1:]
    many = "1 of my messages" if count == 1 else f"{count} of my messages"
    begin = Span(f"I was not allowed to take back {many}; ask for it where they stand: ")
    return ((begin, *named, Span(".")),)


def _render_disputed(interview: Interview, _: str) -> Card:
    """The short notice that the managers get beside a report that they have already."""
    name = interview.candidate.name or "The candidate"
    text = f"{name} has written something about the report that you have of this interview."
    items = (Item("", Source(interview.candidate_statement, 0)),)
    section = Section(STATEMENT_HEADING, items)
    return Card(f"{name} · {interview.topic}", body=(plain(text),), sections=(section,))


def _render_over_budget(interview: Interview, _: str) -> Card:
    begin = "What I may spend on my language model today is spent."
    if interview.plan.over_budget is ModelOutagePolicy.BUILT_IN:
        return Card(body=(plain(f"{begin} From here on I ask simpler questions without it."),))
    end = "What you wrote is stored; I go on by myself after midnight (UTC). You need not wait."
    return Card(body=(plain(f"{begin} {end}"),))


WORDS: Mapping[NoticeKind, Callable[[Interview, str], Card]] = {
    NoticeKind.PRESS_START: _notice(
        "I have not begun yet, so I kept nothing of that. Press Start when you are ready.",
        Action.START,
        Action.DECLINE,
        Action.HUMAN,
    ),
    NoticeKind.PAUSED: _notice(
        "Paused at {at}. Take your time; just answer, or go on.", Action.RESUME
    ),
    NoticeKind.RESUMED: _render_resumed,
    NoticeKind.APOLOGY: _notice(
        "I have your answer. My language model is not answering right now; I will go on by "
        "myself as soon as it does. You need not wait."
    ),
    NoticeKind.QUEUED: _notice(
        "Many interviews are running right now, and yours is in line. What you wrote is stored; I "
        "go on by myself as soon as it is your turn."
    ),
    NoticeKind.OVER_BUDGET: _render_over_budget,
    NoticeKind.FAREWELL: _farewell,
    NoticeKind.DECLINED: _about_candidate(
        "That is fine. Nothing was recorded beyond your no.",
        "{name} would rather not be interviewed. Nothing was asked.",
    ),
    NoticeKind.HUMAN: _about_candidate(
        "Of course. I have passed that on; a person will get in touch with you.",
        "{name} would rather talk to a person. Please get in touch.",
    ),
    NoticeKind.WITHDRAWN: _about_candidate(
        "You have withdrawn. Nothing will be summarised or passed on. "
        "You can have what you wrote deleted.",
        "{name} has withdrawn. There will be no report.",
    ),
    NoticeKind.EXPIRED: _about_candidate(
        "It has been quiet for a while, so I have closed this interview. Thank you.",
        "{name} has not answered in time; the interview is closed without a report.",
    ),
    NoticeKind.UNREACHABLE: _unreachable,
    NoticeKind.ERASED: _render_deleted,
    NoticeKind.DISPUTED: _render_disputed,
    NoticeKind.THREAD_LOST: _about_candidate(
        "This thread can no longer be used.",
        "The thread with {name} is gone or closed to me; the interview is over without a report.",
    ),
}
