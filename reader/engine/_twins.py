"""Sentences that are word for word the same, in both articles or several times in one."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.engine._edits import tokens
from reader.engine._reading import Reading

Numbers = NDArray[np.int64]
Grid = NDArray[np.bool_]

_NOT_COMPARED = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Twins:
    """Which sentences say the same words, and which pairs may be linked at all.

    Both grids are indexed `[i, j]`, i a sentence of A, j one of B. Two sentences that both
    stand whole in the other article are linked to their twins only. Of a sentence that is
    repeated, the first in A goes with the first in B, the second with the second, and what
    is left over with the last. `same` are the pairs of twins that go together.
    """

    same: Grid
    allowed: Grid

    @classmethod
    def of(cls, a: Reading, b: Reading) -> "Twins":
        """Compare the words of all sentences; case and the shape of marks do not count."""
        one, two = _groups(a, b)
        compared = (one != _NOT_COMPARED)[:, None] & (two != _NOT_COMPARED)
        same = compared & (one[:, None] == two)
        both_whole = same.any(axis=1)[:, None] & same.any(axis=0)
        allowed = compared & _paired_off(one, two) & (same | ~both_whole)
        return cls(same=same & allowed, allowed=allowed)


def _groups(a: Reading, b: Reading) -> tuple[Numbers, Numbers]:
    """Give each sentence of both articles a number that equal ones share."""
    known: dict[tuple[str, ...], int] = {}
    one, two = (
        np.array(
            [
                known.setdefault(forms_of(side, number), len(known))
                if sentence.kind.is_compared
                else _NOT_COMPARED
                for number, sentence in enumerate(side.sentences)
            ],
            dtype=np.int64,
        )
        for side in (a, b)
    )
    return one, two


def forms_of(reading: Reading, number: int) -> tuple[str, ...]:
    """Give what a sentence is compared by: its words, or its marks if it has no words."""
    forms = [token.form for token in tokens(reading.text, reading.sentences[number].span)]
    return tuple([form for form in forms if form[:1].isalnum()] or forms)


def _paired_off(one: Numbers, two: Numbers) -> Grid:
    """Say which pairs remain when repeated sentences are paired in their order."""
    (place_a, size_a), (place_b, size_b) = _places(one), _places(two)
    place_a, size_a = place_a[:, None], size_a[:, None]
    left_in_a = (place_a >= size_b) & (place_b == size_b - 1)
    left_in_b = (place_b >= size_a) & (place_a == size_a - 1)
    return np.asarray((place_a == place_b) | left_in_a | left_in_b)


def _places(groups: Numbers) -> tuple[Numbers, Numbers]:
    """Give, for each sentence, how many equal ones come before it, and how many there are."""
    sizes = Counter(groups.tolist())
    seen: Counter[int] = Counter()
    places = []
    for group in groups.tolist():
        places.append(seen[group])
        seen[group] += 1
    return np.array(places, dtype=np.int64), np.array([sizes[g] for g in groups.tolist()], np.int64)
