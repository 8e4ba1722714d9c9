"""The list of findings: what was found, in words, one row each."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core import Side
from reader.presentation import ROLE_STYLES, Finding, tr
from reader.ui._look import Look, ui_font
from reader.ui._session import Session

FINDING = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex

_LINES = 2  # of a summary
_PAD = 9.0
_GLYPH = 26.0


class FindingsModel(QAbstractListModel):
    """The session's shown findings, in their order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[Finding, ...] = session.shown
        session.comparison_changed.connect(self._on_session_changed)
        session.filters_changed.connect(self._on_session_changed)

    def _on_session_changed(self) -> None:
        if self._rows == self._session.shown:
            return
        self.beginResetModel()
        self._rows = self._session.shown
        self.endResetModel()

    def row_of(self, finding: Finding | None) -> int:
        """Give the row of a finding, -1 if it is not shown."""
        return self._rows.index(finding) if finding in self._rows else -1

    # ------------------------------------------------------------------ overrides of Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._rows[index.row()]
        if role == FINDING:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.kind
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(finding)
        return None


def spoken(finding: Finding) -> str:
    """Say a finding in a sentence, as a screen reader speaks it."""
    role = tr(ROLE_STYLES[finding.role].word)
    if finding.kind.startswith(role):
        return tr("{kind}. {summary}", kind=finding.kind, summary=finding.summary)
    return tr("{role}, {kind}. {summary}", role=role, kind=finding.kind, summary=finding.summary)


def sides_of(finding: Finding) -> str:
    """Name the sides on which a finding has a passage."""
    return " ".join(side.letter for side in Side if finding.spans[side])


class FindingDelegate(QStyledItemDelegate):
    """Paint a finding: its glyph, its kind, where it stands, and two lines of what differs."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        line = QFontMetricsF(ui_font()).height()
        small = QFontMetricsF(ui_font(0.93)).height()
        return QSize(200, round(2 * _PAD + line + 3.0 + _LINES * small))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        finding: Finding = index.data(FINDING)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, finding, is_selected=is_selected)
        inner = rect.adjusted(_PAD + _GLYPH, _PAD, -_PAD - 2, -_PAD)
        self._paint_glyph(painter, rect, finding)
        self._paint_kind(painter, inner, finding)
        self._paint_summary(painter, inner, finding)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.ui("accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, finding: Finding, *, is_selected: bool
    ) -> None:
        if is_selected:
            painter.fillRect(rect, self._look.tint(finding.role))
            bar = QRectF(rect.left(), rect.top(), 4.0, rect.height())
            painter.fillRect(bar, self._look.strong(finding.role))
        painter.setPen(QPen(self._look.ui("border"), 1.0))
        y = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _paint_glyph(self, painter: QPainter, rect: QRectF, finding: Finding) -> None:
        font = ui_font(1.15)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._look.strong(finding.role))
        line = QFontMetricsF(ui_font()).height()
        place = QRectF(rect.left() + _PAD, rect.top() + _PAD, _GLYPH - 4.0, line)
        glyph = ROLE_STYLES[finding.role].glyph
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, glyph)

    def _paint_kind(self, painter: QPainter, inner: QRectF, finding: Finding) -> None:
        font = ui_font()
        font.setBold(True)
        metrics = QFontMetricsF(font)
        line = QRectF(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setFont(ui_font(0.86))
        painter.setPen(self._look.ui("dim"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, sides_of(finding))
        painter.setFont(font)
        painter.setPen(self._look.ui("text"))
        kind = metrics.elidedText(finding.kind, Qt.TextElideMode.ElideRight, line.width() - 36)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, kind)

    def _paint_summary(self, painter: QPainter, inner: QRectF, finding: Finding) -> None:
        top = inner.top() + QFontMetricsF(ui_font()).height() + 3.0
        painter.setPen(self._look.ui("text"))
        draw_lines(painter, finding.summary, ui_font(0.93), inner, top)


def draw_lines(painter: QPainter, text: str, font: QFont, room: QRectF, top: float) -> None:
    """Draw text over at most two lines, the last one cut with an ellipsis."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        start, y = line.textStart(), top + number * metrics.height() + metrics.ascent()
        words = text[start : start + line.textLength()]
        if number == _LINES - 1:
            words = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), y), words.rstrip())
    layout.endLayout()
