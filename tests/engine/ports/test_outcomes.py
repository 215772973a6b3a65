"""Names of failures that tables and dashboards hold."""

from engine.errors import Delivery, LlmService
from engine.ports.outcomes import UNEXPECTED, outcome_of
from tests.fakes.exceptions import leaves


def test_every_failure_of_a_model_or_a_delivery_has_a_stored_name_of_its_own() -> None:
    """Queries and dashboards tell apart what went wrong, and a new failure must be named too."""
    kinds = (*leaves(LlmService), *leaves(Delivery))
    names = [outcome_of(kind()) for kind in kinds]
    assert UNEXPECTED not in names
    assert len(set(names)) == len(names)


def test_what_no_port_declares_is_unexpected() -> None:
    """A label is never a class name of somebody else's library."""
    assert outcome_of(OSError()) == UNEXPECTED
