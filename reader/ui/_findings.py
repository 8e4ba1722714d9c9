"""The list of findings: what was found, in words, one row each."""

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
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

from reader.core import Comparison, Origin, ReviewState, Side
from reader.presentation import (
    NOTE_GLYPH,
    READER_SIGN,
    ROLE_STYLES,
    STATE_STYLES,
    Finding,
    FindingGroup,
    Grouping,
    spoken,
    tr,
    tr_n,
)
from reader.ui._look import Look, figure_font, ui_font
from reader.ui._notebook import Notebook
from reader.ui._session import Session
from reader.ui._tips import wrapped

FINDING = Qt.ItemDataRole.UserRole
GROUP = Qt.ItemDataRole.UserRole + 1
SIGNS = Qt.ItemDataRole.UserRole + 2  # the glyphs of what the reader decided and noted
_Index = QModelIndex | QPersistentModelIndex

_LINES = 2  # of a summary
_PAD = 9.0
_GLYPH = 26.0


class FindingsModel(QAbstractItemModel):
    """The session's shown findings, in their order; in groups, those are rows above them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: tuple[FindingGroup, ...] = ()
        self._is_grouped = False
        self._places: dict[str, tuple[int, int]] = {}
        self._take()
        session.comparison_changed.connect(self._on_session_changed)
        session.filters_changed.connect(self._on_session_changed)

    def _on_session_changed(self) -> None:
        if self._groups != self._session.groups:
            self.beginResetModel()
            self._take()
            self.endResetModel()

    def _take(self) -> None:
        self._groups = self._session.groups
        self._is_grouped = self._session.filters.grouping is not Grouping.NONE
        self._places = {
            finding.key: (number, row)
            for number, group in enumerate(self._groups)
            for row, finding in enumerate(group.findings)
        }

    def index_of(self, finding: Finding | None) -> QModelIndex:
        """Give the index of a finding, an invalid one if it is not shown."""
        if finding is None or finding.key not in self._places:
            return QModelIndex()
        number, row = self._places[finding.key]
        return self.index(row, 0, self.index(number)) if self._is_grouped else self.index(row)

    def group_indexes(self) -> Iterator[QModelIndex]:
        """Give the indexes of the groups, if there are any."""
        if self._is_grouped:
            yield from map(self.index, range(len(self._groups)))

    def _row(self, index: _Index) -> Finding | FindingGroup:
        """Give what stands in a row; findings in groups carry the group's number plus one."""
        number = index.internalId()
        if number:
            return self._groups[number - 1].findings[index.row()]
        return self._groups[index.row()] if self._is_grouped else self._flat[index.row()]

    @property
    def _flat(self) -> tuple[Finding, ...]:
        return self._groups[0].findings if self._groups else ()

    # ------------------------------------------------------------------ overrides of Qt

    def index(self, row: int, column: int = 0, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008  as Qt declares it
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    # QObject has a method of this name, too.
    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        if not parent.isValid():
            return len(self._groups) if self._is_grouped else len(self._flat)
        if parent.internalId() or not self._is_grouped:
            return 0
        return len(self._groups[parent.row()].findings)

    def hasChildren(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008  as Qt declares it
        if not parent.isValid():
            return bool(self._groups)
        return self._is_grouped and not parent.internalId()

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index)
        if isinstance(row, FindingGroup):
            return _group_data(row, role)
        if role == FINDING:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return kind_words(row)
        if role == SIGNS:
            return self._signs(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return wrapped(self._spoken(row)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _spoken(self, finding: Finding) -> str:
        comparison, notebook = self._session.comparison, self._session.notebook
        return spoken_as_reviewed(comparison, finding, notebook) if comparison else ""

    def _signs(self, finding: Finding) -> str:
        notebook = self._session.notebook
        state = notebook.state(finding)
        sign = "" if state is ReviewState.NEW else STATE_STYLES[state].glyph
        return sign + (NOTE_GLYPH if notebook.notes_on(finding) else "")


def _group_data(group: FindingGroup, role: int) -> object:
    if role == GROUP:
        return group
    if role == Qt.ItemDataRole.DisplayRole:
        return group.title
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        count = len(group.findings)
        return tr_n(
            "{title}: {count} finding", "{title}: {count} findings", count, title=group.title
        )
    return None


def kind_words(finding: Finding) -> str:
    """Give the kind of a finding, and say if the reader decided it."""
    if finding.by is not Origin.READER:
        return finding.kind
    return tr("{kind} · {sign} by you", kind=finding.kind, sign=READER_SIGN)


def spoken_as_reviewed(comparison: Comparison, finding: Finding, notebook: Notebook) -> str:
    """Say a finding with what the reader decided about it and noted on it."""
    state = notebook.state(finding)
    decided = (tr(STATE_STYLES[state].word),) if state is not ReviewState.NEW else ()
    noted = (row.words or ", ".join(row.tags) for row in notebook.notes_on(finding))
    notes = (tr("Note: {words}", words=words) for words in noted)
    return ". ".join((spoken(comparison, finding), *decided, *notes))


def sides_of(finding: Finding) -> str:
    """Name the sides on which a finding has a passage, with the paragraph of each."""
    return "  ".join(
        side.letter + (paragraph.sign if paragraph is not None else "")
        for side, paragraph in zip(Side, finding.paragraphs, strict=True)
        if finding.spans[side]
    )


class FindingDelegate(QStyledItemDelegate):
    """Paint a finding: its glyph, its kind, where it stands, and two lines of what differs."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._heights = _heights()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        # The list asks for every row whenever its room changes.
        return QSize(200, self._heights[index.data(FINDING) is None])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        finding: Finding | None = index.data(FINDING)
        if finding is None:
            is_open = bool(state & QStyle.StateFlag.State_Open)
            self._paint_group(painter, rect, index.data(GROUP), is_open=is_open)
        else:
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_finding(painter, rect, finding, is_selected=is_selected)
            self._paint_signs(painter, rect, str(index.data(SIGNS)))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.ui("accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()

    def _paint_finding(
        self, painter: QPainter, rect: QRectF, finding: Finding, *, is_selected: bool
    ) -> None:
        self._paint_ground(painter, rect, finding, is_selected=is_selected)
        inner = rect.adjusted(_PAD + _GLYPH, _PAD, -_PAD - 2, -_PAD)
        self._paint_glyph(painter, rect, finding)
        self._paint_kind(painter, inner, finding)
        self._paint_summary(painter, inner, finding)

    def _paint_group(
        self, painter: QPainter, rect: QRectF, group: FindingGroup, *, is_open: bool
    ) -> None:
        """Paint a group's heading: whether it is open, its sign, its name, its count."""
        painter.fillRect(rect, self._look.ui("raised"))
        draw_arrow(
            painter, QPointF(rect.left() + 13.0, rect.center().y()), self._look, is_open=is_open
        )
        font = ui_font()
        font.setBold(True)
        painter.setFont(font)
        line = rect.adjusted(_PAD + _GLYPH - 6.0, 0.0, -_PAD - 2, 0.0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if group.role is not None:
            painter.setPen(self._look.strong(group.role))
            painter.drawText(line, middle, ROLE_STYLES[group.role].glyph)
            line.setLeft(line.left() + _GLYPH - 4.0)
        painter.setPen(self._look.ui("text"))
        title = QFontMetricsF(font).elidedText(
            group.title, Qt.TextElideMode.ElideRight, line.width() - 44.0
        )
        painter.drawText(line, middle, title)
        painter.setFont(figure_font())
        painter.setPen(self._look.ui("dim"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, str(len(group.findings)))

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

    def _paint_signs(self, painter: QPainter, rect: QRectF, signs: str) -> None:
        """Paint what the reader decided and noted under the glyph of the finding."""
        bold = ui_font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(self._look.ui("text"))
        line = QFontMetricsF(ui_font()).height()
        for number, sign in enumerate(signs, start=1):
            top = rect.top() + _PAD + number * (line + 1.0)
            place = QRectF(rect.left() + _PAD, top, _GLYPH - 4.0, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_kind(self, painter: QPainter, inner: QRectF, finding: Finding) -> None:
        font = ui_font()
        font.setBold(True)
        metrics = QFontMetricsF(font)
        line = QRectF(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setFont(ui_font(0.86))
        painter.setPen(self._look.ui("dim"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        sides = sides_of(finding)
        painter.drawText(line, flags, sides)
        painter.setFont(font)
        painter.setPen(self._look.ui("text"))
        kind = metrics.elidedText(
            kind_words(finding),
            Qt.TextElideMode.ElideRight,
            line.width() - QFontMetricsF(ui_font(0.86)).horizontalAdvance(sides) - 8.0,
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, kind)

    def _paint_summary(self, painter: QPainter, inner: QRectF, finding: Finding) -> None:
        top = inner.top() + QFontMetricsF(ui_font()).height() + 3.0
        painter.setPen(self._look.ui("text"))
        draw_lines(painter, finding.summary, ui_font(0.93), inner, top)


def _heights() -> tuple[int, int]:
    """Give the height of a finding's row and that of a group's."""
    line = QFontMetricsF(ui_font()).height()
    small = QFontMetricsF(ui_font(0.93)).height()
    return (round(2 * _PAD + line + 3.0 + _LINES * small), round(_PAD + line))


def draw_arrow(painter: QPainter, centre: QPointF, look: Look, *, is_open: bool) -> None:
    """Draw a small arrow that points down at what is open and at what is folded otherwise."""
    tips = [QPointF(-4.0, -2.0), QPointF(0.0, 2.0), QPointF(4.0, -2.0)]
    if not is_open:
        tips = [QPointF(-2.0, -4.0), QPointF(2.0, 0.0), QPointF(-2.0, 4.0)]
    painter.setPen(QPen(look.ui("text"), 1.6))
    painter.drawPolyline([centre + tip for tip in tips])


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
