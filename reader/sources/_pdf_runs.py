"""The characters of a PDF's page, cut into runs that lie on one line, as PDFium tells them.

PDFium gives characters in the order in which the page draws them, with a box for each. What
follows on one line without a wide gap is one run, whatever PDFium calls a line.
"""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import atan2, degrees, hypot, isclose
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from reader.sources._pdf_segments import LEFTWARDS, SOFT_HYPHEN, Box, turned

TOUCHING = 0.5
"""Sizes of type between stretches of a line that were drawn apart and are one."""

UNKNOWN = "\ufffd"
"""Stands for a sign of which the font does not say what letter it is."""

_WIDE = 1.5  # sizes between two characters that are drawn one after the other
_OTHER_HEIGHT = 0.15  # share by which a character of another size is higher or lower
_BOLD = 600
_PIECES = range(0xFB00, 0xFB07), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF)
_SANE = 0.4, 2.5  # the size of type, as shares of the height of a character's box
_ASKEW = 6  # degrees
_FAR = 2.0  # sizes from one character of a slanting line to the next
_LEAST_SPACED = 4  # letters that are set apart
_BETWEEN_WORDS = 0.3  # sizes by which words that are set so are farther from one another
_LINE_HYPHENS = "\ufffe\x02"  # what PDFium puts for a hyphen at the end of a line
_SECOND_HALVES = range(0xDC00, 0xE000)
_UNSEEN = ("Cc", "Cf", "Cs")
_KEPT_UNSEEN = "\u00ad\u200c\u200d"  # soft hyphen, and what joins and parts letters
_BREAKS = "\r\n"


@dataclass(slots=True)
class Run:
    """A segment in the making; `boxes` are upright for its own direction.

    `sign` is where the last sign began, which may stand for several letters. In a doubtful
    run the font may not say which letters its signs are.
    """

    turn: int
    size: float
    is_bold: bool
    is_doubtful: bool
    text: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    last: Box = (0.0, 0.0, 0.0, 0.0)
    sign: int = 0

    def add(self, text: str, box: Box) -> None:
        """Take a character; PDFium gives the letters of one sign back to front in such scripts."""
        if box != self.last or unicodedata.bidirectional(text[:1] or " ") not in LEFTWARDS:
            self.sign = len(self.text)
        self.text[self.sign : self.sign] = text
        self.boxes += [box] * len(text)
        self.last = box

    def add_blank(self) -> None:
        """Take a blank, which stands nowhere; several are one."""
        if self.text and self.text[-1] != " ":
            self.text.append(" ")
            self.boxes.append(None)

    def takes(self, box: Box, *, after_break: bool) -> bool:
        """Say whether a character goes on with the line."""
        left, top, right, bottom = self.last
        if self.turn % 90:
            return hypot(box[0] - left, box[1] - top) < _FAR * self.size
        height, shared = bottom - top, min(bottom, box[3]) - max(top, box[1])
        if shared < 0.5 * min(height, box[3] - box[1]):
            return False
        if not isclose(height, box[3] - box[1], rel_tol=_OTHER_HEIGHT):
            return False
        apart = max(box[0] - right, left - box[2])
        return apart < (TOUCHING if after_break else _WIDE) * self.size


def runs_of(textpage: pypdfium2.PdfTextPage) -> Iterator[Run]:
    """Cut the characters of a page into stretches that lie on one line."""
    raw, rect, run = textpage.raw, pdfium.FS_RECTF(), None
    place, box_of = ctypes.byref(rect), pdfium.FPDFText_GetLooseCharBox
    after_break = False
    for index, character in enumerate(_characters(textpage)):
        if not character:
            continue
        if character.isspace() or character == "\0":
            after_break = after_break or character in _BREAKS
            if run is not None:
                run.add_blank()
            continue
        box_of(raw, index, place)
        here = (rect.left, rect.bottom, rect.right, rect.top)
        if run is None or not run.takes(turned(here, run.turn), after_break=after_break):
            if run is not None:
                yield run
            run = _new_run(raw, index, here)
        if run.is_doubtful and pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
            character = UNKNOWN  # noqa: PLW2901  what it draws has no meaning
        run.add(_plain(character), turned(here, run.turn))
        after_break = False
    if run is not None:
        yield run


def closed_up(run: Run) -> Run:
    """Give a run without the blanks that PDFium sees between letters which are set apart."""
    words = "".join(run.text).split()
    if len(words) < _LEAST_SPACED or sum(len(word) == 1 for word in words) < 0.7 * len(words):
        return run
    signs = [(sign, box) for sign, box in zip(run.text, run.boxes, strict=True) if box is not None]
    gaps = [after[0] - box[2] for (_, box), (_, after) in pairwise(signs)]
    usual = median(gaps)
    text: list[str] = [signs[0][0]]
    boxes: list[Box | None] = [signs[0][1]]
    for (sign, box), gap in zip(signs[1:], gaps, strict=True):
        is_blank = gap > usual + _BETWEEN_WORDS * run.size
        text += [" ", sign] if is_blank else [sign]
        boxes += [None, box] if is_blank else [box]
    return replace(run, text=text, boxes=boxes)


def _characters(textpage: pypdfium2.PdfTextPage) -> Sequence[str]:
    """Give the characters by PDFium's count of them, in which some have two halves."""
    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) == count:
        return str(text)
    codes = [pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count)]
    halves = b"".join(min(code, 0xFFFD).to_bytes(2, "little") for code in codes)
    whole = iter(halves.decode("utf-16-le", "replace"))
    return ["" if code in _SECOND_HALVES else next(whole, "") for code in codes]


def _plain(character: str) -> str:
    """Give the letters of a ligature or of a letter's form; nothing for control characters.

    A hyphen that may divide a word becomes a soft one.
    """
    if character in _LINE_HYPHENS:
        return SOFT_HYPHEN
    if unicodedata.category(character) in _UNSEEN:
        return character if character in _KEPT_UNSEEN else ""
    code = ord(character)
    if code >= 0xFB00 and any(code in some for some in _PIECES):
        return unicodedata.normalize("NFKC", character)
    return character


def _new_run(raw: object, index: int, here: Box) -> Run:
    """Begin a run with the direction, the size and the weight of a character."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(raw, index) * hypot(matrix.c, matrix.d)
    turn = _snapped(degrees(atan2(matrix.b, matrix.a)))
    _, top, _, bottom = turned(here, turn)
    if not _SANE[0] * (bottom - top) <= size <= _SANE[1] * (bottom - top):
        size = max(bottom - top, 1.0)
    is_bold = pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD or _has_bold_name(raw, index)
    is_doubtful = pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1
    return Run(turn=turn, size=size, is_bold=is_bold, is_doubtful=is_doubtful)


def _snapped(angle: float) -> int:
    """Give an angle in whole degrees; what is nearly upright or across counts as that."""
    nearest = round(angle / 90) * 90
    return (nearest if abs(angle - nearest) < _ASKEW else round(angle)) % 360


def _has_bold_name(raw: object, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, name, len(name), ctypes.byref(flags))
    words = name.value.decode("utf-8", "replace").casefold()
    return any(word in words for word in ("bold", "black", "heavy"))
