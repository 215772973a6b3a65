"""Statements that are compiled once and then run with many rows.

SQLAlchemy looks at every parameter of every row again; of writing a turn that is the larger part.
Here it compiles the statement and names the conversions of its parameters, and rows go straight
to the driver.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Update

Convert = Callable[[Any], Any]


class CompiledStatement:
    """A statement that writes; its parameters are called ``names`` in the rows."""

    def __init__(self, statement: Insert | Update | Delete, names: Sequence[str]) -> None:
        self._statement = statement
        self._names = tuple(names)
        self._compiled = lru_cache(maxsize=4)(self._compile)

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Run it with each row; returns how many rows of the table it touched."""
        sql, bind = self._compiled(connection.dialect)
        return connection.exec_driver_sql(sql, [bind(row) for row in rows]).rowcount

    def _compile(self, dialect: Dialect) -> tuple[str, Callable[[Mapping[str, Any]], Any]]:
        names = list(self._names)
        compiled: Any = self._statement.compile(dialect=dialect, column_keys=names)
        types = {name: bound.type for name, bound in compiled.binds.items()}
        conversions = {name: types[name].dialect_impl(dialect) for name in types}
        converted = {name: impl.bind_processor(dialect) for name, impl in conversions.items()}
        order = compiled.positiontup if compiled.positional else list(types)
        columns = [(name, converted[name]) for name in order]
        return str(compiled), _positional(columns) if compiled.positional else _bind_by_name(
            columns
        )


Columns = Sequence[tuple[str, Convert | None]]


def _positional(columns: Columns) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: tuple(
        [row[name] if convert is None else convert(row[name]) for name, convert in columns]
    )


def _bind_by_name(columns: Columns) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: {
        name: row[name] if convert is None else convert(row[name]) for name, convert in columns
    }
