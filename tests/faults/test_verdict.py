"""The campaign's own counting: it can only be trusted when it finds what is wrong."""

from collections import Counter
from collections.abc import Sequence

from tests.faults import verdict as v
from tests.faults.dice import Dice
from tests.faults.people import ASKED, DONE, QUESTIONS, Candidate, Said, Written
from tests.faults.side import News

WHOLE = [*(ASKED.format(n, QUESTIONS) for n in range(1, QUESTIONS + 1)), DONE]


class Told:
    """A scene that is over."""

    def __init__(self, *texts: str) -> None:
        self._said = [Said(f"{1_795_445_000 + n}.{n:06d}", text) for n, text in enumerate(texts)]

    async def begin(self, topic: str) -> None:
        """Too late."""

    async def press(self, label: str, under: str) -> None:
        """Too late."""

    async def say(self, text: str) -> str:
        """Too late."""
        return text

    async def edit(self, message: str, text: str) -> None:
        """Too late."""

    async def disturb(self) -> None:
        """Too late."""

    async def vanish(self) -> None:
        """Too late."""

    def said(self) -> Sequence[Said]:
        """What the bot said."""
        return self._said


def candidate(*texts: str) -> Candidate:
    """Somebody to whom the bot has said this."""
    return Candidate("kestrel1", Told(*texts), Dice(1, "nothing"), done=True)


def kept(*messages: tuple[str, str, int]) -> v.Kept:
    """What is stored: id, text, number."""
    return v.Kept("COMPLETED", 1, {i: (text, number) for i, text, number in messages})


def test_a_whole_interview_is_without_fault() -> None:
    """Five questions and a summary, once each and in order."""
    whole = candidate(*WHOLE)
    assert not v.never_asked(whole)
    assert not v.doubled_words(whole, None)
    assert not v.doubled_summaries([whole])
    assert not v.misplaced(whole, None)


def test_a_question_said_twice_is_found() -> None:
    """Word for word, or under the same number in other words."""
    assert v.doubled_words(candidate(*WHOLE[:2], WHOLE[1]), None)
    assert v.doubled_words(candidate(*WHOLE[:2], f"{WHOLE[1]} in other words"), None)


def test_a_question_that_is_missing_is_found() -> None:
    """The interview went on without it."""
    assert v.never_asked(candidate(*WHOLE[:2], *WHOLE[3:])) == ["kestrel1: 3"]


def test_questions_out_of_order_are_found() -> None:
    """The order is that of the platform, not of our log."""
    assert v.misplaced(candidate(WHOLE[1], WHOLE[0], *WHOLE[2:]), None)


def test_a_summary_said_twice_is_found() -> None:
    """Also when its words differ."""
    assert v.doubled_summaries([candidate(*WHOLE, f"{DONE} again")])


def test_an_outage_may_be_told_of_once_each() -> None:
    """The candidate is told once, kindly, and not once for each attempt."""
    said = (*WHOLE[:2], f"{v.OUTAGE} right now", f"{v.OUTAGE} right now")
    assert v.doubled_words(candidate(*said), kept())
    assert not v.doubled_words(candidate(*said), v.Kept("COMPLETED", 2, {}))


def test_lost_and_stale_answers_are_found() -> None:
    """A message that is not stored, or not as it was written last."""
    person = candidate(*WHOLE)
    person.written += [Written("1.0", "first", 1), Written("2.0", "second, corrected", 2)]
    assert len(v.lost_answers(person, None)) == 2
    stale = kept(("1.0", "first", 1), ("2.0", "second", 2))
    assert v.lost_answers(person, stale) == ["kestrel1: 2.0 under 2"]


def test_an_answer_under_another_question_is_found() -> None:
    """It was written to the first question and stands under the second."""
    person = candidate(*WHOLE)
    person.written += [Written("1.0", "first", 1)]
    assert v.misplaced(person, kept(("1.0", "first", 2)))


def test_reports_and_files_sent_twice_are_found() -> None:
    """The manager gets each once."""
    person = candidate(*WHOLE)
    report = News(f"Interview: {person.topic}", ("interview-1.md",))
    assert not v.doubled_news([person], [report])
    assert len(v.doubled_news([person], [report, report])) == 2


def test_errors_that_no_fault_explains_are_found() -> None:
    """A log line with an exception that is none of ours is a bug; a refused write is not."""
    assert v.BUG.search("ERROR bot.app.local_driver: interview 1: unexpected TypeError")
    assert v.BUG.search("not acknowledged: KeyError")
    assert not v.BUG.search("not acknowledged: StoreBusy")


def test_the_interview_that_was_talked_in_counts() -> None:
    """Who asks twice in an outage has two interviews, and their answers are in one of them."""
    found = [("a", "boats", "COMPLETED", 0), ("b", "boats", "INVITED", 0)]
    assert v.kept_of(found, [("a", "m1", "We sail.", 1)])["boats"].messages == {
        "m1": ("We sail.", 1)
    }


def test_what_the_model_reads_twice_is_found() -> None:
    """A message that was heard twice stands twice in a request; two alike are two."""
    told = candidate(*WHOLE)
    told.written += [Written("m1", "In part kestrel10a we sail.", 1)]
    assert v.told_again(told, Counter({"kestrel10a": 2})) != []
    told.written += [Written("m2", "In part kestrel10a we sail.", 1)]
    assert v.told_again(told, Counter({"kestrel10a": 2})) == []


def test_last_words_in_a_deleted_thread_are_named_and_not_counted() -> None:
    """What was missed cannot be read any more; what stood long before could have been."""
    doomed = candidate()
    doomed.doomed = True
    doomed.written += [Written("m1", "We sail.", 1), Written("m2", "We row.", 2)]
    assert v.lost_answers(doomed, None) == ["kestrel1: m1 under 1"]
    assert v.gone(doomed, None) == ["kestrel1: m2 under 2"]
    assert v.gone(doomed, kept(("m2", "We row.", 2))) == []
    doomed.written = [Written("m1", "We sail.", 1)]
    assert v.gone(doomed, None) == ["kestrel1: m1 under 1"], "the second question was skipped"
