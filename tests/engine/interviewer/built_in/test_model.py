"""The built-in interviewer: it chooses ids as a model does, and costs nothing."""

import json
from dataclasses import replace

import pytest

from config.question_bank import load_bank
from engine.dialogue.models import QuestionKind
from engine.dialogue.plan import Competency
from engine.evidence.reading import read_answer
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.built_in.tone import tone
from engine.interviewer.reply_schemas import BANDS, parse_question, parse_ratings
from engine.interviewer.report.selection import Selection, parse_selection
from engine.interviewer.themes import find_themes
from engine.ports.model import ModelRequest, TaskContext
from engine.questions.checks import check_question
from engine.text import language
from tests.fakes.talk import TOPICS, sample

MODEL = OfflineModel(load_bank())


def told_by(answers: tuple[str, ...]) -> TaskContext:
    """The brief of a summary of these answers."""
    passages = [p for n, a in enumerate(answers, start=1) for p in read_answer(n, a).choosable]
    return TaskContext(
        "summary", "billing", (), passages=tuple(passages), themes=find_themes(answers)
    )


async def chosen(brief: TaskContext) -> Selection:
    """What it chooses, as strictly read as any model's reply."""
    reply = await MODEL.write(ModelRequest((), {}, "summary", "", brief))
    return parse_selection(json.loads(reply.text), brief)


@pytest.mark.parametrize("name", TOPICS)
async def test_each_answer_is_heard_before_any_second_passage(name: str) -> None:
    """Five points at most, in the order of the answers, from as many answers as there are."""
    brief = told_by(sample(name))
    made = await chosen(brief)
    numbers = [int(one.split(".")[0]) for one in made.points]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == min(5, len({p.answer for p in brief.passages}))


async def test_it_chooses_the_same_every_time() -> None:
    """Equal input, equal output."""
    brief = told_by(sample("billing"))
    assert await chosen(brief) == await chosen(brief)


async def test_what_is_not_there_stays_empty() -> None:
    """Without passages there is no point, no theme and no strength."""
    made = await chosen(TaskContext("summary", "billing", (), sentiment=False))
    assert made == Selection()


async def test_it_chooses_for_no_competency_and_rates_nothing() -> None:
    """Both need understanding, which rules lack."""
    competency = Competency("Judgement", "low", "middle", "high")
    brief = replace(told_by(sample("billing")), competencies=(competency,) * 2)
    assert not any((await chosen(brief)).competencies.values())
    reply = await MODEL.write(ModelRequest((), {}, "rating", "", replace(brief, task="rating")))
    assert [rating.level for rating in parse_ratings(reply.text, 2)] == [0, 0]


async def test_other_languages_are_asked_in_english() -> None:
    """It quotes nothing that it cannot read."""
    brief = TaskContext("question", "Umzug", (), 2, 5, QuestionKind.FOLLOW_UP, language="de")
    offered = ("drei Tage Verkehr",)
    request = ModelRequest((), {}, "question", "", replace(brief, phrases=offered))
    asked = parse_question((await MODEL.write(request)).text, offered).question
    assert language(asked) == "en"
    assert "Verkehr" not in asked
    assert check_question(asked, []) is None


async def test_its_calls_cost_nothing() -> None:
    """No tokens are counted for what no language model wrote."""
    reply = await MODEL.write(ModelRequest((), {}, "summary", "", told_by(("I decided it.",))))
    assert (reply.call.model, reply.call.purpose) == (MODEL.name, "summary")
    assert (reply.call.input_tokens, reply.call.output_tokens, reply.call.cost) == (0, 0, None)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("I loved the project and I am very happy with the wonderful result!", "positive"),
        ("It was a terrible, depressing time and I hated every awful day.", "negative"),
        ("We moved the tables on Monday.", "neutral"),
        ("We killed the idle connections and blocked the failed shares like before.", "neutral"),
        ("There was no critical error and the master stopped.", "neutral"),
    ],
)
def test_words_of_the_trade_have_no_tone(sentence: str, label: str) -> None:
    """Feelings count, killed processes do not; label and score agree."""
    found, score = tone([sentence])
    least, most = BANDS[found]
    assert found == label
    assert least <= score <= most


def test_of_nothing_the_tone_is_in_the_middle() -> None:
    """No sentence moves it anywhere."""
    assert tone([]) == ("neutral", 0.5)


def test_themes_are_things_and_not_times() -> None:
    """Days, numbers and empty nouns are no themes."""
    for name in TOPICS:
        for theme in find_themes(sample(name)):
            assert not {"days", "weeks", "three", "middle", "Monday"} & set(theme.split())
