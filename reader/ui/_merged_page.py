"""Both articles as one text with their differences inline."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from reader.core import Comparison
from reader.presentation import (
    ROLE_STYLES,
    Change,
    MergedBlock,
    MergedRun,
    merged_text,
    tr,
)
from reader.ui._document import block_formats, printable
from reader.ui._look import Look
from reader.ui._session import Session
from reader.ui._showing import Page


class _Browser(QTextBrowser):
    """A text that tells when its width has changed."""

    resized = Signal()

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


_THIN = "\u2009"


class MergedPage(QWidget):
    """Show the session's pair as one text; a click or Enter on a passage goes to its finding."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made_for: Comparison | None = None
        self._blocks: tuple[MergedBlock, ...] = ()
        self.legend = QLabel(self)
        self.legend.setWordWrap(True)
        self.legend.setContentsMargins(16, 8, 16, 8)
        self.text = _Browser(self)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Both articles as one text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        session.page_changed.connect(self._show)
        session.comparison_changed.connect(self._show)
        session.look_changed.connect(self._show)
        self.text.resized.connect(self._set_margins)
        self.text.anchorClicked.connect(self._on_link_clicked)

    def _show(self) -> None:
        if self._session.page is not Page.ONE_TEXT:
            return
        comparison = self._session.comparison
        if comparison is not self._made_for:
            self._made_for = comparison
            self._blocks = merged_text(comparison) if comparison else ()
        self.legend.setText(_legend(self._session.look))
        self._set_text()

    def _set_text(self) -> None:
        place = self.text.verticalScrollBar().value()
        document, look = self.text.document(), self._session.look
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.body_font())
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for block in self._blocks:
            _insert_block(cursor, look, block)
        if not self._blocks:
            cursor.insertText(tr("Nothing is compared yet."))
        cursor.endEditBlock()
        self._set_margins()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(place)

    def _set_margins(self) -> None:
        """Give the text a column of a comfortable measure."""
        look = self._session.look
        metrics = QFontMetricsF(look.body_font())
        spare = self.text.viewport().width() - metrics.averageCharWidth() * look.measure * 1.08
        frame = self.text.document().rootFrame()
        style = frame.frameFormat()
        style.setLeftMargin(max(24.0, spare / 2))
        style.setRightMargin(max(24.0, spare / 2))
        style.setTopMargin(18.0)
        style.setBottomMargin(48.0)
        frame.setFrameFormat(style)

    def _on_link_clicked(self, url: QUrl) -> None:
        self._session.select(url.toString().partition(":")[2])


def _insert_block(cursor: QTextCursor, look: Look, block: MergedBlock) -> None:
    style, letters = block_formats(block.kind, look, is_first=cursor.atStart())
    if cursor.atStart():
        cursor.setBlockFormat(style)
    else:
        cursor.insertBlock(style, letters)
    differing = {run.finding for run in block.runs if run.change is not Change.KEPT}
    signed: set[str | None] = {None}
    before = Change.KEPT
    for run in block.runs:
        if run.finding in differing - signed:
            signed.add(run.finding)
            _insert_sign(cursor, look, run, letters)
        elif run.change is not before and Change.KEPT not in (run.change, before):
            cursor.insertText(_THIN, letters)  # else two words would look like one
        before = run.change
        cursor.insertText(printable(run.text), _run_format(letters, look, run))


def _insert_sign(cursor: QTextCursor, look: Look, run: MergedRun, letters: QTextCharFormat) -> None:
    """Set the sign of a sentence's relation before it."""
    if run.role is None:
        return
    sign = QTextCharFormat(letters)
    font = look.note_font(1.15)
    font.setBold(True)
    sign.setFont(font)
    sign.setForeground(look.strong(run.role))
    cursor.insertText(f"{ROLE_STYLES[run.role].glyph}\u00a0", sign)


def _run_format(letters: QTextCharFormat, look: Look, run: MergedRun) -> QTextCharFormat:
    """Strike what only A has, underline what only B has; the rest stays as it is."""
    made = QTextCharFormat(letters)
    if run.finding is not None:
        made.setAnchor(True)
        made.setAnchorHref(f"finding:{run.finding}")
    if run.change is Change.ONLY_A:
        made.setFontStrikeOut(True)
        made.setForeground(look.ui("dim"))
    elif run.change is Change.ONLY_B:
        made.setFontUnderline(True)
        made.setUnderlineColor(look.ui("accent"))
        made.setBackground(look.ui("selection"))
    return made


def _legend(look: Look) -> str:
    dim, ground = look.theme.ui["dim"], look.theme.ui["selection"]
    struck = f'<s style="color:{dim}">{tr("only in A")}</s>'
    under = f'<u style="background-color:{ground}">{tr("only in B")}</u>'
    rest = tr("the rest is in both. A click, or Tab and Enter, goes to the passage.")
    return f"{struck} &nbsp;·&nbsp; {under} &nbsp;·&nbsp; {rest}"
