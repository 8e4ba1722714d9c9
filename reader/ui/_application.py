"""What belongs to the whole application: its name, icon and style, and the look of all widgets."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QToolTip

from reader.ui._look import Look, ui_font


def prepare_application(app: QApplication, icon: Path | None = None) -> None:
    """Give the application its name, its icon and the style that the themes are made for."""
    app.setApplicationName("Lateral")
    QGuiApplication.setDesktopFileName("lateral")
    if icon is not None:
        app.setWindowIcon(QIcon(str(icon)))
    app.setApplicationDisplayName("Lateral")
    app.setStyle("fusion")


def dress_application(look: Look) -> None:
    """Give all widgets a look's colours and the font of buttons and labels."""
    QApplication.setFont(ui_font())
    QApplication.setPalette(look.palette())
    QToolTip.setFont(ui_font())
    QToolTip.setPalette(look.palette())
