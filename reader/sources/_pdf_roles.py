"""What the paragraphs of a PDF are, as far as their looks tell: headline, headings, captions."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core import BlockKind
from reader.sources._bylines import is_author_line, is_byline, is_outlet_name, is_role
from reader.sources._leftover import letters_of
from reader.sources._notices import words_of
from reader.sources._pdf_page import PageText
from reader.sources._pdf_paragraphs import Body, Paragraph
from reader.sources._pdf_segments import Box, around
from reader.sources._pdf_words import Run

_DISPLAY = 1.15  # of the body's size
_LARGER = 1.05
_SMALLER = 0.95
_HEADLINE_WORDS = 3
_HEADING_WORDS = 14
_STANDFIRST_WORDS = 6
_ABOVE_WORDS = 12
_OUTLET_WORDS = 5
_NEAR_PICTURE = 2.5  # lines
_MOST_OF_PAGE = 0.8  # of its height


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph as it is set, and its running text."""

    paragraph: Paragraph
    run: Run


def headline_of(printed: Sequence[Printed], body: Body, title: str) -> int:
    """Give the number of the headline: what has the file's title, else the largest of page one.

    The name of the paper may be larger.
    """
    wanted = {letters_of(title), letters_of(parted_title(title)[0])} - {""}
    first = [n for n, p in enumerate(printed) if p.paragraph.page == printed[0].paragraph.page]
    for number in first:
        if letters_of(printed[number].run.text) in wanted:
            return number
    large = [n for n in first if printed[n].paragraph.size > _DISPLAY * body.size]
    telling = [n for n in large if len(words_of(printed[n].run.text)) >= _HEADLINE_WORDS]
    no_names = [n for n in telling if not is_outlet_name(printed[n].run.text)]
    return max(no_names or telling or large or [0], key=lambda n: printed[n].paragraph.size)


def parted_title(title: str) -> tuple[str, str]:
    """Part a file's title into headline and outlet, as browsers have it; without one, empty."""
    headline, bar, outlet = title.rpartition(" | ")
    if not bar:
        headline, bar, outlet = title.rpartition(" - ")
    return (headline, outlet) if bar and may_name_outlet(outlet) else (title, "")


def may_name_outlet(text: str) -> bool:
    """Say whether a text names an outlet, and is no row of links beside such a name."""
    return is_outlet_name(text) and len(words_of(text)) <= _OUTLET_WORDS


def is_above_headline(printed: Printed, body: Body) -> bool:
    """Say whether a paragraph above the headline is a section's or paper's name, or the like."""
    text = printed.run.text
    if is_byline(text) or len(words_of(text)) > _ABOVE_WORDS:
        return False
    return not printed.paragraph.is_body(body) or not text.endswith((".", "?", "!", "”", '"'))


def hint_of(
    printed: Printed, body: Body, pages: Sequence[PageText], *, is_before_body: bool
) -> BlockKind | None:
    """Give the kind that a paragraph's type and place tell, if any.

    `is_before_body` is true between the headline and the first paragraph of running text.
    """
    paragraph, text = printed.paragraph, printed.run.text
    if paragraph.is_row:
        return BlockKind.PARAGRAPH
    words = len(words_of(text))
    if is_before_body and is_role(text):
        return BlockKind.BYLINE
    if paragraph.is_body(body) or is_byline(text) or is_author_line(text):
        return None
    is_small = paragraph.size < _SMALLER * body.size
    if (is_small or not is_before_body) and _is_by_picture(paragraph, body, pages):
        return BlockKind.CAPTION
    stands_out = paragraph.is_bold or paragraph.size > _LARGER * body.size
    if is_before_body and stands_out and words >= _STANDFIRST_WORDS:
        return BlockKind.STANDFIRST
    is_heading = stands_out and words <= _HEADING_WORDS and not text.endswith((".", ",", ";"))
    return BlockKind.HEADING if is_heading else None


def _is_by_picture(paragraph: Paragraph, body: Body, pages: Sequence[PageText]) -> bool:
    """Say whether a paragraph stands in or right below a picture, or beside one.

    What is cut off a picture counts as the picture; one of a whole page is none.
    """
    page, place, near = pages[paragraph.page], _place(paragraph), _NEAR_PICTURE * body.leading
    most = _MOST_OF_PAGE * (page.bottom - page.top)
    return any(_is_by(place, each, near) for each in page.pictures if each[3] - each[1] < most)


def _is_by(place: Box, picture: Box, near: float) -> bool:
    left, top, right, bottom = place
    x0, y0, x1, y1 = picture
    is_below = min(right, x1) > max(left, x0) and y0 < top < y1 + near
    is_beside = min(bottom, y1) > max(top, y0) and min(abs(left - x1), abs(x0 - right)) < near
    return is_below or is_beside


def _place(paragraph: Paragraph) -> Box:
    lines = [line for line in paragraph.lines if line.page == paragraph.page]
    return around(box for line in lines for box in line.boxes if box is not None)
