"""The elements of a Word document: runs, links, bookmarks, paragraphs, tables.

The elements are those of Office Open XML (ECMA-376, part 1, 17.3); the order of the
properties inside a run is the schema's, which Word insists on.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reader.export._characters import cleaned
from reader.presentation import ROLE_STYLES, Line, Role, Theme

Element = Any  # lxml's elements, which its stubs type loosely

_LINE_BREAK = re.compile(r"[\t\n\r\x85\u2028\u2029]")
_PADDING = (("top", "40"), ("start", "110"), ("bottom", "10"), ("end", "110"))
_UNDERLINES: Mapping[Line, str] = MappingProxyType(
    {
        Line.SOLID: "single",
        Line.DASHED: "dash",
        Line.DASH_DOT: "dotDash",
        Line.DOTTED: "dotted",
        Line.WAVE: "wave",
        Line.DOUBLE: "double",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters look; colours as six digits, sizes in half points."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str = ""
    size: int = 0
    underline: str = ""
    line_colour: str = ""
    border: str = ""
    fill: str = ""
    raised: bool = False
    rtl: bool = False


def element(tag: str, children: Iterable[Element] = (), **attributes: str) -> Element:
    """Make an element of Word's main namespace, its attributes in that namespace too."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


_PLAIN = Look()


def run(text: str, look: Look = _PLAIN) -> Element:
    """Make a run; line breaks and tabs in it become blanks."""
    words = element("t")
    words.text = _LINE_BREAK.sub(" ", cleaned(text))
    words.set(qn("xml:space"), "preserve")
    return element("r", [element("rPr", _properties(look)), words])


def _properties(look: Look) -> list[Element]:
    made = [element(name) for name, wanted in _switches(look) if wanted]
    if look.colour:
        made.append(element("color", val=look.colour))
    if look.size:
        made += [element("sz", val=str(look.size)), element("szCs", val=str(look.size))]
    if look.underline:
        made.append(element("u", val=look.underline, color=look.line_colour))
    if look.border:
        made.append(element("bdr", val="single", sz="6", space="0", color=look.border))
    if look.fill:
        made.append(element("shd", val="clear", color="auto", fill=look.fill))
    if look.raised:
        made.append(element("vertAlign", val="superscript"))
    if look.rtl:
        made.append(element("rtl"))
    return made


def _switches(look: Look) -> tuple[tuple[str, bool], ...]:
    return (
        ("b", look.bold),
        ("bCs", look.bold),
        ("i", look.italic),
        ("iCs", look.italic),
        ("strike", look.struck),
    )


def marked(look: Look, role: Role, theme: Theme) -> Look:
    """Add the mark of a role to a look: its fill, and its line or border."""
    colours = theme.roles[role]
    strong, tint = colours.strong[1:], colours.tint[1:]
    line = ROLE_STYLES[role].line
    if line is Line.BOX:
        return replace(look, border=strong, fill=tint)
    if line is Line.BRACKETS:
        return replace(look, fill=tint)
    return replace(look, underline=_UNDERLINES[line], line_colour=strong, fill=tint)


def link(target: str, runs: Iterable[Element]) -> Element:
    """Make a link to a bookmark of the document."""
    return element("hyperlink", runs, anchor=bookmark_name(target), history="1")


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """Make the start and the end of a bookmark; every bookmark has a number of its own."""
    return (
        element("bookmarkStart", id=str(number), name=bookmark_name(name)),
        element("bookmarkEnd", id=str(number)),
    )


def bookmark_name(name: str) -> str:
    """Give a name as bookmarks may have it: letters, digits and underscores."""
    return re.sub(r"\W", "_", name)


def paragraph(
    children: Iterable[Element],
    style: str = "",
    *,
    rtl: bool = False,
    indent: int = 0,
    hangs: bool = True,
    is_loose: bool = False,
    is_end: bool = False,
) -> Element:
    """Make a paragraph in a style, named by its id; the indent is in twentieths of a point.

    Its first line hangs out of the indent unless `hangs` is false. A loose one may part from
    the next, though its style would keep them on one page. With `is_end` it stands right.
    """
    properties = [element("pStyle", val=style)] if style else []
    if is_loose:
        properties.append(element("keepNext", val="0"))
    if rtl:
        properties.append(element("bidi"))
    if indent:
        hanging = str(indent) if hangs else "0"
        properties.append(element("ind", start=str(indent), hanging=hanging))
    if is_end:
        properties.append(element("jc", val="end"))
    return element("p", [element("pPr", properties), *children])


def heading(text: str, level: int, *, breaks: bool = False) -> Element:
    """Make a heading; one that breaks begins a page."""
    made = paragraph([run(text)], f"Heading{level}")
    if breaks:
        made.pPr.append(element("pageBreakBefore"))
    return made


def table(
    widths: Sequence[int],
    rows: Sequence[Sequence[Sequence[Element]]],
    *,
    heads: int = 1,
    breaking: Collection[int] = (),
) -> Element:
    """Make a table of cells, each a sequence of paragraphs; widths in twentieths of a point.

    The first `heads` rows are repeated on every page and told to screen readers as such. Each row
    stays on one page but those that are `breaking`, and the last one stays with that before it.
    """
    if len(rows) > heads + 1:
        _keep_with_next(rows[-2])
    properties = [
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblBorders", [_border(name) for name in ("top", "bottom", "insideH")]),
        element("tblLayout", type="fixed"),
        element("tblCellMar", [element(side, w=w, type="dxa") for side, w in _PADDING]),
        element("tblLook", firstRow="1" if heads else "0", noHBand="1", noVBand="1"),
    ]
    grid = element("tblGrid", [element("gridCol", w=str(width)) for width in widths])
    made = [
        _row(widths, row, _kept(is_whole=n not in breaking, is_head=n < heads))
        for n, row in enumerate(rows)
    ]
    return element("tbl", [element("tblPr", properties), grid, *made])


def _keep_with_next(row: Sequence[Sequence[Element]]) -> None:
    """Keep a row on the page of the next; Word goes by the paragraphs of its cells."""
    for made in (piece for cell in row for piece in cell):
        if made.pPr.find(qn("w:keepNext")) is None:
            style = made.pPr.find(qn("w:pStyle"))
            made.pPr.insert(0 if style is None else 1, element("keepNext"))


def _border(name: str) -> Element:
    return element(name, val="single", sz="4", space="0", color="C8C8C8")


def _kept(*, is_whole: bool, is_head: bool) -> list[Element]:
    wanted = (("cantSplit", is_whole or is_head), ("tblHeader", is_head))
    return [element(name) for name, is_wanted in wanted if is_wanted]


def _row(
    widths: Sequence[int], cells: Sequence[Sequence[Element]], properties: Sequence[Element]
) -> Element:
    made = [
        element("tc", [element("tcPr", [element("tcW", w=str(width), type="dxa")]), *inner])
        for width, inner in zip(widths, cells, strict=True)
    ]
    return element("tr", [element("trPr", properties), *made])
