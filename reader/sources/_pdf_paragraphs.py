"""Lines become paragraphs, by their spacing, indents and ends; over columns and pages too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.sources._pdf_columns import Column
from reader.sources._pdf_segments import Segment

_SAME_SIZE = 0.06
_DISPLAY = 1.15  # of the body's size: headlines and the like
_LEADING = 1.25  # of the usual one
_DISPLAY_LEADING = 1.6
_GAP = 4  # leadings; what is more is no white between paragraphs
_INDENT = 0.6  # sizes
_LEAST_MARKED = 0.03  # of all lines
_ROOM = 0.4  # sizes that a line is short of holding one more word
_SHORT = 0.25  # of a column's width
_NEAR = 3  # lines above and below whose ends tell where the column's edge is
_MOST_BETWEEN = 4  # paragraphs such as captions that part the halves of one
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•‣▪◦●–—*]|\(?\d{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How the running text of a document is set: its size, and from line to line, in points.

    `is_marked` says whether its paragraphs are known by white above them or by indents.
    """

    size: float
    leading: float
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that are one paragraph; whether the last one is full, and the first one set in.

    A table's row is a paragraph, too.
    """

    lines: tuple[Segment, ...]
    is_full: bool
    is_indented: bool
    is_row: bool = False

    @property
    def page(self) -> int:
        """Give the number of the page on which it begins."""
        return self.lines[0].page

    @property
    def size(self) -> float:
        """Give the size of its type."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Say whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    def is_body(self, body: Body) -> bool:
        """Say whether it is set as the running text is."""
        is_text = not self.is_bold and not self.is_row
        return is_text and abs(self.size - body.size) <= _SAME_SIZE * body.size

    @property
    def is_open(self) -> bool:
        """Say whether it ends within a sentence."""
        return not _ends_sentence(self.lines[-1].text)


def body_of(columns: Sequence[Column]) -> Body:
    """Tell how most of the text is set."""
    lines = [line for column in columns for line in column.lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    size = max(sizes, key=lambda each: (sizes[each], -each), default=10.0)
    pairs = [
        (above, below)
        for column in columns
        for above, below in pairwise(column.lines)
        if _is_size(above, size) and _is_size(below, size)
    ]
    steps = [below.bottom - above.bottom for above, below in pairs]
    near = sorted(step for step in steps if 0.8 * size < step < 2.2 * size)
    # Not the median, which is the white between paragraphs where these are short.
    leading = near[len(near) // 4] if near else 1.2 * size
    gaps = sum(_LEADING * leading < step < _GAP * leading for step in steps)
    indents = sum(
        below.start - above.start > _INDENT * size and above.end > below.start
        for above, below in pairs
    )
    is_marked = max(gaps, indents) >= max(2, _LEAST_MARKED * len(pairs))
    return Body(size=size, leading=leading, is_marked=is_marked)


def _is_size(line: Segment, size: float) -> bool:
    return abs(line.size - size) <= 0.5


def paragraphs_of(columns: Sequence[Column], body: Body) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a document in reading order.

    What the end of a column, a caption or the like has parted is put together.
    """
    grouped = [tuple(_of_column(column, body)) for column in columns]
    inner = [p for group in grouped for p in group[1:] if p.is_body(body)]
    has_indents = sum(p.is_indented for p in inner) > 0.5 * len(inner)
    found: list[Paragraph] = []
    for column, group in zip(columns, grouped, strict=True):
        for number, paragraph in enumerate(group):
            is_new = column.is_apart and number == 0
            home = None if is_new else _home(found, paragraph, body)
            if home is None and number == 0 and found and not is_new:
                is_plain = has_indents and not paragraph.is_indented
                if _is_rest(found[-1], paragraph, body, may_end_before=is_plain):
                    home = len(found) - 1
            if home is None:
                found.append(paragraph)
            else:
                whole = (*found[home].lines, *paragraph.lines)
                found[home] = replace(found[home], lines=whole, is_full=paragraph.is_full)
    return tuple(found)


def _home(found: Sequence[Paragraph], paragraph: Paragraph, body: Body) -> int | None:
    """Give the number of a paragraph whose sentence plainly goes on in another one."""
    last = range(len(found) - 1, max(-1, len(found) - 2 - _MOST_BETWEEN), -1)
    home = next((number for number in last if found[number].is_body(body)), None)
    if home is None or not paragraph.is_body(body):
        return None
    goes_on = found[home].is_open and paragraph.lines[0].text[0].islower()
    return home if goes_on else None


def _is_rest(before: Paragraph, paragraph: Paragraph, body: Body, *, may_end_before: bool) -> bool:
    """Say whether the first paragraph of a column is the rest of the one before.

    It is in running text whose last line was full and within a sentence, or where indents
    alone tell (`may_end_before`); or right below, where a headline, say, ends with a line
    short enough for one of the columns under it.
    """
    if before.is_row or paragraph.is_row:
        return False
    last, first = before.lines[-1], paragraph.lines[0]
    if before.is_open and _is_below(last, first, body):
        return True
    is_body = before.is_body(body) and paragraph.is_body(body)
    if not is_body or _BULLET.match(first.text):
        return False
    return may_end_before or (before.is_open and before.is_full)


def _is_below(last: Segment, first: Segment, body: Body) -> bool:
    """Say whether a line follows another of its kind, as if there were no columns."""
    step = first.bottom - last.bottom
    is_near = 0 < step <= _DISPLAY_LEADING * body.leading / body.size * first.size
    is_alike = abs(first.size - last.size) <= _SAME_SIZE * last.size
    is_under = first.page == last.page and first.start < last.end and first.end > last.start
    return is_near and is_alike and is_under and first.is_bold == last.is_bold


# ------------------------------------------------------------------------ within a column


def _of_column(column: Column, body: Body) -> Iterator[Paragraph]:
    """Cut the lines of a column into paragraphs."""
    lines, first = column.lines, 0
    rooms = [_room(lines, number) for number in range(len(lines))]
    for number in range(1, len(lines) + 1):
        if number == len(lines) or _starts_anew(column, first, number, rooms, body):
            size = lines[number - 1].size
            yield Paragraph(
                lines=lines[first:number],
                is_full=rooms[number - 1] < size,
                is_indented=_indent(column, first) > _INDENT * size,
                is_row=column.is_table,
            )
            first = number


def _starts_anew(
    column: Column, first: int, number: int, rooms: Sequence[float], body: Body
) -> bool:
    """Say whether line `number` begins a paragraph, where `first` began the one above it."""
    if column.is_table:
        return True
    above, line = column.lines[number - 1], column.lines[number]
    is_display = line.size > _DISPLAY * body.size
    if _is_otherwise_set(above, line, rooms[number - 1]) or above.is_level_with(line):
        return True
    usual = body.leading / body.size * line.size
    most = _DISPLAY_LEADING if is_display else _LEADING
    if line.bottom - above.bottom > most * usual or _BULLET.match(line.text):
        return True
    if is_display or _BULLET.match(column.lines[first].text):
        return False
    ended = _ends_sentence(above.text)
    if _is_set_in(column, number, is_after_one=first == number - 1, ended=ended):
        return True
    return _ended_early(column, above, line, rooms[number - 1], body)


def _is_otherwise_set(above: Segment, line: Segment, room: float) -> bool:
    """Say whether a line is of another size or weight; bold words may run on into plain ones."""
    if abs(above.size - line.size) > _SAME_SIZE * max(above.size, line.size):
        return True
    return above.is_bold != line.is_bold and room > above.size


def _room(lines: Sequence[Segment], number: int) -> float:
    """Give how much a line is shorter than those near it of its size."""
    line = lines[number]
    near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
    alike = [other.end for other in near if abs(other.size - line.size) <= _SAME_SIZE * line.size]
    return max(alike) - line.end


def _ended_early(column: Column, above: Segment, line: Segment, room: float, body: Body) -> bool:
    """Say whether the next line's first word would have had room above, where none was put.

    Lines that do not fill their column have room by chance, so this counts only where
    there is much of it, or where nothing else tells paragraphs apart.
    """
    if room < _first_word(line) + _ROOM * line.size:
        return False
    ended, is_short = _ends_sentence(above.text), room > _SHORT * (column.end - column.start)
    if is_short:
        return ended or not line.text[0].islower()
    return ended and not body.is_marked


def _first_word(line: Segment) -> float:
    """Give the width of the first word of a line."""
    length = len(line.text.split(maxsplit=1)[0])
    boxes = [box for box in line.boxes[:length] if box is not None]
    return max(box[2] for box in boxes) - min(box[0] for box in boxes)


def _indent(column: Column, number: int) -> float:
    return column.lines[number].start - column.start


def _is_set_in(column: Column, number: int, *, is_after_one: bool, ended: bool) -> bool:
    """Say whether a line is indented as the first one of a paragraph is.

    Lines beside a picture are set in too, but more than one of them. Where paragraphs are
    single lines, each is set in as the one above.
    """
    line, above, least = column.lines[number], column.lines[number - 1], _INDENT
    if line.start - above.start > least * line.size:
        below = column.lines[number + 1] if number + 1 < len(column.lines) else None
        return ended or below is None or line.start - below.start > least * line.size
    is_alike = abs(line.start - above.start) < 1 and _indent(column, number) > least * line.size
    return is_alike and is_after_one and ended


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))
