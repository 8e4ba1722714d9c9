"""Rich text as paragraphs of a Word document."""

from collections.abc import Iterable, Iterator

from reader.export._docx_elements import Element, Look, element, paragraph, run
from reader.presentation import RichBlock, RichForm, RichRun

_STEP = 340  # twentieths of a point, by which an item is set in
_COMPACT = "Compact"


def rich_paragraphs(blocks: Iterable[RichBlock], depth: int = 1) -> Iterator[Element]:
    """Write blocks, each set in by its depth."""
    for block in blocks:
        if block.form in (RichForm.BULLETS, RichForm.NUMBERS):
            for number, item in enumerate(block.blocks, start=1):
                sign = "•" if block.form is RichForm.BULLETS else f"{number}."
                yield from _item(item, sign, depth)
            continue
        if block.runs:
            is_heading = block.form is RichForm.HEADING
            runs = [_run(piece, is_heading=is_heading) for piece in block.runs]
            yield paragraph(runs, _COMPACT, indent=_STEP * depth, hangs=False)
        yield from rich_paragraphs(block.blocks, depth + (block.form is RichForm.QUOTE))


def _item(item: RichBlock, sign: str, depth: int) -> Iterator[Element]:
    """Write an item, its sign before its first words."""
    runs, inner = item.runs, item.blocks
    if not runs and inner and inner[0].form is RichForm.PARAGRAPH:
        runs, inner = inner[0].runs, inner[1:]
    yield paragraph(
        [run(f"{sign}  "), *map(_run, runs)], _COMPACT, indent=_STEP * depth, hangs=False
    )
    yield from rich_paragraphs(inner, depth + 1)


def _run(piece: RichRun, *, is_heading: bool = False) -> Element:
    if piece.text == "\n":
        return element("r", [element("br")])
    address = f" ({piece.link})" if piece.link and piece.link != piece.text else ""
    look = Look(bold=piece.is_bold or is_heading, italic=piece.is_italic)
    return run(piece.text + address, look)
