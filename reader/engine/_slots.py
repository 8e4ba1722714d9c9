"""Places of two sentences that correspond: the same words before and after them."""

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from reader.core import ConflictKind, Span
from reader.engine._figure_context import Scene, local_match
from reader.engine._words import STOP_WORDS

_ALIKE, _LOCAL = 3.5, 3.0
_IN_THE_SHORTER, _FEWEST_WORDS = 0.9, 5
_NO_SIDE, _ONE_SIDE, _BOTH_SIDES = 0.0, 0.55, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A word or two of each side that say different things, and how surely they do."""

    a: Span
    b: Span
    kind: ConflictKind
    score: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """What both articles hold besides the two sentences.

    `words` are the stems of all their words, `names` the stems that have a capital inside a
    sentence, `quoted` their quotations.
    """

    words: tuple[Set[str], Set[str]]
    names: tuple[Set[str], Set[str]]
    quoted: tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """How two places correspond, 0 to 1, and whether by the words before and after both."""

    local: float
    is_framed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pair:
    """Two linked sentences: their tokens matched, what each denies, all that are linked.

    `alike` is the share of words that both have. `linked` are the sentences of A that are
    linked to `two`, and of B linked to `one`, these two among them.
    """

    one: Scene
    two: Scene
    aligned: Mapping[int, int]
    alike: float
    denied: tuple[Mapping[int, int], Mapping[int, int]]
    linked: tuple[Sequence[Scene], Sequence[Scene]]

    def local(self, i: int, j: int) -> float:
        """Give how well the words next to two places match, by their order alone."""
        return local_match(self.one, self.two, self.aligned, (i, j))

    def slot(self, i: int, j: int, *, width: tuple[int, int] = (1, 1)) -> Slot | None:
        """Say how two places correspond; None where their neighbours are turned round.

        `width` is how many tokens each covers.
        """
        before = _before(self.one, i), _before(self.two, j)
        after = _after(self.one, i + width[0]), _after(self.two, j + width[1])
        same_before, same_after = before[0] == before[1], after[0] == after[1]
        if not same_before and (_is_crossed(before, after) or self._is_turned(before)):
            return None
        # An end of a clause on both sides agrees, but does not show that places correspond.
        shown = (same_before and before[0] is not None) or (same_after and after[0] is not None)
        is_framed = same_before and same_after and shown
        share = _BOTH_SIDES if is_framed else _ONE_SIDE if shown else _NO_SIDE
        return Slot(local=max(self.local(i, j), share), is_framed=is_framed)

    def _is_turned(self, before: tuple[str | None, str | None]) -> bool:
        """Say whether each of two subjects stands elsewhere on the other side: "A sold to B"."""
        return before[0] in self.two.tokens and before[1] in self.one.tokens

    def is_denied_once(self, i: int, j: int) -> bool:
        """Say whether one of two places is denied and the other is not."""
        return (i in self.denied[0]) != (j in self.denied[1])

    def score(self, base: float, local: float) -> float:
        """Turn evidence into a score from 0 to 1."""
        return 1 / (1 + math.exp(-(base + _ALIKE * self.alike + _LOCAL * local)))

    def unmatched(self) -> tuple[list[int], list[int]]:
        """Give the tokens of each sentence that nothing on the other side is matched with."""
        used = set(self.aligned.values())
        mine = [k for k in range(len(self.one.tokens)) if k not in self.aligned]
        return mine, [k for k in range(len(self.two.tokens)) if k not in used]


def _is_crossed(
    before: tuple[str | None, str | None], after: tuple[str | None, str | None]
) -> bool:
    """Say whether the word before one place is the word after the other."""
    crossed = ((before[0], after[1]), (after[0], before[1]))
    return any(x is not None and x == y for x, y in crossed)


def _before(scene: Scene, at: int) -> str | None:
    """Give the stem of the content word before a place in its clause; numbers count as one."""
    for k in range(at - 1, -1, -1):
        if k + 1 in scene.breaks:
            return None
        if is_content(scene, k):
            return scene.tokens[k]
    return None


def _after(scene: Scene, at: int) -> str | None:
    for k in range(at, len(scene.tokens)):
        if k in scene.breaks:
            return None
        if is_content(scene, k):
            return scene.tokens[k]
    return None


def is_content(scene: Scene, at: int) -> bool:
    """Say whether a token carries content: no function word."""
    return scene.forms[at] not in STOP_WORDS


def likeness(one: Scene, two: Scene) -> float:
    """Give the share of the content words that both sentences hold, figures apart.

    Where one says more, the share of the shorter counts, at nine tenths.
    """
    shared, sizes = len(one.content & two.content), (len(one.content), len(two.content))
    if not shared:
        return 0.0
    evenly = 2 * shared / sum(sizes)
    return max(evenly, _IN_THE_SHORTER * shared / max(_FEWEST_WORDS, min(sizes)))


def span_of(scene: Scene, start: int, end: int) -> Span:
    """Give the place of the tokens from `start` up to `end`."""
    return Span(start=scene.spans[start].start, end=scene.spans[end - 1].end)


def gaps(pair: Pair) -> Iterator[tuple[range, range]]:
    """Give the runs of unmatched tokens that stand between the same matched ones."""
    ends = [(-1, -1), *sorted(pair.aligned.items()), (len(pair.one.tokens), len(pair.two.tokens))]
    for (i0, j0), (i1, j1) in pairwise(ends):
        if i1 - i0 > 1 and j1 - j0 > 1:
            yield range(i0 + 1, i1), range(j0 + 1, j1)
