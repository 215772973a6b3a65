"""From a model's reply to a summary that can be defended: what is not grounded is dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine.dialogue.models import Interview
from engine.dialogue.summary import Finding, KeyPoint, Summary, SummaryState
from engine.injection.strip import strip_instructions
from engine.interviewer.brief import cut_answers
from engine.interviewer.grounding import AnswerEvidence, is_quoted_in, is_safe
from engine.interviewer.reply_schemas import FindingReply, SummaryReply
from engine.ports.model import Model, TaskContext
from engine.scoring import Scores, score_without_instructions
from engine.text import clean, sentence_texts, words

LONGEST_THEME, LONGEST_POINT, LONGEST_FINDING, LONGEST_MISSING = 10, 60, 50, 30
"""Words; what is longer is no theme, no point, and so on."""
UNCLEAR = "Unclear Response"
NOTHING = "Nothing could be learned from this interview: no answer could be understood."
UNANSWERED = "Nothing could be learned from this interview: no question was answered."
NO_PROSE = (
    "There is no written summary: what the language model wrote could not be used. "
    "The answers are in the transcript."
)
ALL_DROPPED = "The summary's text was dropped: none of its sentences rests on the answers."


@dataclass(slots=True)
class ClaimFilter:
    """Counts what is claimed and what is dropped."""

    ground: AnswerEvidence
    answers: dict[int, str]
    claims: int = 0
    dropped: int = 0

    def is_accepted(self, good: bool) -> bool:
        """Count a claim; the verdict on it comes back."""
        self.claims += 1
        self.dropped += not good
        return good

    def texts(self, texts: Iterable[str], longest: int, least: int = 2) -> tuple[str, ...]:
        """The texts that are carried by the answers, each once.

        ``least`` as for ``AnswerEvidence.supports``.
        """
        tidy = dict.fromkeys(clean(text) for text in texts)
        return tuple(
            t for t in tidy if t and self.is_accepted(self._is_supported(t, longest, least))
        )

    def _is_supported(self, text: str, longest: int, least: int) -> bool:
        parts = sentence_texts(text) or (text,)
        carried = all(self.ground.supports(part, least) for part in parts)
        return carried and len(words(text)) <= longest

    def findings(self, findings: Iterable[FindingReply]) -> tuple[Finding, ...]:
        """The findings whose quote stands in the answer that they name."""
        return tuple(
            Finding(clean(f.text), clean(f.quote), f.answer)
            for f in findings
            if self.is_accepted(self._is_found(f))
        )

    def _is_found(self, finding: FindingReply) -> bool:
        answer = self.answers.get(finding.answer)
        if answer is None or not (is_safe(finding.quote) and is_quoted_in(finding.quote, answer)):
            return False
        text = clean(finding.text)
        return (
            bool(text) and len(words(text)) <= LONGEST_FINDING and self.ground.is_admissible(text)
        )

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """What is said to be missing: it stands in no answer, and states nothing about any."""
        tidy = (text for text in dict.fromkeys(map(clean, texts)) if text)
        return tuple(
            text
            for text in tidy
            if len(words(text)) <= LONGEST_MISSING and self.ground.is_admissible(text)
        )

    def source_of(self, text: str) -> int | None:
        """The number of the answer that carries a text best."""
        grounds = {n: AnswerEvidence.of([answer], "") for n, answer in self.answers.items()}
        best = max(grounds, key=lambda n: grounds[n].coverage(text), default=None)
        return best if best is not None and grounds[best].coverage(text) > 0 else None


def validate_summary(  # noqa: PLR0913, PLR0917 - all that a summary is made of
    interview: Interview,
    brief: TaskContext,
    reply: SummaryReply,
    model: Model,
    now: datetime,
    secrets: Sequence[str] = (),
) -> Summary:
    """What is left of a reply when everything that is not grounded is taken out."""
    answers = usable_answers(interview, brief)
    sieve = ClaimFilter(
        AnswerEvidence.of(list(answers.values()), interview.topic, secrets), answers
    )
    themes = sieve.texts(reply.themes, LONGEST_THEME, least=1)
    said = sieve.texts(reply.key_points, LONGEST_POINT)
    points = tuple(KeyPoint(text, sieve.source_of(text)) for text in said)
    fewer = sieve.dropped > 0
    strengths, weaknesses = sieve.findings(reply.strengths), sieve.findings(reply.weaknesses)
    prose, missed = _prose(reply, sieve, model)
    sieve.claims, sieve.dropped = sieve.claims + missed + bool(prose), sieve.dropped + missed
    if not (points or prose or strengths or weaknesses):
        nothing = without_prose(interview, brief, model, now)
        return replace(nothing, claims=sieve.claims, dropped=sieve.dropped)
    cut = interview.answered < interview.plan.questions or fewer or not prose
    missing = sieve.missing(reply.missing_information)
    return Summary(
        state=SummaryState.PARTIAL if cut else SummaryState.COMPLETE,
        written_at=now,
        source=model.name,
        built_in=model.built_in,
        scores=_scores(interview),
        themes=themes,
        key_points=points,
        strengths=strengths,
        weaknesses=weaknesses,
        missing_information=(*_list_unanswered(interview), *missing),
        full_summary_text=prose,
        sentiment_label=reply.sentiment_label,
        sentiment_score=reply.sentiment_score,
        claims=sieve.claims,
        dropped=sieve.dropped,
        notes=_notes(interview, brief, model)
        if prose
        else (ALL_DROPPED, *_notes(interview, brief, model)),
    )


def _prose(reply: SummaryReply, sieve: ClaimFilter, model: Model) -> tuple[str, int]:
    """The sentences that are carried, and how many are not.

    What the built-in interviewer writes is put together from quotes by rule; the sentence that says
    so stands in no answer and must not be dropped for that.
    """
    text = clean(reply.full_summary_text)
    return (text, 0) if model.built_in else sieve.ground.supported_part(text)


def empty_summary(
    interview: Interview, brief: TaskContext, model: Model, now: datetime
) -> Summary | None:
    """The report on an interview in which nothing was said; None when something was."""
    if usable_answers(interview, brief):
        return None
    mashed = bool(brief.unclear)
    return Summary(
        state=SummaryState.NONE,
        written_at=now,
        source=model.name,
        built_in=model.built_in,
        scores=_scores(interview),
        themes=(UNCLEAR,) if mashed else (),
        missing_information=_list_unanswered(interview),
        full_summary_text=NOTHING if mashed or interview.answered else UNANSWERED,
        notes=_notes(interview, brief, model),
    )


def without_prose(interview: Interview, brief: TaskContext, model: Model, now: datetime) -> Summary:
    """The labelled report when the model's replies could not be used: scores, and no claims."""
    return Summary(
        state=SummaryState.NONE,
        written_at=now,
        source=model.name,
        built_in=model.built_in,
        scores=_scores(interview),
        missing_information=_list_unanswered(interview),
        notes=(NO_PROSE, *_notes(interview, brief, model)),
    )


def _scores(interview: Interview) -> Scores:
    questions = [exchange.question.text for exchange in interview.exchanges]
    return score_without_instructions(interview.answers, questions)


def usable_answers(interview: Interview, brief: TaskContext) -> dict[int, str]:
    """The answers that can be summarised, by number, without what gives orders to the machine."""
    told = {
        e.question.number: strip_instructions(e.text).text
        for e in interview.exchanges
        if e.text is not None and e.question.number not in brief.unclear
    }
    return {number: text for number, text in told.items() if text.strip()}


def _list_unanswered(interview: Interview) -> tuple[str, ...]:
    missing = interview.plan.questions - interview.answered
    if not missing:
        return ()
    ended = (
        " The interview ended early." if len(interview.exchanges) < interview.plan.questions else ""
    )
    return (f"{missing} of {interview.plan.questions} questions were not answered.{ended}",)


def _notes(interview: Interview, brief: TaskContext, model: Model) -> tuple[str, ...]:
    notes = []
    if model.built_in:
        notes.append("No language model wrote this: quotes and key phrases were picked by rule.")
    if model.built_in and brief.competencies:
        notes.append("The competencies were not rated: that takes a language model.")
    notes += [
        f"Answer {n} contains instructions to the interviewer; they were not followed and are "
        "not summarised."
        for n in brief.ordering
    ]
    notes += [f"Answer {n} could not be understood." for n in brief.unclear]
    notes += [
        f"Answer {n} is longer than {brief.longest:,} characters; the language model read only the "
        "beginning."
        for n in cut_answers(interview, brief.longest)
        if not model.built_in
    ]
    if brief.language != "en":
        notes.append(
            f"The answers are in another language ({brief.language}): questions were checked for "
            "length, number, repetition and language only."
        )
    return tuple(notes)
