"""One article to read: a read-only text with its marks under the words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from reader.core import Article, BlockKind, Side, Span
from reader.presentation import (
    ROLE_STYLES,
    Changes,
    Extent,
    Fold,
    Mark,
    Placement,
    Port,
    tr,
)
from reader.ui._column import MARGIN_LEFT, column_format
from reader.ui._document import TAKE_BACK, Folds, set_article
from reader.ui._empty_pane import paint_empty, spoken_words
from reader.ui._fold_lines import FoldLines
from reader.ui._hand_marks import Decided, HandLayer, Noted
from reader.ui._look import Look
from reader.ui._marks import Focus, MarkLayer
from reader.ui._numbers import NumberLayer
from reader.ui._resting_text import RestingText
from reader.ui._spots import SpotLayer
from reader.ui._text_geometry import TextGeometry
from reader.ui._tips import wrapped
from reader.ui._turns import is_long


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A passage, and how far below the top of the screen it begins."""

    span: Span
    height: float = 0.0


class ArticlePane(RestingText):
    """Show an article with its marks; tell what is clicked, scrolled and dropped.

    The scroll bars are hidden: the overview rulers take their place. Heights that it
    gives and takes are pixels of its document. `describe` says a finding in words.
    """

    mark_picked = Signal(str)
    note_picked = Signal(str)
    layout_begun = Signal()
    layout_changed = Signal()
    scrolled = Signal()
    zoom_wished = Signal(int)
    keyboard_moved = Signal()
    caret_moved = Signal()
    menu_wished = Signal(object)
    fold_toggled = Signal(object)
    fold_wanted_back = Signal(object)

    def __init__(
        self,
        side: Side,
        look: Look,
        parent: QWidget | None = None,
        *,
        describe: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(side, parent)
        self._look = look
        self._describe = describe
        self._article: Article | None = None
        self._folds = Folds()
        self._lines = FoldLines(self._folds, look)
        self._placement = Placement("", ())
        self._geometry = TextGeometry(self.document(), self._placement)
        self._layer = MarkLayer(self._geometry, "", look)
        self._spots = SpotLayer(self._geometry, look)
        self._hand = HandLayer(self._geometry, look)
        self._numbers = NumberLayer(self._geometry, None, look)
        self._left = 0.0
        self._is_numbered = False
        self._pressed_at: QPointF | None = None
        self._is_waiting = False
        self._is_laying_out = False
        self._measured = QSizeF()
        self._set_up()
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_moved)
        self.set_article(None)

    def _set_up(self) -> None:
        flags = Qt.TextInteractionFlag
        # TextBrowserInteraction has no caret; these two give one and stay read-only.
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)
        self.viewport().installEventFilter(self)

    # ------------------------------------------------------------------------- content

    @property
    def article(self) -> Article | None:
        """Give the article that is shown."""
        return self._article

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks that are shown."""
        return self._layer.marks

    @property
    def changes(self) -> tuple[Changes, ...]:
        """Give the changed words that are shown besides those of what is in focus."""
        return self._layer.changes

    @property
    def focus_shown(self) -> Focus | None:
        """Give what is in focus."""
        return self._layer.focus

    @property
    def spots(self) -> SpotLayer:
        """Give what is pointed out in it; change it by `set_pointed` and `set_hits`."""
        return self._spots

    @property
    def hand(self) -> HandLayer:
        """Give what is the reader's own in it; change it by its setters here."""
        return self._hand

    def set_article(
        self,
        article: Article | None,
        folds: Folds = Folds(),  # noqa: B008  a frozen value
        *,
        later: bool = False,
    ) -> None:
        """Show an article from its beginning, without marks; None empties the pane.

        One with the same text keeps marks, caret and what is on screen. The text of one that
        comes `later` stays away until `renew`.
        """
        before, self._article = self._article, article
        if before is not None and article is not None and before.text == article.text:
            self._set_anew(self._look, folds)
            self._name_it()
            return
        self._folds = folds
        self._is_waiting = later and article is not None
        self._set_document()
        self._spots.set_pointed(())
        self._spots.set_hits(())
        self._hand.set_held(())
        self._hand.set_decided(())
        self._hand.set_noted(())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.setCursorWidth(2 if article else 0)
        self._name_it()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks."""
        self._layer.set_marks(marks)
        self.viewport().update()

    def set_changes(self, changes: Iterable[Changes]) -> None:
        """Show other changed words besides those of what is in focus."""
        self._layer.set_changes(changes)
        self.viewport().update()

    def set_focus_shown(self, focus: Focus | None) -> None:
        """Bring something else into focus."""
        self._layer.set_focus(focus)
        self.viewport().update()

    def set_pointed(self, spans: Iterable[Span]) -> None:
        """Point at passages that are no finding in focus."""
        self._spots.set_pointed(spans)
        self.viewport().update()

    def set_hovered(self, spans: Iterable[Span]) -> None:
        """Outline passages while the pointer is over their ribbon."""
        self._spots.set_hovered(spans)
        self.viewport().update()

    def set_hits(self, spans: Iterable[Span]) -> None:
        """Show what was searched for."""
        self._spots.set_hits(spans)
        self.viewport().update()

    def set_held(self, spans: Iterable[Span]) -> None:
        """Show which sentences the reader holds."""
        self._hand.set_held(spans)
        self.viewport().update()

    def set_noted(self, noted: Sequence[Noted]) -> None:
        """Show where notes are."""
        self._hand.set_noted(noted)
        self.viewport().update()

    def set_decided(self, decided: Sequence[Decided]) -> None:
        """Show where the reader decided something."""
        self._hand.set_decided(decided)
        self.viewport().update()

    def renew(self, look: Look, folds: Folds) -> None:
        """Take theme, zoom and what is folded away; caret and passage stay where they are."""
        if self._is_waiting or (look, folds) != (self._look, self._folds):
            self._is_waiting = False
            self._set_anew(look, folds)

    def _set_anew(self, look: Look, folds: Folds) -> None:
        place, caret = self._place(), self.caret_offset()
        before = self._layer
        self._look, self._folds = look, folds
        self._set_document()
        self._layer.set_marks(before.marks)
        self._layer.set_changes(before.changes)
        self._layer.set_focus(before.focus)
        if caret is not None:
            self.put_caret(Span(start=caret, end=caret))
        self._back_to(place)

    def _set_document(self) -> None:
        """Fill the document, and have it laid out once, when all is in its place."""
        self._begin_column()
        if self._article is None or self._is_waiting:
            self.document().clear()
            self._placement = Placement("", ())
        else:
            self._placement = set_article(
                self.document(), self._article, self._look, self._folds, self._column()
            )
        self._geometry = TextGeometry(self.document(), self._placement)
        text = self._article.text if self._article else ""
        self._layer = MarkLayer(self._geometry, text, self._look)
        self._numbers = NumberLayer(self._geometry, self._article, self._look)
        self._lines = FoldLines(self._folds, self._look)
        hand, self._hand = self._hand, HandLayer(self._geometry, self._look)
        self._hand.set_held(hand.held)
        self._hand.set_decided(hand.decided)
        self._hand.set_noted(hand.noted)
        spots, self._spots = self._spots, SpotLayer(self._geometry, self._look)
        self._spots.set_pointed(spots.pointed)
        self._spots.set_hits(spots.hits)
        self._set_column()
        self._is_laying_out = False
        self._on_layout_changed()

    def _name_it(self) -> None:
        if self._article is None:
            name = tr("Article {side}, empty", side=self._side.letter)
        else:
            name = tr("Article {side}: {title}", side=self._side.letter, title=self._article.title)
        self.setAccessibleName(name)
        self.setAccessibleDescription("" if self._article else spoken_words(self._side))

    # ------------------------------------------------------------------------ geometry

    @property
    def port(self) -> Port:
        """Give the heights of the document and of the part on screen."""
        height = self.document().documentLayout().documentSize().height()
        return Port(height=height, page=float(self.viewport().height()))

    @property
    def view_extent(self) -> Extent:
        """Give the heights between which the document is on screen."""
        top = float(self.verticalScrollBar().value())
        return (top, top + self.viewport().height())

    def extent(self, span: Span) -> Extent:
        """Give the top and the bottom of a span of the article."""
        return self._geometry.extent(span)

    def marks_placed(self) -> Iterable[tuple[Mark, Extent]]:
        """Give the marks that are not folded away, each with its top and bottom."""
        return self._layer.placed()

    def is_folded(self, span: Span) -> bool:
        """Say whether all of a span is folded away."""
        return self._geometry.is_folded(span)

    def rects(self, span: Span) -> tuple[QRectF, ...]:
        """Give the rectangles of a span's lines, in the document's coordinates."""
        return self._geometry.rects(span)

    def selected_span(self) -> Span | None:
        """Give the stretch of the article that is selected, without white space at its ends."""
        cursor = self.textCursor()
        places = range(cursor.selectionStart(), cursor.selectionEnd() + 1)
        offsets = [at for at in map(self._placement.to_article, places) if at is not None]
        if not cursor.hasSelection() or not offsets or self._article is None:
            return None
        start, end = offsets[0], offsets[-1]
        words = self._article.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start=start, end=end) if start < end else None

    def clear_selection(self) -> None:
        """Select nothing any more; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def scroll_to(self, height: float) -> None:
        """Bring a height to the top of the screen, as far as the document allows."""
        self.verticalScrollBar().setValue(round(height))

    def first_visible(self) -> int | None:
        """Give the offset of the first character on screen, if it is the article's."""
        if self.verticalScrollBar().value() == 0:
            return None
        cursor = self.cursorForPosition(self.viewport().rect().topLeft())
        return self._placement.to_article(cursor.position())

    def _place(self) -> _Place | None:
        """Tell what is read: the passage in focus if it is on screen, else the top line."""
        top, bottom = self.view_extent
        focused = self._layer.focus.spans if self._layer.focus else ()
        for span in (*self._spots.pointed, *focused):
            extent = self.extent(span)
            if extent[1] > top and extent[0] < bottom:
                return _Place(span=span, height=max(0.0, extent[0] - top))
        first = self.first_visible()
        return None if first is None else _Place(span=Span(start=first, end=first + 1))

    def _back_to(self, place: _Place | None) -> None:
        """Bring what was read to where it was, after the text was laid out anew."""
        if place is not None:
            top, bottom = self.extent(place.span)
            room = self.port.page - (bottom - top)
            self.scroll_to(top - min(place.height, max(0.0, room)))

    def caret_offset(self) -> int | None:
        """Give the character of the article before which the caret stands."""
        return self._placement.to_article(self.textCursor().position())

    def _column(self) -> QTextFrameFormat:
        width = self.viewport().width()
        return column_format(self._look, width, is_numbered=self._is_numbered)

    def _set_column(self) -> None:
        """Give the text its column, if it has another one, and tell all that hang on it."""
        style, frame = self._column(), self.document().rootFrame()
        before = frame.frameFormat()
        left, right = style.leftMargin(), style.rightMargin()
        if (before.leftMargin(), before.rightMargin()) != (left, right):
            frame.setFrameFormat(style)
        self._layer.set_left(left)
        self._hand.set_right(self.viewport().width() - right)
        self._left = left

    def set_numbered(self, numbered: bool) -> None:  # noqa: FBT001  a plain setter
        """Show the numbers of paragraphs in the margin, or not; what is read stays in its place."""
        if numbered != self._is_numbered:
            self._is_numbered = numbered
            place = self._place()
            self._begin_column()
            self._end_column(place)

    def _begin_column(self) -> None:
        self.layout_begun.emit()
        self._is_laying_out = True

    def _end_column(self, place: _Place | None) -> None:
        self._set_column()
        self._is_laying_out = False
        self._on_layout_changed()
        self._back_to(place)
        self.viewport().update()

    def _on_document_size_changed(self, size: QSizeF) -> None:
        """Measure anew; Qt tells once more of a long text whose every line is known already."""
        if size != self._measured or not self._geometry.is_laid_out:
            self._on_layout_changed()

    def _has_long_text(self) -> bool:
        return is_long(self._article)

    def _take_width(self, work: Callable[[], None]) -> None:
        place = self._place()
        self._begin_column()
        work()
        self._end_column(place)

    def _take_height(self, work: Callable[[], None]) -> None:
        place = self._place()
        self.layout_begun.emit()
        work()
        self._back_to(place)
        self.layout_changed.emit()

    def _on_layout_changed(self) -> None:
        if self._is_laying_out:
            return
        self._is_laying_out = True
        self._geometry.forget()
        self._layer.forget()
        self._spots.forget()
        self._hand.forget()
        self._numbers.forget()
        self._geometry.lay_out()
        self._measured = self.document().documentLayout().documentSize()
        self._is_laying_out = False
        self.layout_changed.emit()

    def _on_bar_moved(self) -> None:
        self.scrolled.emit()

    # ------------------------------------------------------------------------- picking

    def fold_at_caret(self) -> Fold | None:
        """Give the fold in whose line or words the caret stands, else the nearest after it."""
        fold, offset = self._lines.fold_of(self.textCursor().block()), self.caret_offset()
        return fold if fold is not None or offset is None else self._lines.nearest(offset)

    def _fold_at(self, point: QPointF) -> Fold | None:
        """Give the fold whose line is at a point of the screen."""
        block = self.cursorForPosition(point.toPoint()).block()
        rect = self.document().documentLayout().blockBoundingRect(block)
        inside = rect.adjusted(-8.0, 0.0, 0.0, 0.0).contains(self._to_document(point))
        return self._lines.fold_of(block) if inside else None

    def pick_at_caret(self) -> None:
        """Open or close the fold in whose line the caret stands, or pick the finding there."""
        fold = self._lines.fold_of(self.textCursor().block())
        if fold is not None:
            self.fold_toggled.emit(fold)
            return
        offset = self.caret_offset()
        marks = self._layer.marks_of(offset) if offset is not None else ()
        if marks:
            self.mark_picked.emit(marks[0].finding)

    def put_caret(self, span: Span) -> None:
        """Set the caret before a passage, so that reading goes on from there."""
        cursor = self.textCursor()
        cursor.setPosition(self._placement.to_document(span.start))
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def _to_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0.0, self.verticalScrollBar().value())

    def _tip_at(self, point: QPointF) -> str:
        decided = self._hand.words_at(point)
        if decided:
            return decided
        key = self._layer.mark_at(point)
        on_screen = point - self._to_document(QPointF())
        if self.anchorAt(on_screen.toPoint()) == TAKE_BACK:
            return tr("Click to have this compared. Ctrl+Z undoes it.")
        if self._fold_at(on_screen) is not None:
            return tr("Click, or press Enter or F, to fold or unfold this.")
        if key is not None:
            mark = next(m for m in self._layer.marks if m.finding == key)
            style = ROLE_STYLES[mark.role]
            tip = tr("{word}: {meaning}", word=tr(style.word), meaning=tr(style.meaning))
            return f"{tip}\n{self._describe(key)}" if self._describe is not None else tip
        return tr("Set aside: not compared.") if self._is_set_aside(point) else ""

    def _is_set_aside(self, point: QPointF) -> bool:
        offset = self.offset_at(point - self._to_document(QPointF()))
        blocks = self._article.blocks if self._article is not None and offset is not None else ()
        asides = (block.span for block in blocks if block.kind is BlockKind.BOILERPLATE)
        return any(span.start <= (offset or 0) <= span.end for span in asides)

    def offset_at(self, place: QPointF) -> int | None:
        """Give the character of the article that is nearest to a place on screen."""
        cursor = self.cursorForPosition(place.toPoint())
        return self._placement.to_article(cursor.position())

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._article is None:
            paint_empty(painter, self.viewport().rect(), self._side, self._look)
        else:
            top = self.verticalScrollBar().value()
            painter.translate(0.0, -top)
            area = event.rect()
            window = (float(top + area.top()), float(top + area.bottom() + 1))
            self._layer.paint(painter, window)
            self._spots.paint(painter, window)
            self._hand.paint(painter, window)
            first = self.cursorForPosition(self.viewport().rect().topLeft()).block()
            self._lines.paint(painter, first, self.view_extent[1])
            if self._is_numbered:
                right = self._left - MARGIN_LEFT + 2.0
                self._numbers.paint(painter, window, right)
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        is_click = pressed is not None and (pressed - event.position()).manhattanLength() < 4
        if not is_click or event.button() is not Qt.MouseButton.LeftButton:
            return
        fold = self._fold_at(event.position())
        key = self._layer.mark_at(self._to_document(event.position()))
        note = self._hand.note_at(self._to_document(event.position()))
        if self.textCursor().hasSelection():
            return
        if fold is not None:
            is_link = self.anchorAt(event.position().toPoint()) == TAKE_BACK
            (self.fold_wanted_back if is_link else self.fold_toggled).emit(fold)
        elif note:
            self.note_picked.emit(note)
        elif key is not None:
            self.mark_picked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        is_fold = self._fold_at(event.position()) is not None
        self.viewport().setCursor(shapes.PointingHandCursor if is_fold else shapes.IBeamCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick_at_caret()
            return
        before = self.caret_offset()
        super().keyPressEvent(event)
        if self.caret_offset() != before:
            self.caret_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keyboard_moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    # Not `viewportEvent`: with Python between Qt and `paintEvent`, an error there is a crash.
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            tip = self._tip_at(self._to_document(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), wrapped(tip), self)
            return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._go_to(event.pos())
        self.menu_wished.emit(event.globalPos())

    def _go_to(self, place: QPoint) -> None:
        """Set caret and focus where the mouse is, unless that is what is selected."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        cursor, clicked = self.textCursor(), self.cursorForPosition(place)
        if cursor.selectionStart() <= clicked.position() < cursor.selectionEnd():
            return
        self.setTextCursor(clicked)
        key = self._layer.mark_at(self._to_document(QPointF(place)))
        if key is not None:
            self.mark_picked.emit(key)
            self.setTextCursor(clicked)
