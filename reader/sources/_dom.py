"""The text blocks of a page, in order, with what its mark-up tells about each."""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree, html

from reader.core import BlockKind
from reader.sources._tidy import one_line
from reader.sources._zones import Zone, hint_of, zone_of

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend
    li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_SKIPPED = tuple(
    """script style noscript template svg math iframe object embed audio video canvas head
    button select option optgroup textarea input datalist progress map applet frame""".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_TAG_ZONES = {
    "nav": Zone.NAVIGATION, "header": Zone.NAVIGATION, "footer": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION, "aside": Zone.RELATED,
}  # fmt: skip
_TAG_HINTS = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "li": BlockKind.LIST, "dt": BlockKind.LIST, "dd": BlockKind.LIST,
    "blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
}  # fmt: skip
_FRAMES = frozenset(("html", "body", "main", "article"))
_NAMED_BY = ("role", "itemprop", "rel", "class", "id")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = re.compile(r"[-_]+")
_GAP = re.compile(r"\n[ \t]*\n")
_LINKED_SHARE = 0.85
_LONGEST_ROW = 300
"""Characters of a table row that is read as one line; a longer one is a page's layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """One block of a page; `element` and `in_tail` say where its first characters stand."""

    text: str
    element: html.HtmlElement
    in_tail: bool
    tag: str
    hint: BlockKind | None
    zone: Zone | None
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What holds inside one element; `is_break` says whether its borders end a block."""

    tag: str = "body"
    hint: BlockKind | None = None
    zone: Zone | None = None
    in_link: bool = False
    in_row: bool = False
    is_break: bool = True


@dataclass(slots=True)
class _Run:
    """The characters gathered since the last break, and which hints they stand under."""

    parts: list[str] = field(default_factory=list)
    start: tuple[html.HtmlElement, bool] | None = None
    hints: Counter[BlockKind | None] = field(default_factory=Counter)
    linked: int = 0


def parse_page(page: str) -> html.HtmlElement:
    """Give the tree of a page; raises `lxml.etree.ParserError` where there is nothing in it."""
    # A declaration of another encoding is refused for text that is decoded already.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    return html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))


def strip_machinery(root: html.HtmlElement) -> None:
    """Take out of a tree what is never text for readers: scripts, styles, controls."""
    etree.strip_elements(
        root, etree.Comment, etree.ProcessingInstruction, *_SKIPPED, with_tail=False
    )


def page_blocks(root: html.HtmlElement) -> list[PageBlock]:
    """Cut the text of a tree at the borders of block elements and at line breaks."""
    walk = _Walk(sum(map(len, root.itertext())))
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    return walk.blocks


class _Walk:
    """The state of one walk through a tree."""

    def __init__(self, size: int) -> None:
        self.blocks: list[PageBlock] = []
        self._half = size // 2
        self._frames = [_Frame()]
        self._run = _Run()

    def enter(self, element: html.HtmlElement) -> None:
        """Start an element."""
        frame = self._frame_of(element)
        if frame.is_break:
            self._cut()
        elif element.tag in _CELLS:
            self._run.parts.append(" ")
        self._frames.append(frame)
        self._take(element, element.text, in_tail=False)

    def leave(self, element: html.HtmlElement) -> None:
        """End an element and go on with what follows it."""
        if self._frames[-1].is_break:
            self._cut()
        self._frames.pop()
        self._take(element, element.tail, in_tail=True)

    def _frame_of(self, element: html.HtmlElement) -> _Frame:
        """Work out what holds inside an element from its names and its parents."""
        tag, above = str(element.tag), self._frames[-1]
        in_row = above.in_row or (tag == "tr" and _is_plain_row(element))
        is_cell = in_row and tag in _CELLS
        in_heading = above.hint is BlockKind.HEADING and tag in ("br", "div", "p")
        is_break = (tag in _BLOCKS or tag == "br") and not is_cell and not in_heading
        zone, hint = self._named(element, tag)
        if in_row and not above.in_row:
            hint = BlockKind.LIST
        return _Frame(
            tag=tag if tag in _BLOCKS else above.tag,
            hint=hint or above.hint,
            zone=zone or above.zone,
            in_link=above.in_link or (tag == "a" and element.get("href") is not None),
            in_row=in_row,
            is_break=is_break,
        )

    def _named(self, element: html.HtmlElement, tag: str) -> tuple[Zone | None, BlockKind | None]:
        """Give zone and hint by an element's tag and names; a wrapper of the page has none."""
        zone, hint = _TAG_ZONES.get(tag), _TAG_HINTS.get(tag)
        names = "" if tag in _FRAMES else _names_of(element)
        if not (zone or hint or names):
            return None, None
        size = sum(map(len, element.itertext()))
        if size > self._half:
            return None, None
        if not names:
            return zone, hint
        return zone or zone_of(names), hint_of(names, size) or hint

    def _take(self, element: html.HtmlElement, text: str | None, *, in_tail: bool) -> None:
        """Add characters to the run; an empty line inside <pre> is a border too."""
        if not text:
            return
        pieces = _GAP.split(text) if self._frames[-1].tag == "pre" else [text]
        for number, piece in enumerate(pieces):
            if number:
                self._cut()
            self._add(element, piece, in_tail=in_tail)

    def _add(self, element: html.HtmlElement, text: str, *, in_tail: bool) -> None:
        """Add characters to the run."""
        run, frame, size = self._run, self._frames[-1], len(text.strip())
        run.parts.append(text)
        if size and run.start is None:
            run.start = (element, in_tail)
        run.hints[frame.hint] += size
        run.linked += size if frame.in_link else 0

    def _cut(self) -> None:
        """End the run and keep it as a block if it holds anything."""
        run, frame = self._run, self._frames[-1]
        self._run = _Run()
        text = one_line("".join(run.parts))
        if not text or run.start is None:
            return
        hint, size = run.hints.most_common(1)[0]
        total = run.hints.total()
        block = PageBlock(
            text=text,
            element=run.start[0],
            in_tail=run.start[1],
            tag=frame.tag,
            hint=hint if size >= 0.8 * total else frame.hint,
            zone=frame.zone,
            linked=run.linked >= _LINKED_SHARE * total,
        )
        self.blocks.append(block)


def _names_of(element: html.HtmlElement) -> str:
    """Give role, property, classes and id in small words, with commas between them."""
    tokens = " ".join(filter(None, map(element.get, _NAMED_BY))).split()
    return ",".join(_JOINTS.sub(" ", _CAMEL.sub(" ", token)).lower() for token in tokens)


def _is_plain_row(row: html.HtmlElement) -> bool:
    """Say whether a table row holds short cells of running text and nothing else."""
    cells = sum(child.tag in _CELLS for child in row)
    inside = {str(e.tag) for e in row.iterdescendants()} - _CELLS
    is_flat = not inside & _BLOCKS and "br" not in inside
    return cells > 1 and is_flat and sum(map(len, row.itertext())) <= _LONGEST_ROW
