"""Line icons, drawn in the theme's colours."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.ui._look import Look

_SIZE = 20


class Icons:
    """Give icons by name, from the SVG files of a folder; without one, empty icons."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}

    def icon(self, name: str, look: Look, ratio: float) -> QIcon:
        """Give an icon in the colours of a look, for a screen of this pixel ratio."""
        if self._folder is None or not name:
            return QIcon()
        icon = QIcon()
        modes = {QIcon.Mode.Normal: "text", QIcon.Mode.Disabled: "border"}
        for mode, key in modes.items():
            icon.addPixmap(self._draw(name, look.ui(key), ratio), mode)
        return icon

    def _draw(self, name: str, colour: QColor, ratio: float) -> QPixmap:
        renderer = QSvgRenderer(
            QByteArray(self._text(name).replace("currentColor", colour.name()).encode())
        )
        picture = QPixmap(QSize(_SIZE, _SIZE) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, _SIZE, _SIZE))
        painter.end()
        return picture

    def _text(self, name: str) -> str:
        if name not in self._texts:
            assert self._folder is not None
            path = self._folder / f"{name}.svg"
            self._texts[name] = path.read_text(encoding="utf-8")
        return self._texts[name]
