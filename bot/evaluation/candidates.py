"""Simulated candidates: written answers in YAML files, one file a topic, and who says what when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from config.sources.types import Section
from config.sources.yaml_documents import read_document
from config.template_files import CompetencyFile, Words
from engine.dialogue.plan import Competency
from engine.errors import BadSamples
from engine.text import content_words

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One topic: its name, what it is about, and each candidate's answers by the candidate's kind.

    ``competencies`` are what a language model is asked to rate; there may be none.
    """

    name: str
    topic: str
    role: str
    competencies: tuple[Competency, ...]
    candidates: Mapping[str, tuple[str, ...]]


class _SampleFile(Section):
    topic: Words
    role: str = ""
    competencies: tuple[CompetencyFile, ...] = ()
    candidates: Mapping[str, tuple[str, ...]] = Field(min_length=1)


def load_samples(
    folder: Path = SAMPLES, topics: Sequence[str] = (), kinds: Sequence[str] = ()
) -> tuple[Sample, ...]:
    """The samples of a folder, narrowed down to these topics and kinds where some are named.

    Raises BadSamples that names the file and the mistake, or what there is to choose from.
    """
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        raise BadSamples(problem=f"there is no *.yaml file in the folder {folder}")
    found = tuple(_read(path) for path in paths)
    _check_known("topic", topics, [each.name for each in found])
    _check_known(
        "candidate", kinds, list(dict.fromkeys(k for each in found for k in each.candidates))
    )
    return tuple(_select(each, kinds) for each in found if not topics or each.name in topics)


def next_answer(question: str, left: Sequence[str]) -> str:
    """What a candidate says to a question: of the answers left, the one that fits it best.

    The one that shares most words with the question; the earliest when several do equally.
    """
    asked = content_words(question)
    return max(left, key=lambda answer: len(asked & content_words(answer)))


def _read(path: Path) -> Sample:
    document, mistakes = read_document(path)
    if mistakes:
        raise BadSamples(problem=str(mistakes[0]))
    try:
        parsed = _SampleFile.model_validate(document.data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        raise BadSamples(problem=f"{document.where(first['loc'])}: {key}: {first['msg']}") from None
    empty = [kind for kind, answers in parsed.candidates.items() if not answers]
    if empty:
        raise BadSamples(problem=f"{path}: {empty[0]} has no answers")
    competencies = tuple(Competency(**dict(one)) for one in parsed.competencies)
    return Sample(path.stem, parsed.topic, parsed.role, competencies, parsed.candidates)


def _check_known(what: str, wanted: Sequence[str], known: Sequence[str]) -> None:
    unknown = [each for each in wanted if each not in known]
    if unknown:
        raise BadSamples(problem=f"no {what} is named {unknown[0]}; there are: {', '.join(known)}")


def _select(sample: Sample, kinds: Sequence[str]) -> Sample:
    chosen = {k: a for k, a in sample.candidates.items() if not kinds or k in kinds}
    return Sample(sample.name, sample.topic, sample.role, sample.competencies, chosen)
