"""How tags look: their letters on a ground of their colour, and a button to put them on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from reader.core import Tag
from reader.presentation import contrast, seen_by, tr
from reader.ui._look import Look, colour, ui_font

BADGE_HEIGHT = 17.0
_BADGE_PAD = 3.0
_KEY_WIDTH = 8.0
_IDLE = 0.35  # of the colours of a tag that there is nothing to put on
_INKS = ("#000000", "#ffffff")


def ink_on(ground: str) -> QColor:
    """Give black or white, whichever is read better on a colour."""
    return colour(max(_INKS, key=lambda ink: contrast(ink, ground)))


def badge_width(tag: Tag) -> float:
    """Give the width of a tag's badge."""
    return max(BADGE_HEIGHT, _badge_metrics().horizontalAdvance(tag.sign) + 2 * _BADGE_PAD)


def draw_badge(painter: QPainter, left: float, top: float, tag: Tag, look: Look) -> QRectF:
    """Draw a tag's letters on its colour, and give the room that they took."""
    place = QRectF(left, top, badge_width(tag), BADGE_HEIGHT)
    painter.setPen(QPen(look.ui("border"), 1.0))
    ground = seen_by(look.vision, tag.colour)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0)
    font = ui_font(0.82)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink_on(ground))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tag.sign)
    return place


def badge_icon(tag: Tag, look: Look, ratio: float) -> QIcon:
    """Give a tag's badge as an icon."""
    size = QSize(round(badge_width(tag)), round(BADGE_HEIGHT))
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_badge(painter, 0.0, 0.0, tag, look)
    painter.end()
    return QIcon(picture)


def _badge_metrics() -> QFontMetricsF:
    font = ui_font(0.82)
    font.setBold(True)
    return QFontMetricsF(font)


class TagButton(QToolButton):
    """Show a tag; pressed in, it is on what is in focus. `wished` carries its name."""

    wished = Signal(str)

    def __init__(self, tag: Tag, look: Look, parent: QWidget, *, is_wide: bool = True) -> None:
        super().__init__(parent)
        self.tag = tag
        self._look = look
        self._is_wide = is_wide
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(round(badge_width(tag)), round(BADGE_HEIGHT)))
        self.setIcon(badge_icon(tag, look, self.devicePixelRatioF()))
        tip = tr("{name}, key {key}", name=tag.name, key=tag.key) if tag.key else tag.name
        self.setToolTip(tip)
        self.clicked.connect(self._on_clicked)
        self._is_ready = True
        self.set_on(is_on=False)

    def set_ready(self, *, is_ready: bool) -> None:
        """Show whether there is anything to put it on; pressed without, it says what is missing."""
        self._is_ready = is_ready
        self.update()

    def set_on(self, *, is_on: bool) -> None:
        """Show whether the tag is on what is in focus."""
        self.setChecked(is_on)
        self.setText(f"✓ {self.tag.name}" if is_on else self.tag.name)
        state = tr("on") if is_on else tr("off")
        self.setAccessibleName(tr("Tag {name}, {state}", name=self.tag.name, state=state))

    def _on_clicked(self) -> None:
        self.wished.emit(self.tag.name)

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self) -> QSize:
        if self._is_wide:
            return super().sizeHint()
        return QSize(round(_KEY_WIDTH + badge_width(self.tag) + 2.0), round(BADGE_HEIGHT + 8.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_wide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not (self._is_ready or self.hasFocus() or self.underMouse()):
            painter.setOpacity(_IDLE)
        frame = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            edge = "accent" if self.isChecked() or self.hasFocus() else "border"
            painter.setPen(QPen(self._look.ui(edge), 2.0 if self.hasFocus() else 1.2))
            painter.setBrush(self._look.ui("selection" if self.isChecked() else "raised"))
            painter.drawRoundedRect(frame, 5.0, 5.0)
        font = ui_font(0.86)
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(self._look.ui("text" if self.isChecked() else "dim"))
        key = QRectF(1.0, 0.0, _KEY_WIDTH, self.height())
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self.tag.key or "–"))
        draw_badge(painter, _KEY_WIDTH + 0.5, 4.0, self.tag, self._look)
        painter.end()
