"""The schema, step by step up to date: Alembic without a configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from engine.errors import StoreTooNew

HEAD = "0010"
"""The newest migration, so that a database that is up to date needs no look at the files."""
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def migrate(connection: Connection, where: str) -> None:
    """Run what migrations are missing; raises StoreTooNew for a revision that nobody knows."""
    current = revision(connection)
    if current == HEAD:
        return
    config = _config()
    config.attributes["connection"] = connection
    if current is not None and current not in revisions():
        raise StoreTooNew(where=where)
    command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """The version of the schema that a database has; None when it has none."""
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> frozenset[str]:
    """All versions of the schema that are known."""
    return frozenset(s.revision for s in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
