"""The column in which an article is set: a comfortable measure in the middle of its pane."""

from PySide6.QtGui import QFontMetricsF, QTextFrameFormat

from reader.ui._look import Look
from reader.ui._marks import GLYPH_COLUMNS, GLYPH_WIDTH
from reader.ui._numbers import NUMBERS_WIDTH

MARGIN_LEFT = GLYPH_WIDTH * GLYPH_COLUMNS + 14.0
_MARGIN_RIGHT = 20.0
_MARGIN_TOP = 26.0
_SAMPLE = "the water board said on Thursday that it would empty the reservoir"


def column_format(look: Look, width: int, *, is_numbered: bool) -> QTextFrameFormat:
    """Give the margins of the column in a pane of so many pixels."""
    metrics = QFontMetricsF(look.body_font())
    widest = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * look.measure
    margin = MARGIN_LEFT + (NUMBERS_WIDTH if is_numbered else 0.0)
    spare = width - margin - _MARGIN_RIGHT - widest
    style = QTextFrameFormat()
    style.setLeftMargin(margin + max(0.0, spare / 2))
    style.setRightMargin(_MARGIN_RIGHT + max(0.0, spare / 2))
    style.setTopMargin(_MARGIN_TOP)
    style.setBottomMargin(_MARGIN_TOP * 2)
    return style
