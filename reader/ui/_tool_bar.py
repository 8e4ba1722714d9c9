"""The bar of tools, which gives up words rather than tools where a window is narrow."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

_ICON, _WORDS = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class ToolBar(QToolBar):
    """Show actions as icons, some with a word; from the right, a group's words go together."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._groups: list[list[QToolButton]] = [[]]  # those with words
        self._saved: list[int] = []  # pixels won by leaving out the words of each group
        self._whole = 0

    def add(self, action: QAction, *, has_word: bool, starts_group: bool) -> None:
        """Add an action; one with a word shows it where it fits."""
        if starts_group and self.actions():
            self.addSeparator()
            self._groups.append([])
        self.addAction(action)
        button = self.widgetForAction(action)
        if has_word and isinstance(button, QToolButton):
            self._groups[-1].append(button)

    def _measure(self) -> None:
        """Find out how wide the bar is with all words, and what those of each group take."""
        self._saved = []
        for group in self._groups:
            widths = []
            for style in (_ICON, _WORDS):
                _put_on(style, group)
                widths.append(sum(button.sizeHint().width() for button in group))
            self._saved.append(widths[1] - widths[0])
        self._whole = self.sizeHint().width()

    def _fit(self) -> None:
        missing = self._whole - self.width()
        for group, saved in zip(reversed(self._groups), reversed(self._saved), strict=True):
            _put_on(_ICON if missing > 0 else _WORDS, group)
            missing -= saved if missing > 0 else 0

    # ------------------------------------------------------------------ overrides of Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._whole:
            self._measure()
        self._fit()


def _put_on(style: Qt.ToolButtonStyle, group: list[QToolButton]) -> None:
    for button in group:
        if button.toolButtonStyle() is not style:
            button.setToolButtonStyle(style)
