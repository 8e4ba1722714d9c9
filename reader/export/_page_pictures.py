"""The pages of a PDF as pictures, for a preview.

PDFium is not safe for several threads at once: call these from one and the same. It is
loaded at first use, since it takes 40 ms.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page in pixels: rows of three bytes a pixel, red first, each row `stride` bytes long."""

    width: int
    height: int
    stride: int
    data: bytes


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Give the width and height of each page in points."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def draw_page(pdf: bytes, number: int, scale: float) -> PagePicture:
    """Draw a page, counted from 0, at so many pixels a point."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[number].render(scale=scale, rev_byteorder=True)
        return PagePicture(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            data=bytes(bitmap.buffer),
        )
    finally:
        document.close()
