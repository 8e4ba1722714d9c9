"""Words that stand in each other's place in two sentences otherwise alike.

In such sentences another name, an opposite, a negator on one side only or another word
inside the same quotation changes what is said; elsewhere it tells nothing.
"""

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from reader.core import ConflictKind, Span
from reader.engine._abbreviations import OPENERS, TITLES
from reader.engine._figure_context import CALENDAR, Scene, local_match
from reader.engine._opposites import DENYING, NEGATORS, are_opposite
from reader.engine._words import STOP_WORDS

_LEAST_ALIKE = 0.45
_LEAST_LOCAL = 0.5
_LONGEST_GAP = 4
_NEGATOR_REACH = 3
_PARTS = frozenset("part parts portion portions section sections".split())
_ROLES = frozenset(
    """president chairman chairwoman senator representative congressman congresswoman governor
    mayor attorney general secretary minister judge justice chief officer director professor
    doctor king queen prince princess pope reverend captain colonel sergeant detective spokesman
    spokeswoman spokesperson republican democrat democratic former county city state university
    department police court the this that both""".split()
)
_NAME_BASE, _OPPOSITE_BASE, _DENIAL_BASE, _QUOTED_BASE = -4.2, -2.6, -3.2, -3.2
_ALIKE, _LOCAL = 3.5, 3.0
_PART_SCORE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A word or two of each side that say different things, and how surely they do."""

    a: Span
    b: Span
    kind: ConflictKind
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """What both articles hold besides the two sentences: their words, their quotations."""

    words: tuple[Set[str], Set[str]]
    quoted: tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    one: Scene
    two: Scene
    aligned: dict[int, int]
    alike: float

    def local(self, i: int, j: int) -> float:
        return local_match(self.one, self.two, self.aligned, (i, j))

    def score(self, base: float, local: float) -> float:
        return 1 / (1 + math.exp(-(base + _ALIKE * self.alike + _LOCAL * local)))


def replacements(
    one: Scene, two: Scene, aligned: dict[int, int], sides: Sides
) -> Iterator[Replacement]:
    """Find the replaced words of two linked sentences, if these are alike enough."""
    alike = _dice(one, two)
    if alike < _LEAST_ALIKE:
        return
    pair = _Pair(one, two, aligned, alike)
    for gap in _gaps(pair):
        yield from _replaced_names(pair, gap, sides)
        yield from _opposites(pair, gap)
        yield from _quoted_words(pair, gap, sides)
    yield from _denials(pair)
    yield from _parts(pair)


def are_alike(one: Scene, two: Scene) -> bool:
    """Say whether two sentences share enough words for `replacements` to look at them."""
    return _dice(one, two) >= _LEAST_ALIKE


def _dice(one: Scene, two: Scene) -> float:
    """Give the share of the content words that both sentences hold, figures apart."""
    total = len(one.content) + len(two.content)
    return 2 * len(one.content & two.content) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Gap:
    """Tokens of A from `a0` to `a1` that stand where B has those from `b0` to `b1`."""

    a0: int
    a1: int
    b0: int
    b1: int


def _gaps(pair: _Pair) -> Iterator[_Gap]:
    ends = [(-1, -1), *sorted(pair.aligned.items()), (len(pair.one.tokens), len(pair.two.tokens))]
    for (i0, j0), (i1, j1) in pairwise(ends):
        if 1 < i1 - i0 <= _LONGEST_GAP + 1 and 1 < j1 - j0 <= _LONGEST_GAP + 1:
            yield _Gap(i0 + 1, i1, j0 + 1, j1)


def _span(scene: Scene, start: int, end: int) -> Span:
    return Span(start=scene.spans[start].start, end=scene.spans[end - 1].end)


# ------------------------------------------------------------------------------ names


def _replaced_names(pair: _Pair, gap: _Gap, sides: Sides) -> Iterator[Replacement]:
    local = pair.local(gap.a0, gap.b0)
    mine = _name(pair.one, gap.a0, gap.a1)
    yours = _name(pair.two, gap.b0, gap.b1)
    if not mine or not yours or local < _LEAST_LOCAL:
        return
    if set(mine) & sides.words[1] or set(yours) & sides.words[0] or _are_variants(mine, yours):
        return
    yield Replacement(
        a=_span(pair.one, gap.a0, gap.a1),
        b=_span(pair.two, gap.b0, gap.b1),
        kind=ConflictKind.NAME,
        score=pair.score(_NAME_BASE, local),
    )


def _name(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Give the stems of a name that fills the gap, or nothing where it holds other words."""
    forms = scene.forms[start:end]
    if start == 0 or not all(scene.capitals[start:end]) or scene.bracketed[start]:
        return ()
    if any(
        form in STOP_WORDS
        or form in OPENERS
        or form in TITLES
        or form in _ROLES
        or form in CALENDAR
        for form in forms
    ):
        return ()
    return scene.tokens[start:end]


def _are_variants(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether two names may be one: spellings, short forms, initials."""
    if "".join(w[0] for w in one) in two or "".join(w[0] for w in two) in one:
        return True
    return any(x[:3] == y[:3] or x in y or y in x or _are_near(x, y) for x in one for y in two)


def _are_near(one: str, two: str) -> bool:
    """Say whether two words share most of their pairs of letters."""
    first, second = ({w[k : k + 2] for k in range(len(w) - 1)} for w in (one, two))
    return 2 * len(first & second) > 0.5 * (len(first) + len(second))


# -------------------------------------------------------------- opposites and quotations


def _opposites(pair: _Pair, gap: _Gap) -> Iterator[Replacement]:
    local = pair.local(gap.a0, gap.b0)
    if local < _LEAST_LOCAL:
        return
    for i in range(gap.a0, gap.a1):
        for j in range(gap.b0, gap.b1):
            if not are_opposite(pair.one.forms[i], pair.two.forms[j]):
                continue
            yield Replacement(
                a=pair.one.spans[i],
                b=pair.two.spans[j],
                kind=ConflictKind.OTHER,
                score=pair.score(_OPPOSITE_BASE, local),
            )


def _quoted_words(pair: _Pair, gap: _Gap, sides: Sides) -> Iterator[Replacement]:
    """Find one word put for another inside a quotation that both sides give."""
    if gap.a1 - gap.a0 != 1 or gap.b1 - gap.b0 != 1:
        return
    i, j = gap.a0, gap.b0
    local = pair.local(i, j)
    forms = (pair.one.forms[i], pair.two.forms[j])
    spans = (pair.one.spans[i], pair.two.spans[j])
    is_quoted = all(
        any(quotation.contains(span) for quotation in quoted)
        for span, quoted in zip(spans, sides.quoted, strict=True)
    )
    if not is_quoted or local < _LEAST_LOCAL or are_opposite(*forms):
        return
    if any(f in STOP_WORDS or f.startswith("#") for f in forms) or _are_near(*forms):
        return
    if pair.one.capitals[i] or pair.two.capitals[j]:
        return
    score = pair.score(_QUOTED_BASE, local)
    yield Replacement(a=spans[0], b=spans[1], kind=ConflictKind.OTHER, score=score)


# ------------------------------------------------------------------ denials and parts


def _denials(pair: _Pair) -> Iterator[Replacement]:
    """Find a word that both sides have and that one side denies."""
    for i, j in pair.aligned.items():
        form = pair.one.forms[i]
        if form in STOP_WORDS or form.startswith("#") or pair.one.capitals[i]:
            continue
        first, second = _negator(pair.one, i), _negator(pair.two, j)
        if (first is None) == (second is None) or pair.local(i, j) < _LEAST_LOCAL:
            continue
        if not _same_object(pair, i, j):
            continue
        bare = pair.two if second is None else pair.one
        if DENYING & set(bare.forms):
            continue
        yield Replacement(
            a=_span(pair.one, i if first is None else first, i + 1),
            b=_span(pair.two, j if second is None else second, j + 1),
            kind=ConflictKind.NEGATION,
            score=pair.score(_DENIAL_BASE, pair.local(i, j)),
        )


def _same_object(pair: _Pair, i: int, j: int) -> bool:
    """Say whether the next content words after two places are the same too."""
    first, second = _next_content(pair.one, i), _next_content(pair.two, j)
    if first is None or second is None:
        return first is second
    return pair.aligned.get(first) == second


def _next_content(scene: Scene, at: int) -> int | None:
    return next((k for k in range(at + 1, len(scene.forms)) if _is_content(scene, k)), None)


def _negator(scene: Scene, at: int) -> int | None:
    """Give the place of the negator that denies a word, with no other content between."""
    for k in range(at - 1, max(-1, at - 1 - _NEGATOR_REACH), -1):
        form = scene.forms[k]
        if form in NEGATORS:
            return k
        if form not in STOP_WORDS and not form.endswith("ly"):
            return None
    return None


def _parts(pair: _Pair) -> Iterator[Replacement]:
    """Find a whole on one side of which the other names a part ("a part of the act")."""
    for scene, other, table, flipped in (
        (pair.one, pair.two, pair.aligned, False),
        (pair.two, pair.one, {j: i for i, j in pair.aligned.items()}, True),
    ):
        for k in range(1, len(scene.forms) - 2):
            is_part = scene.forms[k] in _PARTS and scene.forms[k + 1] == "of"
            if not is_part or scene.forms[k - 1] == "as":
                continue
            found = _whole(scene, other, table, k)
            if found:
                a, b = (found[1], found[0]) if flipped else found
                yield Replacement(a=a, b=b, kind=ConflictKind.OTHER, score=_PART_SCORE)


def _whole(scene: Scene, other: Scene, table: dict[int, int], k: int) -> tuple[Span, Span] | None:
    """Match "<verb> a part of <noun>" with "<verb> <noun>"; give both spans."""
    verb = next((i for i in range(k - 1, max(-1, k - 4), -1) if _is_content(scene, i)), None)
    noun = next(
        (i for i in range(k + 2, min(len(scene.forms), k + 5)) if _is_content(scene, i)), None
    )
    if verb is None or noun is None or verb not in table or noun not in table:
        return None
    start, end = table[verb], table[noun]
    if not 0 < end - start <= 3 or _PARTS & set(other.forms):
        return None
    return _span(scene, verb, noun + 1), _span(other, start, end + 1)


def _is_content(scene: Scene, at: int) -> bool:
    return scene.forms[at] not in STOP_WORDS
