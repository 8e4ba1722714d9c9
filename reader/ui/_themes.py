"""The window's themes by what the reader chose, and how they look to other eyes."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.presentation import Role, Theme, Vision, theme_seen_by, theme_with
from reader.ui._look import Look, ThemeChoice, load_theme


class Themes:
    """Read the themes of a folder once, and dress a look in them."""

    def __init__(self, folder: Path) -> None:
        self._themes: dict[ThemeChoice, Theme] = {
            choice: load_theme(folder, choice.value)
            for choice in ThemeChoice
            if choice is not ThemeChoice.SYSTEM
        }

    def first_look(self) -> Look:
        """Give the look of a window before anything is chosen."""
        return Look(theme=self._themes[system_scheme()])

    def plain(self, choice: ThemeChoice) -> Theme:
        """Give a theme as its file has it."""
        return self._themes[system_scheme() if choice is ThemeChoice.SYSTEM else choice]

    def dressed(
        self,
        look: Look,
        *,
        choice: ThemeChoice | None = None,
        vision: Vision | None = None,
        colours: Mapping[Role, str] | None = None,
    ) -> Look:
        """Give a look with another theme or colours, or seen by other eyes; the rest stays."""
        choice = look.choice if choice is None else choice
        vision = look.vision if vision is None else vision
        colours = look.colours if colours is None else MappingProxyType(dict(colours))
        theme = theme_seen_by(vision, theme_with(self.plain(choice), colours))
        return replace(look, theme=theme, choice=choice, vision=vision, colours=colours)


def system_scheme() -> ThemeChoice:
    """Give the theme that goes with the system's colours."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return ThemeChoice.DARK if scheme is Qt.ColorScheme.Dark else ThemeChoice.LIGHT
