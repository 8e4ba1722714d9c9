"""Lines of a PDF become running text: words that were divided at a line's end are made whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reader.sources._pdf_segments import SOFT_HYPHEN, Box, Segment

Place = tuple[int, Box]
"""The page and the upright box of a character."""

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_MAYBE_REST = re.compile(r"^[^\W\d_A-Z]+")
_FIRST = re.compile(r"[^\W\d_]+")
_TIED = ("-", "‐", "–", "—", "/")
_OFTEN_FIRST = frozenset(
    """half high long low mid self short vice well year
    twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
"""Words that a compound with a hyphen often begins with."""
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A text on one line, and where each of its characters stands; None for blanks."""

    text: str
    places: tuple[Place | None, ...]


def words_of_lines(lines: Iterable[Segment]) -> frozenset[str]:
    """Give the words of lines in small letters, but for halves of divided ones."""
    whole = (_LAST.sub("", _MAYBE_REST.sub("", line.text)) for line in lines)
    return frozenset(word.casefold() for text in whole for word in _WORD.findall(text))


def run_of_lines(lines: Sequence[Segment], known: frozenset[str]) -> Run:
    """Put lines one after the other; `known` tells which words have a hyphen of their own."""
    text: list[str] = []
    places: list[Place | None] = []
    for line, below in zip_longest(lines, lines[1:]):
        kept, glue = _ended(line.text, below.text, known) if below else (line.text, "")
        for character, box in zip(kept, line.boxes, strict=False):
            if character != SOFT_HYPHEN:
                text.append(character)
                places.append(None if box is None else (line.page, box))
        text += glue
        places += [None] * len(glue)
    return Run(text="".join(text), places=tuple(places))


def _ended(text: str, below: str, known: frozenset[str]) -> tuple[str, str]:
    """Give what is kept of a line that another follows, and what stands between the two."""
    divided, begun = _LAST.search(text), _FIRST.match(below)
    if divided and begun:
        has_own = _has_hyphen(divided[1], begun[0], known)
        return (f"{text[:-1]}-" if has_own else text[:-1]), ""
    is_tied = text.endswith(_TIED) and not text[:-1].endswith(" ")
    is_dense = _DENSE.match(text[-1:]) and _DENSE.match(below[:1])
    return text, "" if is_tied or is_dense else " "


def _has_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Say whether a hyphen at the end of a line stands there in any case.

    It does before a capital; else the other words of the document tell. Where these are
    silent the word counts as divided, for most hyphens at the ends of lines divide one.
    """
    if second[0].isupper():
        return not first.isupper()
    first, second = first.casefold(), second.casefold()
    if first + second in known:
        return False
    is_compound = first in _OFTEN_FIRST and len(second) > 2 and second in known
    return is_compound or f"{first}-{second}" in known
