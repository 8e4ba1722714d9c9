"""What a PDF holds besides its looks, as text that people can compare line by line.

Pages and their labels, the outline, the text of each page with its annotations, and the
structure, in which neighbours that are alike are counted.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pikepdf
import pypdfium2

_BLOCKS = """Document Part Sect Div Title H1 H2 H3 P L LI Lbl LBody Table THead TBody TR TH TD
    Figure Caption BlockQuote""".split()


def told(data: bytes) -> list[str]:
    """Give all that a PDF tells to a program that reads it, but colours."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, start=1)}
        lines = [
            f"title: {pdf.docinfo.Title}",
            f"author: {pdf.docinfo.Author}",
            f"language: {pdf.Root.Lang}",
            f"pages: {len(pdf.pages)}",
            f"labels: {' '.join(page.label for page in pdf.pages)}",
        ]
        with pdf.open_outline() as outline:
            lines += _headed("outline", _titles(pdf, outline.root, numbers))
        for number, (page, text) in enumerate(zip(pdf.pages, _texts(data), strict=True), start=1):
            width, height = page.mediabox[2], page.mediabox[3]
            lines += _headed(f"page {number}, {width:.0f} × {height:.0f}", text)
            lines += _headed(f"annotations of page {number}", _annotations(page, pdf, numbers))
        lines += _headed("structure", _structure(pdf.Root.StructTreeRoot.K, ""))
    return lines


def colours_told(data: bytes) -> list[str]:
    """Give the colour of each kind of Highlight and how many there are of it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = Counter(
            (str(a.Subj), " ".join(f"{float(n):.3f}" for n in a.C))
            for page in pdf.pages
            for a in page.obj.get("/Annots", ())
            if a.Subtype == pikepdf.Name.Highlight
        )
    return [f"{subject}: {colour} ({n})" for (subject, colour), n in sorted(found.items())]


def _headed(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"=== {title} ==="
    yield from lines


def _texts(data: bytes) -> list[list[str]]:
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [[line.rstrip() for line in text.splitlines()] for text in texts]


def _titles(pdf: pikepdf.Pdf, items: Iterable[Any], numbers: dict[Any, int]) -> Iterator[str]:
    for item in items:
        yield f"{item.title} … {_page_of(pdf, item.destination, numbers)}"
        yield from (f"  {line}" for line in _titles(pdf, item.children, numbers))


def _page_of(pdf: pikepdf.Pdf, destination: Any, numbers: dict[Any, int]) -> int:
    """Give the page that a destination, or its name, leads to."""
    if isinstance(destination, pikepdf.String):
        destination = pikepdf.NameTree(pdf.Root.Names.Dests)[str(destination)]
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.D
    return numbers[destination[0].objgen]


def _annotations(page: pikepdf.Page, pdf: pikepdf.Pdf, numbers: dict[Any, int]) -> Iterator[str]:
    found = list(page.obj.get("/Annots", ()))
    for annotation in found:
        if annotation.Subtype != pikepdf.Name.Link:
            yield from _comment(annotation)
    links = Counter(_leads_to(a, pdf, numbers) for a in found if a.Subtype == pikepdf.Name.Link)
    yield from (f"Link to {where} ({count})" for where, count in sorted(links.items()))


def _comment(annotation: Any) -> Iterator[str]:
    kind = str(annotation.Subtype).lstrip("/")
    answered = f", answers {annotation.IRT.NM}" if "/IRT" in annotation else ""
    print_flag = "" if int(annotation.F) & 4 else ", not printed"
    lines = len(annotation.get("/QuadPoints", ())) // 8
    yield f"{kind} {annotation.NM}{answered}, {lines} boxes{print_flag}"
    yield f"  {annotation.Subj}, by {annotation.T} on {annotation.M}"
    yield from (f"    {line}" for line in str(annotation.Contents).splitlines())


def _leads_to(annotation: Any, pdf: pikepdf.Pdf, numbers: dict[Any, int]) -> str:
    action = annotation.get("/A", {})
    if "/URI" in action:
        return str(action.URI)
    where = annotation.Dest if "/Dest" in annotation else action.D
    return f"page {_page_of(pdf, where, numbers)}"


def _structure(kids: Any, indent: str) -> Iterator[str]:
    """Give a line for each block, with what it holds within its lines."""
    elements = [kid for kid in _list_of(kids) if isinstance(kid, pikepdf.Dictionary)]
    shown = [list(_element(kid, indent)) for kid in elements if "/S" in kid]
    for lines, alike in groupby(shown):
        count = len(list(alike))
        yield lines[0] + (f"  × {count}" if count > 1 else "")
        yield from lines[1:]


def _element(element: Any, indent: str) -> Iterator[str]:
    kind = _kind(element)
    kids = _list_of(element.get("/K", ()))
    blocks = [kid for kid in kids if _kind(kid) in _BLOCKS]
    inside = Counter(name for kid in kids if kid not in blocks for name in _within(kid))
    counted = ", ".join(f"{name} {count}" for name, count in sorted(inside.items()))
    yield f"{indent}{kind}" + (f": {counted}" if counted else "")
    yield from _structure(pikepdf.Array(blocks), indent + "  ")


def _within(element: Any) -> Iterator[str]:
    """Give the kinds of an element of a line and of all in it."""
    if _kind(element):
        yield _kind(element)
        for kid in _list_of(element.get("/K", ())):
            yield from _within(kid)


def _kind(element: Any) -> str:
    is_one = isinstance(element, pikepdf.Dictionary) and "/S" in element
    return str(element.S).lstrip("/") if is_one else ""


def _list_of(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, pikepdf.Array | tuple) else [kids]
