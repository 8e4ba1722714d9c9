"""The list of notes: what each is about, what it says, its tags, one row each."""

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
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.core import Review, Tag
from reader.presentation import NOTE_GLYPH, ORPHAN_GLYPH, STATE_STYLES, NoteRow, tr
from reader.ui._findings import draw_lines
from reader.ui._look import Look, ui_font
from reader.ui._notebook import Notebook
from reader.ui._tag_look import BADGE_HEIGHT, badge_width, draw_badge

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_PAD = 9.0
_GLYPH = 26.0
_LINES = 2  # of what a note says
_UNKNOWN = "#999999"


class NotesModel(QAbstractListModel):
    """The notes that the notebook shows or, where `shows_orphans`, what has lost its passage."""

    def __init__(self, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._shows_orphans = False
        self._rows: tuple[NoteRow, ...] = notebook.shown
        notebook.rows_changed.connect(self._take)

    @property
    def shows_orphans(self) -> bool:
        """Say whether the rows are orphans."""
        return self._shows_orphans

    def set_orphans_shown(self, *, are_shown: bool) -> None:
        """List orphans, or notes that have their place."""
        self._shows_orphans = are_shown
        self._take()

    def _take(self) -> None:
        rows = self._notebook.orphans if self._shows_orphans else self._notebook.shown
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def index_of(self, row: NoteRow | None) -> QModelIndex:
        """Give the index of a row, an invalid one if it is not shown."""
        names = [each.item.id for each in self._rows]
        if row is None or row.item.id not in names:
            return QModelIndex()
        return self.index(names.index(row.item.id))

    # ------------------------------------------------------------------ overrides of Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.about
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken_note(row)
        return None


def _glyph(row: NoteRow) -> str:
    if row.spans is None:
        return ORPHAN_GLYPH
    return STATE_STYLES[row.item.state].glyph if isinstance(row.item, Review) else NOTE_GLYPH


def spoken_note(row: NoteRow) -> str:
    """Say a note in a sentence, as a screen reader speaks it."""
    kind = tr("Note") if row.spans is not None else tr("Has lost its passage")
    if row.spans is not None and isinstance(row.item, Review):
        kind = tr(STATE_STYLES[row.item.state].word)
    about = ", ".join(part for part in (row.about, row.place) if part)
    tags = tr("Tags: {names}", names=", ".join(row.tags)) if row.tags else ""
    parts = (f"{kind}: {about}", row.quote, row.words, tags, row.byline)
    return ". ".join(part for part in parts if part)


class NoteDelegate(QStyledItemDelegate):
    """Paint a note: its sign, what it is about and where, two lines of it, tags and author."""

    def __init__(self, notebook: Notebook, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._look = look
        self._line = QFontMetricsF(ui_font()).height()
        self._small = QFontMetricsF(ui_font(0.93)).height()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        words = self._line + 3.0 + _LINES * self._small + 4.0
        return QSize(200, round(2 * _PAD + words + BADGE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        rect, row = QRectF(option.rect), index.data(ROW)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.ui("selection"))
            bar = QRectF(rect.left(), rect.top(), 4.0, rect.height())
            painter.fillRect(bar, self._look.ui("accent"))
        painter.setPen(QPen(self._look.ui("border"), 1.0))
        foot = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))
        self._paint_head(painter, rect, row)
        inner = rect.adjusted(_PAD + _GLYPH, _PAD, -_PAD - 2, -_PAD)
        self._paint_words(painter, inner, row)
        self._paint_foot(painter, inner, row)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.ui("accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: NoteRow) -> None:
        line = rect.adjusted(_PAD + _GLYPH, _PAD, -_PAD - 2, 0.0)
        line.setHeight(self._line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font(1.15))
        painter.setPen(self._look.ui("accent" if row.spans is not None else "warning"))
        sign = QRectF(rect.left() + _PAD, line.top(), _GLYPH - 4.0, self._line)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, _glyph(row))
        painter.setFont(ui_font(0.86))
        painter.setPen(self._look.ui("dim"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, row.place)
        taken = QFontMetricsF(ui_font(0.86)).horizontalAdvance(row.place) + 8.0
        bold = ui_font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(self._look.ui("text"))
        about = QFontMetricsF(bold).elidedText(
            row.about, Qt.TextElideMode.ElideRight, line.width() - taken
        )
        painter.drawText(line, middle, about)

    def _paint_words(self, painter: QPainter, inner: QRectF, row: NoteRow) -> None:
        is_note = row.spans is not None and not isinstance(row.item, Review)
        words = row.words or row.quote if is_note else row.quote
        painter.setPen(self._look.ui("text" if row.words else "dim"))
        draw_lines(painter, words, ui_font(0.93), inner, inner.top() + self._line + 3.0)

    def _paint_foot(self, painter: QPainter, inner: QRectF, row: NoteRow) -> None:
        """Paint the badges of the tags, their names where there is room, and the author."""
        top, x = inner.bottom() - BADGE_HEIGHT, inner.left()
        byline = row.words if row.spans is None else row.item.author
        small = QFontMetricsF(ui_font(0.86))
        room = inner.right() - small.horizontalAdvance(byline) - 8.0
        for name in row.tags:
            tag = self._notebook.tag_named(name) or Tag(name=name, colour=_UNKNOWN)
            if x + badge_width(tag) > room:
                break
            x = draw_badge(painter, x, top, tag, self._look).right() + 4.0
            width = small.horizontalAdvance(name)
            if len(row.tags) == 1 and x + width < room:
                painter.setFont(ui_font(0.86))
                painter.setPen(self._look.ui("dim"))
                painter.drawText(
                    QRectF(x, top, width + 1.0, BADGE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, name
                )
        painter.setFont(ui_font(0.86))
        painter.setPen(self._look.ui("dim"))
        place = QRectF(inner.left(), top, inner.width(), BADGE_HEIGHT)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, byline)
