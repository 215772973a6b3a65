"""Clauses of a passage: who, which verbs, and whether the speaker vouches for it as a fact.

A shallow reading from left to right, without a model: closed word classes mark where a clause
opens, pronouns and past forms where its verb stands. What it cannot tell apart it leaves out.
"""

from collections.abc import Sequence

from engine.evidence.grammar.parsed import Clause, Parsed
from engine.evidence.grammar.tokens import Token, is_word, tokenize
from engine.evidence.grammar.verbs import Chain, is_finite_past, read_chain
from engine.evidence.grammar.words import (
    ADVERBS,
    DO,
    FINITE_BE,
    HABIT,
    MODALS,
    PRONOUN_SUBJECTS,
    SAME_AS_BASE,
    SAYING,
    SUBORDINATORS,
    UNREAL_OPENERS,
)
from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set

_BREAKS = frozenset(",;:()—–-")
_ENDS = frozenset(".!?…")
_COORDINATORS = word_set("and but or so yet nor plus then")
_LOOSE = word_set("yeah yes well okay ok no like basically anyway")
_FINITE_AUXILIARIES = MODALS | FINITE_BE | DO | frozenset(("have", "has", "had"))
_LEAVES_SPEECH = word_set("but so")
_NAMES_IN_SUBJECT = 12
_HEARSAY = word_set("according rumour rumor rumours allegedly supposedly apparently legend")
_SAYS = word_set("says claims thinks believes insists argues suggests writes states explains tells")
_PREPOSED = word_set("after before since until than")
_SUPPOSING = word_set("suppose imagine supposing assuming assume say")
_POINTERS = word_set("this that these those both neither none all some others many most few")
_CLEAR_SUBJECTS = word_set("i we he she they who there")


def parse(text: str) -> Parsed:
    """The passage as tokens and clauses; what stands in quotation marks has no clauses."""
    tokens = tokenize(text)
    numbers, questions = _number_sentences(tokens)
    reader = _Reader(tokens, numbers, questions)
    return Parsed(text, tuple(tokens), tuple(reader.read()), frozenset(questions), tuple(numbers))


def _number_sentences(tokens: Sequence[Token]) -> tuple[list[int], set[int]]:
    numbers: list[int] = []
    questions: set[int] = set()
    number, ended = 0, False
    for token in tokens:
        if ended and (is_word(token) or token.lower in '"“„«'):
            number, ended = number + 1, False
        numbers.append(number)
        if token.lower in _ENDS and not token.quoted:
            ended = True
            if token.lower == "?":
                questions.add(number)
    return numbers, questions


class _Reader:
    """Goes over the tokens once and collects the clauses."""

    def __init__(
        self, tokens: Sequence[Token], numbers: Sequence[int], questions: set[int]
    ) -> None:
        self.tokens = tokens
        self.numbers = numbers
        self.questions = questions
        self.found: list[Clause] = []
        self._start_sentence()

    def _start_sentence(self) -> None:
        self.reported = False
        self.condition = self.supposed = False
        self.opener = ""
        self.noun_from = -1
        self.fresh = True
        """Whether a clause has opened here and has no verb yet."""
        self.last: Clause | None = None

    def read(self) -> list[Clause]:
        """All clauses of all sentences."""
        at, sentence = 0, -1
        while at < len(self.tokens):
            if self.numbers[at] != sentence:
                sentence = self.numbers[at]
                self._start_sentence()
                self.supposed = self.tokens[at].lower in _SUPPOSING
            at = at + 1 if self.tokens[at].quoted else self._step(at)
        return self.found

    def _step(self, at: int) -> int:
        word = self.tokens[at].lower
        if self._opens_clause(at, word):
            self._open(at, word)
            if word not in PRONOUN_SUBJECTS:
                return at + 1
        if word in _HEARSAY:
            self.reported = True
        if (word in ADVERBS and word not in PRONOUN_SUBJECTS) or word in _LOOSE:
            return at + 1
        chain, subject_at = self._verb_at(at)
        if chain is None:
            if self.noun_from < 0 and is_word(self.tokens[at]):
                self.noun_from = at
            return at + 1
        self._add(chain, subject_at)
        return max(chain.verb_at, at) + 1

    def _opens_clause(self, at: int, word: str) -> bool:
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else "."
        if word == "as":
            return after in _CLEAR_SUBJECTS
        if word == "then" and at and self.tokens[at - 1].lower in PREPOSITIONS:
            return False
        if word in _PREPOSED and after in ("that", "this", "then"):
            return False
        return word in _BREAKS or word in _COORDINATORS or word in SUBORDINATORS

    def _open(self, at: int, word: str) -> None:
        """A new clause may open here."""
        if word in _BREAKS:
            if word == "," and self.condition and self._has_verb():
                self.condition = False
            if self._has_verb() or self.opener in _PREPOSED:
                self.opener = ""
        elif word in _COORDINATORS:
            after_and = at > 0 and self.tokens[at - 1].lower == "and"
            leaves = word in _LEAVES_SPEECH or (word == "then" and after_and)
            if leaves and self._speaker_follows(at):
                self.reported = self.condition = False
            self.opener = word
        else:
            self.opener = word
            self.condition = self.condition or word in UNREAL_OPENERS
        self.noun_from, self.fresh = -1, True

    def _has_verb(self) -> bool:
        return not self.fresh

    def _speaker_follows(self, at: int) -> bool:
        ahead = [t.lower for t in self.tokens[at + 1 : at + 4] if t.lower not in ADVERBS]
        return ahead[:1] == ["i"] or ahead[:1] == ["we"]

    def _verb_at(self, at: int) -> tuple[Chain | None, int]:
        """The chain whose subject or first verb stands here, and where its subject is."""
        word = self.tokens[at].lower
        if word in PRONOUN_SUBJECTS and not self._is_determiner(at):
            verb_at = self._skip_adverbs(at + 1)
            if verb_at >= 0 and self._may_be_subject(word, verb_at):
                return read_chain(self.tokens, verb_at, after_pronoun=word != "that"), at
            return None, -1
        finite = word in _SAYS and at > 0 and word not in SUBORDINATORS
        finite = (
            finite or word in _FINITE_AUXILIARIES or word == "'d" or is_finite_past(self.tokens, at)
        )
        if not finite or not (self.fresh or self._may_follow_noun(at)):
            return None, -1
        if self.noun_from < 0 and self.last is None and word in _FINITE_AUXILIARIES:
            return None, -1
        if self.noun_from < 0 and self.last is None and word in SAME_AS_BASE:
            return None, -1
        return read_chain(self.tokens, at, after_pronoun=word in _SAYS), -1

    def _may_be_subject(self, word: str, verb_at: int) -> bool:
        """Whether the pronoun opens a clause, rather than ends one ("keep everybody informed")."""
        if self.fresh or word in _CLEAR_SUBJECTS:
            return True
        last = self.last
        return self.tokens[verb_at].lower in _FINITE_AUXILIARIES or (
            last is not None and last.chain.verb in SAYING and self.reported
        )

    def _may_follow_noun(self, at: int) -> bool:
        return self.noun_from >= 0 and at > self.noun_from and self.fresh

    def _is_determiner(self, at: int) -> bool:
        """Whether "this", "that", "all", … stands before its noun ("that day")."""
        word = self.tokens[at].lower
        if word not in _POINTERS:
            return False
        after = self._skip_adverbs(at + 1)
        if after < 0:
            return False
        following = self.tokens[after].lower
        finite = following in _FINITE_AUXILIARIES or following == "'d"
        return not (finite or is_finite_past(self.tokens, after))

    def _skip_adverbs(self, at: int) -> int:
        """The next word behind adverbs and commas around them; -1 when the sentence ends."""
        for place in range(at, min(len(self.tokens), at + 6)):
            token = self.tokens[place]
            if token.lower in _ENDS or token.quoted:
                return -1
            if token.lower in ADVERBS or token.lower == "," or token.lower.endswith("ly"):
                continue
            return place if is_word(token) or token.lower == "'d" else -1
        return -1

    def _add(self, chain: Chain, subject_at: int) -> None:
        subject, words, at = self._subject(chain, subject_at)
        if chain.verb in SAME_AS_BASE and not chain.auxiliary and self._is_habit(chain, subject):
            chain = chain._replace(tense="present")
        sentence = self.numbers[chain.at]
        unreal = self.condition or self.supposed or sentence in self.questions
        clause = Clause(subject, at, words, chain, self.opener, self.reported, unreal, sentence)
        self.found.append(clause)
        self.last, self.fresh, self.noun_from, self.opener = clause, False, -1, ""
        if chain.verb in SAYING and self._opens_speech(chain):
            self.reported = True

    def _is_habit(self, chain: Chain, subject: str) -> bool:
        """Whether a form that is past and present alike tells a habit: "we always put"."""
        near = [t.lower for t in self.tokens[max(0, chain.at - 9) : chain.at]]
        return subject in ("i", "we", "you", "they") and not HABIT.isdisjoint(near)

    def _subject(self, chain: Chain, subject_at: int) -> tuple[str, tuple[str, ...], int]:
        """Its subject: a pronoun, a noun before the verb, or the one of the clause before."""
        if subject_at >= 0:
            return self.tokens[subject_at].lower, (), subject_at
        if self.noun_from >= 0:
            tokens = self.tokens[self.noun_from : min(chain.at, self.noun_from + _NAMES_IN_SUBJECT)]
            words = _without_setting([t.lower for t in tokens if is_word(t)])
            return _head(words), words, self.noun_from
        if self.last is not None:
            return self.last.subject, self.last.subject_words, self.last.subject_at
        return "", (), -1

    def _opens_speech(self, chain: Chain) -> bool:
        """Whether what somebody said follows: a clause, not only a thing ("told the truth")."""
        for place in range(chain.verb_at + 1, min(len(self.tokens), chain.verb_at + 7)):
            word = self.tokens[place].lower
            if word in ("that", "if", "whether", "how", "why", "what") or word in _SUBJECT_PRONOUNS:
                return True
            if word in _ENDS or word in _BREAKS or word == "and":
                return False
            if word in PREPOSITIONS:
                return False
        return chain.verb in _MOSTLY_THAT


_SUBJECT_PRONOUNS = word_set("i we he she they it there")
_MOSTLY_THAT = word_set(
    "said says claimed claims thought thinks believed believes assumed assumes hoped hopes wish "
    "wished insisted insists"
)


def _without_setting(words: Sequence[str]) -> tuple[str, ...]:
    """The subject without a phrase before it: "in the end the client" is "the client"."""
    if words and words[0] in PREPOSITIONS:
        nouns = [at for at, word in enumerate(words) if word in DETERMINERS and at > 1]
        return tuple(words[nouns[-1] :] if nouns else words[-1:])
    return tuple(words)


def _head(words: Sequence[str]) -> str:
    """The head of a noun phrase: its last word before a preposition."""
    for at, word in enumerate(words):
        if at and word in PREPOSITIONS:
            return words[at - 1]
    return words[-1] if words else ""
