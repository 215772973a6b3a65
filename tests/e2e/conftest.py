"""Marks all that is in this folder."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test here runs the whole program."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("e2e")
