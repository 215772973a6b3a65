"""The kinds of failure that a person can be told of."""

from engine.errors import InterviewError


def leaves(root: type[InterviewError] = InterviewError) -> tuple[type[InterviewError], ...]:
    """All exceptions of the tree that have none below them."""
    below = root.__subclasses__()
    return tuple(leaf for child in below for leaf in leaves(child)) if below else (root,)
