"""The built-in interviewer: the Model port without a language model, key, network or download.

It reads the brief instead of the prompt. Questions come from the bank, passages of a summary are
picked by their signs. It speaks English: of answers in other languages it picks passages without
signs. It chooses none for a competency.
"""

import json

from engine.dialogue.models import ModelCall, QuestionKind
from engine.interviewer.built_in.select import select_by_rule
from engine.interviewer.report.selection import reply_of
from engine.ports.model import ModelReply, ModelRequest, TaskContext
from engine.questions.bank import Bank

Json = dict[str, object]


class OfflineModel:
    """Asks from a bank and summarises by picking: quick, the same every time, and free."""

    name = "built-in interviewer"
    built_in = True

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    async def write(self, request: ModelRequest) -> ModelReply:
        """The reply that the brief asks for, as JSON; raises nothing."""
        brief = request.brief
        match brief.task:
            case "question":
                found = self._question(brief)
            case "summary":
                found = reply_of(select_by_rule(brief), brief.competencies)
            case "rating":
                found = _no_evidence(brief)
        text = json.dumps(found, ensure_ascii=False)
        return ModelReply(text, ModelCall(brief.task, self.name))

    def _question(self, brief: TaskContext) -> Json:
        asked = [exchange.question.text for exchange in brief.exchanges]
        if brief.kind is QuestionKind.FOLLOW_UP and brief.language == "en":
            found = self._bank.follow_up(brief.phrases, asked, brief.number)
            if found is not None:
                return {"phrase": found.phrase, "question": found.text}
        # A schema that offers phrases wants one of them, whatever the question is about.
        return {
            "phrase": brief.phrases[0] if brief.phrases else "",
            "question": self._bank.open(brief.topic, asked),
        }


def _no_evidence(brief: TaskContext) -> Json:
    """A rating needs reading; rules that pick words cannot do it."""
    nothing = {"level": 0, "quote": "", "answer": 0}
    return {f"competency_{n}": nothing for n in range(1, len(brief.competencies) + 1)}
