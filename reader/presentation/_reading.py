"""All that the window reads off a comparison, made at once, so that a worker can make it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader.core import Comparison, Side, Span
from reader.presentation._changes import Changes, cut_changes
from reader.presentation._findings import Finding, findings_of
from reader.presentation._ledger import Ledger, LedgerKind
from reader.presentation._ledgers import build_ledger
from reader.presentation._marks import MarkStore
from reader.presentation._overview import Overview, overview_of
from reader.presentation._reviews import FindingIndex
from reader.presentation._scroll import ReadingOrder, chain_spans

# Keyboards have straight quotation marks, newspapers have curly ones.
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A comparison with its findings, what is looked for in them, and where they stand.

    `texts` and `places` are by the findings' keys: their words as `plain_words` gives them,
    and sorting keys in reading order. `chain` keeps both articles in step, `cuts` are what
    was cut out of the quotations of either side, `index` finds what notes and reviews are
    about, `overview` and `ledgers` are what their pages show, `marks` those of either side.
    """

    comparison: Comparison
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    places: Mapping[str, tuple[float, int, int]]
    chain: tuple[tuple[Span, Span], ...]
    cuts: tuple[tuple[Changes, ...], tuple[Changes, ...]]
    index: FindingIndex
    overview: Overview
    ledgers: Mapping[LedgerKind, Ledger]
    marks: tuple[MarkStore, MarkStore]


def reading_of(comparison: Comparison) -> Reading:
    """Read a comparison; of long articles that takes a while."""
    findings, order = findings_of(comparison), ReadingOrder(comparison)
    return Reading(
        comparison=comparison,
        findings=findings,
        texts={finding.key: _searchable(finding, comparison) for finding in findings},
        places={f.key: order.place(f.first(Side.A), f.first(Side.B)) for f in findings},
        chain=chain_spans(comparison),
        cuts=(cut_changes(comparison, Side.A), cut_changes(comparison, Side.B)),
        index=FindingIndex(comparison, findings),
        overview=overview_of(comparison, findings),
        ledgers={kind: build_ledger(comparison, kind) for kind in LedgerKind},
        marks=(MarkStore(comparison, Side.A), MarkStore(comparison, Side.B)),
    )


def plain_words(text: str) -> str:
    """Give words as they are looked for: small letters and straight quotation marks."""
    return text.casefold().translate(_STRAIGHT)


def _searchable(finding: Finding, comparison: Comparison) -> str:
    passages = [
        span.of(comparison.articles[side].text) for side in Side for span in finding.spans[side]
    ]
    return plain_words(" ".join([finding.kind, finding.summary, *passages]))
