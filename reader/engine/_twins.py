"""Sentences that are word for word the same, in both articles or several times in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.core import Progress, Side, part, silent, tracked
from reader.engine._edits import forms
from reader.engine._reading import Reading, kept_with_reading

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NOT_COMPARED = -1
_MOST_LEFT_OVER = 8  # repetitions of a sentence that are paired with one which only resembles it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """For each sentence its group of equal ones, and where it stands among them.

    `place` is how many of the group come before it, `size` how many there are; the last
    tells whether one of the group stands opposite.
    """

    group: Numbers
    place: Numbers
    size: Numbers
    is_opposite: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Twins:
    """Which sentences say the same words, and which pairs may be linked at all.

    Two sentences that both stand whole in the other article are linked to their twins only.
    Of a sentence that is repeated, the first in A goes with the first in B, the second with
    the second, and what is left over with the last.
    """

    a: _Side
    b: _Side

    @classmethod
    def of(cls, a: Reading, b: Reading, progress: Progress = silent) -> "Twins":
        """Compare the words of all sentences; case and the shape of marks do not count."""
        known: dict[tuple[str, ...], int] = {}
        one = _groups(a, known, part(progress, 0.0, 0.5))
        two = _groups(b, known, part(progress, 0.5, 1.0))
        return cls(a=_side(one, two), b=_side(two, one))

    def allow(self, left: Numbers, right: Numbers) -> Flags:
        """Tell which pairs of sentences may be linked."""
        a, b = self.a, self.b
        group_a, group_b = a.group[left], b.group[right]
        place_a, place_b, size_a, size_b = (
            a.place[left],
            b.place[right],
            a.size[left],
            b.size[right],
        )
        left_in_a = (place_a >= size_b) & (place_b == size_b - 1)
        left_in_b = (place_b >= size_a) & (place_a == size_a - 1)
        is_paired = (place_a == place_b) | left_in_a | left_in_b
        are_whole = a.is_opposite[left] & b.is_opposite[right]
        are_compared = (group_a != _NOT_COMPARED) & (group_b != _NOT_COMPARED)
        found: Flags = are_compared & is_paired & ((group_a == group_b) | ~are_whole)
        return found

    def same(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of twins that go together."""
        holders: dict[int, list[int]] = {}
        for j, group in enumerate(self.b.group.tolist()):
            holders.setdefault(group, []).append(j)
        for i, group in enumerate(self.a.group.tolist()):
            there = holders.get(group, ()) if group != _NOT_COMPARED else ()
            if there:
                place = int(self.a.place[i])
                yield i, there[min(place, len(there) - 1)]
                if place == self.a.size[i] - 1:
                    yield from ((i, j) for j in there[place + 1 :])

    def places(self, side: Side, sentences: Sequence[int]) -> dict[int, int]:
        """Give the sentences of one text by where they stand among their group, in order."""
        own = self.b if side is Side.B else self.a
        return dict(zip(own.place[sentences].tolist(), sentences, strict=True))

    def couples(self, at_a: dict[int, int], at_b: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Pair off sentences of one text in A and of one in B, as far as they may be linked.

        Both come as `places` gives them. Of repetitions left over, only a few are paired.
        """
        size_a = int(self.a.size[next(iter(at_a.values()))])
        size_b = int(self.b.size[next(iter(at_b.values()))])
        yield from ((i, at_b[place]) for place, i in at_a.items() if place in at_b)
        if size_b - 1 in at_b:
            rest = [i for place, i in at_a.items() if place >= size_b][:_MOST_LEFT_OVER]
            yield from ((i, at_b[size_b - 1]) for i in rest)
        if size_a - 1 in at_a:
            rest = [j for place, j in at_b.items() if place >= size_a][:_MOST_LEFT_OVER]
            yield from ((at_a[size_a - 1], j) for j in rest)


def _groups(reading: Reading, known: dict[tuple[str, ...], int], progress: Progress) -> Numbers:
    """Give each sentence a number that equal ones share."""
    return np.array(
        [
            known.setdefault(found, len(known)) if sentence.kind.is_compared else _NOT_COMPARED
            for sentence, found in zip(
                reading.sentences, forms_by_sentence(reading, progress), strict=True
            )
        ],
        dtype=np.int64,
    )


@kept_with_reading
def forms_by_sentence(reading: Reading, progress: Progress) -> tuple[tuple[str, ...], ...]:
    """Give what each sentence is compared by: its words, or its marks if it has no words."""
    sentences = tracked(reading.sentences, progress, "Matching words")
    found = (forms(reading.text, sentence.span) for sentence in sentences)
    return tuple(tuple([form for form in own if form[:1].isalnum()] or own) for own in found)


def _side(own: Numbers, others: Numbers) -> _Side:
    seen: dict[int, int] = {}
    places = []
    for group in own.tolist():
        places.append(seen.get(group, 0))
        seen[group] = places[-1] + 1
    return _Side(
        group=own,
        place=np.array(places, dtype=np.int64),
        size=np.array([seen[group] for group in own.tolist()], dtype=np.int64),
        is_opposite=np.isin(own, others) & (own != _NOT_COMPARED),
    )
