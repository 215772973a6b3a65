"""What an interview waits for when it is not the candidate's turn."""

from enum import StrEnum


class Wait(StrEnum):
    """Why no model is asked just now though something is to be written."""

    NOTHING = ""
    LINE = "line"
    BUDGET = "budget"
