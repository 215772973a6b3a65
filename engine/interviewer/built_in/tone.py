"""How answers sound about their topic, by the words of a lexicon (VADER, Hutto and Gilbert 2014).

On formal sentences its rank correlation with human ratings is about .5: a hint, not a finding.
"""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from engine.interviewer.reply_schemas import BANDS
from engine.text.lexicon import word_set

# Words of the trade, or of grammar, that the lexicon takes for feelings.
_NEUTRAL = word_set(
    "no like support supported supports share shared shares fine kill killed kills killing abort "
    "aborted execute executed fail failed fails failing failure failover error errors bug bugs "
    "critical conflict conflicts block blocked blocks drop dropped drops alert alerts secure "
    "security top certain number attack attacks threat threats play played demand demands risk "
    "risks cut cuts lost interest trust trusted energy debt master slave isolation stop stopped "
    "stops interrupt interrupted problem problems please well pretty"
)


class _Analyser(Protocol):
    lexicon: dict[str, float]

    def polarity_scores(self, text: str) -> dict[str, float]: ...


@cache
def _analyser() -> _Analyser:
    # Imported here because only a summary needs it, and its lexicon takes a while to read.
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415

    made: _Analyser = SentimentIntensityAnalyzer()
    made.lexicon = {word: value for word, value in made.lexicon.items() if word not in _NEUTRAL}
    return made


def tone(sentences: Sequence[str]) -> tuple[str, float]:
    """Label and score (0.0 to 1.0) of English sentences: their mean, so that length adds nothing.

    The label is that of the band which the score lies in; neutral takes both edges.
    """
    values = [_analyser().polarity_scores(sentence)["compound"] for sentence in sentences]
    mean = sum(values) / len(values) if values else 0.0
    score = round((mean + 1) / 2, 2)
    least, most = BANDS["neutral"]
    label = "negative" if score < least else "positive" if score > most else "neutral"
    return label, score
