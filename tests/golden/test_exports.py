"""What the exports of one invented pair hold, part by part.

The files beside this one are what a reader of the exports meets: the text of each page,
the list of annotations, the outline, the structure. They change only on purpose:
`pytest tests/golden --update-golden`, then read the difference.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdf
import pypdfium2
import pytest
from docx.text.paragraph import Paragraph

from reader.export import Assets, Format, PageStyle, Part, render, write
from reader.presentation import Report, build_report
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison

RESOURCES = Path(__file__).parents[2] / "resources"
ASSETS = Assets(
    fonts=RESOURCES / "fonts",
    templates=RESOURCES / "templates",
    theme=RESOURCES / "themes" / "print.toml",
)
Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison())


@pytest.fixture(scope="module")
def files(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[Format, bytes]:
    folder = tmp_path_factory.mktemp("exports")
    made = {}
    for form in Format:
        write(report, folder / f"sample.{form.value}", assets=ASSETS)
        made[form] = (folder / f"sample.{form.value}").read_bytes()
    return made


@pytest.fixture(scope="module")
def pdf(files: dict[Format, bytes]) -> bytes:
    return files[Format.PDF]


def test_the_text_of_each_page(pdf: bytes, golden: Golden) -> None:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    lines = [f"=== page {number} ===\n{text}" for number, text in enumerate(pages, start=1)]
    golden("sample.pages.txt", "\n".join(lines).replace("\r\n", "\n"))


def test_the_list_of_annotations(pdf: bytes, golden: Golden) -> None:
    listed = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf)).pages, start=1):
        for reference in page.get("/Annots", []):
            found = reference.get_object()
            if found["/Subtype"] == "/Highlight":
                words = str(found["/Contents"]).replace("\n", "\n    ")
                listed.append(
                    f"page {number} {found['/NM']} by {found['/T']} on {found['/M']}\n"
                    f"  {found['/Subj']}\n    {words}"
                )
    golden("sample.annotations.txt", "\n".join(listed))


def test_the_outline(pdf: bytes, golden: Golden) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))

    def lines(items: list[Any], depth: int) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from lines(item, depth + 1)
            else:
                page = reader.get_destination_page_number(item)
                yield f"{'  ' * depth}{item.title} … {(page or 0) + 1}"

    golden("sample.outline.txt", "\n".join(lines(list(reader.outline), 0)))


def test_the_structure(pdf: bytes, golden: Golden) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = Counter(kinds_under(document.Root.StructTreeRoot))
        counted = [f"{kind} {count}" for kind, count in sorted(kinds.items())]
        golden("sample.structure.txt", "\n".join([f"pages {len(document.pages)}", *counted]))


def kinds_under(element: Any) -> Iterator[str]:
    if "/S" in element:
        yield str(element.S)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/OBJR":
            yield from kinds_under(kid)


def test_the_page_for_browsers(files: dict[Format, bytes], golden: Golden) -> None:
    text = files[Format.HTML].decode("utf-8")
    bare = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    golden("sample.html", re.sub(r"(?=<(?:p|h\d|li|div|dl|tr)[ >])", "\n", bare))


def test_the_written_form(files: dict[Format, bytes], golden: Golden) -> None:
    data = json.loads(files[Format.JSON])
    golden("sample.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_the_text_in_markdown(files: dict[Format, bytes], golden: Golden) -> None:
    golden("sample.md", files[Format.MARKDOWN].decode("utf-8"))


def test_what_the_reader_noted_in_markdown(golden: Golden) -> None:
    report = build_report(sample_comparison(), dossier=sample_dossier())
    style = PageStyle(parts=frozenset({Part.OVERVIEW, Part.NOTES}))
    made = render(report, Format.MARKDOWN, assets=ASSETS, style=style)
    golden("noted.md", made.decode("utf-8"))


def test_the_word_document(files: dict[Format, bytes], golden: Golden) -> None:
    document = docx.Document(io.BytesIO(files[Format.DOCX]))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(f"[{block.style.name if block.style else ''}] {block.text}")
        else:
            lines += ["| " + " | ".join(cell.text for cell in row.cells) for row in block.rows]
    lines += [f"comment by {c.author}: {c.text}" for c in document.comments]
    golden("sample.docx.txt", "\n".join(lines))


def test_the_table_for_spreadsheets(files: dict[Format, bytes], golden: Golden) -> None:
    golden("sample.csv", files[Format.CSV].decode("utf-8-sig"))
