"""A form in a terminal: a label, and an answer typed under it."""

from adapters.console.chat import ConsoleChat
from adapters.console.keyboard import Keyboard
from engine.api.interviews import InterviewApi
from engine.api.permissions import Actor
from engine.catalogue import gettext
from engine.errors import BadStatement
from engine.messages.card import Card, TextForm, plain


async def ask_for_text(chat: ConsoleChat, keyboard: Keyboard, form: TextForm) -> str | None:
    """What is typed into the form; None at the end of what is typed."""
    most = f"{form.longest:,}"
    hints = [gettext("At most {most} characters. Finish with an empty line.", most=most)]
    if form.text:
        hints.append(gettext("You wrote: “{text}”", text=form.text))
    chat.show(Card(title=form.title, body=(plain(form.label), plain(" ".join(hints)))))
    chat.prompt()
    return await keyboard.answer()


async def send_statement(
    reception: InterviewApi, interview_id: str, who: Actor, text: str
) -> Card | None:
    """Store what somebody says about their report; what to show them."""
    try:
        return (await reception.dispute(interview_id, who, text)).card
    except BadStatement as error:
        return Card(body=(plain(str(error)),))
