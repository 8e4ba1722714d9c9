"""Where a figure stands: what is said around it, and how two such places compare."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from functools import lru_cache
from math import fsum
from operator import itemgetter
from types import MappingProxyType

from reader.core import FigureKind, Span
from reader.engine._figure import FigureValue
from reader.engine._inflection import BASES
from reader.engine._reading import Reading
from reader.engine._words import Word, stem

_REACH = 10
_NEIGHBOURS = 4
_NEAR = 6
_LONGEST = 160
_SHORT = 3
_MARKS = ",;:()[]—–"
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
"""Names of days and months; they have a capital but name nobody."""


class Role(Enum):
    """What a figure does in a sentence about change: the change, the goal, the start."""

    NONE = auto()
    CHANGE = auto()
    LEVEL = auto()
    FORMER = auto()


_ROLE_WORDS = MappingProxyType(
    {
        **dict.fromkeys(
            """by or up down rose rise rises fell fall falls gained gain lost lose added add
            climbed jumped dropped slid slipped dipped surged soared sank eased advanced declined
            tumbled plunged increased decreased grew shed tacked rallied edged""".split(),
            Role.CHANGE,
        ),
        **dict.fromkeys(("to", "at"), Role.LEVEL),
        **dict.fromkeys(("from", "than", "versus", "vs", "against", "compared"), Role.FORMER),
    }
)


_FORMERLY = frozenset("initially originally previously formerly".split())
_REPORTED = frozenset(
    """reported estimated put said thought announced believed given forecast predicted expected
    counted stated""".split()
)
_FORMERLY_NEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """One figure where it stands: sentence, token number, role, and words around it.

    `around` gives each content stem near by its weight, the nearer the heavier.
    """

    figure: FigureValue
    sentence: int
    token: int
    role: Role
    around: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """One sentence with its figures, as tokens in which every figure is a blank.

    `tokens` are stems, `forms` the same words unstemmed, `spans` where they stand;
    `capitals` tells words with a capital, `bracketed` those right after an opening bracket;
    `breaks` are the tokens before which a mark stands. `names` are the stems of the content
    words with a capital, but the first and the calendar.
    """

    number: int
    tokens: tuple[str, ...]
    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    capitals: tuple[bool, ...]
    bracketed: tuple[bool, ...]
    breaks: frozenset[int]
    places: tuple[Place, ...]
    content: frozenset[str]
    names: frozenset[str]


def scene_of(reading: Reading, number: int) -> Scene:
    """Lay out one sentence of an article."""
    found = reading.figures[number]
    words = reading.words[number]
    tokens, of_figure = _tokens(words, found)
    content = [(k, w) for k, w in enumerate(tokens) if isinstance(w, Word) and w.is_content]
    places = [
        Place(
            figure=figure,
            sentence=number,
            token=of_figure[n],
            role=_role(tokens, of_figure[n]),
            around=_around(content, of_figure[n]),
        )
        for n, figure in enumerate(found)
        if n in of_figure
    ]
    return Scene(
        number=number,
        tokens=tuple(_key(w) if isinstance(w, Word) else _blank(w) for w in tokens),
        forms=tuple(w.form if isinstance(w, Word) else _blank(w) for w in tokens),
        spans=tuple(w.span for w in tokens),
        capitals=tuple(
            isinstance(w, Word) and reading.text[w.span.start].isupper() for w in tokens
        ),
        bracketed=tuple(reading.text.endswith("(", 0, w.span.start) for w in tokens),
        breaks=frozenset(_breaks(reading.text, tokens)),
        places=tuple(places),
        content=frozenset(w.stem for _, w in content if not w.form[0].isdigit()),
        names=_names(reading.text, words),
    )


def _breaks(text: str, tokens: Sequence[Word | FigureValue]) -> Iterator[int]:
    """Give the places of the tokens before which a mark of punctuation stands."""
    for k in range(1, len(tokens)):
        between = text[tokens[k - 1].span.end : tokens[k].span.start]
        if between != " " and any(mark in between for mark in _MARKS):
            yield k


def _tokens(
    words: Sequence[Word], found: Sequence[FigureValue]
) -> tuple[list[Word | FigureValue], dict[int, int]]:
    """Put each figure in the place of the words that it covers."""
    out: list[Word | FigureValue] = []
    of_figure: dict[int, int] = {}
    n = 0
    for word in words:
        while n < len(found) and found[n].span.end <= word.span.start:
            n += 1
        if n < len(found) and found[n].span.overlaps(word.span):
            if n not in of_figure:
                of_figure[n] = len(out)
                out.append(found[n])
        else:
            out.append(word)
    return out, of_figure


@lru_cache(maxsize=1 << 14)
def _key_of(form: str, stem_: str) -> str:
    """Give a stem under which the forms of a strong verb meet too."""
    base = BASES.get(form)
    key = stem(base) if base else stem_
    return key[:-1] if len(key) > _SHORT and key.endswith("e") else key


def _key(word: Word) -> str:
    return _key_of(word.form, word.stem)


def _blank(figure: FigureValue) -> str:
    unit = figure.unit if figure.kind in (FigureKind.MONEY, FigureKind.PERCENT) else ""
    return f"#{figure.kind}{unit}"


def _role(tokens: Sequence[Word | FigureValue], at: int) -> Role:
    """Read the role from words of former reports near, else the nearest word of change before."""
    if _is_former(tokens, at):
        return Role.FORMER
    for token in reversed(tokens[max(0, at - _NEIGHBOURS) : at]):
        if not isinstance(token, Word):
            return Role.NONE
        if token.form in _ROLE_WORDS:
            return _ROLE_WORDS[token.form]
    return Role.NONE


def _is_former(tokens: Sequence[Word | FigureValue], at: int) -> bool:
    """Say whether the text gives a figure as an earlier one: "initially", "earlier reported"."""
    forms = _forms_near(tokens, at, -1) + _forms_near(tokens, at, 1)
    if _FORMERLY & set(forms):
        return True
    return "earlier" in forms and bool(_REPORTED & set(forms))


def _forms_near(tokens: Sequence[Word | FigureValue], at: int, step: int) -> list[str]:
    """Give the words on one side of a figure, as far as the next figure."""
    out: list[str] = []
    for k in range(at + step, at + step * (_FORMERLY_NEAR + 1), step):
        token = tokens[k] if 0 <= k < len(tokens) else None
        if not isinstance(token, Word):
            break
        out.append(token.form)
    return out


def _around(content: Sequence[tuple[int, Word]], at: int) -> dict[str, float]:
    out: dict[str, float] = {}
    first = bisect_left(content, at - _REACH, key=itemgetter(0))
    last = bisect_right(content, at + _REACH, key=itemgetter(0))
    for k, word in content[first:last]:
        if not word.form[0].isdigit():
            away = abs(k - at)
            out[word.stem] = max(out.get(word.stem, 0.0), 1 / (2 + away))
    return out


def _names(text: str, words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        word.stem
        for k, word in enumerate(words)
        if k and text[word.span.start].isupper() and word.is_content
        if word.form not in CALENDAR
    )


def alikeness(one: dict[str, float], two: dict[str, float]) -> float:
    """Give the share, from 0 to 1, of the words around that both places have."""
    total = fsum((*one.values(), *two.values()))
    shared = fsum(min(weight, two[stem]) for stem, weight in one.items() if stem in two)
    return 2 * shared / total if total else 0.0


def overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Give the share, from 0 to 1, of the smaller set that the other holds."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0


def aligned_tokens(one: Scene, two: Scene) -> dict[int, int]:
    """Match the tokens of two sentences, blanks with blanks of the same kind.

    Swapped sentences give the same pairs, swapped.
    """
    left, right = one.tokens[:_LONGEST], two.tokens[:_LONGEST]
    first, second = sorted((left, right))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    pairs = [
        (start + k, other + k)
        for start, other, size in matcher.get_matching_blocks()
        for k in range(size)
    ]
    return dict(pairs) if first is left else {j: i for i, j in pairs}


def local_match(one: Scene, two: Scene, aligned: Mapping[int, int], at: tuple[int, int]) -> float:
    """Give how many of the tokens next to two places are aligned with each other, 0 to 1.

    `at` are the places; a side that ends near by lacks the tokens beyond it.
    """
    i, j = at
    hits = 0
    for x in range(i - _NEAR, i + _NEAR + 1):
        y = aligned.get(x)
        if y is None or (x, y) == (i, j) or abs(y - j) > _NEAR:
            continue
        hits += min(abs(x - i), abs(y - j)) <= _NEIGHBOURS
    near = [d for d in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if d]
    present = max(
        sum(1 for d in near if 0 <= place + d < len(scene.tokens))
        for place, scene in ((i, one), (j, two))
    )
    return min(1.0, hits / max(_NEIGHBOURS, present))
