"""Words that stand in each other's place in two sentences otherwise alike.

In such sentences another name, an opposite, a negator on one side only or another word
inside the same quotation changes what is said; elsewhere it tells nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product

from reader.core import ConflictKind, Span
from reader.engine._alternatives import exclusion, is_listed
from reader.engine._figure_context import Scene
from reader.engine._name_conflicts import are_near, replaced_names
from reader.engine._opposites import DENYING, NEGATORS, are_opposite
from reader.engine._polarity import are_turned, denials, is_mixed
from reader.engine._slots import Pair, Replacement, Sides, gaps, is_content, likeness, span_of
from reader.engine._words import STOP_WORDS

__all__ = ["Replacement", "Sides", "are_alike", "replacements"]

_LEAST_ALIKE = 0.45
_LEAST_LOCAL = 0.5
_MOST_UNMATCHED = 24
_DOUBT_BEFORE, _DOUBT_AFTER = 5, 3
_PARTS = frozenset("part parts portion portions section sections".split())
_CONDITIONS = frozenset("unless if whether until till".split())
_POSSIBLY = frozenset("may might".split())
_ANY = frozenset("anyone anybody anything any one someone anywhere".split())
_LINKING = frozenset("for against with without before after over under above below".split())
_OPPOSITE_BASE, _EXCLUSION_BASE, _TURNED_BASE = -2.6, -3.2, -2.2
_DENIAL_BASE, _QUOTED_BASE = -3.2, -3.2
_PART_SCORE = 0.6


def replacements(
    one: Scene,
    two: Scene,
    aligned: Mapping[int, int],
    sides: Sides,
    linked: tuple[Sequence[Scene], Sequence[Scene]] = ((), ()),
) -> Iterator[Replacement]:
    """Find the replaced words of two linked sentences, if these are alike enough.

    `linked` are all sentences of A that are linked to `two`, and of B linked to `one`:
    what one of them says alike is no conflict.
    """
    alike = likeness(one, two)
    if alike < _LEAST_ALIKE:
        return
    denied = denials(one), denials(two)
    pair = Pair(one=one, two=two, aligned=aligned, alike=alike, denied=denied, linked=linked)
    yield from replaced_names(pair, sides)
    yield from _exchanged(pair, sides)
    yield from _quoted_words(pair, sides)
    yield from _denials(pair)
    yield from _parts(pair)


def are_alike(one: Scene, two: Scene) -> bool:
    """Say whether two sentences share enough words for `replacements` to look at them."""
    return likeness(one, two) >= _LEAST_ALIKE


# --------------------------------------------------- words that exclude each other


def _exchanged(pair: Pair, sides: Sides) -> Iterator[Replacement]:
    """Find two words or terms that cannot both be right, in places that correspond."""
    left, right = pair.unmatched()
    ones = _terms(pair.one, left)[:_MOST_UNMATCHED]
    twos = _terms(pair.two, right)[:_MOST_UNMATCHED]
    for (one, mine), (two, yours) in product(ones, twos):
        kind, base = _relation(mine, yours)
        i, j = one.stop - 1, two.stop - 1
        if kind is None or _is_told_alike(pair, i, j):
            continue
        if base == _EXCLUSION_BASE and _is_known(pair, sides, i, j):
            continue
        slot = pair.slot(one.start, two.start, width=(len(one), len(two)))
        if slot is None or slot.local < _LEAST_LOCAL or pair.is_denied_once(i, j):
            continue
        if _LINKING & {mine, yours} and not slot.is_framed:
            continue
        yield Replacement(
            a=span_of(pair.one, one.start, one.stop),
            b=span_of(pair.two, two.start, two.stop),
            kind=kind,
            score=pair.score(base, slot.local),
        )


def _terms(scene: Scene, unmatched: Sequence[int]) -> list[tuple[range, str]]:
    """Give the unmatched words, and before them the listed terms of two words that they make.

    Each with its words, joined by "_".
    """
    pairs = [range(k, k + 2) for k, after in pairwise(unmatched) if after == k + 1]
    joined = [(pair, "_".join(scene.forms[pair.start : pair.stop])) for pair in pairs]
    words = [(range(k, k + 1), scene.forms[k]) for k in unmatched]
    return [*((pair, term) for pair, term in joined if is_listed(term)), *words]


@lru_cache(maxsize=1 << 15)
def _relation(one: str, two: str) -> tuple[ConflictKind | None, float]:
    """Give the kind of conflict that two words make, and the base of its score."""
    if are_opposite(one, two):
        return ConflictKind.OTHER, _OPPOSITE_BASE
    if are_turned(one, two):
        return ConflictKind.NEGATION, _TURNED_BASE
    return exclusion(one, two), _EXCLUSION_BASE


def _is_told_alike(pair: Pair, i: int, j: int) -> bool:
    """Say whether either word stands on the other side too, there or in a linked sentence."""
    mine, yours = pair.one.tokens[i], pair.two.tokens[j]
    return any(mine in scene.tokens for scene in (pair.two, *pair.linked[1])) or any(
        yours in scene.tokens for scene in (pair.one, *pair.linked[0])
    )


def _is_known(pair: Pair, sides: Sides, i: int, j: int) -> bool:
    """Say whether either word is anywhere in the other article."""
    return pair.one.tokens[i] in sides.words[1] or pair.two.tokens[j] in sides.words[0]


def _quoted_words(pair: Pair, sides: Sides) -> Iterator[Replacement]:
    """Find one word put for another inside a quotation that both sides give."""
    for mine, yours in gaps(pair):
        if len(mine) != 1 or len(yours) != 1:
            continue
        i, j = mine.start, yours.start
        local = pair.local(i, j)
        forms = (pair.one.forms[i], pair.two.forms[j])
        spans = (pair.one.spans[i], pair.two.spans[j])
        if local < _LEAST_LOCAL or not _are_quoted(spans, sides) or _relation(*forms)[0]:
            continue
        if any(f in STOP_WORDS or f.startswith("#") for f in forms) or are_near(*forms):
            continue
        if pair.one.capitals[i] or pair.two.capitals[j]:
            continue
        score = pair.score(_QUOTED_BASE, local)
        yield Replacement(a=spans[0], b=spans[1], kind=ConflictKind.OTHER, score=score)


def _are_quoted(spans: tuple[Span, Span], sides: Sides) -> bool:
    return all(
        any(quotation.contains(span) for quotation in quoted)
        for span, quoted in zip(spans, sides.quoted, strict=True)
    )


# ------------------------------------------------------------------ denials and parts


def _denials(pair: Pair) -> Iterator[Replacement]:
    """Find a word that both sides have and that one side denies."""
    for i, j in pair.aligned.items():
        if not (_may_be_denied(pair.one, i) and _may_be_denied(pair.two, j)):
            continue
        first, second = pair.denied[0].get(i), pair.denied[1].get(j)
        if (first is None) == (second is None) or pair.local(i, j) < _LEAST_LOCAL:
            continue
        if not _same_object(pair, i, j) or _is_open(pair, i, j):
            continue
        yield Replacement(
            a=span_of(pair.one, i if first is None else min(first, i), i + 1),
            b=span_of(pair.two, j if second is None else min(second, j), j + 1),
            kind=ConflictKind.NEGATION,
            score=pair.score(_DENIAL_BASE, pair.local(i, j)),
        )


def _may_be_denied(scene: Scene, at: int) -> bool:
    form = scene.forms[at]
    return form not in STOP_WORDS and not form.startswith("#") and not scene.capitals[at]


def _is_open(pair: Pair, i: int, j: int) -> bool:
    """Say whether either sentence leaves open what it denies, or says both."""
    token = pair.one.tokens[i]
    is_left = i in pair.denied[0]
    denying, bare = (pair.one, pair.two) if is_left else (pair.two, pair.one)
    at, by = (i, pair.denied[0][i]) if is_left else (j, pair.denied[1][j])
    if _CONDITIONS & (set(denying.forms[at:]) ^ set(bare.forms)):
        return True
    if set(denying.forms[max(0, by - 2) : by]) & _POSSIBLY:
        return True
    if any(is_mixed(s, d, token) for s, d in zip((pair.one, pair.two), pair.denied, strict=True)):
        return True
    linked = pair.linked[1] if is_left else pair.linked[0]
    if any(_denies(scene, token) for scene in linked if scene is not bare):
        return True
    place = j if is_left else i
    near = bare.forms[max(0, place - _DOUBT_BEFORE) : place + _DOUBT_AFTER]
    return bool((DENYING - NEGATORS) & set(near))


def _denies(scene: Scene, token: str) -> bool:
    return any(scene.tokens[k] == token for k in denials(scene))


def _same_object(pair: Pair, i: int, j: int) -> bool:
    """Say whether the next content words after two places are the same too, or "anyone"."""
    first, second = _next_content(pair.one, i), _next_content(pair.two, j)
    if first is None or second is None:
        return first is second
    if pair.one.forms[first] in _ANY or pair.two.forms[second] in _ANY:
        return True
    return pair.aligned.get(first) == second


def _next_content(scene: Scene, at: int) -> int | None:
    return next((k for k in range(at + 1, len(scene.forms)) if is_content(scene, k)), None)


def _parts(pair: Pair) -> Iterator[Replacement]:
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


def _whole(
    scene: Scene, other: Scene, table: Mapping[int, int], k: int
) -> tuple[Span, Span] | None:
    """Match "<verb> a part of <noun>" with "<verb> <noun>"; give both spans."""
    verb = next((i for i in range(k - 1, max(-1, k - 4), -1) if is_content(scene, i)), None)
    noun = next(
        (i for i in range(k + 2, min(len(scene.forms), k + 5)) if is_content(scene, i)), None
    )
    if verb is None or noun is None or verb not in table or noun not in table:
        return None
    start, end = table[verb], table[noun]
    if not 0 < end - start <= 3 or _PARTS & set(other.forms):
        return None
    return span_of(scene, verb, noun + 1), span_of(other, start, end + 1)
