"""Reads the question bank that ships, or one of an operator's own."""

from pathlib import Path

from config.sources.problems import raise_if_any
from config.sources.yaml_documents import read_document
from engine.questions.bank import Bank

SHIPPED = Path(__file__).with_name("questions.yaml")


def load_bank(path: Path = SHIPPED) -> Bank:
    """The question bank in a YAML file; raises BadConfig with every mistake in it."""
    document, mistakes = read_document(path)
    raise_if_any(mistakes)
    return Bank.of(document.data, document.name)
