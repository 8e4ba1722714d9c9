"""Three hints for who opens the program for the first time; each is put away for good."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.presentation import tr
from reader.ui._look import ui_font

_HINTS = {
    "marks": "Colour, line and sign say how a sentence stands to the other article. Point at a "
    "word of the row over the texts for its meaning; F1 explains the rest.",
    "findings": "N goes to the next thing found, P back. A click on a mark does the same. "
    "? shows all keys.",
    "own": "Ctrl+O opens two articles of your own. You can also drop files on a side, or paste "
    "a text with Ctrl+V.",
}


class HintStrip(QFrame):
    """Show one hint at a time in a line at the foot of the window, until all have been seen."""

    seen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self._seen: tuple[str, ...] = tuple(_HINTS)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setFont(ui_font(0.95))
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.next = QPushButton(self)
        self.next.clicked.connect(self._on_next_clicked)
        self.close_all = QPushButton(tr("No more hints"), self)
        self.close_all.clicked.connect(self._on_close_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.next)
        row.addWidget(self.close_all)
        self._show()

    @property
    def seen(self) -> tuple[str, ...]:
        """Give the names of the hints that were put away."""
        return self._seen

    def set_seen(self, seen: Iterable[str]) -> None:
        """Show those that are not among these."""
        self._seen = tuple(seen)
        self._show()

    def _open(self) -> list[str]:
        return [name for name in _HINTS if name not in self._seen]

    def _show(self) -> None:
        waiting = self._open()
        self.setVisible(bool(waiting))
        if not waiting:
            return
        number = list(_HINTS).index(waiting[0]) + 1
        words = tr(
            "Hint {number} of {total}: {hint}",
            number=number,
            total=len(_HINTS),
            hint=tr(_HINTS[waiting[0]]),
        )
        self.words.setText(words)
        self.setAccessibleName(words)
        self.next.setText(tr("Next hint") if len(waiting) > 1 else tr("Got it"))
        self.close_all.setVisible(len(waiting) > 1)

    def _put_away(self, names: Iterable[str]) -> None:
        self._seen = (*self._seen, *names)
        self._show()
        self.seen_changed.emit()

    def _on_next_clicked(self) -> None:
        self._put_away(self._open()[:1])

    def _on_close_clicked(self) -> None:
        self._put_away(self._open())
