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

from engine.errors import BadCommand

HELP = (
    "/interview TOPIC: I interview you about it, for example: "
    "/interview moving a billing service to events",
    "/interview TOPIC @person: I invite somebody else.",
    "questions:3 sets the number of questions, template:NAME picks a prepared interview, "
    "manager:@person says who gets the report. Put them anywhere in the command.",
    "/interview list: the interviews that concern you. /interview mine: your own, with what is "
    "recorded about you and buttons to withdraw or delete.",
    "/interview alone: a form with the same fields.",
    "In an interview just write; several messages count as one answer, and you can edit them. "
    "The buttons skip, pause, finish, show what is recorded, or withdraw.",
)
"""What ``/interview help`` says, a paragraph each."""


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
            raise BadCommand(
                problem=f"I do not know who {word} is; pick them from the list @ gives"
            )
        else:
            topic.append(word)
    if len(set(people)) > 1:
        raise BadCommand(problem="one interview has one candidate, and you named several")
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
        raise BadCommand(problem=f"after {waiting}: something is missing")


def _single(values: list[str], name: str) -> str | None:
    if len(values) > 1:
        raise BadCommand(problem=f"{name}: can be given once")
    return values[0] if values else None


def _number(value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"-?[0-9]{1,6}", value):
        raise BadCommand(problem="after questions: a whole number is needed, as in questions:3")
    return int(value)


def _person(word: str, mentioned: Callable[[str], str | None]) -> str:
    person = mentioned(word)
    if person is None:
        raise BadCommand(
            problem="after manager: a person is needed; pick one from the list @ gives"
        )
    return person
