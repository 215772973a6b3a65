"""Reads interview templates, each a YAML file; the ones that ship lie in ``templates/``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from config.sources.problems import (
    ConfigProblem,
    describe_allowed,
    display_value,
    raise_if_any,
    unknown,
)
from config.sources.types import Id, Section, Whole
from config.sources.yaml_documents import Document, read_document
from engine.catalogue import gettext, gettext_noop, ngettext
from engine.dialogue.plan import MOST_QUESTIONS, Competency, Ratings, Template, Visibility
from engine.errors import TemplateNotFound

SHIPPED = Path(__file__).with_name("templates")

LONGEST_TEXT = 500
TEXT = gettext_noop("a text of 1 to 500 characters")

Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
]


class CompetencyFile(Section):
    """A competency as it is written in a template."""

    name: Words = Field(description=TEXT)
    low: Words = Field(description=TEXT)
    middle: Words = Field(description=TEXT)
    high: Words = Field(description=TEXT)


class PinnedPrompts(Section):
    """Prompt versions that a template insists on."""

    question: Id | None = Field(default=None, description=gettext_noop("a version such as v1"))
    summary: Id | None = Field(default=None, description=gettext_noop("a version such as v1"))
    rating: Id | None = Field(default=None, description=gettext_noop("a version such as v1"))


class TemplateFile(Section):
    """A template as it is written. Without ``questions`` it asks five, or its core if longer."""

    name: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]{0,39}$",
        description=gettext_noop("up to 40 small letters, digits and hyphens"),
    )
    version: Id = Field(description=gettext_noop("a text in quotes, such as '1'"))
    role: Words | None = Field(default=None, description=TEXT)
    core_questions: tuple[Words, ...] = Field(
        default=(),
        max_length=MOST_QUESTIONS,
        description=gettext_noop("a list of at most 20 questions"),
    )
    competencies: tuple[CompetencyFile, ...] = Field(
        default=(),
        max_length=10,
        description=gettext_noop(
            "a list of at most 10 competencies with name, low, middle and high"
        ),
    )
    questions: Whole | None = Field(default=None, ge=1, le=MOST_QUESTIONS)
    follow_ups: Whole | None = Field(default=None, ge=0, le=10)
    prompts: PinnedPrompts = Field(
        default=PinnedPrompts(),
        description=gettext_noop("versions of the prompts question and summary"),
    )
    visibility: Visibility | None = None
    managers: tuple[Id, ...] = Field(default=(), description=gettext_noop("a list of user ids"))
    ratings: Ratings = Field(
        default=Ratings.NONE,
        description=gettext_noop("none, or model: a language model rates, in exports only"),
    )


Check = Callable[[str], str | None]
"""Says why a core question must not be asked; None when it may."""


def _skip_check(question: str) -> None:  # noqa: ARG001
    return None


def load_templates(
    folders: Sequence[Path] = (), *, check: Check = _skip_check
) -> Mapping[str, Template]:
    """The templates that ship and those of ``folders``, by name, in the order of their names.

    A template of a later folder replaces one of the same name. ``check`` is what each core question
    has to pass. Raises BadConfig with every mistake of every file at once.
    """
    templates: dict[str, Template] = {}
    mistakes: list[ConfigProblem] = []
    for folder in (SHIPPED, *folders):
        found, wrong = _read_folder(folder, check)
        templates |= found
        mistakes += wrong
    raise_if_any(mistakes)
    return dict(sorted(templates.items()))


def find_template(templates: Mapping[str, Template], name: str) -> Template:
    """The template of that name, however a person spelt it; raises TemplateNotFound."""
    wanted = "-".join(name.casefold().replace("_", " ").split())
    if wanted not in templates:
        raise TemplateNotFound(name=name[:60], known=", ".join(templates) or gettext("none"))
    return templates[wanted]


def _read_folder(folder: Path, check: Check) -> tuple[dict[str, Template], list[ConfigProblem]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or gettext("not a usable path")
        return {}, [
            ConfigProblem(str(folder), "", gettext("cannot be read ({reason})", reason=reason))
        ]
    templates: dict[str, Template] = {}
    mistakes: list[ConfigProblem] = []
    for path in paths:
        template, wrong = _read(path, check)
        mistakes += wrong
        if template is not None and template.name in templates:
            mistakes.append(
                ConfigProblem(str(path), "name", gettext("is used by another file in this folder"))
            )
        elif template is not None:
            templates[template.name] = template
    return templates, mistakes


def _read(path: Path, check: Check) -> tuple[Template | None, list[ConfigProblem]]:
    document, mistakes = read_document(path)
    if mistakes:
        return None, mistakes
    if not isinstance(document.data, dict):
        return None, [
            ConfigProblem(
                document.where(), "", gettext("must be a template: name, version and so on")
            )
        ]
    between = [
        *_between(document, document.data),
        *_unusable_problem(document, document.data, check),
    ]
    try:
        parsed = TemplateFile.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [*(_translate(detail, document) for detail in details), *between]
    return (None if between else _template(parsed)), between


def _template(parsed: TemplateFile) -> Template:
    template = Template(
        name=parsed.name,
        version=parsed.version,
        role=parsed.role or "",
        core_questions=parsed.core_questions,
        competencies=tuple(Competency(**dict(one)) for one in parsed.competencies),
        prompts=parsed.prompts.model_dump(exclude_none=True),
        visibility=parsed.visibility,
        managers=parsed.managers,
        ratings=parsed.ratings,
    )
    core = len(template.core_questions)
    return replace(
        template,
        questions=parsed.questions or max(template.questions, core),
        follow_ups=template.follow_ups if parsed.follow_ups is None else parsed.follow_ups,
    )


# --- What pydantic cannot see: one part of the file against another ----------------------------


def _between(document: Document, data: Mapping[object, object]) -> Iterator[ConfigProblem]:
    core = _texts(data.get("core_questions"))
    questions = data.get("questions")
    if isinstance(questions, int) and 0 < questions < len(core):
        text = ngettext(
            "is {questions}, fewer than the {count} core question",
            "is {questions}, fewer than the {count} core questions",
            len(core),
            questions=questions,
        )
        yield ConfigProblem(document.where(("questions",)), "questions", text)
    yield from _find_repeated(document, "core_questions", core)
    competencies = data.get("competencies")
    listed = competencies if isinstance(competencies, list) else []
    names = _texts([one.get("name") for one in listed if isinstance(one, dict)])
    yield from _find_repeated(document, "competencies", names)


def _unusable_problem(
    document: Document, data: Mapping[object, object], check: Check
) -> Iterator[ConfigProblem]:
    for place, text in _texts(data.get("core_questions")).items():
        problem = check(text.strip()) if len(text) <= LONGEST_TEXT else None
        if problem:
            where = document.where(("core_questions", place))
            yield ConfigProblem(
                where,
                f"core_questions[{place}]",
                gettext("cannot be asked: {problem}", problem=problem),
            )


def _texts(value: object) -> dict[int, str]:
    """The texts of a list by their place; nothing when it is no list."""
    parts = value if isinstance(value, list) else []
    return {place: part for place, part in enumerate(parts) if isinstance(part, str)}


def _find_repeated(
    document: Document, key: str, texts: Mapping[int, str]
) -> Iterator[ConfigProblem]:
    seen: set[str] = set()
    for place, text in texts.items():
        folded = " ".join(text.casefold().split())
        if folded in seen:
            yield ConfigProblem(
                document.where((key, place)), f"{key}[{place}]", gettext("appears twice here")
            )
        seen.add(folded)


# --- Words for what pydantic found -------------------------------------------------------------


def _translate(detail: ErrorDetails, document: Document) -> ConfigProblem:
    loc = detail["loc"]
    where, key = document.where(loc), _join_path(loc)
    field, siblings = _field(loc)
    if detail["type"] == "extra_forbidden":
        return ConfigProblem(
            where, key, unknown(str(loc[-1]), siblings, gettext_noop("part of a template"))
        )
    if field is None:
        return ConfigProblem(where, key, gettext("is not a name"))
    if detail["type"] == "missing":
        return ConfigProblem(
            where, key, gettext("is missing; it must be {allowed}", allowed=describe_allowed(field))
        )
    return ConfigProblem(where, key, gettext("must be {allowed}", allowed=describe_allowed(field)))


def _field(loc: Sequence[int | str]) -> tuple[FieldInfo | None, Sequence[str]]:
    """The field that ``loc`` lies in, and the names that are known beside it."""
    nested: Mapping[str, type[Section]] = {"competencies": CompetencyFile, "prompts": PinnedPrompts}
    names = [part for part in loc if isinstance(part, str)]
    model: type[Section] = TemplateFile
    if len(names) > 1 and names[0] in nested:
        model = nested[names.pop(0)]
    return model.model_fields.get(names[0]), list(model.model_fields)


def _join_path(loc: Sequence[int | str]) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{display_value(part)}" for part in loc)
    return "".join(parts).removeprefix(".")
