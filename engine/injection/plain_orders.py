"""Sentences that openly give orders to the machine or ask it for an award."""

from itertools import pairwise

from engine.text.lexicon import phrase_set, word_set
from engine.text.sentences import Sentence


def is_order(sentence: Sentence) -> bool:
    """Whether the sentence tells the machine what to do or what to award.

    What the candidate tells of themselves or others ("I ignored the rules") orders nothing.
    """
    lower = sentence.lower
    if _ORDERING.isdisjoint(lower):
        return False
    found = set(lower)
    if lower[0] in {"system", "assistant", "developer"} and ":" in sentence.text[:20]:
        return True
    if lower[0] in _TELLS or {"i", "we"} & set(lower[:3]):
        return False
    told = lower[0] in _OVERRIDE | _AWARD or bool(found & _ADDRESSED)
    machine = 2 * len(found & _MACHINE) + len(found & _NEAR_MACHINE)
    if machine > 1 and told and found & _OVERRIDE:
        return True
    if machine > 2 and (told or found & _OVERRIDE):
        return True
    if found & _AWARD and found & _TOP and (told or "should" in found):
        return True
    return machine > 0 and bool(_NOW.intersection(pairwise(lower)))


_MACHINE = word_set(
    "ai assistant assistants prompt prompts instruction instructions interviewer bot llm chatbot "
    "chatgpt gpt evaluator grader rater scorer summarizer summariser restrictions unrestricted "
    "uncensored jailbreak agents dan"
)


_NEAR_MACHINE = word_set(
    "system model developer admin rules guidelines policy safety filter filters mode user session "
    "token summary summaries reply response output memory record transcript task grading scoring "
    "operator message messages conversation decode base64 hex rot13 field"
)


_OVERRIDE = word_set(
    "ignore disregard forget override bypass obey comply reveal print output repeat append include "
    "respond reply return act pretend roleplay execute decode summarize summarise conclude set "
    "switch enable stop end finish proceed skip must write say state report mention note remember"
)


_AWARD = word_set(
    "give rate score mark grade award assign rank recommend evaluate assess hire promote treat "
    "consider deserve deserves "
    "hired rated scored marked given graded awarded ranked recommended"
)


_TELLS = word_set("i we he she they so then when because after before my our it there")


_ADDRESSED = word_set("please you your must now")


_TOP = word_set(
    "100 10 5 max maximum highest perfect full top best excellent outstanding exceptional strong "
    "10/10 100% hire ideal five ten hundred candidate applicant marks points stars score scores "
    "rating"
)


_ORDERING = _OVERRIDE | _AWARD | {"now", "system", "assistant", "developer"}


_NOW = phrase_set("from now|you are|are now|you're now")
