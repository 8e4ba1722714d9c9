"""What the View menu holds: which marks are shown, which page, and how large."""

from dataclasses import dataclass

from reader.core import Side
from reader.presentation import ROLE_STYLES, Role
from reader.ui._action_spec import ActionSpec, Menu, has_article, has_comparison
from reader.ui._session import Session
from reader.ui._showing import Page


def _role_spec(number: int, role: Role) -> ActionSpec:
    style = ROLE_STYLES[role]
    return ActionSpec(
        id=f"toggle_{role.value}",
        text=f"{style.glyph}  {style.word}",
        tip=style.meaning,
        keys=(f"Alt+{number}",),
        menu=Menu.VIEW,
        is_on=_Shows(role),
        starts_group=number == 1,
    )


@dataclass(frozen=True, slots=True)
class _Shows:
    role: Role

    def __call__(self, session: Session) -> bool:
        return self.role not in session.filters.hidden


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


def _shows_differences(session: Session) -> bool:
    return session.folding.only_differences


def _is_numbered(session: Session) -> bool:
    return session.aids.numbers


def _shows_edits(session: Session) -> bool:
    return session.aids.edits


def _is_dark(session: Session) -> bool:
    return session.look.theme.is_dark


VIEW_ACTIONS: tuple[ActionSpec, ...] = (
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
        keys=("Alt+0",),
        menu=Menu.VIEW,
    ),
    ActionSpec(
        id="show_one_text",
        text="&One text with edits",
        tip="Show both articles as one text, with what differs inline.",
        keys=("E",),
        menu=Menu.VIEW,
        enabled_when=has_comparison,
        is_on=_IsOn(Page.ONE_TEXT),
        starts_group=True,
    ),
    ActionSpec(
        id="show_differences",
        text="Only diff&erences",
        tip="Fold away what both articles tell, and leave what only one has or what conflicts.",
        keys=("V",),
        menu=Menu.VIEW,
        enabled_when=has_comparison,
        is_on=_shows_differences,
    ),
    ActionSpec(
        id="show_only_a",
        text="Only article &A",
        tip="Show article A alone with its marks, or both again.",
        keys=("A",),
        menu=Menu.VIEW,
        enabled_when=has_article,
        is_on=_IsAlone(Side.A),
    ),
    ActionSpec(
        id="show_only_b",
        text="Only article &B",
        tip="Show article B alone with its marks, or both again.",
        keys=("B",),
        menu=Menu.VIEW,
        enabled_when=has_article,
        is_on=_IsAlone(Side.B),
    ),
    ActionSpec(
        id="toggle_fold",
        text="Fold or unfold &here",
        tip="Fold or unfold the caption, boilerplate or shared sentences at the caret.",
        keys=("F",),
        menu=Menu.VIEW,
        enabled_when=has_article,
        starts_group=True,
    ),
    ActionSpec(
        id="toggle_asides",
        text="Fold or unfold &captions and boilerplate",
        tip="Open all captions and all that was set aside, or fold all of it away.",
        keys=("Shift+F",),
        menu=Menu.VIEW,
        enabled_when=has_article,
    ),
    ActionSpec(
        id="toggle_numbers",
        text="Paragraph &numbers",
        tip="Number the paragraphs in the margin.",
        keys=("#",),
        menu=Menu.VIEW,
        is_on=_is_numbered,
    ),
    ActionSpec(
        id="toggle_edits",
        text="&Words changed in all edits",
        tip="Mark the changed words of every edited sentence, not only of the one in focus.",
        keys=("W",),
        menu=Menu.VIEW,
        is_on=_shows_edits,
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
        id="move_edge",
        text="&Move an edge between parts",
        tip="Go to the next edge of panel, ledgers or list, which arrow keys then move.",
        keys=("Shift+F9",),
        menu=Menu.VIEW,
    ),
)
