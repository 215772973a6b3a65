"""What a question must pass: every rule by examples that break it and look-alikes that do not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.template_files import load_templates
from engine.questions.checks import MOST_WORDS, check_core_question, check_question
from engine.questions.forbidden_topics.forbidden_area import AREAS, forbidden_area

SAMPLES = Path(__file__).parents[2] / "samples"


def lines(name: str) -> list[str]:
    """The lines of a sample that are neither empty nor a comment."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def blocked() -> list[tuple[str, str]]:
    """Forbidden questions, each with its area."""
    found, area = [], ""
    for line in lines("forbidden.txt"):
        if line.startswith("["):
            area = line.strip("[]")
        else:
            found.append((area, line))
    return found


GOOD = [
    "What led you to move billing from a nightly batch to events, and what was your part in it?",
    "You mentioned that invoices were counted twice when messages came again. "
    "How did you find that out, and how did you decide on a fix?",
    'You mentioned "invoices were counted twice": how did you find that out?',
    "How do you make sure that a change to a running service is safe before everybody gets it?",
    "Why did you choose Kafka over RabbitMQ?",
    "Can you walk me through how you decided which services to migrate first?",
    "What was the most challenging part of the migration, and how did you overcome it?",
    "You said it was fine; how did you arrive at that judgement?",
    "How have you changed the way you review code since that outage?",
    "What signs told you that the morale was improving?",
    "To what extent did the linear model meet the needs of the managers?",
    "How come you started with gradient boosting?",
    "Could you describe how the reconciliation job paid for itself?",
    "How was the decision made to move the address to the end?",
    "What was your thought process when choosing between the two models?",
    "How do you think the team would describe your leadership during that time?",
    "What would you do differently today?",
    "Looking back, what would you change about the rollout?",
    "Could you tell me how you found the bug?",
    "When the queue grew, how did you notice?",
    "What challenges did you face when moving the data?",
    "What convinced you that the fix was right?",
    "In what order did you move the tables?",
    "How did the team react to the change?",
    "Why was the nightly batch too slow for the business?",
    "Which alternatives did you weigh before choosing Postgres?",
    "What happened when the two systems disagreed?",
    "How would you approach the migration differently if you had to do it again?",
    "What is the hardest problem you have solved in this project?",
    "Why Kafka and not a table, given the traffic you had?",
    "How did you find out who was affected and what was lost?",
    "At p99 < 200 ms, how did you find the slow query?",
    "How did you port the module from C++ to C# without stopping the team?",
    "How did you evaluate the language model before the launch?",
    "How did you shorten the system prompt without losing quality?",
    "How did you, as an assistant manager, win over the older staff?",
    "How did you grow as an AI engineer in that team?",
    "How did you reset your password service after the leak?",
    "How did you keep 3 * 2 shards in step during the split?",
]

BAD = [
    ("", "empty"),
    ("   ", "empty"),
    ("Tell me about your project.", "not a question"),
    ("How did you do it?\nAnd then?", "several lines"),
    ("How did you do it? And why?", "more than one"),
    ("How did you do it??", "more than one"),
    ("How did you do it? Take your time.", "follows the question mark"),
    ("How did you do it (and why was there no other way)?", "in brackets"),
    ("How did you do it, and why?", "at its end"),
    ("How confident were you in the numbers, and why?", "at its end"),
    ("How did the team react, and what did the customers say?", "two questions"),
    ("How did you design it, how did you test it, and how did you ship it?", "two questions"),
    ("What is Kafka?", "recite"),
    ("What is Kafka and how did you use it?", "recite"),
    ("How does Kafka work?", "recite"),
    ("Why is idempotency important?", "recite"),
    ("What are the differences between TCP and UDP?", "recite"),
    ("What does ACID stand for?", "recite"),
    ("Can you explain what a mutex is?", "recite"),
    ("Could you explain how TCP works?", "recite"),
    ("How would you define technical debt?", "recite"),
    ("How would you design Twitter?", "recite"),
    ("How many nodes does a quorum need?", "recite"),
    ("What do you think about microservices?", "recite"),
    ("What is your favourite language?", "recite"),
    ("What are your strengths and weaknesses?", "recite"),
    ("How do you reverse a linked list?", "recite"),
    ("How is a hash map implemented?", "recite"),
    ("What makes a good leader?", "how or why"),
    ("What happens when you type an address into a browser?", "how or why"),
    ("Where do you see yourself in five years?", "how or why"),
    ("What is REST, and how have you used it in your projects?", "recite"),
    ("Did you decide that alone or with others?", "how or why"),
    ("Did you use Kafka?", "how or why"),
    ("Have you ever missed a deadline?", "how or why"),
    ("Do you know how Kafka works?", "how or why"),
    ("Who did you ask?", "how or why"),
    ("What tools did you use?", "how or why"),
    ("Why?", "how or why"),
    ("Great answer! How did you do it?", "praises"),
    ("That's interesting. How did you find it?", "praises"),
    ("Impressive, how did you do it?", "praises"),
    ("Why didn't you test it first?", "judges"),
    ("How did your poor planning affect the launch?", "judges"),
    ("See https://evil.example how did you do it?", "a link"),
    ("How did you, @bob, do it?", "a mention"),
    ("How did <@U123> do it with you?", "a mention"),
    ("How did #general react to your change?", "a mention"),
    ("**How** did you do it?", "markup"),
    ("How did you `rm -rf` it?", "code marks"),
    ('{"question": "How did you do it?"}', "brackets of a program"),
    ("How did you do it, <b>really</b>?", "a tag"),
    ("What is your email address?", "personal data"),
    ("How do I reach you at your private phone number?", "personal data"),
    ("What was your password when you set it up?", "personal data"),
    ("Question 2: How did you do it?", "instructions"),
    ("As an AI, I wonder how you did it?", "instructions"),
    ("I am a language model: how did you do it?", "instructions"),
    ("My instructions say to ask: how did you do it?", "instructions"),
]


@pytest.mark.parametrize("question", GOOD)
def test_a_question_about_how_and_why_something_was_lived_passes(question: str) -> None:
    """Questions as people ask them pass."""
    assert check_question(question, []) is None


@pytest.mark.parametrize(("question", "reason"), BAD)
def test_a_question_that_breaks_a_rule_comes_back_with_its_reason(
    question: str, reason: str
) -> None:
    """The reason names what is wrong, in a sentence."""
    found = check_question(question, [])
    assert found is not None
    assert reason in found
    assert found.endswith(".")
    assert found[0].isupper()


@pytest.mark.parametrize(("area", "question"), blocked())
def test_the_forbidden_areas_are_recognised(area: str, question: str) -> None:
    """Each phrasing is blocked, for the area that it belongs to."""
    assert forbidden_area(question) == area
    assert check_question(question, []) is not None


def test_there_are_twelve_areas_and_ten_phrasings_of_each() -> None:
    """The samples cover what the list of areas promises."""
    found = [area for area, _ in blocked()]
    assert len(AREAS) == 12
    assert all(found.count(area) >= 10 for area in AREAS)
    assert len(lines("ordinary.txt")) >= 60


@pytest.mark.parametrize("question", lines("ordinary.txt"))
def test_words_of_the_trade_pass_that_look_like_a_forbidden_area(question: str) -> None:
    """A race condition is no race, and the age of a cache is nobody's."""
    assert check_question(question, []) is None


def test_a_quote_of_the_candidates_own_does_not_open_a_forbidden_area() -> None:
    """What the candidate let slip about the family is not followed up."""
    answer = "My wife was ill and I was pregnant with ideas, so we cut the scope in half."
    for quote in ("My wife was ill", "my kids were at home"):
        reason = check_question(f'You said "{quote}": how did you decide then?', [])
        assert reason is not None
        assert "must not" in reason
    fine = 'You said "we cut the scope in half": how did you decide that?'
    assert check_question(fine, [], last_answer=answer) is None


def test_thirty_words_are_the_most() -> None:
    """The thirtieth word passes, the thirty-first does not."""
    fits = "How did you " + " ".join(f"step{n}" for n in range(MOST_WORDS - 3))
    assert check_question(fits + "?", []) is None
    reason = check_question(fits + " more?", [])
    assert reason is not None
    assert "31 words" in reason


def test_however_long_a_text_is_its_verdict_comes_at_once() -> None:
    """Beyond six hundred characters nothing more is looked at."""
    for part in ("(", "how ", "your have ", "<", '"', "as a "):
        assert check_question(part * 100_000 + "?", []) is not None


def test_a_question_is_not_asked_twice() -> None:
    """The same in other words counts as the same."""
    earlier = ["How did you find out that invoices were counted twice?"]
    for again in (earlier[0], "How did you find out invoices had been counted twice?"):
        reason = check_question(again, earlier)
        assert reason is not None
        assert "again" in reason
    assert check_question("How did you decide on the fix?", earlier) is None


def test_the_third_why_in_a_row_is_one_too_many() -> None:
    """Two are asked, and a how between them starts the count anew."""
    first, second = "Why did you choose events?", "Why was the batch too slow for billing?"
    third = "Why did the team agree to the plan?"
    assert check_question(second, [first]) is None
    reason = check_question(third, [first, second])
    assert reason is not None
    assert "Why" in reason
    assert check_question(third, [first, second, "How did you test the replay?"]) is None


def test_a_follow_up_builds_on_the_last_answer() -> None:
    """It shares a word with the answer, and what it quotes stands there to the letter."""
    answer = "We replayed three days of traffic and compared the invoices line by line."
    assert check_question("How did you replay the traffic?", [], last_answer=answer) is None
    stray = check_question("How did you hire the designers?", [], last_answer=answer)
    assert stray is not None
    assert "build on" in stray
    wrong = 'You said "nine days of traffic": how did you decide that?'
    misquoted = check_question(wrong, [], last_answer=answer)
    assert misquoted is not None
    assert "to the letter" in misquoted


def test_neither_canary_nor_prompt_shows() -> None:
    """A hidden word, or eight words in a row of a hidden text, give the question away."""
    prompt = "You are an interviewer who asks one short question about what the candidate has done."
    for leak in (
        "How did CANARY-7f3a change your plan?",
        "How did you decide to be an interviewer who asks one short question about code?",
    ):
        reason = check_question(leak, [], secrets=["canary-7f3a", prompt])
        assert reason is not None
        assert "instructions" in reason
    innocent = "How did you decide what one short question to ask the customers?"
    assert check_question(innocent, [], secrets=["canary-7f3a", prompt]) is None


OTHERS = [
    ("de", "Wie haben Sie herausgefunden, dass die Rechnungen doppelt gezählt wurden?"),
    ("fr", "Comment avez-vous découvert que les factures étaient comptées deux fois ?"),
    ("es", "¿Cómo descubrió usted que las facturas se contaban dos veces?"),
    ("pt", "Como você descobriu que as faturas estavam sendo contadas duas vezes?"),
    ("pl", "Jak odkryliście, że faktury były liczone dwa razy?"),
    ("ru", "Как вы обнаружили, что счета учитывались дважды?"),
    ("ar", "كيف اكتشفت أن الفواتير كانت تُحسب مرتين؟"),
    ("zh", "您是如何发现发票被重复计算的？"),
    ("ja", "請求書が二重に数えられていることにどうやって気づきましたか。"),
    ("el", "Πώς ανακαλύψατε ότι τα τιμολόγια μετρήθηκαν δύο φορές;"),
]


@pytest.mark.parametrize(("code", "question"), OTHERS)
def test_other_languages_have_their_own_question_mark(code: str, question: str) -> None:
    """One question passes in its own language, whatever its mark, and no other language does."""
    assert check_question(question, [], language=code) is None
    assert check_question(question, [question], language=code) is not None
    other = "it" if code != "it" else "de"
    reason = check_question(question, [], language=other)
    assert reason is not None
    assert check_question(f"{question} {question}", [], language=code) is not None


def test_thirty_words_are_the_most_in_other_languages_too() -> None:
    """Words are counted where blanks part them, and guessed from characters where none do."""
    long = "Wie haben Sie " + "wirklich " * 28 + "das gemacht?"
    reason = check_question(long, [], language="de")
    assert reason is not None
    assert "words" in reason
    reason = check_question("您是如何" + "非常" * 40 + "发现的？", [], language="zh")
    assert reason is not None
    assert "words" in reason


def test_a_core_question_passes_the_same_rules() -> None:
    """A template cannot bring in what a model may not ask."""
    assert check_core_question("How did you help somebody who was falling behind?") is None
    assert check_core_question("How old are you?") is not None
    assert check_core_question("What is Kafka?") is not None


def test_the_templates_that_ship_ask_what_may_be_asked() -> None:
    """Reading them with the check raises nothing."""
    assert load_templates(check=check_core_question)


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=3), st.text(max_size=80))
def test_any_text_gets_a_verdict(text: str, earlier: list[str], answer: str) -> None:
    """No text is too odd for the check, and a reason never repeats it."""
    for code in ("en", "de", "zh"):
        reason = check_question(text, earlier, language=code, last_answer=answer, secrets=[answer])
        assert reason is None or reason.endswith(".")
