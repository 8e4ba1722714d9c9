"""What a figure counts: the noun phrase that follows it."""

import re
from dataclasses import dataclass

from reader.core import Span
from reader.engine._figure_patterns import NEXT_WORD
from reader.engine._inflection import BASES
from reader.engine._words import STOP_WORDS, fold, stem

_LONGEST = 4
_LONGEST_COUNTED = 3
_LEADS = frozenset(
    "of the per a an more other additional new its their his her all these those".split()
)
_RATES = frozenset("a an per".split())
_BREAKS = frozenset(
    """versus vs compared respectively due late early earlier later ago last next previous prior
    today yesterday tomorrow year-over-year annually according because while when
    year-on-year since until till""".split()
)
SINGULARS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "policemen": "policeman",
}  # fmt: skip
"""The singular of plurals that have no ending of their own."""

_PLURAL = re.compile(r"[a-z].*[^\W_sui]s")
_NO_THING = ("one", "ones")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """The stems of a noun phrase, and where those of its words stand that name a thing."""

    stems: tuple[str, ...] = ()
    span: Span | None = None


NO_NOUN = Noun()


def noun_after(text: str, start: int, limit: int) -> Noun:
    """Read the noun phrase that begins at `start`, at most a few words."""
    stems: list[str] = []
    words: list[re.Match[str]] = []
    offset = start
    while len(stems) < _LONGEST:
        match = NEXT_WORD.match(text, offset, limit)
        if match is None:
            break
        form = fold(match["word"]).removesuffix(".")
        if form not in _LEADS or stems:
            if form in STOP_WORDS or form in _BREAKS:
                break
            stems.append(SINGULARS.get(form) or stem(form))
            words.append(match)
        elif form in _RATES:
            words = [match]
        offset = match.end()
    return Noun(stems=tuple(stems), span=_counted(words)) if stems else NO_NOUN


def _counted(words: list[re.Match[str]]) -> Span | None:
    """Give the words up to the first plural; what comes after it is said of it."""
    kept: list[re.Match[str]] = []
    for match in words[:_LONGEST_COUNTED]:
        word = match["word"]
        if kept and _is_said_of_it(word):
            break
        kept.append(match)
        if _PLURAL.fullmatch(word) or word in SINGULARS:
            break
    first = kept[0]["word"]
    if first in _NO_THING or (len(kept) == 1 and _is_said_of_it(first)):
        return None
    return Span(start=kept[0].start("word"), end=kept[-1].end("word"))


def _is_said_of_it(word: str) -> bool:
    return fold(word) in BASES or word.endswith(("ed", "ly"))
