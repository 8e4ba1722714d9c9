"""A comparison with nothing but what the reader confirmed, or found by hand."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from reader.core import Comparison, Coverage, Dossier, Origin, ReviewState, Side, Span, Status
from reader.presentation._findings import Finding, findings_of, only_here_key
from reader.presentation._messages import tr_n
from reader.presentation._reviews import FindingIndex, reviewed_of

T = TypeVar("T")
_Keeps = Callable[[str], bool]


def confirmed_only(comparison: Comparison, dossier: Dossier) -> tuple[Comparison, Dossier]:
    """Give what a report of confirmed findings is made of.

    All others are gone, with the rows of coverage that say nothing confirmed, and a notice tells
    how many there were. Notes stay; of the reviews, those that confirm.
    """
    findings = findings_of(comparison)
    reviewed = reviewed_of(FindingIndex(comparison, findings), findings, dossier.reviews)
    kept = {f.key for f in findings if reviewed.state(f) is ReviewState.CONFIRMED or _is_own(f)}
    notice = tr_n(
        "Only what the reader confirmed: {count} finding of {total}.",
        "Only what the reader confirmed: {count} findings of {total}.",
        len(kept),
        total=len(findings),
    )
    confirmed = tuple(r for r in dossier.reviews if r.state is ReviewState.CONFIRMED)
    return (
        replace(_filtered(comparison, kept.__contains__), notices=(*comparison.notices, notice)),
        replace(dossier, reviews=confirmed),
    )


def _is_own(finding: Finding) -> bool:
    return finding.by is Origin.READER


def _filtered(comparison: Comparison, keeps: _Keeps) -> Comparison:
    def kept(name: str, things: Iterable[T]) -> tuple[T, ...]:
        return tuple(x for number, x in enumerate(things) if keeps(f"{name}-{number}"))

    a, b = (_coverage(comparison, side, keeps) for side in Side)
    return replace(
        comparison,
        links=kept("link", comparison.links),
        conflicts=kept("conflict", comparison.conflicts),
        quotes=kept("quote", comparison.quotes),
        framing=kept("framing", comparison.framing),
        coverage=(a, b),
    )


def _coverage(comparison: Comparison, side: Side, keeps: _Keeps) -> tuple[Coverage, ...]:
    def keeps_span(span: Span) -> bool:
        return keeps(only_here_key(side, span))

    rows = []
    for row in comparison.coverage[side]:
        span = comparison.analyses[side].sentences[row.sentence].span
        missing = tuple(one for one in row.missing if keeps_span(one.span))
        if row.status is Status.OMITTED and keeps_span(span):
            rows.append(row)
        elif row.status is Status.PARTLY and missing:
            rows.append(replace(row, missing=missing))
    return tuple(rows)
