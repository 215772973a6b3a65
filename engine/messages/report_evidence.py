"""The candidate's own words in a report: passages, what is no answer, and the last word."""

from collections.abc import Iterator

from engine.catalogue import gettext, gettext_noop
from engine.dialogue.models import Exchange, Interview
from engine.dialogue.steps import Audience
from engine.dialogue.summary import ChosenPassage, Summary
from engine.messages.card import Card, Item, Section, Source, plain
from engine.messages.times import moment

STATEMENT_HEADING = gettext_noop("What the candidate says about this report")


def show_answers(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """Question by question: its passages, each with its signs and the message it stands in."""
    del audience
    passages: dict[int, list[ChosenPassage]] = {}
    for passage in summary.passages:
        passages.setdefault(passage.answer, []).append(passage)
    for number, exchange in enumerate(interview.exchanges, start=1):
        chosen = passages.get(number, ())
        items = tuple(Item("", find_source(p.text, 0, exchange), p.signs) for p in chosen)
        heading = f"{number} · {exchange.question.text}"
        yield Section(heading, items, note="" if items else _without_passages(exchange))


def _without_passages(exchange: Exchange) -> str:
    if exchange.text is None:
        return gettext("Not answered.")
    return gettext("Answered; no passage of it was chosen. The transcript has all of it.")


def show_not_answers(
    interview: Interview, summary: Summary, audience: Audience
) -> Iterator[Section]:
    """Text that is no part of an answer, as it was written; for the managers."""
    if audience is Audience.MANAGER and summary.not_answers:
        items = (
            Item("", source_of(interview, found.text, found.answer))
            for found in summary.not_answers
        )
        note = gettext("This is shown as it was written. The rest of the report leaves it out.")
        yield Section(gettext("Not part of an answer"), tuple(items), note=note)


def show_statement(interview: Interview, summary: Summary, audience: Audience) -> Iterator[Section]:
    """What the candidate says about the report, if anything."""
    del summary, audience
    if interview.candidate_statement and interview.disputed_at:
        items = (Item("", Source(interview.candidate_statement, 0)),)
        note = gettext("Written {moment}.", moment=moment(interview.disputed_at))
        yield Section(gettext(STATEMENT_HEADING), items, note=note)


def statement_notice(interview: Interview) -> Card:
    """The short notice that the managers get beside a report that they have already."""
    name = interview.candidate.name or gettext("The candidate")
    text = gettext(
        "{name} has written something about the report that you have of this interview.", name=name
    )
    items = (Item("", Source(interview.candidate_statement, 0)),)
    section = Section(gettext(STATEMENT_HEADING), items)
    return Card(f"{name} · {interview.topic}", body=(plain(text),), sections=(section,))


def source_of(interview: Interview, quote: str, answer: int) -> Source:
    """Where words of an answer come from."""
    exchanges = interview.exchanges
    exchange = exchanges[answer - 1] if 0 < answer <= len(exchanges) else None
    return find_source(quote, answer, exchange)


def find_source(quote: str, answer: int, exchange: Exchange | None) -> Source:
    """The words with the message that holds them, else with the answer's first."""
    alive = [m for m in exchange.messages if m.deleted_at is None] if exchange else []
    folded = " ".join(quote.split())
    holding = [m.id for m in alive if folded and folded in " ".join(m.text.split())]
    return Source(quote, answer, (holding or [m.id for m in alive] or [""])[0])
