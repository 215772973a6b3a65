"""Which three letters follow one another in words of Latin-script languages.

Measured over the words of the translated messages of GNU and GNOME programs in 34
languages and over the names of free-software packages: a triple counts when three
words of one language, or words of three languages, have it. 8,979 of 17,576 triples
do. One bit a triple, in alphabetical order, packed with zlib and base64.
"""

import base64
import unicodedata
import zlib
from functools import cache, lru_cache

_PACKED = (
    "eNpFVX9MG+cZ/jgQ+iAlZvkL/uk+Phzn4gicsOWH2Ba8qqqM1m7an0irRk0aIFUGQQwIBftyjbw7qMAzU0Ygw8hZGSFS"
    "QaEtChEYbRMdNEukVGpIs2BqWpyZxt6wxgEX37f3O3fdSfbdd+937z3v87zvc9vpVsYiLMzuM6Zvs22NRSbntM1f7e4x"
    "fkSYriXNKy//u/Owl6X3xhdmq8x7SZaG/3aDRbzJ2MRHS10s7JlnkTBjCfpo7fYD10vE72DsuRsj9ZKz9OAVC0RGMVEH"
    "sL2rp0E6KtRhChm+sHYghIT1ldTt6Y44KXSwmEERVfwuQRD2XW93CnmEsXSUDOYN2uQTBX9lzFNrRUjJyTbSOmNG1CoX"
    "6NpEVAxdvYSotQ9eauS+vIYQtpctlj8+uXji79t7rCtKigow4sf2+ZbKMh9sS9hrqOp3tn31GEoyaHVIHXBOtA3xBBRX"
    "PB1whbblU8qxQB0OAdCoGCAIyba71wFBtDkwCQnc+JIiuxYQsiRj1+uvTbC5Lr19xBHU7rO0brBu7+RIGdMSG7vnmPfX"
    "iaqgxWQUUHs4hbq2+KcnW4qs/J/RvTnWmQ6e1tt7tp89NYxOiITDEYNmobxCZDu40h/+2DNfE1UXMCX+fUk2TzCSBCed"
    "6hGlLMHNgXaNkhd/DEChhMnwqc1DETX88dcUCENOCaE89ex+goBRb9QayL92MNumlPLiqL8gUh93X4xzRkVZHLTKpZgq"
    "A7hydtUBJfz0NRFJyG5drtJZwqbe0iOeKJGwYlUEhJ6EO14hMhfYikieTGhtwMJVwLVYQqSOR4BRosoNdLRPVEZDb70a"
    "hVvrTj/GKLulK3VjuugH3hHOKC1G4z4O1HJTqzWBGkYykojE+s1+Y+y8Cad+91+fzXnC4ftBpm0CkzrrNKNsYyz9H0nC"
    "nLcMozssVdUUrFS+7B37Z61yRTQYg2ACAW8yoqQHFhsUORUEjKL+sHYWOQEoqfAGsdIMHABQz5/RAd6jIP+NmWb3hZ5M"
    "hxBFQpITITUHUYw4iTlywzV3fgUWgN4Nzs7Lgrtxj7cLkvFVd29pEVUC2HZLhhKStFqEpJX2/tNMu3+yZoNvK4FniATY"
    "5plHJojzNlZNr441eJv4ZBmpw1N3FzsoGeKR6ODo0kcNM3pkZ7Cl54jKe3TvbAAYlUMNWWymi7Gg2dd4beIdUB9ZDE2j"
    "43bYtn58+ObQ93znGiUAGiMPypXv90Zfj/ISkJCn1i+XvkB2Roor/jgClbK2XyZADyr6LDq75/jFLDOgdwRRQfkCcsZP"
    "u0MZoLbq0COjg9sGLG69tsazkYz0auiZ5plok8cHm4eMi6CXJ/5lAKqUbficOQvmMxUu1CO7eLZwLE5XvtDmug1vJJ4Z"
    "pk/T3vrjI460ttn0aI952wxHpE8H6bkFcHuCy09AbSxw6edBYI1H2o25VeNx+7snil6Zne48bdqTQd8g6lZjHfH/jC9e"
    "Xd9ZOmMr+dyRZKswTBM+Qo/9pkMhsl2kOjOSyREi5ch3fph6Ft5JvTEE2e9BWw5m8x7N7z3E2//C7/SFHIQKEf8V5vwb"
    "fXso3z01mrkSsqTMRQ56j59gJQADKAtOZMV3VMrc+/bgvDmqt1TjlDeDerp6YyniCZVw3+HN92Teo51YLtNjm28/534d"
    "rx8B6d9xPIn/j1HNoIOjN/oaZSpZWKp+uihuTv2Vw8OxZXqYcH3OBH6yMjaRYjxB1O57IdIer7tIv44WhW7xJk9oNSGp"
    "EFda/7KfGxcfQG/8g8BhZUqCsg2PZ7bp4WTGOpcGGiptptql1dDkLsfJiBkRqfp7V6h1WVSnZdNHjaeJIagve68L9GGp"
    "poiDA82jis9JSZ+FD4arQ0t3s/BqebB+0ptOMaM79d7IH27HkvVc+vTGVLB/WLtpSm/wmZ98uGm8vqWYU/+Nj34+11xx"
    "fNii0D6KW3uviCA9nwX7d5AiiZQIFvbwH0IBwS85KZItYe0uzDagDh2VsBQS4tits+drVq6okCj6amLmYoj4Lf0xHwy6"
    "qVJR/4x270yxE163livjYpLrJlk6e3sBwlJuPmyb9V5YIAgrtQIsLmNk+0BxeJPjQjV/vpxctg//PBc8x9/VChYCjQAA"
    "0B7rdP5WshxJ3hUIUQKISsK+4RipwGBPiNRKlk3tMmz7WyEYlySqvIXQ+9ZWagtwTKPo8jgpLLcNn+/9FAIIByCp0yUd"
    "gBeY9lQWEIMl/S01j/WwsX7wAL79Zqiu0T39o7ZoaU9e8FDvxnLL7h3P+8/6klWR/rHuKDzmmFutDGuJQ7tbetqIHvOJ"
    "yhmAgvwfdoyVqJNexpVTAy73sYEqpj0HkOoDl80aBBkT9BtGZfHd2p4j/FtvREs4ULmuuE6ZKnLXDuwH7+Xtsujkn9Am"
    "zUax8F/pBX7l"
)
_BASE = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "œ": "oe"})


@cache
def _count_known() -> int:
    return int.from_bytes(zlib.decompress(base64.b64decode(_PACKED)), "big")


@lru_cache(maxsize=8192)
def strange_share(word: str) -> float:
    """The share of a lower-cased word's letter triples that no language has, 0.0 to 1.0.

    Accents are taken off first; 0.0 for words without a triple of plain letters.
    """
    plain = unicodedata.normalize("NFD", word.translate(_BASE))
    codes = [ord(letter) - 97 for letter in plain if "a" <= letter <= "z"]
    triples = [a * 676 + b * 26 + c for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)]
    strange = sum(not (_count_known() >> (17_575 - triple)) & 1 for triple in triples)
    return strange / len(triples) if triples else 0.0
