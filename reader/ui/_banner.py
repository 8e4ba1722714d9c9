"""A message over the texts that does not stop the work."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.presentation import tr
from reader.ui._look import Look

Way = Callable[[], object]
Ways = Sequence[tuple[str, Way]]  # the words of a button, and what it does


class MessageBanner(QFrame):
    """Show what went wrong and what can be done, until it is put away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_problem = False
        self._words = ("", "")
        self._look = look
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.dismiss = QPushButton(tr("Dismiss"), self)
        self.dismiss.clicked.connect(self.hide)
        self.ways: dict[QPushButton, Way] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.dismiss)
        self.setObjectName("banner")
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """Give the message and the hint."""
        return self._words

    def show_problem(self, message: str, hint: str, ways: Ways = ()) -> None:
        """Say what went wrong, and what to do about it, with ways on."""
        self._show(message, hint, ways, is_problem=True)

    def show_notice(self, message: str, ways: Ways = ()) -> None:
        """Say what is good to know, with ways on: the words of a button, and what it does."""
        self._show(message, "", ways, is_problem=False)

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        edge = look.theme.ui["warning" if self._is_problem else "accent"]
        ui = look.theme.ui
        self.setStyleSheet(
            f"#banner {{ background: {ui['raised']}; border: none;"
            f" border-left: 5px solid {edge}; border-bottom: 1px solid {ui['border']}; }}"
        )

    def _show(self, message: str, hint: str, ways: Ways, *, is_problem: bool) -> None:
        self._show_ways(ways)
        self._is_problem, self._words = is_problem, (message, hint)
        self.set_look(self._look)
        # Plain text: a file's name may hold what looks like markup.
        self.label.setTextFormat(self.label.textFormat().PlainText)
        self.label.setText(f"{message}\n{hint}" if hint else message)
        self.setAccessibleName(tr("Problem") if is_problem else tr("Notice"))
        self.setAccessibleDescription(self.label.text())
        self.show()

    def _show_ways(self, ways: Ways) -> None:
        for button in self.ways:
            self._row.removeWidget(button)
            button.deleteLater()
        self.ways = {}
        for words, call in ways:
            button = QPushButton(words, self)
            button.clicked.connect(self._on_way_clicked)
            self._row.insertWidget(self._row.count() - 1, button)
            self.ways[button] = call

    def _on_way_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton) and button in self.ways:
            self.ways[button]()
