"""The wordings in which a text gives orders to a machine, each with the signs that it has in it.

A sign is a piece of lower-cased text that stands in whatever the pattern finds: looking for those
first is many times as quick, and most answers have none. The wordings are those of public
collections of attacks, in the languages that such collections have.
"""

import re
from functools import cache
from typing import NamedTuple

_FLAGS = re.IGNORECASE | re.MULTILINE


class Rule(NamedTuple):
    """One wording. ``keywords`` are groups: it can only match when each has one of its pieces."""

    keywords: tuple[tuple[str, ...], ...]
    wording: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the wording; compiled when a text has its signs for the first time."""
        return _compile(self.wording)

    def is_possible_in(self, low: str) -> bool:
        """Whether the signs are there; plain loops, because this runs for every answer."""
        for group in self.keywords:
            for sign in group:
                if sign in low:
                    break
            else:
                return False
        return True


@cache
def _compile(wording: str) -> re.Pattern[str]:
    return re.compile(wording, _FLAGS)


def _rule(signs: str, pattern: str) -> Rule:
    """A rule; in ``keywords`` ``|`` parts the pieces of a group and ``&`` the groups."""
    groups = tuple(tuple(group.split("|")) for group in signs.split("&"))
    return Rule(groups, pattern)


_RULES = (
    r"(?:instruction|prompt|rule|guideline|direction|directive|context|message|restriction"
    r"|instruccion|istruzion|anweisung|richtlini|regel|regla|regole|regles|consigne|vorgabe"
    r"|инструкци|правил|указани)"
)
_MACHINE = r"(?:ai|assistant|chatbot|interviewer|language model|llm|bot|model|summari[sz]er)"
_PERSON = r"(?:candidate|applicant|interviewee)"
_WRITTEN = r"(?:summary|report|reply|response|output|evaluation|assessment|feedback|notes|message)"
_TOP = r"(?:highest|full|maximum|perfect|top|100|ten|10|five|5)"
# The last start before what follows: of starts in a row the others are not tried as well.
_STARTS = r"(?:^|[.!?]\s)(?:(?![.!?]\s)[^\w\n])*+"

CERTAIN = (
    _rule(
        "</|<s|<a|<u|<i|<d|<t",
        r"</?(?:system|assistant|user|instructions?|answer|data|untrusted|document|thinking)\b",
    ),
    _rule("[inst|[/inst|[sys|[/sys|<", r"\[/?(?:inst|system)\]|<\|\w+\|>"),
    _rule("[", r"\[[^\w\[]*+(?:system|admin|developer|internal|hidden)\b[^\]\n]{0,80}\]"),
    _rule(
        "system|assistant|developer&:|]",
        _STARTS
        + r"(?:system|assistant|developer)\W*(?:[:\]]|(?:note|message|update|override)\s*[:\]])",
    ),
    _rule(
        "hinweis|note systeme|nota de|nota di|reasoning (",
        _STARTS + r"(?:systemhinweis|note systeme|nota (?:del|di) sistema"
        r"|reasoning \(assistant\))\s*:",
    ),
    _rule(
        "system|developer|admin&:",
        r"\b(?:system|developer|admin)\s+(?:override|message|note|update)\s*:",
    ),
    _rule(
        "now on|henceforth|going forward",
        r"\b(?:from now on|henceforth|going forward)\W{0,3}(?:always|only|you|every|each|all|begin"
        r"|end|reply|respond|answer|write|act)\b",
    ),
    _rule(
        "for all ",
        r"\bfor all (?:future|following|subsequent) (?:tasks|responses|replies|answers|messages"
        r"|turns)\b",
    ),
    _rule(
        "summary|report|response|reply|replies|output& you",
        r"\b(?:in|to|into|of|on) (?:every|each|all|any) (?:\w+ )?(?:summary|report|response|reply"
        r"|output)s? (?:that )?you\b",
    ),
    _rule("new instruction", r"\bnew instructions?\b.{0,30}:"),
    _rule("from the developer", r"\bnote from the developer"),
    _rule(
        "developer mode|modo des|entwicklermodus|do anything now",
        r"\bdeveloper mode\b|\bmodo desarrollador\b|\bentwicklermodus\b|\bdo anything now\b",
    ),
    _rule(
        "supersede|have changed",
        r"\b(?:your|new) (?:\w+ )?(?:directives?|instructions?|rules) (?:supersedes?|have changed)",
    ),
    _rule(
        "neue anw|nuevas ins|nouvelles ins",
        r"\b(?:neue anweisungen|nuevas instrucciones|nouvelles instructions)\s*:",
    ),
    _rule("safety protocol", r"\bsafety protocols? (?:disabled|off)\b"),
    _rule(
        "ohne einschr|sin restr|sin filtro|sans restr|sans filtre|senza restr|senza filtr",
        r"\b(?:ohne|sin|sans|senza) (?:einschrankungen|einschraenkungen|restricciones"
        r"|restrictions?|restrizioni|filtr[eoi]?)\b",
    ),
    _rule(
        "du bist|ahora e|ora sei|vous etes|tu es maint",
        r"\b(?:du bist|ahora (?:eres|estas)|ora sei|vous etes desormais|tu es maintenant)\b"
        r".{0,40}\b(?:jetzt|modo|assist|un?ein?geschrankt|regel|richtlini|restri)",
    ),
)
"""What nobody says who tells of their work: an order whoever speaks."""

PROBABLE = (
    _rule(
        "ignore|disregard|forget|override|bypass",
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
        r"\b(?:previous|prior|above|earlier|all|any|your|the)\b.{0,30}\b" + _RULES + r"s?\b",
    ),
    _rule(
        "ignore|disregard|forget",
        r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:everything|all)\b.{0,20}"
        r"\b(?:above|before|previous|prior|so far|you (?:know|were))\b",
    ),
    _rule(
        "ignore|disregard|forget|discard|drop&above|previous|preceding|foregoing|prior",
        r"\b(?:ignore|disregard|forget|discard|drop)\b (?:all |everything |whatever )?(?:of )?"
        r"(?:the )?(?:above|previous|preceding|foregoing|prior)\b(?=\s*(?:and|text|content|$"
        r"|[,.;:!]))",
    ),
    _rule(
        "ignora|ignorez|ignorier|vergiss|vergessen|olvida|oubli|dimentica|missachte|игнорируй|забудь",
        r"\b(?:ignora|ignorez|ignoriere|ignoriert|vergiss|vergessen sie|olvida|oubliez|oublie"
        r"|dimentica|missachte|игнорируй\w*|забудь\w*)\b.{0,50}\b(?:"
        + _RULES
        + r"\w*|alles|todo|tutto)\b",
    ),
    _rule("忽|无视|忘", r"(?:忽略|无视|忘记).{0,20}(?:指令|指示|规则|提示|说明)"),
    _rule(
        "revela|rivela|revele|verrate|muestra|mostra|zeig|montre",
        r"\b(?:revela|rivela|revelez|revele-moi|verrate|muestra|mostra|zeige?|montrez?)\b.{0,40}"
        r"\b(?:prompt|" + _RULES + r"\w*|system\w*)\b",
    ),
    _rule(
        "prompt|instruction|words above|configuration",
        r"\b(?:reveal|show|print|repeat|output|tell me|dump|leak)\b.{0,40}"
        r"\b(?:(?:system|hidden|secret|initial|exact|your) (?:prompt|instructions?)"
        r"|the words above|instructions you were given|internal (?:configuration|instructions))",
    ),
    _rule(
        "are now|no longer",
        r"\byou are (?:now|no longer)\b.{0,60}"
        r"\b(?:a|an|the|in|free|bound|dan|" + _MACHINE + r"|unrestricted|unfiltered)\b",
    ),
    _rule(
        "act as|act like|behave|respond as|respond like|answer as|answer like",
        r"\b(?:act|behave|respond|answer) (?:as|like) (?:a|an|the|my|if)\b.{0,40}\b"
        + _MACHINE
        + r"\b",
    ),
    _rule(
        "candidate|applicant|interviewee",
        r"\b(?:write|say|state|report|note|conclude|record|mention|summari[sz]e|add|tell)\b.{0,40}"
        r"\b(?:that )?(?:the|this) " + _PERSON + r"\b.{0,60}"
        r"\b(?:is|was|should|must|deserves|has|are)\b",
    ),
    _rule(
        "rate|score|grade|rank|recommend|hire|promote& me|candidate|applicant|interviewee|this ",
        r"\b(?:rate|score|grade|rank|recommend|hire|promote)\b.{0,20}"
        r"\b(?:me|this (?:" + _PERSON + r"|answer|person)|the " + _PERSON + r")\b",
    ),
    _rule(
        "give|award|assign&score|rating|mark|point|star|out of",
        r"\b(?:give|award|assign)\b.{0,30}\b" + _TOP + r"\b.{0,20}"
        r"\b(?:score|rating|marks?|points?|stars?|out of)\b",
    ),
    _rule(
        "_",
        r"\b(?:call|use|invoke|run)\s+(?:the tool )?[a-z]+_[a-z_]+\b.{0,30}\b(?:to|on|with|url)\b",
    ),
    _rule(
        "interview",
        r"\b(?:end|finish|stop|close|skip)\b (?:the|this) interview\b.{0,20}"
        r"\b(?:now|immediately|and|with|here)\b",
    ),
    _rule(
        "asking|question|interview",
        r"\b(?:stop|quit|cease|skip|end|finish|conclude|terminate|abort) (?:\w+ ){0,2}?"
        r"(?:asking|questions|interview(?:ing)?)\b.{0,40}\b(?:now|and|immediately|mark|pass|with)\b",
    ),
    _rule(
        "@|http",
        r"\b(?:send|e-?mail|forward|post|upload|envoie\w*)\b.{0,80}(?:\S@[^\s@]+\.\w|https?:)",
    ),
    _rule(
        "decode|translate|decrypt",
        r"\b(?:decode|translate|decrypt)\b.{0,60}\b(?:and|then)\b.{0,30}"
        r"\b(?:do|execute|follow|obey|run)\b|\bdecode and (?:follow|obey|execute)\b",
    ),
    _rule(
        "response|reply|replies|report|summar|answer|message&append|include|add|end|insert|begin",
        r"\b(?:append|include|add|end|insert|begin)\b.{0,40}\b(?:every|each|all|your|any)\b.{0,15}"
        r"\b(?:response|reply|report|summary|answer|message)s?\b",
    ),
    _rule(
        " your ",
        r"\b(?:call|name|write|put|include|mention|insult|say|state|mark|describe|present|portray"
        r"|praise|list|begin|start|end|finish|fill|label|flag|note|add|make|set)\b.{0,60}"
        r"\b(?:in|into|to|of|on|from|with) your (?:\w+ )?" + _WRITTEN + r"s?\b",
    ),
    _rule(
        "your next|your final|your only",
        r"\byour (?:next|final|only) (?:question|answer|" + _WRITTEN[3:-1] + r") "
        r"(?:must|should|shall|has to|needs to|will|is)\b",
    ),
    _rule(
        "mark |label|flag|set |record&interview|candidate|answer|competenc|rating|score|applicat",
        r"\b(?:mark|label|flag|set|record) (?:the|this|my|every|all) (?:\w+ )?(?:interview"
        r"|candidate|answers?|competenc\w+|ratings?|scores?|application)\b.{0,20}\b(?:as|to)\b",
    ),
    _rule(
        "reply |respond |answer & with&only|nothing else",
        r"\b(?:reply|respond|answer)\b (?:only |just )?with\b.{0,40}\b(?:nothing else|only)\b",
    ),
)
"""Orders, unless somebody tells what they or others did or said."""
