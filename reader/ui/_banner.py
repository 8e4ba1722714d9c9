"""A message over the texts that does not stop the work."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.presentation import tr
from reader.ui._look import Look


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
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.dismiss)
        self.setObjectName("banner")
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """Give the message and the hint."""
        return self._words

    def show_problem(self, message: str, hint: str) -> None:
        """Say what went wrong, and what to do about it."""
        self._show(message, hint, is_problem=True)

    def show_notice(self, message: str) -> None:
        """Say what is good to know."""
        self._show(message, "", is_problem=False)

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self._look = look
        edge = look.theme.ui["warning" if self._is_problem else "accent"]
        ui = look.theme.ui
        self.setStyleSheet(
            f"#banner {{ background: {ui['raised']}; border: none;"
            f" border-left: 5px solid {edge}; border-bottom: 1px solid {ui['border']}; }}"
        )

    def _show(self, message: str, hint: str, *, is_problem: bool) -> None:
        self._is_problem, self._words = is_problem, (message, hint)
        self.set_look(self._look)
        # Plain text: a file's name may hold what looks like markup.
        self.label.setTextFormat(self.label.textFormat().PlainText)
        self.label.setText(f"{message}\n{hint}" if hint else message)
        self.setAccessibleName(tr("Problem") if is_problem else tr("Notice"))
        self.setAccessibleDescription(self.label.text())
        self.show()
