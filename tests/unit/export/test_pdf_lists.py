"""What programs for PDFs list as comments: what was found, and what the reader said of it."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from reader.core import silent
from reader.export import Assets, Layout, PageStyle
from reader.export._pdf import pdf_bytes
from reader.export._pdf_comments import comments_of, pdf_date, replies_of
from reader.export._theme_file import read_theme
from reader.presentation import Report, build_report, findings_of
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison
from tests.poppler import has_poppler, listed_by_poppler

Lister = Callable[[Path], list[list[object]]]
PRINTED = 4


def listed_by_pypdf(path: Path) -> list[list[object]]:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    found = [one.get_object() for page in pages for one in page.get("/Annots", [])]
    return [
        [
            *(str(a[key]) for key in ("/NM", "/T", "/Subj", "/Contents", "/M")),
            bool(a["/F"] & PRINTED),
        ]
        for a in found
        if a["/Subtype"] != "/Link"
    ]


LISTERS = [
    pytest.param(listed_by_pypdf, id="pypdf"),
    pytest.param(
        listed_by_poppler,
        id="Poppler",
        marks=pytest.mark.skipif(
            not has_poppler(), reason="python3-gi and gir1.2-poppler-0.18 are not there"
        ),
    ),
]


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_comparison(), dossier=sample_dossier())


@pytest.fixture(
    scope="module",
    params=[Layout.SIDE_BY_SIDE, Layout.ONE_AFTER_THE_OTHER],
    ids=lambda one: one.value,
)
def written(
    request: pytest.FixtureRequest,
    report: Report,
    assets: Assets,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    path = tmp_path_factory.mktemp("listed") / "report.pdf"
    path.write_bytes(pdf_bytes(report, assets, silent, PageStyle(layout=request.param)))
    return path


@pytest.mark.parametrize("lister", LISTERS)
def test_it_lists_every_mark_and_note_with_author_subject_comment_and_date(
    report: Report, written: Path, assets: Assets, lister: Lister
) -> None:
    comments = comments_of(report, read_theme(assets))
    of_pair = [f"r{remark.number}" for remark in report.remarks if remark.passage is None]
    names = [*(p.id for p in report.passages), *(n.id for n in report.noted), *of_pair]
    said = [*(comments[name] for name in names), *(reply for _, reply in replies_of(report))]
    wanted = [[f"lateral-{c.name}", c.author, c.subject, c.text, c.date, True] for c in said]
    assert sorted(lister(written), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("lister", LISTERS)
def test_it_lists_what_the_comparison_found_and_nothing_else(
    report: Report, written: Path, lister: Lister
) -> None:
    found = {row.key: row for row in findings_of(report.comparison)}
    by_program = [one for one in lister(written) if one[1] == "Lateral"]
    told = {part for _, _, _, comment, _, _ in by_program for part in str(comment).split("\n\n")}
    heads = ((part.partition(".")[0], part.rpartition("Note ")[2].rstrip(".")) for part in told)
    kinds = {(head.removesuffix(", decided by the reader"), note) for head, note in heads}
    numbers = {key: str(note.number) for note in report.notes for key in note.keys}
    assert kinds == {(row.kind, numbers[key]) for key, row in found.items()}
    assert {date for *_, date, _ in by_program} == {pdf_date(report.created)}
