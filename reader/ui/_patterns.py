"""How areas are filled: a pattern for each role, so that no two look alike in grey."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from reader.presentation import Role
from reader.ui._look import Look

_Pattern = Qt.BrushStyle
_PATTERNS = {
    Role.SAME: _Pattern.SolidPattern,
    Role.EDITED: _Pattern.BDiagPattern,
    Role.MOVED: _Pattern.DiagCrossPattern,
    Role.REWORDED: _Pattern.Dense5Pattern,
    Role.CONFLICT: _Pattern.VerPattern,
    Role.ONLY_HERE: _Pattern.NoBrush,
    Role.QUOTATION: _Pattern.HorPattern,
    Role.FRAMING: _Pattern.CrossPattern,
}
_IN_PART = _Pattern.Dense7Pattern


def fill_area(
    painter: QPainter, rect: QRectF, role: Role | None, look: Look, *, in_part: bool = False
) -> None:
    """Fill and outline an area in a role's pattern; of no role, with an empty dashed box."""
    if role is None:
        painter.setBrush(look.ui("base"))
        painter.setPen(QPen(look.ui("dim"), 1.0, Qt.PenStyle.DotLine))
        painter.drawRect(rect)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tint(role) if role is not Role.ONLY_HERE else look.ui("base"))
    painter.drawRect(rect)
    painter.setBrush(QBrush(look.strong(role), _IN_PART if in_part else _PATTERNS[role]))
    painter.setPen(QPen(look.strong(role), 1.2))
    painter.drawRect(rect)
