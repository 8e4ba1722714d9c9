"""The cheat sheet: all keys on one screen, from the table of actions."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from reader.presentation import tr
from reader.ui._action_spec import ActionSpec, Menu
from reader.ui._action_table import ACTIONS
from reader.ui._look import Look

_COLUMNS: tuple[tuple[Menu, ...], ...] = (
    (Menu.GO, Menu.HELP),
    (Menu.VIEW,),
    (Menu.FILE, Menu.PAIR),
    (Menu.EDIT, Menu.NOTES),
)
_ELSEWHERE = (
    ("Enter", "Pick the mark at the caret; follow a row."),
    ("1 … 9", "Tag what is in focus, or take the tag off."),
    ("Ctrl+wheel", "Larger or smaller text"),
)


class CheatSheet(QDialog):
    """Show all keys in columns; any click on the button, Esc or ? closes it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("All keys"))
        self.columns = tuple(QTextBrowser(self) for _ in _COLUMNS)
        row = QHBoxLayout()
        row.setSpacing(0)
        for browser, menus in zip(self.columns, _COLUMNS, strict=True):
            browser.setFrameShape(QFrame.Shape.NoFrame)
            browser.setAccessibleName(tr("All keys"))
            flags = Qt.TextInteractionFlag
            browser.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
            browser.setCursorWidth(0)
            browser.document().setDocumentMargin(12)
            extra = _elsewhere(look) if Menu.HELP in menus else ""
            browser.setHtml("".join(_menu(menu, look) for menu in menus) + extra)
            row.addWidget(browser, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 10)
        column.addLayout(row)
        self.resize(min(1180, parent.width() - 40), min(720, parent.height() - 40))

    # ------------------------------------------------------------------ overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Question:
            self.close()
        else:
            super().keyPressEvent(event)


def _elsewhere(look: Look) -> str:
    return f"<h3 style='margin:10px 0 2px 0'>{tr('By place')}</h3>{_table(_ELSEWHERE, look)}"


def _menu(menu: Menu, look: Look) -> str:
    rows = [
        (_keys(spec), _name(spec)) for spec in ACTIONS if spec.menu is menu and _is_listed(spec)
    ]
    heading = tr(menu.value).replace("&", "")
    return f"<h3 style='margin:10px 0 2px 0'>{heading}</h3>{_table(rows, look)}"


def _is_listed(spec: ActionSpec) -> bool:
    """Leave out actions without keys, and the nine of the tags, which have one line together."""
    return bool(spec.keys) and not spec.id.startswith("tag_")


def _table(rows: Sequence[tuple[str, str]], look: Look) -> str:
    cells = "".join(
        f"<tr><td width='118'><b>{escape(keys)}</b></td>"
        f"<td style='color:{look.theme.ui['text']}'>{escape(tr(words))}</td></tr>"
        for keys, words in rows
    )
    return f"<table cellpadding='1' cellspacing='0' width='100%'>{cells}</table>"


def _keys(spec: ActionSpec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " · ".join(QKeySequence(key).toString(native) for key in spec.keys)


def _name(spec: ActionSpec) -> str:
    return " ".join(tr(spec.text).replace("&", "").split())
