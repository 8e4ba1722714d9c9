"""A page of a PDF as segments of lines, turned so that most of its text is upright."""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from reader.sources._pdf_runs import TOUCHING, Run, closed_up, runs_of
from reader.sources._pdf_segments import Box, Segment, around, joined, runs_leftwards, turned

_LEAST_BOX = 20.0  # points
_PAPER = 253  # of 255


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What one page holds: its segments, its pictures, and texts that were set aside.

    `top` and `bottom` are the edges of what is seen of it. `boxes` are areas that are filled
    or framed.
    """

    turn: int
    top: float
    bottom: float
    segments: tuple[Segment, ...]
    pictures: tuple[Box, ...]
    boxes: tuple[Box, ...] = ()
    sideways: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def read_page(page: pypdfium2.PdfPage, number: int) -> PageText:
    """Read the text of one page."""
    textpage = page.get_textpage()
    try:
        runs = [closed_up(r) for r in runs_of(textpage) if any(map(str.isprintable, r.text))]
    finally:
        textpage.close()
    turn = _main_turn(runs)
    seen = turned(_as_box(page.get_cropbox()), turn)
    upright = [run for run in runs if run.turn == turn]
    inside = [run for run in upright if _is_inside(run, seen)]
    return PageText(
        turn=turn,
        top=seen[1],
        bottom=seen[3],
        segments=tuple(_joined([_segment(run, number) for run in inside])),
        pictures=tuple(turned(box, turn) for box in _pictures(page)),
        boxes=tuple(turned(box, turn) for box in _boxes(page)),
        sideways=tuple(_words(run) for run in runs if run.turn != turn),
        outside=tuple(_words(run) for run in upright if not _is_inside(run, seen)),
    )


def _words(run: Run) -> str:
    return "".join(run.text).strip()


def _main_turn(runs: Iterable[Run]) -> int:
    """Give the direction of most characters, among upright and across."""
    counts = Counter({0: 0})
    for run in runs:
        if run.turn % 90 == 0:
            counts[run.turn] += len(run.text)
    return counts.most_common(1)[0][0]


def _as_box(edges: Sequence[float]) -> Box:
    left, bottom, right, top = edges
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Give the places of the pictures of a page."""
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2):
        yield _as_box(thing.get_bounds())


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Give the areas of a page that are filled with a colour, or framed."""
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        if min(right - left, top - bottom) > _LEAST_BOX and _is_seen(thing):
            yield _as_box((left, bottom, right, top))


def _is_seen(path: pypdfium2.PdfObject) -> bool:
    """Say whether a path has an outline, or a colour inside that is not the paper's."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or not fill.value:
        return bool(stroke.value)
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path.raw, *map(ctypes.byref, colour))
    return any(channel.value < _PAPER for channel in colour[:3])


def _is_inside(run: Run, seen: Box) -> bool:
    left, top, right, bottom = around(box for box in run.boxes if box is not None)
    x, y = (left + right) / 2, (top + bottom) / 2
    return seen[0] <= x <= seen[2] and seen[1] <= y <= seen[3]


def _segment(run: Run, page: int) -> Segment:
    text, boxes = "".join(run.text).rstrip(), run.boxes
    left, top, right, bottom = around(box for box in boxes if box is not None)
    is_rtl = runs_leftwards(text)
    return Segment(
        page=page,
        text=text,
        boxes=tuple(_shared_out(boxes[: len(text)], is_rtl=is_rtl)),
        start=-right if is_rtl else left,
        end=-left if is_rtl else right,
        top=top,
        bottom=bottom,
        size=run.size,
        is_bold=run.is_bold,
    )


def _shared_out(boxes: Sequence[Box | None], *, is_rtl: bool) -> Iterator[Box | None]:
    """Give each letter of a ligature its share of the one box that PDFium gives for all."""
    for box, group in groupby(boxes):
        count = len(list(group))
        if box is None or count == 1:
            yield from (box for _ in range(count))
            continue
        left, top, right, bottom = box
        step = (right - left) / count
        shares = [(left + i * step, top, left + (i + 1) * step, bottom) for i in range(count)]
        yield from reversed(shares) if is_rtl else shares


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Join segments of a line that touch though they were drawn apart."""
    kept: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.start, s.top)):
        near = [i for i, other in enumerate(kept) if _touches(other, segment)]
        if near:
            kept[near[-1]] = joined(kept[near[-1]], segment)
        else:
            kept.append(segment)
    yield from kept


def _touches(one: Segment, other: Segment) -> bool:
    apart = other.start - one.end
    size = min(one.size, other.size)
    return -size < apart < TOUCHING * size and one.is_level_with(other)
