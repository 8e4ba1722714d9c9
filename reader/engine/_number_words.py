"""Numbers that are written in words, and words that multiply a number."""

import re
from decimal import Decimal
from types import MappingProxyType

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_PARTS = "third quarter fourth fifth sixth seventh eighth ninth tenth".split()

SCALES = MappingProxyType(
    {
        "hundred": Decimal(100),
        "k": Decimal(1000),
        "thousand": Decimal(1000),
        "m": Decimal(10**6),
        "mn": Decimal(10**6),
        "mln": Decimal(10**6),
        "million": Decimal(10**6),
        "b": Decimal(10**9),
        "bn": Decimal(10**9),
        "bln": Decimal(10**9),
        "billion": Decimal(10**9),
        "trn": Decimal(10**12),
        "trillion": Decimal(10**12),
        "dozen": Decimal(12),
    }
)
"""Words and letters that multiply the number before them, with the factor."""

_VALUES = {
    "a": Decimal(1),
    "an": Decimal(1),
    "zero": Decimal(0),
    **{word: Decimal(n) for n, word in enumerate(_ONES, start=1)},
    **{word: Decimal(n) for n, word in enumerate(_TEENS, start=10)},
    **{word: Decimal(n * 10) for n, word in enumerate(_TENS, start=2)},
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100,
}  # fmt: skip
_PART_SIZES = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "half": 2, "halve": 2,
}  # fmt: skip
VAGUE = MappingProxyType(
    {
        "dozens": (Decimal(20), Decimal(150)),
        "scores": (Decimal(30), Decimal(300)),
        "hundreds": (Decimal(150), Decimal(3000)),
        "thousands": (Decimal(1500), Decimal(99_999)),
        "millions": (Decimal(10**6), Decimal(10**9)),
        "billions": (Decimal(10**9), Decimal(10**12)),
    }
)
"""Plurals that stand for a number, with the least and the most that they are used for."""

_BIG = "hundred|thousand|million|billion|trillion|dozen"
_BASE = (
    rf"(?:(?:{'|'.join(_TENS)})(?:(?:\s-\s|[\s-])(?:{'|'.join(_ONES)})\b)?"
    rf"|{'|'.join(_TEENS)}|{'|'.join(_ONES)}|zero)\b"
)
NUMBER_WORDS = (
    rf"(?:half\san?\s(?:{_BIG})\b"
    rf"|(?:{_BASE}|an?)(?:[\s-](?:{_BIG})\b)+(?:[\s-](?:and[\s-])?{_BASE}(?:[\s-](?:{_BIG})\b)*)*"
    rf"|{_BASE})"
)
"""Pattern of a number in words, for use under IGNORECASE ("eight hundred", "a dozen")."""

ORDINAL_WORDS = rf"(?:(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ORDINALS)}))\b"
"""Pattern of an ordinal in words ("first", "twenty-first")."""

PART_WORDS = (
    rf"(?:(?:an?|{'|'.join(_ONES)})[\s-](?:{'|'.join(_PARTS)})s?\b|(?:one[\s-]|a\s)?half\b)"
)
"""Pattern of a fraction in words ("a third", "two-thirds", "half")."""

VAGUE_WORDS = rf"(?:(?:tens|hundreds)\sof\s)?(?:{'|'.join(VAGUE)})\b"
"""Pattern of a vague plural ("dozens", "tens of thousands")."""

FIRST_OF_NUMBERS = frozenset(
    (*_VALUES, *_ORDINALS, *VAGUE, *_PART_SIZES, "half", "tens", "hundreds")
)
"""Every word, in lower case, with which a number in words may begin."""

_SPLIT = re.compile(r"[\s-]+")


def value_of_words(words: str) -> Decimal:
    """Give the value of what `NUMBER_WORDS` found."""
    total = current = Decimal(0)
    tokens = _SPLIT.split(words.casefold())
    if tokens[0] == "half":
        return SCALES[tokens[-1]] / 2
    for token in tokens:
        if token in _VALUES:
            current += _VALUES[token]
        elif token in ("hundred", "dozen"):
            current = (current or 1) * SCALES[token]
        elif token != "and":
            total += (current or 1) * SCALES[token]
            current = Decimal(0)
    return total + current


def value_of_ordinal(words: str) -> Decimal:
    """Give the value of what `ORDINAL_WORDS` found."""
    *tens, last = words.casefold().split("-")
    return sum((_VALUES[word] for word in tens), Decimal(_ORDINALS[last]))


def value_of_part(words: str) -> Decimal:
    """Give the share, from 0 to 1, of what `PART_WORDS` found."""
    *count, part = _SPLIT.split(words.casefold())
    size = _PART_SIZES[part.removesuffix("s")]
    return (_VALUES[count[0]] if count else Decimal(1)) / size


def range_of_vague(words: str) -> tuple[Decimal, Decimal]:
    """Give the least and the most of what `VAGUE_WORDS` found."""
    first, *rest = _SPLIT.split(words.casefold())
    if not rest:
        return VAGUE[first]
    least = SCALES[rest[-1].removesuffix("s")]
    return (least * 10, least * 100) if first == "tens" else (least * 100, least * 1000)
