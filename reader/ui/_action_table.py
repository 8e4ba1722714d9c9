"""Everything that can be done, as one table of values."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.core import Side
from reader.presentation import ROLE_STYLES, LedgerKind, Role
from reader.ui._session import Page, Session


class Menu(StrEnum):
    """The menus, in their order; the values are their names."""

    FILE = "&File"
    GO = "&Go"
    VIEW = "&View"
    PAIR = "&Pair"
    HELP = "&Help"


def _always(_session: Session) -> bool:
    return True


def _has_findings(session: Session) -> bool:
    return bool(session.shown)


def _has_selection(session: Session) -> bool:
    return session.selected is not None


def _has_comparison(session: Session) -> bool:
    return session.comparison is not None


def _has_article(session: Session) -> bool:
    return any(session.articles)


def _has_recent(session: Session) -> bool:
    return bool(session.recent)


def _has_pair(session: Session) -> bool:
    return session.has_pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing that can be done: its words, keys, place, and when it can be.

    The first of `keys` is shown in menus. An action with `is_on` is a switch. One with
    `short` stands in the toolbar under that word, one with `in_toolbar` alone as an icon.
    """

    id: str
    text: str
    short: str = ""
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: Menu
    enabled_when: Callable[[Session], bool] = _always
    is_on: Callable[[Session], bool] | None = None
    in_toolbar: bool = False
    starts_group: bool = False


def _role_spec(number: int, role: Role) -> ActionSpec:
    style = ROLE_STYLES[role]
    return ActionSpec(
        id=f"toggle_{role.value}",
        text=f"{style.glyph}  {style.word}",
        tip=style.meaning,
        keys=(str(number),),
        menu=Menu.VIEW,
        is_on=_Shows(role),
        starts_group=number == 1,
    )


@dataclass(frozen=True, slots=True)
class _Shows:
    role: Role

    def __call__(self, session: Session) -> bool:
        return self.role not in session.filters.hidden


@dataclass(frozen=True, slots=True)
class _HasOpen:
    kind: LedgerKind

    def __call__(self, session: Session) -> bool:
        return session.ledger is self.kind


def _ledger_spec(kind: LedgerKind, text: str, tip: str, key: str) -> ActionSpec:
    return ActionSpec(
        id=f"toggle_{kind.value}",
        text=text,
        tip=tip,
        keys=(key,),
        menu=Menu.PAIR,
        enabled_when=_has_comparison,
        is_on=_HasOpen(kind),
    )


def _scrolls_together(session: Session) -> bool:
    return session.scrolls_together


@dataclass(frozen=True, slots=True)
class _IsOn:
    page: Page

    def __call__(self, session: Session) -> bool:
        return session.page is self.page


@dataclass(frozen=True, slots=True)
class _IsAlone:
    side: Side

    def __call__(self, session: Session) -> bool:
        return session.alone is self.side


def _is_dark(session: Session) -> bool:
    return session.look.theme.is_dark


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="open_pair",
        text="&Open two articles…",
        short="Open",
        tip="Choose two articles to lay side by side.",
        keys=("Ctrl+O",),
        icon="open",
        menu=Menu.FILE,
        in_toolbar=True,
    ),
    ActionSpec(
        id="open_left",
        text="Replace article &A…",
        tip="Choose another article for the left side.",
        keys=("Ctrl+Shift+A",),
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_right",
        text="Replace article &B…",
        tip="Choose another article for the right side.",
        keys=("Ctrl+Shift+B",),
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="paste",
        text="&Paste an article",
        tip="Put the copied text in place of the article that has the keyboard.",
        keys=("Ctrl+V",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="paste_left",
        text="Paste as article A",
        tip="Put the copied text on the left side.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="paste_right",
        text="Paste as article B",
        tip="Put the copied text on the right side.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_recent",
        text="Open &recent…",
        tip="Choose one of the pairs that were compared last.",
        keys=("Ctrl+R", "Ctrl+Shift+O"),
        menu=Menu.FILE,
        enabled_when=_has_recent,
    ),
    ActionSpec(
        id="open_example",
        text="Open the exa&mple",
        tip="Open the pair of articles that comes with the program.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="swap_sides",
        text="S&wap sides",
        short="Swap",
        tip="Let A be B and B be A.",
        keys=("Ctrl+Shift+X",),
        icon="swap",
        menu=Menu.FILE,
        enabled_when=_has_pair,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="compare_again",
        text="&Compare again",
        tip="Compare the two articles anew.",
        keys=("F5",),
        menu=Menu.FILE,
        enabled_when=_has_pair,
    ),
    ActionSpec(
        id="export",
        text="E&xport…",
        short="Export",
        tip="Save the comparison as annotated PDF, as a web page or as data.",
        keys=("Ctrl+E",),
        icon="export",
        menu=Menu.FILE,
        enabled_when=_has_comparison,
        in_toolbar=True,
    ),
    ActionSpec(
        id="preferences",
        text="Pre&ferences…",
        tip="Set up text, colours, and how sure the comparison has to be.",
        keys=("Ctrl+,",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="quit",
        text="&Quit",
        tip="Close the window.",
        keys=("Ctrl+Q",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="previous_finding",
        text="&Previous finding",
        short="Previous",
        tip="Go to the finding before the one in focus.",
        keys=("Shift+F8", "P", "K"),
        icon="previous",
        menu=Menu.GO,
        enabled_when=_has_findings,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="next_finding",
        text="&Next finding",
        short="Next",
        tip="Go to the finding after the one in focus.",
        keys=("F8", "N", "J"),
        icon="next",
        menu=Menu.GO,
        enabled_when=_has_findings,
        in_toolbar=True,
    ),
    ActionSpec(
        id="previous_of_kind",
        text="Previous of this &kind",
        tip="Go back to a finding of the same kind as the one in focus.",
        keys=("Shift+P", "Shift+K"),
        menu=Menu.GO,
        enabled_when=_has_selection,
    ),
    ActionSpec(
        id="next_of_kind",
        text="Next of &this kind",
        tip="Go on to a finding of the same kind as the one in focus.",
        keys=("Shift+N", "Shift+J"),
        menu=Menu.GO,
        enabled_when=_has_selection,
    ),
    ActionSpec(
        id="jump_across",
        text="Go to co&unterpart",
        short="Counterpart",
        tip="Go to the matching passage in the other article; if it has none, to the nearest one.",
        keys=("X", "Ctrl+J"),
        icon="across",
        menu=Menu.GO,
        enabled_when=_has_selection,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="bring_level",
        text="Bring &level",
        short="Bring level",
        tip="Move the other article until its matching passage stands beside this one.",
        keys=("L",),
        icon="level",
        menu=Menu.GO,
        enabled_when=_has_selection,
        in_toolbar=True,
    ),
    ActionSpec(
        id="other_pane",
        text="&Other article",
        tip="Move the keyboard to the other article.",
        keys=("F6",),
        menu=Menu.GO,
    ),
    ActionSpec(
        id="go_to_list",
        text="List of &findings",
        tip="Move the keyboard to the list of findings.",
        keys=("F7",),
        menu=Menu.GO,
    ),
    ActionSpec(
        id="filter_by_words",
        text="Filter by &words",
        tip="Show only findings that hold the words you type.",
        keys=("/",),
        menu=Menu.GO,
        enabled_when=_has_comparison,
    ),
    ActionSpec(
        id="find",
        text="F&ind in the texts…",
        tip="Look for words in either or both texts.",
        keys=("Ctrl+F",),
        menu=Menu.GO,
        enabled_when=_has_article,
        starts_group=True,
    ),
    ActionSpec(
        id="find_next",
        text="Next hit",
        tip="Go to the next place of the words that are looked for.",
        keys=("F3", "Ctrl+G"),
        menu=Menu.GO,
        enabled_when=_has_article,
    ),
    ActionSpec(
        id="find_previous",
        text="Previous hit",
        tip="Go back to the previous place of the words that are looked for.",
        keys=("Shift+F3", "Ctrl+Shift+G"),
        menu=Menu.GO,
        enabled_when=_has_article,
    ),
    ActionSpec(
        id="clear_selection",
        text="&Clear the focus",
        tip="Take the finding out of focus, and close a message.",
        keys=("Esc",),
        menu=Menu.GO,
    ),
    ActionSpec(
        id="toggle_together",
        text="Scroll &together",
        short="Scroll together",
        tip="When one article is scrolled, the other follows to the passages that they share.",
        keys=("T",),
        icon="together",
        menu=Menu.VIEW,
        is_on=_scrolls_together,
        in_toolbar=True,
        starts_group=True,
    ),
    *(_role_spec(number, role) for number, role in enumerate(Role, start=1)),
    ActionSpec(
        id="show_all_roles",
        text="Show all mar&ks",
        tip="Hide no kind of finding.",
        keys=("0",),
        menu=Menu.VIEW,
    ),
    ActionSpec(
        id="show_one_text",
        text="&One text with edits",
        tip="Show both articles as one text, with what differs inline.",
        keys=("E",),
        menu=Menu.VIEW,
        enabled_when=_has_comparison,
        is_on=_IsOn(Page.ONE_TEXT),
        starts_group=True,
    ),
    ActionSpec(
        id="show_differences",
        text="Only diff&erences",
        tip="Show both articles as one text, with the paragraphs that are the same folded away.",
        keys=("V",),
        menu=Menu.VIEW,
        enabled_when=_has_comparison,
        is_on=_IsOn(Page.DIFFERENCES),
    ),
    ActionSpec(
        id="show_only_a",
        text="Only article &A",
        tip="Show article A alone with its marks, or both again.",
        keys=("A",),
        menu=Menu.VIEW,
        enabled_when=_has_article,
        is_on=_IsAlone(Side.A),
    ),
    ActionSpec(
        id="show_only_b",
        text="Only article &B",
        tip="Show article B alone with its marks, or both again.",
        keys=("B",),
        menu=Menu.VIEW,
        enabled_when=_has_article,
        is_on=_IsAlone(Side.B),
    ),
    ActionSpec(
        id="zoom_in",
        text="&Larger text",
        tip="Set the articles larger.",
        keys=("Ctrl++", "Ctrl+="),
        icon="larger",
        menu=Menu.VIEW,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="zoom_out",
        text="&Smaller text",
        tip="Set the articles smaller.",
        keys=("Ctrl+-",),
        icon="smaller",
        menu=Menu.VIEW,
        in_toolbar=True,
    ),
    ActionSpec(
        id="zoom_reset",
        text="&Plain text size",
        tip="Set the articles in their plain size.",
        keys=("Ctrl+0",),
        menu=Menu.VIEW,
    ),
    ActionSpec(
        id="toggle_dark",
        text="&Dark theme",
        tip="Change between light and dark.",
        keys=("Ctrl+D",),
        icon="theme",
        menu=Menu.VIEW,
        is_on=_is_dark,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="toggle_panel",
        text="Panel of &findings",
        short="Findings",
        tip="Show or hide the panel at the right.",
        keys=("F9",),
        icon="panel",
        menu=Menu.VIEW,
        in_toolbar=True,
    ),
    ActionSpec(
        id="toggle_overview",
        text="&Overview",
        short="Overview",
        tip="Show counts, coverage, placement, voices and omissions of the pair in an overview.",
        keys=("O",),
        icon="overview",
        menu=Menu.PAIR,
        enabled_when=_has_comparison,
        is_on=_IsOn(Page.OVERVIEW),
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
        id="copy_citation",
        text="Copy &citation",
        tip="Copy the selected words, or the finding in focus, with where they stand exactly.",
        keys=("C", "Ctrl+Shift+C"),
        menu=Menu.PAIR,
        enabled_when=_has_article,
        starts_group=True,
    ),
    ActionSpec(
        id="show_palette",
        text="&Commands…",
        tip="Type what you want to do, and do it.",
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        menu=Menu.HELP,
    ),
    ActionSpec(
        id="show_cheat_sheet",
        text="&All keys",
        tip="Show all keys on one screen.",
        keys=("?",),
        menu=Menu.HELP,
    ),
    ActionSpec(
        id="show_shortcuts",
        text="&Keys and marks",
        tip="Show what the marks mean and look like, and what every key does.",
        keys=("F1",),
        menu=Menu.HELP,
    ),
)
