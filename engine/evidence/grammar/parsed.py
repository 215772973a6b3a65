"""A passage read as tokens and clauses."""

from bisect import bisect_left
from typing import NamedTuple

from engine.evidence.grammar.tokens import Token
from engine.evidence.grammar.verbs import Chain


class Clause(NamedTuple):
    """One finite verb with its subject, and what governs it."""

    subject: str
    """Last word of the subject, lower case; empty when none was found."""
    subject_at: int
    subject_words: tuple[str, ...]
    """All words of a noun subject."""
    chain: Chain
    opener: str
    """Subordinator or coordinator that opens the clause; empty in a plain main clause."""
    reported: bool
    """Stands after a verb of saying, believing or wishing: somebody's words, not a fact."""
    unreal: bool
    """A condition, a wish, a plan, a possibility, or a question."""
    sentence: int
    """0-based number of the sentence."""

    @property
    def is_fact(self) -> bool:
        """Whether the speaker tells it as something that happened or is so."""
        return not (self.reported or self.unreal or self.chain.tense in ("modal", "plan"))

    @property
    def is_past(self) -> bool:
        """Whether it tells of something that has happened."""
        return self.chain.tense in ("past", "perfect")


class Parsed(NamedTuple):
    """A passage as tokens and clauses."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    questions: frozenset[int]
    """Numbers of the sentences that ask."""
    sentence_of: tuple[int, ...]
    """For each token the number of its sentence."""

    def clause_before(self, at: int) -> Clause | None:
        """The last clause of the same sentence whose verb stands before this token."""
        place = bisect_left(self.clauses, at, key=lambda clause: clause.chain.at) - 1
        if place < 0 or self.clauses[place].sentence != self.sentence_of[at]:
            return None
        return self.clauses[place]

    def clause_after(self, clause: Clause) -> Clause | None:
        """The clause that follows this one."""
        at = bisect_left(self.clauses, clause.chain.at + 1, key=lambda each: each.chain.at)
        return self.clauses[at] if at < len(self.clauses) else None
