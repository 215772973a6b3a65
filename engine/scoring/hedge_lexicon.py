"""The epistemic lexicon: which wording commits to a position and which holds back.

Sources: Hyland, *Hedging in Scientific Research Articles* (1998), and his list in
*Metadiscourse* (2005) for the words; Rubin, "Stating with certainty or stating with
doubt" (2007), for grading them in levels; the cues of the BioScope corpus (Szarvas et
al. 2008) and the CoNLL-2010 shared task (Farkas et al. 2010) for what is no hedge in
context; FactBank (Saurí and Pustejovsky 2009) for flat denial as full commitment.
Boosters ("clearly", "definitely") are left out: they say nothing about human
certainty ratings.

Weights are those of the levels, not of single words: 1.0 is one full "maybe".
"""

from engine.text.lexicon import phrase_set, word_set

POSSIBLE, HALF, PROBABLE, LOOSE, FAINT = 1.0, 0.7, 0.5, 0.3, 0.2
"""Levels: may be so; could be so; is rather so; is so more or less; depends."""

_WORDS = {
    POSSIBLE: "may might maybe perhaps possibly perchance mayhap unsure unclear uncertain "
    "uncertainty dunno wonder wondering conceivably speculate speculative speculation doubtful "
    "doubt doubts questionable unproven inconclusive idk iirc afaik",
    HALF: "could possibility guess guessing hopefully hope tentative tentatively hypothetically "
    "hypothesize hypothesise hypothesized hypothesised potentially apparently arguably "
    "supposedly seemingly unknown",
    PROBABLE: "probably likely unlikely probable presumably presumable plausible plausibly seem "
    "seems seemed seeming appear appears appeared suppose supposing suspect suspected suspects "
    "assume assumed assumes assuming assumption assumptions suggest suggests suggesting "
    "suggested suggestive potential possible believe believed believes think thinks reckon figure "
    "feel felt impression imagine allegedly reportedly somehow",
    LOOSE: "about around approximately approx roughly circa ish almost nearly somewhat fairly "
    "relatively partly partially largely mostly mainly usually generally typically often "
    "sometimes occasionally tend tends tended tendency normally commonly several some certain "
    "rather quite slightly",
    FAINT: "can would if whether depends depend depending estimate estimated estimates expect "
    "expected indicate indicates indicated indicating imply implies implied propose proposes "
    "argue argues should",
}
HEDGES: dict[str, float] = {
    word: weight for weight, text in _WORDS.items() for word in text.split()
}

PHRASES: dict[tuple[str, ...], float] = {
    tuple(phrase.split()): weight
    for weight, text in {
        POSSIBLE: "not sure|not certain|not clear|not known|no idea|don't know|do not know|"
        "didn't know|did not know|dont know|can't say|cannot say|can't tell|hard to say|"
        "hard to tell|difficult to say|who knows|i'm unaware|remains to be|not really sure|"
        "not quite sure|not entirely sure|not so sure|not too sure|not yet clear|not yet known|"
        "further research|more research|additional research|further study|further studies|"
        "more studies|more study|additional studies|further investigation|future research|"
        "further investigations|future studies|not enough evidence|still unknown|"
        "poorly understood|not well understood|little is known|less is known|not fully understood|"
        "don't remember|do not remember|can't remember|cannot remember|can't recall|don't recall",
        HALF: "kind of|sort of|more or less|in a way|so to speak|or something|or whatever|"
        "as far as|to my knowledge|if i remember|if i recall|i would say|i'd say",
        PROBABLE: "in my opinion|in my view|from my perspective|to some extent|to some degree|"
        "to a certain extent|or so|a bit|a little|in part|in theory|up to a point|"
        "give or take|not necessarily|not really|not entirely|not fully|not quite|"
        "not exactly|could have",
        LOOSE: "not all|not always|more likely|less likely|in general|on the whole|"
        "in most cases|most of the time|for the most part",
    }.items()
    for phrase in text.split("|")
}
FIRST_WORDS = frozenset(phrase[0] for phrase in PHRASES)
LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)

NO_HEDGE = phrase_set(
    "no doubt|without doubt|beyond doubt|not doubt|never doubt|as possible|if possible|"
    "not possible|wherever possible|where possible|whenever possible|could not|can not|"
    "rather than|would rather|as if|even if|about to|around the|not could|a certain|"
    "for certain|make certain|made certain"
)
"""Wordings in which a word of the lexicon does not hedge."""

OWN_OPINION = word_set(
    "think thinks believe believed believes feel felt guess guessing imagine hope reckon figure "
    "suppose wonder wondering suspect"
)
"""Verbs that hedge when the speaker is their subject, and only then."""

BEFORE_NUMBERS = word_set("about around")
"""Words that hedge only a quantity."""

EVIDENTIAL = word_set(
    "suggest suggests suggested suggesting indicate indicates indicated propose proposes argue "
    "argues"
)
"""Verbs that hedge when a thing is their subject ("the logs suggest"), not a person's act."""

DENIAL = word_set("no none nothing never nobody nowhere neither nor any without")
"""Absolute denial, the highest level of commitment. Plain "not" says little about it."""
