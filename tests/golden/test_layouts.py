"""What each layout of the PDF prints: the text of its pages, its outline, its marks.

The usual layout is in `test_exports.py`.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from reader.export import Assets, Layout, PageStyle, Part, write
from reader.presentation import build_report
from tests.factories import sample_comparison

RESOURCES = Path(__file__).parents[2] / "resources"
Golden = Callable[[str, str], None]
STYLES = {
    **{layout.value: PageStyle(layout=layout) for layout in Layout},
    "texts-and-legend": PageStyle(parts=frozenset({Part.TEXTS, Part.LEGEND})),
    "black-and-white": PageStyle(is_black_and_white=True),
}
del STYLES[Layout.SIDE_BY_SIDE]


@pytest.mark.parametrize("name", sorted(STYLES))
def test_what_a_layout_prints(name: str, golden: Golden, tmp_path: Path) -> None:
    assets = Assets(
        fonts=RESOURCES / "fonts",
        templates=RESOURCES / "templates",
        theme=RESOURCES / "themes" / "print.toml",
    )
    write(
        build_report(sample_comparison()),
        tmp_path / "x.pdf",
        assets=assets,
        style=STYLES[name],
    )
    golden(f"layout.{name}.txt", "\n".join(told((tmp_path / "x.pdf").read_bytes())))


def told(data: bytes) -> list[str]:
    """Give the outline, then for each page its size, its annotations and its text."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    lines = [f"outline: {title}" for title in titles(reader.outline)]
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    for number, (page, text) in enumerate(zip(reader.pages, texts, strict=True), start=1):
        box = page.mediabox
        kinds = [str(a.get_object()["/Subtype"]) for a in page.get("/Annots", [])]
        lines.append(f"=== page {number}, {box.width:.0f} × {box.height:.0f} ===")
        lines.append(f"{kinds.count('/Highlight')} highlights, {kinds.count('/Link')} links")
        lines += text.replace("\r\n", "\n").split("\n")
    return lines


def titles(items: list[object]) -> list[str]:
    found = []
    for item in items:
        inner = titles(item) if isinstance(item, list) else [str(getattr(item, "title", ""))]
        found += [f"  {title}" for title in inner] if isinstance(item, list) else inner
    return found
