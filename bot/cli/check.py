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
from engine.catalogue import gettext, list_and
from engine.errors import InterviewError
from engine.questions.checks import check_core_question

Look = Callable[[], Awaitable[str]]


async def check(config: Path | None) -> int:
    """Print what works and what does not; 1 when something that is configured does not."""
    try:
        settings = settings_of(config)
    except InterviewError as error:
        _print_line("FAIL", gettext("configuration"), str(error))
        return 1
    print(f"ok    {gettext('configuration')}")
    looks: dict[str, Look] = {
        gettext("templates"): lambda: _templates(settings),
        gettext("prompts"): lambda: _prompts(settings),
        gettext("database"): lambda: _database(settings),
        gettext("model"): lambda: _model(settings),
    }
    fine = [await _is_check_passed(name, look) for name, look in looks.items()]
    for name in SERVED:
        missing = find_missing(settings, name)
        needs = gettext("not configured: needs {names}", names=list_and(missing))
        _print_line(
            "--" if missing else "ok", name, needs if missing else gettext("tokens are set")
        )
    fine += await show_status(settings)
    return 0 if all(fine) else 1


async def _is_check_passed(name: str, look: Look) -> bool:
    try:
        _print_line("ok", name, await look())
    except InterviewError as error:
        _print_line("FAIL", name, str(error))
        return False
    return True


def _print_line(mark: str, name: str, text: str) -> None:
    print(f"{mark:<5} {name:<14} {text}")


async def _templates(settings: Settings) -> str:
    names = sorted(load_templates(settings.interview.template_folders, check=check_core_question))
    return ", ".join(names)


async def _prompts(settings: Settings) -> str:
    library_of(settings)
    load_bank()
    return gettext("all files are valid")


async def _database(settings: Settings) -> str:
    store = await open_store(settings.store.database_url)
    try:
        stored = await store.list_interviews(most=1)
    finally:
        await store.close()
    return gettext("ready, holds interviews") if stored else gettext("ready, empty")


async def _model(settings: Settings) -> str:
    if not settings.model.is_configured:
        return gettext(
            "built-in interviewer; set OPENAI_API_KEY or OPENAI_BASE_URL for a language model"
        )
    model = language_model_of(settings)
    try:
        return await model.probe()
    finally:
        await model.close()
