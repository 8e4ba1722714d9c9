"""Cut a sentence into the parts that each may be reported or left out by themselves.

News sentences carry two or three facts. A cut is made before a subordinator, a relative
pronoun, a participle after a comma, a conjunction that opens a new clause, and at
dashes, semicolons and colons; parts too short to be a fact join their neighbour.
"""

import re
from itertools import islice

from reader.core import Span

_FEWEST_WORDS = 3

_CUT = re.compile(
    r"""
      \s*[;:]\s+ | \s*[—–]\s* | \s+-{1,2}\s+
    | ,\s+(?=(?:and|but|or|yet|so|while|although|though|even|despite|because|since|after|before
              |when|where|which|who|whom|whose|as|if|unless|until|amid|following|according
              |citing|saying|adding|leaving|prompting|suggesting|noting|accusing
              |calling|describing|with|without|rather|instead|per|in|on|at|during)\b)
    | ,\s+(?=\w{3,}ing\b)
    | \s+(?=(?:because|although|though|while|whereas|despite|unless|after|before|until|amid
              |which|who|whose|where|when|following|according\s+to|in\s+(?:order|response|exchange)
              |so\s+that|even\s+(?:as|though|if))\b)
    | \s+(?=(?:and|but)\s+(?:\w+\s+){0,2}(?:has|have|had|is|are|was|were|will|would|could|can|may
              |said|says|that|also|then|he|she|it|they|we|his|her|their|its)\b)
    | \s+(?=(?:and|but)\s+\w{3,}ed\b)
    | \s+(?=that\s+(?:has|have|had|is|are|was|were|will|would|could|can|may|might|now)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Give the parts of a sentence, in order; together they hold all but separators.

    Each holds at least three words, unless the sentence itself has fewer.
    """
    cuts = [(m.start(), m.end()) for m in _CUT.finditer(text, sentence.start, sentence.end)]
    parts: list[tuple[int, int]] = []
    start = sentence.start
    for low, high in [*cuts, (sentence.end, sentence.end)]:
        if low <= start:
            continue
        if _is_fact(text, start, low):
            parts.append((start, low))
            start = high
        elif high == sentence.end and parts:
            parts[-1] = (parts[-1][0], low)
            start = high
    if start < sentence.end and not parts:
        parts.append((start, sentence.end))
    elif start < sentence.end:
        parts[-1] = (parts[-1][0], sentence.end)
    return tuple(Span(start=a, end=b) for a, b in parts)


def _is_fact(text: str, start: int, end: int) -> bool:
    return sum(1 for _ in islice(_WORD.finditer(text, start, end), _FEWEST_WORDS)) >= _FEWEST_WORDS
