"""What there is to say of one thing that can be done, and when it can be."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.ui._session import Session


class Menu(StrEnum):
    """The menus, in their order; the values are their names."""

    FILE = "&File"
    EDIT = "&Edit"
    GO = "&Go"
    VIEW = "&View"
    PAIR = "&Pair"
    NOTES = "&Notes"
    HELP = "&Help"


class Context(StrEnum):
    """The things that have a menu of their own: a text, or a finding in the list."""

    TEXT = "text"
    FINDING = "finding"


ANYWHERE = (Context.TEXT, Context.FINDING)


def always(_session: Session) -> bool:
    """Let an action be done at any time."""
    return True


def has_findings(session: Session) -> bool:
    """Say whether any finding is shown."""
    return bool(session.shown)


def has_selection(session: Session) -> bool:
    """Say whether a finding is in focus."""
    return session.selected is not None


def has_comparison(session: Session) -> bool:
    """Say whether there is a comparison."""
    return session.comparison is not None


def has_article(session: Session) -> bool:
    """Say whether either side holds an article."""
    return any(session.articles)


def has_recent(session: Session) -> bool:
    """Say whether any pair was compared before."""
    return bool(session.recent)


def has_pair(session: Session) -> bool:
    """Say whether both sides hold an article."""
    return session.has_pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing that can be done: its words, keys, place, and when it can be.

    The first of `keys` is shown in menus. An action with `is_on` is a switch. One with
    `short` stands in the toolbar under that word, one with `in_toolbar` alone as an icon.
    `contexts` names the menus by the right mouse button that have it too.
    In the menu `words`, if given, say more exactly what would be done now than `text` does.
    """

    id: str
    text: str
    short: str = ""
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: Menu
    enabled_when: Callable[[Session], bool] = always
    is_on: Callable[[Session], bool] | None = None
    words: Callable[[Session], str] | None = None
    in_toolbar: bool = False
    starts_group: bool = False
    contexts: tuple[Context, ...] = ()
