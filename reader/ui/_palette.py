"""The command palette: type some letters of what is to be done, and Enter does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import match_rank, tr
from reader.ui._action_spec import ActionSpec
from reader.ui._action_table import ACTIONS
from reader.ui._actions import ActionSet
from reader.ui._look import Look, ui_font

_WIDTH, _HEIGHT = 620, 460
_ROW = 48
ENTRY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be done, as the palette lists it."""

    spec: ActionSpec
    title: str
    tip: str
    keys: str
    is_enabled: bool


def entries_of(actions: ActionSet) -> tuple[Entry, ...]:
    """List everything in the table, what can be done now first."""
    made = [_entry(spec, actions[spec.id]) for spec in ACTIONS if spec.id != "show_palette"]
    return tuple(sorted(made, key=lambda entry: not entry.is_enabled))


def _entry(spec: ActionSpec, action: QAction) -> Entry:
    native = QKeySequence.SequenceFormat.NativeText
    title = tr(spec.text).replace("&", "").rstrip("…")
    return Entry(
        spec=spec,
        title=" ".join(title.split()),
        tip=tr(spec.tip),
        keys=", ".join(QKeySequence(key).toString(native) for key in spec.keys[:2]),
        is_enabled=action.isEnabled(),
    )


class _Model(QAbstractListModel):
    """The entries that fit what was typed, the best first."""

    def __init__(self, entries: Sequence[Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self.rows = self._entries

    def set_query(self, query: str) -> None:
        self.beginResetModel()
        ranked = []
        for number, entry in enumerate(self._entries):
            rank = match_rank(query, entry.title, entry.tip)
            if rank is not None:
                ranked.append((not entry.is_enabled, rank, number, entry))
        ranked.sort(key=lambda row: row[:3] if query.strip() else row[2:3])
        self.rows = tuple(row[3] for row in ranked)
        self.endResetModel()

    # ------------------------------------------------------------------ overrides of Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.rows[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = tr("{title}. {tip}", title=entry.title, tip=entry.tip)
            return tr("{words} Key {keys}.", words=words, keys=entry.keys) if entry.keys else words
        return None


class _Delegate(QStyledItemDelegate):
    """Paint an entry: its name and keys, and below what it does."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ENTRY)
        state: QStyle.StateFlag = option.state
        rect, look = QRectF(option.rect), self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.ui("selection"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 4.0, rect.height()), look.ui("accent"))
        room = rect.adjusted(16.0, 6.0, -14.0, -6.0)
        used = self._paint_keys(painter, room, entry.keys)
        for words, scale, key, top in (
            (entry.title, 1.0, "text" if entry.is_enabled else "dim", 0.0),
            (entry.tip, 0.88, "dim", 19.0),
        ):
            font = ui_font(scale)
            font.setItalic(not entry.is_enabled)
            painter.setFont(font)
            painter.setPen(look.ui(key))
            width = room.width() - (used if not top else 0.0)
            fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            line = QRectF(room.left(), room.top() + top, width, 18.0)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.restore()

    def _paint_keys(self, painter: QPainter, room: QRectF, keys: str) -> float:
        """Paint the keys as a cap at the right; give the room that they take."""
        if not keys:
            return 0.0
        font = ui_font(0.88)
        painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(keys) + 14.0
        cap = QRectF(room.right() - wide, room.top() - 1.0, wide, 20.0)
        painter.setPen(QPen(self._look.ui("border"), 1.0))
        painter.setBrush(self._look.ui("raised"))
        painter.drawRoundedRect(cap, 5.0, 5.0)
        painter.setPen(self._look.ui("text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return wide + 10.0


class CommandPalette(QDialog):
    """List what can be done; `chosen` carries an action's id, after the palette has closed."""

    chosen = Signal(str)

    def __init__(self, actions: ActionSet, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Commands"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("What do you want to do?"))
        self.field.setFont(ui_font(1.1))
        self.field.installEventFilter(self)
        self.model = _Model(entries_of(actions), self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(look, self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Commands"))
        frame = QFrame(self)
        frame.setObjectName("palette")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(10, 10, 10, 10)
        inner.addWidget(self.field)
        inner.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.field.textChanged.connect(self._on_words_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.list.clicked.connect(self._choose)
        self._select(0)
        self.resize(_WIDTH, _HEIGHT)
        place = parent.mapToGlobal(QPointF((parent.width() - _WIDTH) / 2, 90.0))
        self.move(place.toPoint())

    def _on_words_changed(self, words: str) -> None:
        self.model.set_query(words)
        self._select(0)

    def _on_return_pressed(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None and entry.is_enabled:
            self.close()
            self.chosen.emit(entry.spec.id)

    def _select(self, row: int) -> None:
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(row % len(self.model.rows)))

    # ------------------------------------------------------------------ overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field go through the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._select(self.list.currentIndex().row() + step)
                return True
        return super().eventFilter(watched, event)
