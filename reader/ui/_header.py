"""The line above a text: which side it is, and whose article."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.core import Article, Side
from reader.presentation import tr
from reader.ui._document import source_line
from reader.ui._look import Look, ui_font

_HEIGHT = 34


class PaneHeader(QWidget):
    """Show a side's letter, its article's source and title, cut to the room there is.

    A double click wishes to set by hand what is known of the article.
    """

    details_wished = Signal(object)

    def __init__(self, side: Side, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._look = look
        self._article: Article | None = None
        self._is_active = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_article(None)

    @property
    def height_hint(self) -> int:
        """Give the height that it takes."""
        return _HEIGHT

    def set_article(self, article: Article | None) -> None:
        """Name another article."""
        self._article = article
        words = self._words()
        self.setAccessibleName(words)
        tip = tr("Double click: set title, outlet, author and date by hand.")
        self.setToolTip(f"{words}\n{article.source.path}\n{tip}" if article else "")
        self.update()

    @property
    def is_active(self) -> bool:
        """Say whether it shows that the text below has the keyboard."""
        return self._is_active

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a plain setter
        """Show that the text below has the keyboard, or that it has not."""
        self._is_active = active
        self.update()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        self.update()

    def _words(self) -> str:
        if self._article is None:
            return tr("Article {side}, empty", side=self._side.letter)
        return tr(
            "Article {side}: {title}. {source}",
            side=self._side.letter,
            title=self._article.title,
            source=source_line(self._article),
        )

    # ------------------------------------------------------------------ overrides of Qt

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._article is not None:
            self.details_wished.emit(self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.ui("window"))
        badge = QRectF(24.0, (_HEIGHT - 20) / 2, 20.0, 20.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.ui("accent"))
        painter.drawRoundedRect(badge, 4.0, 4.0)
        bold = ui_font(0.95)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(self._look.ui("accent_text"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._side.letter)
        if self._article is not None:
            self._paint_title(painter, badge.right() + 10.0, self._article)
        if self._is_active:
            line = QRectF(24.0, _HEIGHT - 3.0, self.width() - 30.0, 2.0)
            painter.fillRect(line, self._look.ui("accent"))
        painter.end()

    def _paint_title(self, painter: QPainter, left: float, article: Article) -> None:
        font = ui_font(0.95)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        room = self.width() - left - 12.0
        main, aside = header_words(article)
        share = 0.5 if article.outlet else 0.75
        main = metrics.elidedText(main, Qt.TextElideMode.ElideRight, room * share)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self._look.ui("text"))
        painter.drawText(QRectF(left, 0, room, _HEIGHT), middle, main)
        used = metrics.horizontalAdvance(main) + 12.0
        font.setBold(False)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._look.ui("dim"))
        aside = metrics.elidedText(aside, Qt.TextElideMode.ElideRight, room - used)
        painter.drawText(QRectF(left + used, 0, room - used, _HEIGHT), middle, aside)


def header_words(article: Article) -> tuple[str, str]:
    """Give what names an article, and what is said beside it.

    An outlet names it best. Where none is known, the headline does, for a file's name
    tells a reader little.
    """
    if article.outlet:
        return article.outlet, article.title
    return article.title, PurePath(article.source.path).name
