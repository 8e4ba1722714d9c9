"""What the last two articles gave together, for when they are compared again.

Settings and most corrections change nothing of it, so that only what follows is done anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.core import Resource
from reader.engine._evidence import Evidence
from reader.engine._reading import Reading
from reader.engine._tables import WordTable

Sides = tuple[Reading, Reading]
Tables = tuple[WordTable, WordTable]


@dataclass(slots=True, eq=False)
class LastPair:
    """The tables and evidence of two readings, and what they were made from.

    Readings are known by identity: the same article has the same one for as long as it is
    kept. An encoder is known by the digests of what decides its vectors.
    """

    _sides: Sides | None = None
    _encoder: tuple[Resource, ...] = ()
    _tables: Tables | None = None
    _spoken: tuple[tuple[int, int], ...] = ()
    _evidence: Evidence | None = None

    def tables(
        self, sides: Sides, encoder: tuple[Resource, ...], make: Callable[[], Tables]
    ) -> Tables:
        """Give the tables of two readings, made if these are others than last time."""
        if self._tables is None or not self._is_of(sides) or self._encoder != encoder:
            self._sides = self._tables = self._evidence = None
            tables = make()
            self._sides, self._encoder, self._tables = sides, encoder, tables
        return self._tables

    def evidence(
        self, tables: Tables, spoken: Sequence[tuple[int, int]], make: Callable[[], Evidence]
    ) -> Evidence:
        """Give the evidence of tables that were just given and of shared utterances."""
        is_known = tables is self._tables and self._spoken == tuple(spoken)
        if self._evidence is None or not is_known:
            self._evidence = None
            evidence = make()
            self._spoken, self._evidence = tuple(spoken), evidence
        return self._evidence

    def has_evidence(self, tables: Tables) -> bool:
        """Say whether evidence of tables that were just given is known."""
        return tables is self._tables and self._evidence is not None

    def _is_of(self, sides: Sides) -> bool:
        return self._sides is not None and all(
            one is two for one, two in zip(self._sides, sides, strict=True)
        )
