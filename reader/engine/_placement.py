"""Framing by place: the same fact up front on one side, late on the other."""

from collections.abc import Iterator, Mapping, Sequence

from reader.core import Link
from reader.engine._grids import Grid
from reader.engine._reading import Reading

_FRONT = 3
_LEAST_LINK = 0.6
_TOLD = 0.35
_FEWEST_SENTENCES = 8


def displaced(
    here: Reading,
    there: Reading,
    reached: Mapping[int, Sequence[tuple[int, Link]]],
    scores: Grid,
) -> Iterator[tuple[int, int, float]]:
    """Give the front sentences of `here` whose fact first comes in the last half of `there`.

    `reached[i]` are the sentences of `there` that sentence `i` is linked to, with the
    links; `scores[i, j]` is the probability that two sentences tell the same. Only the
    headline and the first two compared sentences are at the front; a fact that is told
    early there as well is not displaced, nor one whose best link is weak.
    """
    rank = {number: place for place, number in enumerate(_compared(there))}
    if len(rank) < _FEWEST_SENTENCES:
        return
    for number in _compared(here)[:_FRONT]:
        links = [(other, link) for other, link in reached.get(number, ()) if other in rank]
        if not links or min(rank[other] for other, _ in links) < len(rank) / 2:
            continue
        if any(scores[number, other] >= _TOLD for other, at in rank.items() if 2 * at < len(rank)):
            continue
        other, link = max(links, key=lambda item: (item[1].score, -rank[item[0]]))
        if link.score >= _LEAST_LINK:
            yield number, other, 0.5 + 0.3 * (link.score - _LEAST_LINK)


def _compared(reading: Reading) -> list[int]:
    return [n for n, sentence in enumerate(reading.sentences) if sentence.kind.is_compared]
