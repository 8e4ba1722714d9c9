"""The preview of an export: its pages, its first lines, or what it holds in words."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.export import Format, PagePicture
from reader.presentation import tr
from reader.ui._export_choice import FORMATS, PARTS
from reader.ui._look import figure_font, ui_font
from reader.ui._page_view import PageView
from reader.ui._previewing import Previewer, Sample

_PATIENCE = 250  # milliseconds before it is said that something is being made
_SHOWN = 20_000  # characters of a text
_AS_TEXT = frozenset({Format.MARKDOWN, Format.CSV, Format.JSON})


class ExportPreview(QWidget):
    """Show a sample that the previewer made, and ask it for the pages."""

    def __init__(self, previewer: Previewer, parent: QWidget) -> None:
        super().__init__(parent)
        self._previewer = previewer
        self._sample: Sample | None = None
        self.pages = PageView(self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(ui_font(0.95))
        self.text.document().setDocumentMargin(16)
        self.text.setAccessibleName(tr("Beginning of the file"))
        self.words = QLabel(self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setMargin(40)
        self.stack = QStackedWidget(self)
        for page in (self.words, self.pages, self.text):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.stack, 1)
        self._show_page(self.words)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._say_waiting)
        self.pages.picture_wished.connect(self._on_picture_wished)
        self.pages.turned.connect(self._say_place)
        previewer.made.connect(self._on_sample_made)
        previewer.drawn.connect(self._on_page_drawn)
        previewer.failed.connect(self._on_preview_failed)

    def _bar(self) -> QWidget:
        self.bar = QWidget(self)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        self.place = QLabel(self.bar)
        self.place.setMinimumWidth(110)
        self.size_words = QLabel(self.bar)
        self.size_words.setFont(figure_font())
        self.size_words.setMinimumWidth(56)
        self.size_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous = self._button("‹", tr("Previous page"), tr("Page Up"))
        self.following = self._button("›", tr("Next page"), tr("Page Down"))
        self.smaller = self._button("−", tr("Smaller"), tr("Ctrl+−"))
        self.larger = self._button("+", tr("Larger"), tr("Ctrl++"))
        self.fit = self._button(tr("Fit"), tr("Whole page"), tr("Ctrl+0"))
        self.state = QLabel(self.bar)
        self.state.setObjectName("note")
        for part in (self.previous, self.place, self.following):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addStretch(1)
        for part in (self.smaller, self.size_words, self.larger, self.fit):
            row.addWidget(part)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous.clicked.connect(self.turn_back)
        self.following.clicked.connect(self.turn_on)
        self.smaller.clicked.connect(self.zoom_out)
        self.larger.clicked.connect(self.zoom_in)
        self.fit.clicked.connect(self.pages.fit)
        return self.bar

    def _button(self, sign: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self.bar)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(tr("{what} ({keys})", what=name, keys=key))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMinimumSize(QSize(30, 28))
        return button

    # --------------------------------------------------------------------------- moving

    def turn_on(self) -> None:
        """Show the next page."""
        self.pages.step(1)

    def turn_back(self) -> None:
        """Show the page before."""
        self.pages.step(-1)

    def go_on(self) -> None:
        """Go on by a screenful."""
        self._go(1)

    def go_back(self) -> None:
        """Go back by a screenful."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if self.stack.currentWidget() is self.text:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())
        else:
            self.pages.go(by)

    def zoom_in(self) -> None:
        """Show the page larger."""
        self.pages.zoom_by(1)

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self.pages.zoom_by(-1)

    # -------------------------------------------------------------------------- showing

    def wait(self) -> None:
        """Expect another sample; what is shown stays until it is there."""
        self._patience.start()

    def say(self, words: str) -> None:
        """Show words in place of a sample."""
        self._stop_waiting()
        self._sample = None
        self.words.setText(words)
        self._show_page(self.words)

    def _stop_waiting(self) -> None:
        self._patience.stop()
        self.state.clear()

    def _say_waiting(self) -> None:
        self.state.setText(tr("Making the preview …"))

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        is_paged = page is self.pages
        for part in (self.previous, self.place, self.following):
            part.setVisible(is_paged)
        for part in (self.smaller, self.size_words, self.larger, self.fit):
            part.setVisible(is_paged)

    def _on_sample_made(self, sample: Sample) -> None:
        self._stop_waiting()
        self._sample = sample
        form = sample.choice.format
        if form is Format.PDF:
            self._show_page(self.pages)
            self.pages.show_pages(sample.sizes)
        elif form in _AS_TEXT:
            # Shown first: a text that is set before it has its size may be scrolled by a line.
            self._show_page(self.text)
            modes = QPlainTextEdit.LineWrapMode
            is_prose = form is Format.MARKDOWN
            self.text.setLineWrapMode(modes.WidgetWidth if is_prose else modes.NoWrap)
            self.text.setPlainText(sample.data.decode("utf-8-sig")[:_SHOWN])
        else:
            self.words.setText(_in_words(sample))
            self._show_page(self.words)

    def _say_place(self) -> None:
        pages = self.pages
        number, count = pages.number + 1, pages.count
        self.place.setText(tr("Page {number} of {count}", number=number, count=count))
        self.size_words.setText(tr("{share} %", share=round(100 * pages.zoom)))
        self.previous.setEnabled(number > 1)
        self.following.setEnabled(number < count)

    def _on_picture_wished(self, number: int, scale: float) -> None:
        if self._sample is not None:
            self._previewer.draw(self._sample, number, scale)

    def _on_page_drawn(self, number: int, scale: float, picture: PagePicture) -> None:
        self.pages.show_picture(number, scale, picture)

    def _on_preview_failed(self, message: str, hint: str) -> None:
        self.say(f"{message}\n{hint}")


def _in_words(sample: Sample) -> str:
    """Say of a file that is not drawn here what it is and what it holds."""
    choice = sample.choice
    size = max(1, round(len(sample.data) / 1000))
    held = [tr(words) for part, words in PARTS.items() if part in choice.style.parts]
    lines = [
        tr("{name}, {size} kB", name=tr(FORMATS[choice.format][0]), size=size),
        tr("It holds: {parts}.", parts=", ".join(held)),
        tr("There is no picture of it here. Once it is exported, “Open” shows it in its program."),
    ]
    return "\n\n".join(lines)
