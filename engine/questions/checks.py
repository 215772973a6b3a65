"""What a question must pass before anyone sees it.

A reason is one plain sentence that whoever wrote the question can act on. English is checked
fully. In other languages only the looks, the length, the number of questions, near-duplicates and
the detected language are; ``FULLY_CHECKED`` says which languages are checked fully.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from engine.claims.verdicts import SUPERLATIVES, is_verdict_on_you
from engine.questions.forbidden_topics.forbidden_area import forbidden_area
from engine.questions.structure import asks_for_experience, is_bare_why, second_question
from engine.questions.tone import is_asking_private_data, is_judgemental
from engine.text import NEAR_DUPLICATE, clean, content_words, similar, words
from engine.text import language as language_of

MOST_WORDS = 30
LONGEST = 600
"""Characters, whatever the words: beyond them nothing more is looked at."""

FULLY_CHECKED = ("en",)
"""ISO 639-1 codes of the languages in which every rule is checked."""

_MARKS = "?？؟՞፧⸮"
_MARK = re.compile(f"[{_MARKS}]")
_OWN_MARKS = {"el": r"[;\u037e]", "ja": r"か。"}
_NO_MARK_NEEDED = {"ja", "th"}  # a particle says it
_UNSPACED = {"zh": 2.0, "ja": 2.0, "th": 4.0}  # characters of a word, roughly
_KIN = ({"da", "no", "sv"}, {"cs", "sk"}, {"id", "ms"})  # a short text may be either
_NAMES = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese"}

_LOOKS = (
    (
        re.compile(
            r"[a-z0-9+.-]://|\bwww\.|\bmailto:|[\w-]\.[a-z]{2,}/\S"
            r"|[\w-]\.(?:com|org|net|io|ru|cn|info|biz|xyz|app|example|test|me|co|ly)\b",
            re.I,
        ),
        "a link",
    ),
    (re.compile(r"\S@[\w-]+\.\w", re.I), "an address"),
    (re.compile(r"<[@#!]|(?<![\w.])@[\w-]|(?<!\S)#[a-z][\w-]{2,}", re.I), "a mention"),
    (re.compile(r"</?[a-z][^>]{0,200}>|<[a-z]+\||&(?:[a-z]+|#\w+);", re.I), "a tag"),
    (re.compile(r"`|~~|\|\|"), "code marks"),
    (
        re.compile(r"(?<![\w*])\*{1,2}\w[^*]*\*|(?<!\w)_{1,2}\w[^_]*_(?!\w)|\]\(|^(?:#+|[-*>•])\s"),
        "markup",
    ),
    (re.compile(r"[{}]|\[/?[A-Za-z]{3,}\]|^\s*\[|\\n"), "brackets of a program"),
)
_LEAKS = re.compile(
    r"\bas an? (?:(?:large )?language model|assistant|ai(?: (?:assistant|model|interviewer))?)"
    r"\s*[,.;:]"
    r"|\bi am an? (?:(?:large )?language model|ai|artificial intelligence|assistant|bot)\b"
    r"|\b(?:my|the above) (?:system )?(?:instructions?|prompts?|guidelines)\b"
    r"|\b(?:these|given|previous) instructions\b"
    r"|\bi (?:am|was|have been) (?:instructed|told|asked|prompted|not allowed)\b"
    r"|^\W*(?:question|follow-?up|interviewer|assistant|answer|system|user|candidate)"
    r"(?: \d+)?(?: of \d+)?\s*:",
    re.I,
)
_QUOTE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class _Question:
    """A question under check; ``unquoted`` is it without the words that it quotes."""

    text: str
    unquoted: str
    earlier: Sequence[str]
    language: str
    last_answer: str
    secrets: Sequence[str]


def check_question(
    text: str,
    earlier: Sequence[str],
    *,
    language: str = "en",
    last_answer: str = "",
    secrets: Sequence[str] = (),
) -> str | None:
    """Why a question must not be asked, as one sentence; None when it may.

    ``earlier`` are the questions asked before it, in order. ``last_answer`` is what a follow-up has
    to build on; it is empty when the question is none. ``secrets`` are texts that must not show:
    a canary, the prompt's own words. ``language`` is the interview's ISO 639-1 code.
    """
    question = _read(text, earlier, language, last_answer, secrets)
    checks = _EVERYWHERE + (_IN_ENGLISH if question.language in FULLY_CHECKED else _ELSEWHERE)
    return next((reason for check in checks for reason in check(question)), None)


def check_written_question(
    text: str, earlier: Sequence[str], language: str, secrets: Sequence[str]
) -> str | None:
    """The same of a question that a model wrote, without what ``take_up`` checks in English."""
    question = _read(text, earlier, language, "", secrets)
    checks = _EVERYWHERE + (_WRITTEN if question.language in FULLY_CHECKED else _ELSEWHERE)
    return next((reason for check in checks for reason in check(question)), None)


def check_core_question(text: str) -> str | None:
    """Why a template's question must not be asked, as one sentence; None when it may."""
    return check_question(text, ())


def _read(
    text: str, earlier: Sequence[str], language: str, last_answer: str, secrets: Sequence[str]
) -> _Question:
    plain = clean(text)
    code = language.lower().split("-")[0].split("_")[0]
    return _Question(plain, _QUOTE.sub('"…"', plain), earlier, code, last_answer, secrets)


def _looks(question: _Question) -> Iterator[str]:
    if not question.text:
        yield "It is empty; write one question."
    if len(question.text) > LONGEST:
        yield f"It is too long; write at most {MOST_WORDS} words."
    if "\n" in question.text:
        yield "It has several lines; write one line."
    for pattern, what in _LOOKS:
        if pattern.search(question.text):
            yield f"It contains {what}; write plain words only."


def _leaks(question: _Question) -> Iterator[str]:
    text = f" {' '.join(words(question.text))} "
    if any(run in text for run in _runs(tuple(question.secrets))):
        yield "It repeats words of the instructions; write only the question."
    if _LEAKS.search(question.unquoted):
        yield "It talks about the instructions or the machine; write only the question."


@lru_cache(maxsize=16)
def _runs(secrets: tuple[str, ...]) -> tuple[str, ...]:
    """Every six words in a row of the secrets, and shorter ones whole."""
    hidden = [found for secret in secrets if (found := words(secret))]
    runs = (found[at : at + 6] for found in hidden for at in range(max(1, len(found) - 5)))
    return tuple(dict.fromkeys(f" {' '.join(run)} " for run in runs))


def _length(question: _Question) -> Iterator[str]:
    count = max(len(words(question.text)), len(question.text.split()))
    if question.language in _UNSPACED:
        count = round(sum(map(len, words(question.text))) / _UNSPACED[question.language])
    if count > MOST_WORDS:
        yield f"It has {count} words; write at most {MOST_WORDS}."


def _one_mark(question: _Question) -> Iterator[str]:
    text = question.text.rstrip("\"”»' \t\n)")
    marks = _MARK.findall(text)
    marks += re.findall(_OWN_MARKS.get(question.language, "$^"), text)
    optional = question.language in _NO_MARK_NEEDED and not marks
    if len(marks) > 1:
        yield "It asks more than one question; ask exactly one."
    elif not marks and not optional:
        yield "It is not a question; write one that ends with a question mark."
    elif marks and question.language not in _NO_MARK_NEEDED and not text.endswith(marks[-1]):
        yield "Something follows the question mark; end with the question."


def _repeats(question: _Question) -> Iterator[str]:
    for old in question.earlier:
        if _is_alike(question.text, clean(old), question.language):
            yield "It asks again what was asked before; ask about something else."


def _is_alike(new: str, old: str, code: str) -> bool:
    if code in _UNSPACED:
        return fuzz.ratio(new, old) / 100 >= NEAR_DUPLICATE
    return similar(new, old) >= NEAR_DUPLICATE


def _check_language(question: _Question) -> Iterator[str]:
    found = language_of(question.text)
    same = {question.language, None, *next((k for k in _KIN if question.language in k), ())}
    if found not in same:
        name = _NAMES.get(question.language, f"the language {question.language!r}")
        yield f"It is not in the interview's language; write it in {name}."


def _check_forbidden_topics(question: _Question) -> Iterator[str]:
    area = forbidden_area(question.text)
    if area is not None:
        yield f"It asks about {area}, which an interviewer must not; ask about the work."
    if is_asking_private_data(question.text):
        yield "It asks for personal data, which an interviewer must not; ask about the work."


def _judges(question: _Question) -> Iterator[str]:
    praise = (SUPERLATIVES & set(words(question.unquoted))) - set(words(question.last_answer))
    if praise or is_judgemental(question.unquoted) or is_verdict_on_you(question.unquoted):
        yield "It praises or judges the candidate; ask without judging."


def _one_point(question: _Question) -> Iterator[str]:
    reason = second_question(question.unquoted)
    if reason:
        yield reason


def _how_or_why(question: _Question) -> Iterator[str]:
    reason = asks_for_experience(question.unquoted)
    if reason:
        yield reason


def _whys(question: _Question) -> Iterator[str]:
    if len(question.earlier) > 1 and all(map(is_bare_why, (question.text, *question.earlier[-2:]))):
        yield 'It is the third "Why" in a row; ask how, or what led to it.'


def _builds_on(question: _Question) -> Iterator[str]:
    if not question.last_answer:
        return
    answer = " ".join(words(question.last_answer))
    for quote in _QUOTE.findall(question.text):
        if len(words(quote)) > 1 and " ".join(words(quote)) not in answer:
            yield "It quotes words that the last answer does not have; quote it to the letter."
    if not content_words(question.text) & content_words(question.last_answer):
        yield "It does not build on the last answer; use one of the candidate's own words."


_Check = Callable[[_Question], Iterator[str]]
_EVERYWHERE: tuple[_Check, ...] = (_looks, _leaks, _length, _one_mark)
_IN_ENGLISH: tuple[_Check, ...] = (
    *(_check_forbidden_topics, _judges, _one_point, _how_or_why, _whys),
    *(_repeats, _builds_on),
)
_WRITTEN: tuple[_Check, ...] = (_check_forbidden_topics, _judges, _whys, _repeats)
_ELSEWHERE: tuple[_Check, ...] = (_repeats, _check_language)
