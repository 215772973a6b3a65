"""Does the set-up work? A line for each part, with what to do about it."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from adapters.store import open_store
from bot.app.compose import language_model_of, library_of, settings_of
from bot.app.platforms.registry import SERVED
from bot.cli.status import show_status
from bot.serve.platforms import find_missing
from config.question_bank import load_bank
from config.settings import Settings
from config.template_files import load_templates
from engine.errors import InterviewError
from engine.questions.checks import check_core_question

Look = Callable[[], Awaitable[str]]


async def check(config: Path | None) -> int:
    """Print what works and what does not; 1 when something that is configured does not."""
    try:
        settings = settings_of(config)
    except InterviewError as error:
        print(f"FAIL  configuration  {error}")
        return 1
    print("ok    configuration")
    looks: dict[str, Look] = {
        "templates": lambda: _templates(settings),
        "prompts": lambda: _prompts(settings),
        "database": lambda: _database(settings),
        "model": lambda: _model(settings),
    }
    fine = [await _is_check_passed(name, look) for name, look in looks.items()]
    for name in SERVED:
        missing = find_missing(settings, name)
        needs = f"not configured: needs {' and '.join(missing)}" if missing else "tokens are set"
        print(f"{'--' if missing else 'ok':<5} {name:<14} {needs}")
    fine += await show_status(settings)
    return 0 if all(fine) else 1


async def _is_check_passed(name: str, look: Look) -> bool:
    try:
        print(f"ok    {name:<14} {await look()}")
    except InterviewError as error:
        print(f"FAIL  {name:<14} {error}")
        return False
    return True


async def _templates(settings: Settings) -> str:
    names = sorted(load_templates(settings.interview.template_folders, check=check_core_question))
    return ", ".join(names)


async def _prompts(settings: Settings) -> str:
    library_of(settings)
    load_bank()
    return "all files are in order"


async def _database(settings: Settings) -> str:
    store = await open_store(settings.store.database_url)
    try:
        stored = await store.list_interviews(most=1)
    finally:
        await store.close()
    return "ready" + (", holds interviews" if stored else ", empty")


async def _model(settings: Settings) -> str:
    if not settings.model.is_configured:
        return "built-in interviewer; set OPENAI_API_KEY or OPENAI_BASE_URL for a language model"
    model = language_model_of(settings)
    try:
        return await model.probe()
    finally:
        await model.close()
