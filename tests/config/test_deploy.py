"""The deployment files fit the program: commands, settings, paths, times. No engine is needed."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.app.local_driver import STOP_WITHIN
from bot.app.platforms.registry import settings_schema
from bot.cli.parser import parser
from bot.serve.health_server import READY
from config.sources.types import database_address

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "config" / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
BOTS = {n: s for n, s in COMPOSE["services"].items() if s["image"] == "interviewer"}
ENV = COMPOSE["x-bot"]["environment"]


def seconds(time: str) -> float:
    """A time such as 15s."""
    assert time.endswith("s")
    return float(time[:-1])


@pytest.mark.parametrize("name", BOTS)
def test_every_service_runs_a_command_that_there_is(name: str) -> None:
    """The image begins with run_bot.py; what follows is understood."""
    assert 'ENTRYPOINT ["python", "run_bot.py"]' in DOCKERFILE
    assert parser().parse_args(BOTS[name]["command"]).command in {"run", "worker", "migrate"}


def test_the_images_own_command_is_understood() -> None:
    """Started bare it says whether the set-up works."""
    (command,) = re.findall(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)
    assert parser().parse_args(ast.literal_eval(command))


def test_every_setting_is_known() -> None:
    """No name in the environment is one that nothing reads."""
    known = set(settings_schema().fixed_names())
    for section, key in settings_schema().fields:
        known.add(f"INTERVIEWER_{section}__{key}".upper())
    assert set(ENV) <= known


def test_the_databases_address_is_one() -> None:
    """With a password in place of the variable, it is what the settings take."""
    address = ENV["DATABASE_URL"].replace("${POSTGRES_PASSWORD:?is not set}", "secret")
    assert database_address(address) == address
    postgres = COMPOSE["services"]["postgres"]["environment"]
    assert f"//{postgres['POSTGRES_USER']}:" in address
    assert address.endswith(f"@postgres:5432/{postgres['POSTGRES_DB']}")


def test_what_is_copied_is_there_and_is_everything() -> None:
    """All folders that the program is made of, and no others; nothing else is even sent."""
    copied = set(re.findall(r"^COPY (\S+) ", DOCKERFILE, re.MULTILINE))
    assert all((ROOT / name).exists() for name in copied)
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= copied
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    sent = set(re.findall(r"^!(\S+)$", ignored, re.MULTILINE))
    assert sent == copied


def test_the_program_does_not_run_as_root() -> None:
    """Whatever comes after USER runs as somebody who may write to its data alone."""
    assert re.search(r"^USER (?!root)\w+$", DOCKERFILE, re.MULTILINE)
    assert DOCKERFILE.index("USER ") < DOCKERFILE.index("ENTRYPOINT")


def test_a_stop_is_waited_for() -> None:
    """SIGTERM, and more time than the program takes for what is under way."""
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE
    assert seconds(COMPOSE["x-bot"]["stop_grace_period"]) >= 2 * STOP_WITHIN


def test_health_is_asked_where_it_is_told() -> None:
    """The probe is a program that can be read, and asks the right port and path."""
    probe = COMPOSE["x-bot"]["healthcheck"]["test"]
    assert probe[:3] == ["CMD", "python", "-c"]
    assert ast.parse(probe[3])
    assert f":{ENV['INTERVIEWER_HEALTH__PORT']}{READY}" in probe[3]


def test_nobody_starts_before_the_database_is_prepared() -> None:
    """The migration waits for a healthy server, everybody else for the migration."""
    services = dict(BOTS)
    migrate = services.pop("migrate")
    assert migrate["depends_on"]["postgres"]["condition"] == "service_healthy"
    for service in services.values():
        condition = service["depends_on"]["migrate"]["condition"]
        assert condition == "service_completed_successfully"


def test_secrets_are_not_in_the_files() -> None:
    """They come from .env, which is not sent to the image."""
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8") + DOCKERFILE
    assert not re.search(r"xox[abp]-|xapp-|sk-\w", text)
    assert COMPOSE["x-bot"]["env_file"] == "../../.env"
    assert "**/.env" in (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8")
