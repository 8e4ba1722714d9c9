"""The four ledgers of a pair, made from its comparison alone."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reader.core import Comparison
from reader.presentation._ledger import Ledger, LedgerKind
from reader.presentation._ledger_figures import figure_ledger
from reader.presentation._ledger_names import name_ledger
from reader.presentation._ledger_quotations import quotation_ledger
from reader.presentation._ledger_sources import source_ledger

_MAKERS: Mapping[LedgerKind, Callable[[Comparison], Ledger]] = MappingProxyType(
    {
        LedgerKind.QUOTATIONS: quotation_ledger,
        LedgerKind.FIGURES: figure_ledger,
        LedgerKind.NAMES: name_ledger,
        LedgerKind.SOURCES: source_ledger,
    }
)


def build_ledger(comparison: Comparison, kind: LedgerKind) -> Ledger:
    """Make one ledger of a pair."""
    return _MAKERS[kind](comparison)
