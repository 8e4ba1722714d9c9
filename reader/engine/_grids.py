"""What is known of pairs of sentences, by their numbers, without a cell for every pair."""

from dataclasses import dataclass, replace
from typing import Protocol

from reader.engine._pairs import Pairs, Scores
from reader.engine._tables import Places, WordTable


class Grid(Protocol):
    """Something known of every pair of a sentence of one side and one of the other."""

    def __getitem__(self, pair: tuple[int, int], /) -> float:
        """Give it for one pair."""
        ...

    @property
    def T(self) -> "Grid":  # noqa: N802  as arrays have it
        """Give the same with the sides swapped."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CosineGrid:
    """The cosines of sentences, each worked out when asked for."""

    a: WordTable
    b: WordTable

    def __getitem__(self, pair: tuple[int, int], /) -> float:
        """Give the cosine of one pair, never below 0."""
        one, two = self.a.text_of[pair[0]], self.b.text_of[pair[1]]
        cosine = float(self.a.whole[one] @ self.b.whole[two])
        return min(1.0, max(0.0, cosine))

    @property
    def T(self) -> "CosineGrid":  # noqa: N802  as arrays have it
        """Give the cosines with the sides swapped."""
        return CosineGrid(a=self.b, b=self.a)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RaisedGrid:
    """Another grid, with 1 for some pairs."""

    scores: Grid
    pairs: frozenset[tuple[int, int]]

    def __getitem__(self, pair: tuple[int, int], /) -> float:
        """Give 1, or what the other grid says of a pair."""
        return 1.0 if pair in self.pairs else self.scores[pair]

    @property
    def T(self) -> "RaisedGrid":  # noqa: N802  as arrays have it
        """Give the same with the sides swapped."""
        return RaisedGrid(scores=self.scores.T, pairs=frozenset((j, i) for i, j in self.pairs))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreGrid:
    """The scores of pairs of sentences; 0 for pairs that are not among the likely ones."""

    text_of: tuple[Places, Places]
    pairs: Pairs
    scores: Scores
    is_turned: bool = False

    def __getitem__(self, pair: tuple[int, int], /) -> float:
        """Give the score of one pair."""
        i, j = pair[::-1] if self.is_turned else pair
        place = self.pairs.find(self.text_of[0][[i]], self.text_of[1][[j]])[0]
        return float(self.scores[place]) if place >= 0 else 0.0

    @property
    def T(self) -> "ScoreGrid":  # noqa: N802  as arrays have it
        """Give the scores with the sides swapped."""
        return replace(self, is_turned=not self.is_turned)
