"""The page of a Word document: across, with room for two columns."""

from dataclasses import dataclass

from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm

from reader.export._page_style import Paper

_SIDE, _TOP, _FOOT = 15, 16, 8  # margins in millimetres


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The size of a page that lies across, in millimetres."""

    width: float
    height: float

    @property
    def room(self) -> int:
        """Give the width between the margins, in twentieths of a point."""
        return round((self.width - 2 * _SIDE) / 25.4 * 1440)

    def set_up(self, section: Section) -> None:
        """Give a section these pages."""
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(self.width), Mm(self.height)
        section.left_margin = section.right_margin = Mm(_SIDE)
        section.top_margin = section.bottom_margin = Mm(_TOP)
        section.footer_distance = Mm(_FOOT)


PAGES = {Paper.A4: Page(width=297, height=210), Paper.LETTER: Page(width=279.4, height=215.9)}
