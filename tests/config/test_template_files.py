"""Templates: the two that ship, an operator's own, and the mistakes in them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import template_files as templates
from config.template_files import LONGEST_TEXT, SHIPPED, TEXT, TemplateFile, find_template
from engine.dialogue.plan import MOST_QUESTIONS, Competency, Template, Visibility
from engine.errors import BadConfig, TemplateNotFound
from engine.text import words

GOOD = """
name: data-analyst
version: 3
role: Analyst
questions: 4
follow_ups: 0
core_questions:
  - How did you find the cause of a surprising figure?
  - What led you to drop an analysis?
competencies:
  - {name: Rigour, low: Guesses., middle: Checks., high: Tries to refute.}
prompts: {question: v2}
visibility: private
managers: [U1, 123456789012345678]
"""


def check(question: str) -> str | None:
    """A check that refuses questions about age, as the engine's does."""
    return "it asks about age" if "old are you" in question else None


def load_templates(folders: Sequence[Path] = ()) -> Mapping[str, Template]:
    """The templates, under that check."""
    return templates.load_templates(folders, check=check)


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    """The folder, with a template in it."""
    (folder / name).write_text(text, "utf-8")
    return folder


def mistakes(folder: Path, text: str) -> list[str]:
    """What is wrong with a template, a line each."""
    with pytest.raises(BadConfig) as caught:
        load_templates([write(folder, text)])
    lines = str(caught.value).splitlines()[1:]
    return [line.removeprefix(f"- {folder}/") for line in lines]


def names(folder: Path, text: str) -> str:
    """The names of all templates with this one, or what is said against it."""
    try:
        return " ".join(load_templates([write(folder, text)]))
    except BadConfig as error:
        return str(error)


class TestShipped:
    def test_are_two(self) -> None:
        """A fresh machine has a template for an engineer and one for a lead."""
        assert list(load_templates()) == ["backend-engineer", "team-lead"]

    @pytest.mark.parametrize("name", ["backend-engineer", "team-lead"])
    def test_are_whole(self, name: str) -> None:
        """Each has a role, short core questions, room for follow-ups, and anchored competencies."""
        template = load_templates()[name]
        assert template.role
        assert 3 <= len(template.core_questions) < template.questions
        assert all(len(words(question)) <= 30 for question in template.core_questions)
        assert all(question.count("?") == 1 for question in template.core_questions)
        assert not any(re.search(r"\band (how|what|why)\b", q) for q in template.core_questions)
        assert 3 <= len(template.competencies) <= 6
        for one in template.competencies:
            assert len({one.low, one.middle, one.high}) == 3

    def test_explain_themselves(self) -> None:
        """Each part of a shipped template stands under a comment: people copy these files."""
        for path in SHIPPED.glob("*.yaml"):
            for block in path.read_text("utf-8").split("\n\n"):
                assert block.startswith("# "), (path, block[:40])


class TestOwn:
    def test_are_read_whole(self, tmp_path: Path) -> None:
        """Everything that a template may say is kept."""
        assert load_templates([write(tmp_path, GOOD)])["data-analyst"] == Template(
            name="data-analyst",
            version="3",
            role="Analyst",
            core_questions=(
                "How did you find the cause of a surprising figure?",
                "What led you to drop an analysis?",
            ),
            competencies=(Competency("Rigour", "Guesses.", "Checks.", "Tries to refute."),),
            questions=4,
            follow_ups=0,
            prompts={"question": "v2"},
            visibility=Visibility.PRIVATE,
            managers=("U1", "123456789012345678"),
        )

    def test_need_little(self, tmp_path: Path) -> None:
        """A name and a version are enough; the rest has the engine's defaults."""
        found = load_templates([write(tmp_path, "name: x\nversion: '1'")])["x"]
        assert found == Template("x", "1")

    def test_ask_their_whole_core(self, tmp_path: Path) -> None:
        """Without a number of questions, seven core questions make seven questions."""
        core = "".join(f"\n  - How did project {n} begin?" for n in "abcdefg")
        text = f"name: x\nversion: '1'\ncore_questions:{core}"
        assert load_templates([write(tmp_path, text)])["x"].questions == 7

    def test_replace_the_shipped_one_of_their_name(self, tmp_path: Path) -> None:
        """An operator's template wins over the shipped one of the same name."""
        text = "name: team-lead\nversion: '99'"
        assert load_templates([write(tmp_path, text)])["team-lead"].version == "99"

    def test_lie_beside_other_files(self, tmp_path: Path) -> None:
        """Files that are not YAML are let be."""
        (tmp_path / "README.md").write_text("not: [a template")
        assert list(load_templates([tmp_path])) == list(load_templates())


X = "name: x\nversion: 1\n"
AB = "{name: A, low: l, middle: m"
MISTAKES = [
    ("name: x", "version: is missing; it must be a text in quotes, such as '1'"),
    ("name: Back End\nversion: '1'", "name: must be up to 40 small letters, digits and hyphens"),
    ("name: x\nversion: [1]", "own.yaml, line 2: version: must be a text in quotes"),
    (X + "question: 5", "line 3: question: is not a part of a template; did you mean questions?"),
    (X + "questions: 21", "line 3: questions: must be a whole number from 1 to 20"),
    (X + "questions: 0", "questions: must be a whole number from 1 to 20"),
    (X + "follow_ups: -1", "follow_ups: must be a whole number from 0 to 10"),
    (
        X + "questions: 1\ncore_questions: [How did it start?, How did it end?]",
        "line 3: questions: is 1, fewer than the 2 core questions",
    ),
    (
        X + "core_questions:\n- How did it end?\n- how did  it end?",
        "line 5: core_questions[1]: appears twice here",
    ),
    (
        X + f"competencies:\n- {AB}, high: h}}\n- {AB}, high: h}}",
        "competencies[1]: appears twice here",
    ),
    (X + "core_questions: How?", "core_questions: must be a list of at most 20 questions"),
    (
        X + "core_questions:\n- How was it?\n- How old are you?",
        "line 5: core_questions[1]: cannot be asked: it asks about age",
    ),
    (X + "visibility: public", "visibility: must be private or channel or null"),
    (
        X + "prompts: {question: v1, mood: v1}",
        "prompts.mood: is not a part of a template; there are: question, rating, summary",
    ),
    (X + f"competencies:\n- {AB}}}", "line 4: competencies[0].high: is missing"),
    (X + f"competencies:\n- {AB}, high: h, hihg: h}}", "competencies[0].hihg: is not a part"),
    (X + f"competencies:\n- {AB}, high: ''}}", "high: must be a text of 1 to 500 characters"),
    (X + "competencies: [rigour]", "competencies[0]: must be a list of at most 10 competencies"),
    ("[1, 2]", "line 1: must be a template: name, version and so on"),
    ("", "must be a template"),
    ("name: [\n", "line 2, column 1: is not valid YAML"),
    ("name: x\nname: y\nversion: 1", "line 2: name: appears twice here"),
]


class TestMistakes:
    @pytest.mark.parametrize(("text", "expected"), MISTAKES)
    def test_are_named(self, tmp_path: Path, text: str, expected: str) -> None:
        """One mistake gives one line: file and line, part, what is allowed."""
        (found,) = mistakes(tmp_path, text)
        assert found.startswith("own.yaml")
        assert expected in found

    def test_are_reported_all_at_once(self, tmp_path: Path) -> None:
        """Mistakes in several files and parts, those between parts included, come together."""
        write(tmp_path, "name: [", "a.yaml")
        write(tmp_path, "name: x\nversion: 1", "b.yaml")
        write(tmp_path, "name: x\nversion: 1", "c.yml")
        found = mistakes(
            tmp_path,
            "name: y\nfollow_ups: 11\nquestions: 1\ncore_questions: [How is a?, How is b?]",
        )
        assert len(found) == 5
        for part in ("a.yaml", "c.yml: name: is used", "version", "follow_ups", "fewer than the 2"):
            assert sum(part in line for line in found) == 1

    def test_of_a_folder_are_named(self, tmp_path: Path) -> None:
        """A folder that does not exist is a mistake, not an empty one."""
        with pytest.raises(BadConfig, match="none: cannot be read"):
            load_templates([tmp_path / "none"])

    @given(
        document=st.dictionaries(
            st.sampled_from(list(TemplateFile.model_fields)),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.dates(),
                lambda inner: (
                    st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["name", "low", "question", "x"]), inner)
                ),
                max_leaves=6,
            ),
        )
    )
    @settings(
        max_examples=200,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    def test_are_all_that_can_come(self, tmp_path: Path, document: dict[str, object]) -> None:
        """Any YAML document gives templates or BadConfig, never another exception."""
        text = yaml.safe_dump({"name": "x", "version": "1", **document}, allow_unicode=True)
        assert "team-lead" in names(tmp_path, text) or "own.yaml" in names(tmp_path, text)


class TestFinding:
    @pytest.mark.parametrize("name", ["team-lead", "Team Lead", " TEAM_LEAD "])
    def test_forgives_spelling(self, name: str) -> None:
        """Case, spaces and underscores in a template's name do not matter."""
        assert find_template(load_templates(), name).name == "team-lead"

    def test_names_what_there_is(self) -> None:
        """A name that nobody knows is answered with those that there are."""
        with pytest.raises(
            TemplateNotFound, match=r"template x\. Available: backend-engineer, team"
        ):
            find_template(load_templates(), "x")


def test_the_limits_in_the_sentences_are_the_limits() -> None:
    """A sentence of the catalogue has no computed part; its figures are compared here."""
    assert TEXT.endswith(f"1 to {LONGEST_TEXT} characters")
    assert f"at most {MOST_QUESTIONS} questions" in str(
        TemplateFile.model_fields["core_questions"].description
    )
