"""The dialogs: which files, where to, and which keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.core import Side
from reader.presentation import ROLE_STYLES, Role, tr
from reader.sources import SUPPORTED
from reader.ui._action_table import ACTIONS, Menu
from reader.ui._look import Look

_EXPORTS = {
    "Annotated PDF (*.pdf)": ".pdf",
    "Web page (*.html)": ".html",
    "Data (*.json)": ".json",
}


def _article_filter() -> str:
    endings = " ".join(f"*{ending}" for ending, _ in SUPPORTED)
    return tr("Articles ({endings});;All files (*)", endings=endings)


def ask_two_articles(parent: QWidget, folder: str) -> tuple[Path, ...]:
    """Ask for two files, in one dialog or one after the other; empty if called off."""
    title = tr("Choose two articles")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, folder, _article_filter())
    if len(chosen) == 1:
        second = ask_article(parent, Side.B, str(Path(chosen[0]).parent))
        chosen = [*chosen, str(second)] if second else []
    return tuple(Path(name) for name in chosen)


def ask_article(parent: QWidget, side: Side, folder: str) -> Path | None:
    """Ask for the file of one side; None if called off."""
    title = tr("Choose article {side}", side=side.letter)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _article_filter())
    return Path(chosen) if chosen else None


def ask_export(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to save, and as what; a name without ending gets the chosen form's."""
    kinds = ";;".join(tr(kind) for kind in _EXPORTS)
    title = tr("Export the comparison")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    endings = {tr(name): ending for name, ending in _EXPORTS.items()}
    return path if path.suffix else path.with_suffix(endings.get(kind, ".pdf"))


class HelpDialog(QDialog):
    """Show all keys and what the marks mean; freed when closed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys and marks"))
        self.resize(620, 640)
        self.text = QTextBrowser(self)
        self.text.setHtml(_marks_table(look) + _keys_table(look))
        self.text.setAccessibleName(tr("Keys and marks"))
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)


def _marks_table(look: Look) -> str:
    rows = []
    for role in Role:
        style, colours = ROLE_STYLES[role], look.theme.roles[role]
        rows.append(
            f'<tr><td align="center" style="color:{colours.strong}"><b>{style.glyph}</b></td>'
            f'<td style="background:{colours.tint}">{tr(style.word)}</td>'
            f"<td>{tr(style.meaning)}</td></tr>"
        )
    return f"<h3>{tr('Marks')}</h3><table cellpadding='5'>{''.join(rows)}</table>"


def _keys_table(look: Look) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    rows, dim = [], look.theme.ui["dim"]
    for menu in Menu:
        rows.append(
            f'<tr><td colspan="2" style="color:{dim}">{tr(menu.value).replace("&", "")}</td></tr>'
        )
        for spec in (spec for spec in ACTIONS if spec.menu is menu and spec.keys):
            keys = ", ".join(QKeySequence(key).toString(native) for key in spec.keys)
            rows.append(f"<tr><td><b>{keys}</b></td><td>{tr(spec.tip)}</td></tr>")
    return f"<h3>{tr('Keys')}</h3><table cellpadding='4'>{''.join(rows)}</table>"
