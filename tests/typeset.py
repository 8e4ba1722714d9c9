"""Articles set as PDFs by typst while tests run: columns, running heads, other scripts."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import typst

PICTURE = (
    "#image(bytes(range(1200).map(n => calc.rem(n * 7, 256))), width: 60%, height: 30mm,"
    ' format: (encoding: "rgb8", width: 20, height: 20))'
)
"""Markup of a picture made of 20 x 20 coloured dots."""

FONTS = Path(__file__).parents[1] / "resources/fonts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How an article is set; `head` runs above each page but the first one."""

    columns: int = 1
    head: str = ""
    has_numbers: bool = False
    width: str = "210mm"
    height: str = "297mm"
    size: float = 10
    has_indents: bool = False
    is_justified: bool = True
    font: str = "Source Serif 4"
    language: str = "en"
    standards: tuple[str, ...] = ()


PLAIN = Setting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article's parts; all but the headline and the paragraphs may be empty."""

    headline: str
    paragraphs: Sequence[str]
    standfirst: str = ""
    byline: str = ""

    @property
    def parts(self) -> list[str]:
        """Give the texts in the order in which they are read."""
        return [
            part for part in (self.headline, self.standfirst, self.byline, *self.paragraphs) if part
        ]


def typeset(story: Story, setting: Setting = PLAIN) -> bytes:
    """Set an article; its headline goes over all columns."""
    head = f"text(22pt, {_text(story.headline)})"
    if setting.standards:  # which want a heading, a title and a date
        head = f"heading(text(22pt, weight: 400, {_text(story.headline)}))"
    top = f"#block({head})"
    if story.standfirst:
        top += f"\n#block(text(13pt, {_text(story.standfirst)}))"
    parts = [f'#place(top, scope: "parent", float: true)[{top}]']
    if story.byline:
        parts.append(f"#text(weight: 700, {_text(story.byline)})")
    return typeset_markup(
        "\n\n".join([*parts, *(f"#{_text(p)}" for p in story.paragraphs)]),
        setting,
        title=story.headline if setting.standards else "",
    )


def typeset_markup(markup: str, setting: Setting = PLAIN, *, title: str = "") -> bytes:
    """Set markup of typst's."""
    made = typst.compile(
        (_preamble(setting, title) + markup).encode(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards=list(setting.standards),
    )
    assert isinstance(made, bytes)
    return made


def _preamble(setting: Setting, title: str) -> str:
    head = f"context if counter(page).get().first() > 1 {{ {_text(setting.head)} }}"
    foot = "context align(center, counter(page).display())"
    rows = [
        f"#set document(title: {_text(title)})" if title else "",
        "#set document(date: datetime(year: 2026, month: 3, day: 3))" if setting.standards else "",
        f"#set page(width: {setting.width}, height: {setting.height}, columns: {setting.columns})",
        f"#set page(header: {head})" if setting.head else "",
        f"#set page(footer: {foot})" if setting.has_numbers else "",
        f"#set text(lang: {_text(setting.language)}, size: {setting.size}pt)",
        f"#set text(font: {_text(setting.font)}, hyphenate: true)",
        f"#set par(justify: {json.dumps(setting.is_justified)})",
        "#set par(first-line-indent: 1.4em, spacing: 0.65em)" if setting.has_indents else "",
    ]
    return "\n".join([*rows, ""])


def _text(words: str) -> str:
    """Give words as typst writes a text, so that nothing in them is read as markup."""
    return json.dumps(words, ensure_ascii=False)


def changed_pdf(
    data: bytes, *, rotate: int = 0, crop_by: float = 0, crops_top: bool = False
) -> bytes:
    """Turn the pages of a PDF, and cut them at the left, right and bottom, or at the top too."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            if rotate:
                page.rotate(rotate, relative=False)
            if crop_by:
                box = [float(edge) for edge in page.mediabox]
                page.cropbox = [
                    box[0] + crop_by,
                    box[1] + crop_by,
                    box[2] - crop_by,
                    box[3] - crop_by * crops_top,
                ]
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """Give the bytes of a PDF."""
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()
