"""What other thresholds would change: the counts of two comparisons of the same pair."""

from dataclasses import dataclass

from reader.core import Comparison, Relation, Status
from reader.presentation._messages import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A count before and after."""

    label: str
    before: int
    after: int


def effects_of(before: Comparison, after: Comparison) -> tuple[Effect, ...]:
    """Set the counts of two comparisons side by side."""
    labels = (
        tr("Passages shared"),
        tr("of these in part"),
        tr("Details in conflict"),
        tr("Framing"),
        tr("Sentences on one side only"),
        tr("Details on one side only"),
    )
    counts = zip(labels, _counts(before), _counts(after), strict=True)
    return tuple(Effect(label=label, before=old, after=new) for label, old, new in counts)


def _counts(comparison: Comparison) -> tuple[int, ...]:
    rows = [row for side in comparison.coverage for row in side]
    return (
        len(comparison.links),
        sum(link.relation is Relation.PARTIAL for link in comparison.links),
        len(comparison.conflicts),
        len(comparison.framing),
        sum(row.status is Status.OMITTED for row in rows),
        sum(len(row.missing) for row in rows if row.status is Status.PARTLY),
    )
