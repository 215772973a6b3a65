"""What is counted in the end, from the platforms' own logs and from the database."""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.faults.llm import PART
from tests.faults.people import ASKED, DONE, QUESTIONS, Candidate, Said, Written
from tests.faults.side import News

OUTAGE = "I cannot reach my language model"
BUG = re.compile(
    r"unexpected [A-Z]\w+|could not be handled: \w+|Traceback|never retrieved"
    r"|not acknowledged: (?!Store|TimeoutError|CancelledError)\w+"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The figures of a campaign. All but the first four and ``seconds`` must be zero."""

    seed: int
    kills: int
    interviews: int
    completed: int
    lost_answers: int
    lost_questions: int
    doubled_questions: int
    doubled_summaries: int
    doubled_dms: int
    stuck: int
    out_of_order: int
    unacknowledged: int
    unexplained_crashes: int
    seconds: float

    @property
    def mistakes(self) -> dict[str, int]:
        """What must be zero and is not."""
        counted = [field.name for field in fields(self)[4:-1]]
        return {name: getattr(self, name) for name in counted if getattr(self, name)}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds of an interview: messages as (text, question's number) by id."""

    status: str
    outages: int
    messages: dict[str, tuple[str, int]]


def kept(database: Path) -> dict[str, Kept]:
    """All interviews by their topic."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT id, topic, status, outages FROM interviews").fetchall()
        said = connection.execute("SELECT interview_id, id, text, number FROM messages").fetchall()
    return kept_of(found, said)


def kept_of(found: Iterable[Sequence[Any]], said: Iterable[Sequence[Any]]) -> dict[str, Kept]:
    """The same from rows: id, topic, status, outages; and interview, message, text, number.

    Who gets no reply in an outage asks again and may have two interviews: the one talked in counts.
    """
    messages: dict[str, dict[str, tuple[str, int]]] = {}
    for interview, message, text, number in said:
        messages.setdefault(interview, {})[message] = (text, number)
    ordered = sorted(found, key=lambda row: len(messages.get(row[0], {})))
    return {topic: Kept(status, out, messages.get(i, {})) for i, topic, status, out in ordered}


def of_people(
    people: Sequence[Candidate],
    rows: Mapping[str, Kept],
    news: Sequence[News],
    unreported: Collection[str],
    told: Mapping[str, int],
) -> dict[str, list[str]]:
    """What people can tell to be wrong, by its name in the verdict."""
    standing = [c for c in people if not c.done or c.name in unreported]
    return {
        "lost_answers": [e for c in people for e in lost_answers(c, rows.get(c.topic))],
        "lost_questions": [e for c in people for e in never_asked(c)],
        "doubled_questions": [e for c in people for e in doubled_words(c, rows.get(c.topic))],
        "doubled_summaries": doubled_summaries(people),
        "doubled_dms": doubled_news(people, news),
        "stuck": [f"{c.name}: {c.where}" for c in standing],
        "out_of_order": [
            *(e for c in people for e in misplaced(c, rows.get(c.topic))),
            *(e for c in people for e in told_again(c, told)),
        ],
    }


def lost_answers(candidate: Candidate, stored: Kept | None) -> list[str]:
    """Messages that are not stored as they were written last, though they could be read."""
    unstored = _unstored(candidate, stored)
    return [_named(candidate, w) for w in unstored if not _last_words(candidate, w)]


def gone(candidate: Candidate, stored: Kept | None) -> list[str]:
    """Last words that nobody can read any more: they were missed, and their thread was deleted."""
    unstored = _unstored(candidate, stored)
    return [_named(candidate, w) for w in unstored if _last_words(candidate, w)]


def _unstored(candidate: Candidate, stored: Kept | None) -> list[Written]:
    there = stored.messages if stored else {}
    return [w for w in candidate.written if not there.get(w.id, ("", 0))[0].startswith(w.text)]


def _last_words(candidate: Candidate, written: Written) -> bool:
    last = max(one.number for one in candidate.written)
    return candidate.doomed and candidate.done and written.number == last


def _named(candidate: Candidate, written: Written) -> str:
    return f"{candidate.name}: {written.id} under {written.number}"


def misplaced(candidate: Candidate, stored: Kept | None) -> list[str]:
    """First messages of an answer that stand under another question, and words out of order."""
    there, firsts = stored.messages if stored else {}, dict[int, str]()
    for written in candidate.written:
        firsts.setdefault(written.number, written.id)
    found = [
        f"{candidate.name}: {message} stands under {there[message][1]}, not {number}"
        for number, message in firsts.items()
        if message in there and there[message][1] != number
    ]
    asked = numbers(candidate.scene.said())
    return found + ([f"{candidate.name}: asked {asked}"] if asked != sorted(asked) else [])


def numbers(said: Iterable[Said]) -> list[int]:
    """The numbers of the questions in what was said, the summary as one more than the last."""
    words = {ASKED.format(n, QUESTIONS): n for n in range(1, QUESTIONS + 1)} | {DONE: QUESTIONS + 1}
    ordered = sorted(said, key=lambda one: Decimal(one.id))
    return [n for one in ordered for text, n in words.items() if text in one.text]


def told_again(candidate: Candidate, told: Mapping[str, int]) -> list[str]:
    """What the model read twice in one request, though it was written once."""
    written = Counter(part for w in candidate.written for part in PART.findall(w.text))
    return [
        f"{candidate.name}: the model was told {part} {told[part]} times"
        for part, often in written.items()
        if told[part] > often
    ]


def doubled_summaries(candidates: Sequence[Candidate]) -> list[str]:
    """Summaries that stand twice in a thread."""
    times = {c.name: numbers(c.scene.said()).count(QUESTIONS + 1) for c in candidates}
    return [f"{name}: {often} summaries" for name, often in times.items() for _ in range(often - 1)]


def doubled_words(candidate: Candidate, stored: Kept | None) -> list[str]:
    """Questions, and whatever else, that the bot said twice; of outages it tells once each."""
    said = Counter(one.text for one in candidate.scene.said() if DONE not in one.text)
    allowed = max(stored.outages if stored else 0, 1)
    found = [numbers([Said("0", text)]) for text in said]
    asked = Counter(number for each in found for number in each)
    again = [f"{candidate.name}: question {n} anew" for n, often in asked.items() if often > 1]
    for text, often in said.items():
        most = allowed if OUTAGE in text else 1
        again += [f"{candidate.name}: {text[:40]!r}"] * (often - most)
    return again


def never_asked(candidate: Candidate) -> list[str]:
    """Questions that a finished interview lacks."""
    asked = set(numbers(candidate.scene.said()))
    whole = candidate.done and not candidate.doomed
    lacking = set(range(1, QUESTIONS + 1)) - asked if whole else set()
    return [f"{candidate.name}: {number}" for number in sorted(lacking)]


def doubled_news(candidates: Sequence[Candidate], news: Sequence[News]) -> list[str]:
    """Reports that the manager has twice, and files."""
    files = Counter(name for one in news for name in one.files)
    found = [name for name, often in files.items() for _ in range(often - 1)]
    for candidate in candidates:
        told = sum(1 for one in news if reports_on(one, candidate))
        found += [f"{candidate.name}: {told} reports"] * (told - 1)
    return found


def reports_on(news: News, candidate: Candidate) -> bool:
    """Whether this is the beginning of the report on somebody."""
    return candidate.topic in news.text.partition("\n")[0]


def bugs(log: Path) -> list[str]:
    """Lines of the log that no fault explains."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if BUG.search(line)]
