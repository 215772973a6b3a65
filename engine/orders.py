"""Sentences in an answer that give orders to the machine instead of telling something.

They are kept out of what a model reads and reported to the managers. This is one fence of
several: whatever a model makes of the rest is checked against the answers all the same. The
signs are those of public collections of attacks (Greshake et al. 2023, "Not what you've signed
up for"; OWASP LLM01), in the languages that such collections have.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from engine.disguises import hidden, unmasked
from engine.scoring.noise import is_order
from engine.scoring.reading import read

_RULES = (
    r"(?:instruction|prompt|rule|guideline|direction|directive|context|message|restriction"
    r"|instruccion|istruzion|anweisung|richtlini|regel|regla|regole|regles|consigne|vorgabe"
    r"|инструкци|правил|указани)"
)
_MACHINE = r"(?:ai|assistant|chatbot|interviewer|language model|llm|bot|model|summari[sz]er)"
_PERSON = r"(?:candidate|applicant|interviewee)"

# What nobody says who tells of their work: an order whoever speaks.
_SURE = re.compile(
    r"""
    </?(?:system|assistant|user|instructions?|answer|data|untrusted|document|thinking)\b
    |\[/?(?:inst|system)\]|<\|\w+\|>
    |(?:^|[.!?]\s)\W*(?:system|assistant|developer)\W*
     (?:note|message|update|override)?\s*[:\]]
    |(?:^|[.!?]\s)\W*
     (?:systemhinweis|note\ systeme|nota\ (?:del|di)\ sistema|reasoning\ \(assistant\))\s*:
    |\b(?:system|developer|admin)\s+(?:override|message|note|update)\s*:
    |\bnote\ from\ the\ developer
    |\bdeveloper\ mode\b|\bmodo\ desarrollador\b|\bentwicklermodus\b|\bdo\ anything\ now\b
    |\b(?:your|new)\ (?:\w+\ )?(?:directives?|instructions?|rules)\ (?:supersedes?|have\ changed)
    |\bneue\ anweisungen\s*:|\bnuevas\ instrucciones\s*:|\bnouvelles\ instructions\s*:
    |\bsafety\ protocols?\ (?:disabled|off)\b|\b(?:ohne|sin|sans|senza)\ (?:einschrankungen
    |einschraenkungen|restricciones|restrictions?|restrizioni|filtro?)\b
    |\b(?:du\ bist|ahora\ (?:eres|estas)|ora\ sei|vous\ etes\ desormais|tu\ es\ maintenant)\b
     .{0,40}\b(?:jetzt|modo|assist|un?ein?geschrankt|regel|richtlini|restri)
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# Orders, unless somebody tells what they or others did or said.
_LIKELY = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override|bypass)\b.{{0,40}}
     \b(?:previous|prior|above|earlier|all|any|your|the)\b.{{0,30}}\b{_RULES}s?\b
    |\b(?:ignore|disregard|forget)\b.{{0,20}}\b(?:everything|all)\b.{{0,20}}
     \b(?:above|before|previous|prior|so\ far|you\ (?:know|were))\b
    |\b(?:ignora|ignorez|ignoriere|ignoriert|vergiss|vergessen\ sie|olvida|oubliez|oublie|dimentica
     |missachte|игнорируй\w*|забудь\w*)\b.{{0,50}}\b(?:{_RULES}\w*|alles|todo|tutto)\b
    |(?:忽略|无视|忘记).{{0,20}}(?:指令|指示|规则|提示|说明)
    |\b(?:revela|rivela|revelez|revele-moi|verrate|muestra|mostra|zeige?|montrez?)\b.{{0,40}}
     \b(?:prompt|{_RULES}\w*|system\w*)\b
    |\b(?:reveal|show|print|repeat|output|tell\ me|dump|leak)\b.{{0,40}}
     \b(?:(?:system|hidden|secret|initial|exact|your)\ (?:prompt|instructions?)
     |the\ words\ above|instructions\ you\ were\ given|internal\ (?:configuration|instructions))
    |\byou\ are\ (?:now|no\ longer)\b.{{0,60}}
     \b(?:a|an|the|in|free|bound|dan|{_MACHINE}|unrestricted|unfiltered)\b
    |\b(?:act|behave|respond|answer)\ (?:as|like)\ (?:a|an|the|my|if)\b.{{0,40}}\b{_MACHINE}\b
    |\b(?:write|say|state|report|note|conclude|record|mention|summari[sz]e|add|tell)\b.{{0,40}}
     \b(?:that\ )?(?:the|this)\ {_PERSON}\b.{{0,60}}\b(?:is|was|should|must|deserves|has|are)\b
    |\b(?:rate|score|grade|rank|recommend|hire|promote)\b.{{0,20}}
     \b(?:me|this\ (?:{_PERSON}|answer|person)|the\ {_PERSON})\b
    |\b(?:give|award|assign)\b.{{0,30}}\b(?:highest|full|maximum|perfect|top|100|ten|10|five|5)\b
     .{{0,20}}\b(?:score|rating|marks?|points?|stars?|out\ of)\b
    |\b(?:call|use|invoke|run)\s+(?:the\ tool\ )?[a-z]+_[a-z_]+\b.{{0,30}}\b(?:to|on|with|url)\b
    |\b(?:end|finish|stop|close|skip)\b\ (?:the|this)\ interview\b.{{0,20}}
     \b(?:now|immediately|and|with|here)\b
    |\b(?:send|e-?mail|forward|post|upload|envoie\w*)\b.{{0,80}}(?:\S@\S+\.\w|https?:)
    |\b(?:decode|translate|decrypt)\b.{{0,60}}\b(?:and|then)\b.{{0,30}}
     \b(?:do|execute|follow|obey|run)\b|\b(?:decode\ and\ (?:follow|obey|execute))\b
    |\b(?:append|include|add|end|insert|begin)\b.{{0,40}}\b(?:every|each|all|your|any)\b.{{0,15}}
     \b(?:response|reply|report|summary|answer|message)s?\b
    |\b(?:reply|respond|answer)\b\ (?:only\ |just\ )?with\b.{{0,40}}\b(?:nothing\ else|only)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TELLING = re.compile(
    r"\b(?:i|we|he|she|they|it|who|which|that|team|manager|manual|ich|wir|er|sie|je|nous|yo|"
    r"nosotros|io|noi)\b(?!\s*(?:are|must|should|will)\s+(?:now|now\s))[^.!?]*$",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(r"\b(?:to|not|never|could|would|can|did|had|have)\s*$", re.IGNORECASE)
# One of these is in every order that hides: most other readings of a text are noise.
_SIGNS = re.compile(
    r"ignor|disregard|instruct|prompt|system|reveal|overrid|candidate|forget|output|reply|respond"
    r"|игнор|забудь|忽略|无视|忘记",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sifted:
    """An answer without its orders, and whether there were any."""

    text: str
    ordering: bool


@lru_cache(maxsize=256)
def sifted(text: str) -> Sifted:
    """The answer's sentences that order nothing, joined again as they stood.

    Every call of an interview reads all of its answers, so what was found is kept for a while.
    """
    found = read(1, text)
    if not _is_order(text) and not any(map(is_order, found)):
        return Sifted(text, ordering=False)
    kept = [each.text for each in found if not (is_order(each) or _is_order(each.text))]
    rest = " ".join(kept)
    return Sifted("" if _is_order(rest) else rest, ordering=True)


def _is_order(text: str) -> bool:
    """Whether the machine is ordered to do something, openly or in disguise."""
    readings = (reading for reading in (text, *hidden(text)) if _SIGNS.search(reading))
    return _is_open_order(unmasked(text)) or any(map(_is_open_order, readings))


def _is_open_order(plain: str) -> bool:
    if _SURE.search(plain):
        return True
    return any(not _is_told(plain, found.start()) for found in _LIKELY.finditer(plain))


def _is_told(plain: str, at: int) -> bool:
    """Whether somebody tells of it: there is a subject before it in its sentence."""
    before = plain[max(0, at - 80) : at]
    return bool(_TELLING.search(before) or _TOLD_TO.search(before))
