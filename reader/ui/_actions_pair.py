"""What the Pair menu holds: the overview, the ledgers, and citing."""

from dataclasses import dataclass

from reader.presentation import LedgerKind
from reader.ui._action_spec import ANYWHERE, ActionSpec, Menu, has_article, has_comparison
from reader.ui._session import Session
from reader.ui._showing import Page


@dataclass(frozen=True, slots=True)
class _HasOpen:
    kind: LedgerKind

    def __call__(self, session: Session) -> bool:
        return session.ledger is self.kind


def _shows_overview(session: Session) -> bool:
    return session.page is Page.OVERVIEW


def _ledger_spec(kind: LedgerKind, text: str, tip: str, key: str) -> ActionSpec:
    return ActionSpec(
        id=f"toggle_{kind.value}",
        text=text,
        tip=tip,
        keys=(key,),
        menu=Menu.PAIR,
        enabled_when=has_comparison,
        is_on=_HasOpen(kind),
    )


PAIR_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="toggle_overview",
        text="&Overview",
        short="Overview",
        tip="Show counts, coverage, placement, voices and omissions of the pair in an overview.",
        keys=("O",),
        icon="overview",
        menu=Menu.PAIR,
        enabled_when=has_comparison,
        is_on=_shows_overview,
        in_toolbar=True,
    ),
    _ledger_spec(
        LedgerKind.QUOTATIONS,
        "&Quotations",
        "List who is quoted, how either article cuts it, and with which verb.",
        "Q",
    ),
    _ledger_spec(
        LedgerKind.FIGURES,
        "&Numbers and dates",
        "List all numbers and dates, and whether both articles agree on them.",
        "D",
    ),
    _ledger_spec(
        LedgerKind.NAMES,
        "Na&mes and labels",
        "List how either article calls the same person, group or act.",
        "M",
    ),
    _ledger_spec(
        LedgerKind.SOURCES,
        "&Sources",
        "List who is quoted or cited, on which side, and how much.",
        "S",
    ),
    ActionSpec(
        id="show_asides",
        text="What was set &aside…",
        tip="Look at what the import set aside as boilerplate, and take back what it should not.",
        keys=("I",),
        menu=Menu.PAIR,
        enabled_when=has_article,
        starts_group=True,
    ),
    ActionSpec(
        id="copy_citation",
        text="Copy &citation",
        tip="Copy the selected words, or the finding in focus, with where they stand exactly.",
        keys=("C", "Ctrl+Shift+C"),
        menu=Menu.PAIR,
        enabled_when=has_article,
        starts_group=True,
        contexts=ANYWHERE,
    ),
)
