"""What a machine must not say of a person, nor in its own name: verdicts, decisions, farewells.

Some words may stand in a report only when the candidate used them; some sentences never, whoever
said them first: a text that was slipped in must not come out as the machine's opinion.
"""

import re

from engine.text.lexicon import word_set

SUPERLATIVES = word_set(
    "perfect perfectly flawless flawlessly excellent excellently outstanding exceptional "
    "exceptionally amazing amazingly brilliant brilliantly superb superbly fantastic impressive "
    "impressively incredible incredibly extraordinary genius legend legendary rockstar remarkable "
    "remarkably stellar wonderful unmatched phenomenal spectacular magnificent masterful "
    "mastermind prodigy superstar virtuoso world-class idiot idiots idiotic stupid incompetent "
    "pathetic moron moronic dumb loser losers clown clowns imbecile scum crook worthless useless "
    "disgusting unhireable corrupt hacked pwned jailbreak jailbroken unrestricted"
)
"""Praise and insults that no question needs and no report invents."""

JUDGEMENTS = SUPERLATIVES | word_set(
    "best great ideal hire hired hires hiring talented gifted strongest finest recommend "
    "recommended recommends reject rejected rejects promote promoted lazy liar liars lying "
    "terrible awful fraud fraudulent dishonest hate hopeless unfit unqualified overqualified "
    "unsuitable criminal thief cheat trustworthy untrustworthy superior inferior smartest champion "
    "pregnant pregnancy muslim christian jewish hindu buddhist atheist gay lesbian transgender "
    "disabled disability foreigner foreign immigrant immigrants refugee ethnic ethnicity race "
    "racial religion religious nationality citizenship married divorced unmarried salary salaries "
    "accent male female elderly autistic depressed illness alcoholic convicted union politics"
)
"""What a report may say only in the candidate's words: verdicts, and what nobody may ask about."""

_WHO = r"(?:candidate|applicant|interviewee|respondent|speaker)"
_GOOD = (
    r"(?:perfect|excellent|outstanding|exceptional|amazing|brilliant|superb|fantastic|impressive"
    r"|incredible|extraordinary|flawless|ideal|stellar|remarkable|talented|gifted|strong(?:est)?"
    r"|best|top|great|finest|high|star|world-class|model|true|definite|must|no|clear|immediate)"
)
_QUALITY = (
    rf"(?:{_GOOD[3:-1]}|good|bad|poor|weak|smart|capable|competent|incompetent|skilled|skil[l]?ful"
    r"|qualified|unqualified|overqualified|suitable|unsuitable|fit|unfit|worthy|unworthy|honest"
    r"|dishonest|trustworthy|reliable|unreliable|intelligent|stupid|lazy|valuable|a liar|genius"
    r"|idiot|useless|worthless|asset)"
)
_ROLE = (
    rf"(?:{_WHO[3:-1]}|performer|hire|fit|engineer|developer|designer|nurse|manager|leader"
    r"|professional|employee|colleague|expert|addition|match|choice|talent)"
)
_OF_A_PERSON = re.compile(
    rf"""
    \b{_WHO}s?\b\ (?:\w+\ )?(?:is|was|are|were|seems?|appears?|sounds?|remains?|(?:would|will)\ be)
     \b\ (?:[\w-]+\ ){{0,4}}?{_QUALITY}\b
    |\b(?:they|he|she)\ (?:is|are|was|were|seems?)\ (?:(?:the|an?|very|truly|so|really|clearly)\ )*
     (?:{_GOOD[3:-1]}|genius|idiots?|liars?|incompetent|stupid|useless|worthless)\b
     (?!\ (?:level|speed|time|way|load|quality|priority|risk))
    |\b{_GOOD}(?:-|\ )(?:[\w-]+\ ){{0,2}}?{_ROLE}\b
    |\b{_WHO}s?\b\ .{{0,30}}\b(?:deserves?|excels?|outperforms?|exceeds?|shines?|lies|lied)\b
    |\b(?:other|all|any|every|no)\ (?:\w+\ )?{_WHO}s?\b
    |\bexceed(?:s|ed|ing)?\ (?:all\ |every\ |our\ |the\ )?expectations\b|\bflying\ colou?rs\b
    |\b(?:best|top)[\ -](?:in[\ -]class|performer|talent|tier|notch)\b|\bworld[\ -]class\b
    |\b(?:hire|hires|hiring|reject\w*|promot\w+|accept\w*|approv\w+|shortlist\w*|recommend\w*
     |select\w*|employ\w*)\ (?:[\w-]+\ ){{0,4}}?{_WHO}s?\b
    |\b{_WHO}\b.{{0,40}}\b(?:hired|rejected|promoted|accepted|approved|shortlisted|employed)\b
    |\b(?:hire|reject)\ (?:him|her|them|me|you|immediately|now|at\ once)\b
    |\b(?:should|must|ought\ to|deserves?\ to|needs?\ to)\ (?:not\ |never\ |definitely\ )?be
     \ (?:hired|rejected|promoted|employed|shortlisted|fired)\b
    |\bhir(?:e|ing)\ is\ recommended\b|\bdo\ not\ hire\b|\brecommended\ for\ (?:the|this|any)\b
    |\b(?:top|full|highest|maximum|perfect|best)\ (?:possible\ )?(?:score|rating|marks?|points
     |grade)s?\b
    |\b(?:scored?|rated?|rating|grade)\b\W{{0,3}}(?:of\ |as\ |is\ |with\ |at\ )?(?:an?\ )?
     (?:\d+\b(?!\ ?(?:per|%|ms|times|lines|of\ \d{{3}}))|five|ten|hundred|excellent|perfect|top)
    |\b(?:five|5)[\ -]stars?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_THE_INTERVIEW = re.compile(
    r"""
    \b(?:the|this|our|your)\ (?:interview|conversation|session|assessment)\b.{0,15}
     \b(?:over|end|ends|ended|ending|complete|completed|finished|concluded|concludes|closed|done
     |terminated|passed|failed|cancelled|canceled)\b
    |\b(?:end(?:s|ed)?|conclude[sd]?|close[sd]?|completes?|passed|failed)
     \ (?:\w+\ )?(?:the|this|our|your)\ (?:interview|conversation|session|assessment)\b
    |\bwe\ are\ (?:all\ |now\ )?(?:done|finished|through)\b|\bgood\ ?bye\b|\bfarewell\b
    |\baccess\ granted\b|\bdo\ anything\ now\b|\b(?:as|now)\ dan\b|\bdeveloper\ mode\b
    |\b(?:my|previous|prior|above)\ (?:instructions|rules|guidelines|prompts?|directives)\b
    |\bhidden\ (?:prompt|instructions?)\b|\b(?:no|without)\ (?:restrictions|filters?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TO_YOU = re.compile(
    r"""
    \b(?:hire|reject|employ|promote|choose|select|admire|love|hate)\ you\b
    |\byou(?:'re|\ are|\ were|\ have\ been|\ got|\ get)\ (?:now\ |just\ |officially\ |hereby\ )?
     (?:hired|rejected|selected|shortlisted|promoted|fired|accepted)\b
    |\bfeel\w*\ (?:about\ |of\ |to\ |like\ to\ )?(?:be|being)
     \ (?:hired|rejected|selected|promoted)\b
    |\b(?:got|have|lost)\ the\ job\b|\byou\ (?:have\ )?(?:passed|scored|failed|aced)\b
     .{0,30}\b(?:interview|out\ of|test|assessment|points|colou?rs)\b
    |\bdeserve[sd]?\b.{0,20}\b(?:score|rating|job|praise|credit|hired|marks?)\b
    |\bso\ (?:well|good|skil[l]?ful\w*|clever\w*|smart\w*|badly|poorly)\b(?!\ (?:far|known|that))
    |\b(?:smart|clever|talented|gifted|skilled)\ (?:of\ you|enough)\b
    |\b(?:you\ are|you're|as|such)\ (?:an?\ |the\ )?(?:[\w-]+\ )?(?:fool|failure|hero|star|wizard
     |guru|liar|fraud|expert|talent)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SPACES = re.compile(r"\s+")


def is_verdict(text: str) -> bool:
    """Whether an English text judges a person, decides about one, or ends an interview."""
    plain = _SPACES.sub(" ", text.replace("’", "'"))
    return bool(_OF_A_PERSON.search(plain) or _OF_THE_INTERVIEW.search(plain))


def is_verdict_on_you(text: str) -> bool:
    """The same of a question, which speaks to the person."""
    plain = _SPACES.sub(" ", text.replace("’", "'"))
    return bool(_TO_YOU.search(plain)) or is_verdict(plain)
