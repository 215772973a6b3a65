"""Plans: what was asked for, over the template, over the settings."""

from datetime import timedelta

import pytest

from bot.app.platforms.registry import settings_schema
from config.loader import load_settings
from config.plan_builder import plan_for
from config.settings import Settings
from engine.dialogue.plan import ModelOutagePolicy, Plan, Template, Timing
from engine.errors import BadQuestionCount

PROMPTS = {"question": "v1", "summary": "v2"}


def configured(**env: str) -> Settings:
    """The defaults with some interview settings changed."""
    return load_settings(
        settings_schema(), env={f"INTERVIEWER_INTERVIEW__{k.upper()}": v for k, v in env.items()}
    )


class TestPlan:
    def test_of_the_defaults_is_the_default_plan(self) -> None:
        """The engine's own defaults and those of default.yaml are the same."""
        assert plan_for(configured(), prompts=PROMPTS) == Plan(prompts=PROMPTS)

    def test_follows_the_settings(self) -> None:
        """Each setting of the interview section finds its place in the plan."""
        plan = plan_for(
            configured(
                questions="7",
                follow_ups="1",
                quiet_seconds="2.5",
                nudge_hours="36",
                expiry_days="3",
                day_begins="8",
                day_ends="20",
                retention_days="30",
                sentiment="false",
                candidate_sees_scores="true",
                model_outage="built-in",
                rating_rounds="1",
            ),
            prompts=PROMPTS,
            consent=False,
        )
        pace = Timing(timedelta(seconds=2.5), timedelta(hours=36), timedelta(days=3), 8, 20)
        assert plan == Plan(
            questions=7,
            follow_ups=1,
            pace=pace,
            consent=False,
            retention_days=30,
            sentiment=False,
            candidate_sees_scores=True,
            outage=ModelOutagePolicy.BUILT_IN,
            rating_rounds=1,
            prompts=PROMPTS,
        )

    def test_follows_the_template_first(self) -> None:
        """A template brings its own numbers and pins prompt versions."""
        template = Template("t", "1", questions=9, follow_ups=0, prompts={"summary": "v9"})
        plan = plan_for(configured(), template=template, prompts=PROMPTS)
        assert (plan.questions, plan.follow_ups, plan.template) == (9, 0, template)
        assert plan.prompts == {"question": "v1", "summary": "v9"}

    def test_can_do_without_quiet_time(self) -> None:
        """Answers from a file need no quiet time."""
        plan = plan_for(configured(), prompts={}, quiet=timedelta(0))
        assert plan.pace == Timing(quiet=timedelta(0))

    @pytest.mark.parametrize("count", [1, 5, 20])
    def test_takes_the_count_that_was_asked_for(self, count: int) -> None:
        """A command's number of questions wins over template and settings."""
        template = Template("t", "1", questions=9)
        assert plan_for(configured(), questions=count, prompts={}).questions == count
        plan = plan_for(configured(), template=template, questions=count, prompts={})
        assert plan.questions == count

    @pytest.mark.parametrize("count", [-1, 0, 21, 10**9])
    def test_refuses_other_counts(self, count: int) -> None:
        """A number outside 1 to 20 is refused, with both ends named."""
        with pytest.raises(BadQuestionCount, match=f"from 1 to 20, not {count}"):
            plan_for(configured(), questions=count, prompts={})

    def test_asks_all_core_questions(self) -> None:
        """Fewer questions than the template has core questions are refused."""
        template = Template("t", "1", core_questions=("How?", "Why?", "When?"))
        with pytest.raises(BadQuestionCount, match="from 3 to 20, not 2"):
            plan_for(configured(), template=template, questions=2, prompts={})
        assert plan_for(configured(), template=template, questions=3, prompts={}).questions == 3
