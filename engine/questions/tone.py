"""Whether an English question judges the candidate or wants to know private data.

The phrases are in the notation that ``engine.questions.phrase_patterns`` reads.
"""

from functools import cache

from engine.questions.phrase_patterns import PhraseMatcher, normalize

_GROUPS = {
    "GOOD": """
        (great|good|nice|excellent|amazing|awesome|fantastic|wonderful|brilliant|perfect|lovely)
        (impressive|fascinating|insightful|thoughtful|superb|outstanding|remarkable|interesting)
    """,
    "BAD": """
        (bad|poor|weak|wrong|vague|unclear|disappointing|insufficient|incorrect|unconvincing|sloppy)
        (careless|naive|terrible|awful|lazy)
    """,
    "INSULT": """
        (idiot|idiots|idiotic|stupid|moron|dumb|incompetent|worthless|useless|pathetic|liar|fool)
    """,
    "SAID": "(answer|point|job|example|question|response|insight|reply|effort|explanation|story)",
    "SYSTEM": """
        (service|services|server|system|policy|policies|app|api|flow|page|form|field|template)
        (templates|queue|pipeline|manager|module|table|column|list|validation|rule|rules|store)
        (client|clients|resolution|bar|book|reset|hash|hashes|parser|gateway|campaign|campaigns)
        (delivery|storage|rotation|integration|vault|space|spaces|verification|format|deliverability)
        (lookup|schema|generator|collision|login|provider|infrastructure|feature|sync|processing)
    """,
}
_JUDGING = """
    (GOOD|BAD) SAID
    (that|this|it) (is|was|sounds|seems) (_)? (GOOD|BAD) (END|that|how|of you|to hear)
    (well done|congratulations|kudos|bravo|good for you|good work|nice work|great work)
    (how|what) (GOOD|BAD) (END|of you)
    you (really)? (love|admire|appreciate) (that|how|the way|your)
    you are (impressed|disappointed|not convinced|not impressed) (END|by|with|that)
    you (clearly|obviously|evidently)
    you are (clearly|obviously|very|so|truly|really) _ (END|at)
    your (clear|obvious|own)? (impressive|excellent|great|brilliant|poor|weak|bad|terrible|failure)
    your (clear|obvious|own)? (mistake|lack of|inability|incompetence|carelessness|success with)
    why (did|could|would|have|had|can) (not you|you (not|fail))
    you should (not)? have
    such (a|an) (GOOD|BAD|INSULT)
    (perfect|ideal|outstanding|excellent) candidate
    (you|your) (_)? (_)? (_)? INSULT
    you are (now)? (hired|rejected|accepted|promoted)
    (this|the) interview is (now)? (over|complete|completed|finished|done|closed)
"""
_OPENING = "GOOD END"
_PRIVATE = """
    your (full|real|legal|last|first|middle|family|home|postal|private|personal|work|own
        |wifi)* (name|surname|address|addresses|e mail|email|email address|phone|telephone|mobile
        |cell|phone number|mobile number|number END|password|passcode|pin|pin code|api key
        |credentials
        |bank (account|details)|iban|credit card|social security|ssn|national id|id card
        |driver license|driving licence|tax (id|number)|linkedin|facebook|instagram|twitter
        |whatsapp|postcode|zip code) !(SYSTEM|_ SYSTEM)
    (what|which) (is|was|are) your (_)? (name|handle|user name|username) END
"""


def is_judgemental(text: str) -> bool:
    """Whether a question praises or blames; to be asked of it without what it quotes."""
    read = normalize(text)
    return _judging_phrases().search(read) or _opening_phrases().match_start(read)


def is_asking_private_data(text: str) -> bool:
    """Whether a question asks for a name, an address, a number or a secret of the candidate's."""
    return _private_phrases().search(normalize(text))


@cache
def _judging_phrases() -> PhraseMatcher:
    return PhraseMatcher(_JUDGING, _GROUPS)


@cache
def _opening_phrases() -> PhraseMatcher:
    return PhraseMatcher(_OPENING, _GROUPS)


@cache
def _private_phrases() -> PhraseMatcher:
    return PhraseMatcher(_PRIVATE, _GROUPS)
