"""What people type after ``/interview``, on every platform.

<topic> [@candidate] [questions:N] [template:NAME] [manager:@x ...]
help
list
mine
(nothing: a form)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.catalogue import gettext, gettext_noop
from engine.errors import BadCommand

HELP = (
    gettext_noop(
        "/interview TOPIC: I interview you about it, for example: "
        "/interview moving a billing service to events"
    ),
    gettext_noop("/interview TOPIC @person: I invite somebody else."),
    gettext_noop(
        "questions:3 sets the number of questions, template:NAME selects a prepared interview, and "
        "manager:@person says who gets the report. Put them anywhere in the command."
    ),
    gettext_noop(
        "/interview list: the interviews that concern you. /interview mine: your own, with what is "
        "recorded about you and buttons to withdraw or delete."
    ),
    gettext_noop("/interview alone: a form with the same fields."),
    gettext_noop(
        "In an interview, just write. Several messages count as one answer, and you can edit them. "
        "The buttons skip, pause, finish, show what is recorded, or withdraw."
    ),
)
"""What ``/interview help`` says, a paragraph each, before they are looked up."""


UNKNOWN_PERSON = gettext_noop("I do not know {person}; type @ and select them from the list")


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody wants to know how it works."""


@dataclass(frozen=True, slots=True)
class ListAll:
    """Somebody wants to see the interviews that concern them."""


@dataclass(frozen=True, slots=True)
class ListOwn:
    """Somebody wants to see, withdraw from or delete their own interviews."""


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Somebody wants a form to fill in."""


@dataclass(frozen=True, slots=True)
class InterviewCommand:
    """An interview that somebody asks for.

    ``candidate`` and ``managers`` are platform ids; without a candidate it is for whoever asks.
    ``topic`` is still in the platform's own spelling.
    """

    topic: str
    candidate: str = ""
    template: str | None = None
    questions: int | None = None
    managers: tuple[str, ...] = ()


Command = Help | ListAll | ListOwn | OpenForm | InterviewCommand

_WORD = re.compile(r"(?:\w+:)?<[^<>]*>|\S+")
_NAME = re.compile(r"@[\w.-]+")
_OPTION = re.compile(r"(?i)(questions?|templates?|managers?):(.*)")


def parse(text: str, mentioned: Callable[[str], str | None]) -> Command:
    """The command in a text; ``mentioned`` gives the id that a word mentions, None if it is none.

    Raises BadCommand when an option or a mention cannot be understood.
    """
    tidy = text.strip()
    match tidy.casefold():
        case "":
            return OpenForm()
        case "help" | "?":
            return Help()
        case "list":
            return ListAll()
        case "mine":
            return ListOwn()
    return _parse_interview(tuple(_WORD.findall(tidy)), mentioned)


def _parse_interview(
    words: tuple[str, ...], mentioned: Callable[[str], str | None]
) -> InterviewCommand:
    options: dict[str, list[str]] = {"question": [], "template": [], "manager": []}
    people: list[str] = []
    topic: list[str] = []
    for name, word in _with_values(words):
        if name:
            options[name].append(word)
        elif (person := mentioned(word)) is not None:
            people.append(person)
        elif _NAME.fullmatch(word):
            raise BadCommand(problem=gettext(UNKNOWN_PERSON, person=word))
        else:
            topic.append(word)
    if len(set(people)) > 1:
        raise BadCommand(problem=gettext("an interview has one candidate, and you named several"))
    return InterviewCommand(
        topic=" ".join(topic),
        candidate=people[0] if people else "",
        template=_single(options["template"], "template"),
        questions=_number(_single(options["question"], "questions")),
        managers=tuple(_person(word, mentioned) for word in options["manager"]),
    )


def _with_values(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each word, with the option that it is the value of; ``manager: @x`` is as good as without."""
    waiting = ""
    for word in words:
        match = _OPTION.fullmatch(word)
        if match is not None:
            name = match.group(1).casefold().rstrip("s")
            waiting = name if not match.group(2) else ""
            if match.group(2):
                yield name, match.group(2)
        else:
            yield waiting, word
            waiting = ""
    if waiting:
        raise BadCommand(problem=gettext("the value after {option}: is missing", option=waiting))


def _single(values: list[str], name: str) -> str | None:
    if len(values) > 1:
        raise BadCommand(problem=gettext("{option}: can be given only once", option=name))
    return values[0] if values else None


def _number(value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"-?[0-9]{1,6}", value):
        problem = gettext("questions: needs a whole number, for example questions:3")
        raise BadCommand(problem=problem)
    return int(value)


def _person(word: str, mentioned: Callable[[str], str | None]) -> str:
    person = mentioned(word)
    if person is None:
        problem = gettext("manager: needs a person; type @ and select one from the list")
        raise BadCommand(problem=problem)
    return person
