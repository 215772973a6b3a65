"""What the answers leave out, as code finds it, and a ready question for each gap."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.dialogue.models import Interview, QuestionKind
from engine.evidence.signs import Sign
from engine.interviewer.material import ENGLISH, Material
from engine.interviewer.report.selection import Selection

MOST_QUESTIONS = 3
"""Questions that are worth asking next, at most."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that no answer tells: a sentence about it, and a question that asks for it."""

    text: str
    question: str = ""


_GAPS: tuple[tuple[Sign, Gap], ...] = (
    (
        Sign.OUTCOME,
        Gap("No answer says what came of it in the end.", "What came of it in the end?"),
    ),
    (
        Sign.OWN_ACTION,
        Gap("No answer says what the candidate did.", "Which part of it did you do yourself?"),
    ),
    (
        Sign.ALTERNATIVE,
        Gap("No answer names an alternative.", "What else did you consider, and why not that?"),
    ),
    (Sign.FIGURE, Gap("No answer names a figure.", "How could you tell how large the effect was?")),
)
"""In the order of what a reader wants to know first. Signs are found in English only."""


def find_gaps(interview: Interview, material: Material, selection: Selection) -> tuple[Gap, ...]:
    """What is missing, the general first: unanswered questions, signs, core questions, skills."""
    return (
        *_unanswered(interview),
        *(_without_sign(material) if material.language == ENGLISH else ()),
        *_core_questions(interview, material),
        *_competencies(interview, selection),
    )


def next_questions(gaps: tuple[Gap, ...]) -> tuple[str, ...]:
    """Ready questions for the gaps, at most ``MOST_QUESTIONS``."""
    return tuple(gap.question for gap in gaps if gap.question)[:MOST_QUESTIONS]


def _unanswered(interview: Interview) -> Iterator[Gap]:
    missing = interview.plan.questions - interview.answered
    if missing:
        early = len(interview.exchanges) < interview.plan.questions
        ended = " The interview ended early." if early else ""
        were = "1 question was" if missing == 1 else f"{missing} questions were"
        yield Gap(f"{were} not answered.{ended}")


def _without_sign(material: Material) -> Iterator[Gap]:
    found = material.found_signs()
    yield from (gap for sign, gap in _GAPS if material.readings and not found[sign])


def _core_questions(interview: Interview, material: Material) -> Iterator[Gap]:
    """Core questions whose answer has nothing to choose from; they can be asked again."""
    told = {passage.answer for passage in material.choosable}
    for exchange in interview.exchanges:
        question = exchange.question
        if question.kind is QuestionKind.CORE and exchange.text and question.number not in told:
            yield Gap(f"The answer to question {question.number} tells nothing of what was done.")


def _competencies(interview: Interview, selection: Selection) -> Iterator[Gap]:
    for each in interview.plan.competencies:
        if not selection.competencies.get(each.name):
            yield Gap(f"No passage was chosen for {each.name}.")
