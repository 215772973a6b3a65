"""Whether a text says nothing at all."""

import re
from collections import Counter

from engine.text.lexicon import FILLERS, STOP_WORDS, word_set
from engine.text.tokens import clean, words

_LOOK_AT = 4000
_SAME_LETTER = re.compile(r"([^\W\d])\1{3,}")
_LATIN = re.compile(r"[a-zà-ɏ]+$")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýÿ-ɏ]")
# Czech, Croatian and Slovak write whole syllables around r and l (krk, vlk).
_CONSONANTS = re.compile(r"[bcdfghjkmnpqstvwxz]{6,}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty", "1234567890")
_RUNS = frozenset(
    run
    for row in _ROWS
    for way in (row, row[::-1])
    for start in range(len(way) - 3)
    for run in [way[start : start + 4]]
    # These four-letter runs stand inside real words (property, power, treasure, tree).
    if run
    not in {"wert", "trew", "oper", "poiu", "repo", "uiop", "prop", "rope", "erty", "ytre", "tyui"}
)
# Letter pairs that (nearly) no word of a European language has.
_IMPOSSIBLE = word_set(
    "bq bx cj cx dx fq fx gq gx hx jb jc jf jg jp jq jv jw jx jz kq kx lx mx pq px qb qc qd qf "
    "qg qh qj qk qm qn qp qv qw qx qy qz sx vb vc vf vh vj vk vm vp vq vw vx vz wj wq wv wx xb xd "
    "xg xj xk xr xz zj zq zx fg hj fk hk hg kjh jfh sdk dkf jd hjk fjd jds ksl skd"
)
_LOREM = frozenset({"lorem", "ipsum"})


def is_gibberish(text: str) -> bool:
    """Whether a text is keyboard mash, repetition, emoji or nothing, in any language.

    Short honest answers ("No."), jargon, names, acronyms and other languages are
    not gibberish. A list of real words without sense is not seen here.
    """
    found = words(clean(text[:_LOOK_AT]))
    if not any(any(letter.isalnum() for letter in word) for word in found):
        return True
    if _repeats(found) or len(_LOREM.intersection(found)) == len(_LOREM):
        return True
    letters = [word for word in found if not word[0].isdigit()]
    if not letters:
        return len(set("".join(found))) > 7 or any(len(word) > 12 for word in found)
    mashed = sum(len(word) for word in letters if is_mash(word))
    return 2 * mashed > sum(len(word) for word in letters if word not in STOP_WORDS)


def is_mash(word: str) -> bool:
    """Whether one lower-cased word has a shape that no Latin-script word has."""
    if not _LATIN.match(word):
        return bool(_SAME_LETTER.search(word))
    if _SAME_LETTER.search(word) or any(run in word for run in _RUNS):
        return True
    if (len(word) > 4 and not _VOWEL.search(word)) or _CONSONANTS.search(word):
        return True
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    odd = sum(pair in _IMPOSSIBLE for pair in pairs)
    return len(word) > 3 and odd * 5 >= len(pairs)


def _repeats(found: tuple[str, ...]) -> bool:
    if len(found) < 3 or FILLERS.issuperset(found):
        return False
    most = Counter(found).most_common(3)
    if len(most) == 1:
        return True
    return len(found) >= 8 and sum(count for _, count in most) >= 0.8 * len(found)
