"""What the READMEs say about the program is true."""

import re
from pathlib import Path

from engine.dialogue.audit_log import KINDS
from engine.dialogue.transitions.legality import LEGALITY

README = (Path(__file__).parent.parent / "engine" / "README.md").read_text(encoding="utf-8")


def test_the_state_diagram_is_the_table_of_legality() -> None:
    """The arrows of the diagram are exactly the changes of status that events make."""
    drawn = re.findall(r"^    (\w+) --> (\w+): (\w+)$", README, re.MULTILINE)
    real = {
        (str(status), str(after), KINDS[event])
        for event, rule in LEGALITY.items()
        for status, after in rule.moves.items()
        if after is not status
    }
    assert set(drawn) == real
    assert len(drawn) == len(real)
