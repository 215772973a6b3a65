"""Nothing that people or a model wrote, and no secret, gets into a log, whatever goes wrong."""

import ast
import importlib
import io
import json
import logging
import pkgutil
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import adapters
import config
import engine
from adapters.store import open_store
from bot.monitoring.logging_setup import JsonLines
from config.question_bank import load_bank
from engine.interviewer.built_in.model import OfflineModel
from engine.interviewer.interviewer import Interviewer
from prompts.library import Library
from tests.adapters.openai_model.lab import KEY, model_on
from tests.adapters.openai_model.stand_in import Answer, failing, said, serving
from tests.adapters.slack.lab import Lab, running
from tests.adapters.slack.scene import Scene
from tests.adapters.slack.stand_in import APP_TOKEN, TOKEN, Fault, StandIn
from tests.adapters.store.opening import open_with_pragma
from tests.canaries import leaks, shown
from tests.fakes.world import ALICE, BOB, MALLORY

ROOT = Path(__file__).parents[1]
TOPIC = "the heliotrope quokka migration"
ANSWERS = (
    "We painted the quokka stables heliotrope because the batch was slow.",
    "Retries counted forty-one wombat invoices twice over the weekend.",
)
MODEL = "the vermilion axolotl said that nobody else must ever read it"
PAGE = f"<html><body>{ANSWERS[0]} {MODEL} {TOKEN}</body></html>"
SECRETS = (KEY, TOKEN, APP_TOKEN, "lab-secret")
WRITTEN = (TOPIC, *ANSWERS, MODEL, "heliotrope", "quokka", "axolotl", "wombat")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that the program logs at INFO and above, as JSON and as text, with every traceback."""
    stream = io.StringIO()
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    handlers = [logging.StreamHandler(stream) for _ in range(2)]
    for handler, formatter in zip(handlers, (JsonLines(), text), strict=True):
        handler.setFormatter(formatter)
        handler.setLevel(logging.INFO)
        logging.getLogger().addHandler(handler)
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)
    yield stream
    logging.getLogger().setLevel(before)
    for handler in handlers:
        logging.getLogger().removeHandler(handler)


async def interviewed(scene: Scene) -> None:
    """A whole interview by somebody to whom everything happens; the time of retries passes."""
    await scene.command(f"{TOPIC} manager:<@{MALLORY.id}>")
    await scene.later(60)
    await scene.press("Start")
    for text in ANSWERS:
        await scene.later(60)
        message = await scene.say(text)
        await scene.edit(message, f"{text} And {text}")
        await scene.say("good luck with the wombat", BOB.id)
        await scene.later(60)
    for seconds in (60, 600, 3600):
        await scene.later(seconds)


@asynccontextmanager
async def workspace(faults: Iterable[Fault] = ()) -> AsyncIterator[Lab]:
    """A Slack that answers like this, with pages full of what nobody may read."""
    slack = StandIn(page=PAGE, strict=False)
    for person in (ALICE, MALLORY, BOB):
        slack.user(person.id, person.name)
    slack.faults = list(faults)
    async with running(slack) as lab:
        yield lab


MODELS: dict[str, tuple[Answer, ...]] = {
    "html": (Answer(PAGE, content_type="text/html"), said()),
    "an error that repeats what was said": (failing(400, PAGE), failing(500, PAGE), said()),
    "a wrong key": (failing(401, f"{KEY} {MODEL}"),),
    "no form": (said(MODEL), said({"question": MODEL, "extra": ANSWERS[0]}), said()),
    "a question that fails": (said(json.dumps({"question": MODEL})),),
    "a refusal": (said(None, refusal=MODEL),),
}
SLACKS: dict[str, tuple[Fault, ...]] = {
    "html": (Fault("chat.postMessage", "html-after", 4), Fault("users.info", "html-before", 1)),
    "refused blocks": (Fault("chat.postMessage", "error:invalid_blocks", 1),),
    "no file": (Fault("files.completeUploadExternal", "html-before", 3),),
    "reset": (Fault("chat.postMessage", "reset-after", 4), Fault("views.publish", "500-before", 9)),
}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("slack", SLACKS)
async def test_what_goes_wrong_is_logged_without_words(
    log: io.StringIO, model: str, slack: str
) -> None:
    """Whatever the model and Slack answer: something is logged, and none of it."""
    bank = load_bank()
    async with serving() as server, model_on(server.url) as (there, _):
        server.usual = MODELS[model][-1]
        server.then(*MODELS[model])
        async with workspace(SLACKS[slack]) as lab:
            writer = Interviewer(there, OfflineModel(bank), Library.load(), bank)
            scene = Scene(lab, None, writer)
            await scene.start()
            await interviewed(scene)
            await scene.stop()
        assert server.bodies
    assert "interview" in log.getvalue() or "Slack" in log.getvalue()
    assert leaks(log.getvalue(), WRITTEN, SECRETS) == []


@pytest.mark.parametrize("pragma", ["query_only=ON", "max_page_count=1"])
async def test_a_database_that_fails_is_logged_without_words(
    log: io.StringIO, tmp_path: Path, pragma: str
) -> None:
    """Read-only or full: the answer is not acknowledged, and not logged either."""
    store = await open_store(f"sqlite:///{tmp_path}/i.db")
    async with workspace() as lab:
        scene = Scene(lab, store)
        await scene.start()
        await scene.command(TOPIC)
        await scene.press("Start")
        (line,) = await store.list_interviews()
        assert line.thread is not None
        await store.close()
        await scene.stop()
    failing_store = await open_with_pragma(tmp_path / "i.db", pragma)
    async with workspace() as lab:
        lab.slack.counter = 1000
        scene = Scene(lab, failing_store)
        await scene.start()
        for text in ANSWERS:
            message = lab.slack.written(
                line.thread.channel, ALICE.id, text * 200, line.thread.thread
            )
            event = {**message, "channel": line.thread.channel, "event_ts": message["ts"]}
            assert await lab.event(event, within=1.0) is None
        acked = await scene.command(f"{TOPIC} again", rest=False)
        assert "database" in json.dumps(acked) or pragma != "query_only=ON"
        await scene.stop()
    await failing_store.close()
    assert "Store" in log.getvalue()
    assert leaks(log.getvalue(), WRITTEN, SECRETS) == []


def models() -> Iterator[type[BaseModel]]:
    """Every pydantic model of ours."""
    for package in (adapters, config, engine):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".versions." not in module.name and not module.name.endswith("migrations.env"):
                importlib.import_module(module.name)
    waiting = list(BaseModel.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__module__.split(".")[0] in {"adapters", "config", "engine"}:
            yield model


def test_every_model_hides_its_input() -> None:
    """Pydantic puts values into its errors unless a model says otherwise."""
    found = list(models())
    assert len(found) > 10
    assert [m for m in found if not m.model_config.get("hide_input_in_errors")] == []
    for model in found:
        with pytest.raises(ValidationError) as refused:
            model.model_validate(MODEL)
        assert leaks(str(refused.value), WRITTEN, ()) == []


def test_every_engine_hides_its_parameters() -> None:
    """SQLAlchemy puts values into its errors unless an engine says otherwise."""
    calls = [
        node
        for file in (ROOT / "adapters").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "create" in ast.unparse(node.func)
        if ast.unparse(node.func).endswith("engine")
    ]
    assert calls
    for call in calls:
        assert "hide_parameters=True" in ast.unparse(call)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ERROR the Heliotrope, quokka: migration failed", ["the heliotrope quokka"]),
        (json.dumps({"message": "Grüße aus Köln, sagte sie"}), ["grüsse aus köln"]),
        (repr("painted\nthe quokka"), ["painted the quokka"]),
        ("token=xoxb-lab", []),
        (f"token={TOKEN}", [TOKEN]),
        ("heliotrope paint and a migration of quokkas", []),
    ],
)
def test_a_leak_is_found(text: str, found: list[str]) -> None:
    """Three words in a row, however they are escaped; secrets to the letter."""
    written = ("The heliotrope quokka migration", "Grüße aus Köln sagte", "painted the quokka")
    assert leaks(text, written, (TOKEN,))[:1] == found
    assert shown({"a": ["x", {"b": "y"}], "c": 1}) == ["x", "y"]
