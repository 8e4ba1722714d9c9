"""The relations as buttons: what is on screen, how it looks, and a way to hide it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reader.presentation import ROLE_STYLES, Role, tr, tr_n
from reader.ui._lines import draw_line
from reader.ui._look import Look, figure_font, ui_font
from reader.ui._session import Session

_HEIGHT = 32
_PAD = 9.0
_GAP = 7.0


class RoleChip(QAbstractButton):
    """Show one role as it is marked, with the number found; pressed in, it is shown."""

    only_wished = Signal(object)

    def __init__(self, role: Role, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._look = look
        self._count: int | None = None
        self._is_compact = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style, key = ROLE_STYLES[role], list(Role).index(role) + 1
        meaning = tr("{meaning} Keys Alt+{key}.", meaning=tr(style.meaning), key=key)
        self.setToolTip(tr("{meaning} Right click: show only these.", meaning=meaning))
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """Show how many findings there are; None while nothing is compared."""
        self._count = count
        word = tr(ROLE_STYLES[self.role].word)
        if count is None:
            self.setAccessibleName(word)
        else:
            name = tr_n("{word}: {count} finding", "{word}: {count} findings", count, word=word)
            self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        self.update()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001  a plain setter
        """Show the letter in place of the word, where room is short."""
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    @property
    def label(self) -> str:
        """Give the word or letter that is shown."""
        style = ROLE_STYLES[self.role]
        return style.letter if self._is_compact else tr(style.word)

    def width_of(self, label: str) -> int:
        """Give the width that the chip takes with a label."""
        metrics = QFontMetricsF(ui_font())
        count = QFontMetricsF(figure_font()).horizontalAdvance(self._count_words())
        return round(metrics.horizontalAdvance(label) + count + 14.0 + 2 * _PAD + 2 * _GAP)

    def _count_words(self) -> str:
        return "" if self._count is None else str(self._count)

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self.label), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_of(ROLE_STYLES[self.role].letter), _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.only_wished.emit(self.role)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        shown = self.isChecked()
        strong = self._look.strong(self.role) if shown else self._look.ui("dim")
        bold = ui_font(1.05)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(strong)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_PAD, 0, 14, _HEIGHT - 2), middle, ROLE_STYLES[self.role].glyph)
        self._paint_words(painter, _PAD + 14.0 + _GAP)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        body = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = "accent" if self.hasFocus() else "border"
        painter.setPen(QPen(self._look.ui(edge), 2.0 if self.hasFocus() else 1.0))
        fill = self._look.ui("raised") if self.underMouse() else self._look.ui("base")
        painter.setBrush(fill if self.isChecked() else self._look.ui("window"))
        painter.drawRoundedRect(body, 7.0, 7.0)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        font, label = ui_font(), self.label
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(label)
        words = QRectF(left, (_HEIGHT - metrics.height()) / 2 - 1.5, width, metrics.height())
        shown = self.isChecked()
        painter.setFont(font)
        if shown:
            painter.fillRect(words.adjusted(-2.0, 0, 2.0, 0), self._look.tint(self.role))
            line = ROLE_STYLES[self.role].line
            draw_line(painter, line, words, self._look.strong(self.role))
        painter.setPen(self._look.ui("text" if shown else "dim"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)
        painter.setPen(self._look.ui("dim"))
        painter.setFont(figure_font())
        count = QPointF(words.right() + _GAP, words.top() + metrics.ascent())
        painter.drawText(count, self._count_words())


class FilterBar(QWidget):
    """One chip for each role; together they are the legend."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chips = tuple(RoleChip(role, session.look, self) for role in Role)
        self.setAccessibleName(tr("Kinds of findings, shown or hidden"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 6)
        row.setSpacing(6)
        for chip in self.chips:
            row.addWidget(chip)
            chip.clicked.connect(self._on_chip_clicked)
            chip.only_wished.connect(session.show_only_role)
        row.addStretch(1)
        session.comparison_changed.connect(self._on_session_comparison_changed)
        session.filters_changed.connect(self._on_session_filters_changed)
        session.look_changed.connect(self._on_session_look_changed)

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, RoleChip):
            self._session.toggle_role(chip.role)

    def _on_session_comparison_changed(self) -> None:
        for chip in self.chips:
            has_any = self._session.comparison is not None
            chip.set_count(self._session.count(chip.role) if has_any else None)
        self._fit()

    def _on_session_filters_changed(self) -> None:
        for chip in self.chips:
            chip.setChecked(chip.role not in self._session.filters.hidden)

    def _on_session_look_changed(self) -> None:
        for chip in self.chips:
            chip.set_look(self._session.look)

    def _fit(self) -> None:
        """Show words where they fit, letters where they do not."""
        widths = [chip.width_of(tr(ROLE_STYLES[chip.role].word)) for chip in self.chips]
        needed = sum(widths) + 6 * len(widths) + 20
        for chip in self.chips:
            chip.set_compact(needed > self.width())

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
