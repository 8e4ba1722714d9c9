"""The lines of folds in an article's document: which fold each is of, and how they look."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from reader.presentation import Fold, FoldKind
from reader.ui._document import Folds
from reader.ui._look import Look


class FoldLines:
    """Find the fold of a paragraph that is a fold's line; paint the lines of shared sentences."""

    def __init__(self, folds: Folds, look: Look) -> None:
        self._folds = folds.every
        self._look = look

    def fold_of(self, block: QTextBlock) -> Fold | None:
        """Give the fold whose line a paragraph is."""
        number = block.userState() - 1
        return self._folds[number] if 0 <= number < len(self._folds) else None

    def nearest(self, offset: int) -> Fold | None:
        """Give the fold that holds a character of the article, else the first one after it."""
        around = (f for f in self._folds if f.span.start <= offset < f.span.end)
        after = (f for f in self._folds if f.span.start >= offset)
        return next(around, next(after, None))

    def paint(self, painter: QPainter, block: QTextBlock, bottom: float) -> None:
        """Paint the lines from a paragraph on, down to a height of the document."""
        # A paragraph that is not laid out has no lines, and asking one of them crashes.
        while (
            block.isValid()
            and block.layout().lineCount()
            and block.layout().position().y() < bottom
        ):
            fold = self.fold_of(block)
            if fold is not None and fold.kind is FoldKind.COMMON:
                self._paint_line(painter, block)
            block = block.next()

    def _paint_line(self, painter: QPainter, block: QTextBlock) -> None:
        """Give a line a ground, and draw it on to the end of the column."""
        line, origin = block.layout().lineAt(0), block.layout().position()
        words = line.naturalTextRect().translated(origin)
        band = QRectF(origin.x(), words.top(), line.width(), words.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.ui("raised"))
        painter.drawRoundedRect(band.adjusted(-4.0, -3.0, 0.0, 3.0), 4.0, 4.0)
        painter.setPen(QPen(self._look.ui("dim"), 1.0, Qt.PenStyle.DashLine))
        y = words.center().y()
        painter.drawLine(QPointF(words.right() + 12.0, y), QPointF(band.right() - 10.0, y))
