"""The project inside a report: put there, found by any reader of PDFs, taken out again."""

import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from reader.core import Comparison, Dossier, ReaderError
from reader.export import (
    Assets,
    PageStyle,
    comparison_to_json,
    holds_project,
    project_bytes,
    project_in_pdf,
    write,
)
from reader.presentation import build_report
from reader.store import Project
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison

STYLE = PageStyle(embeds_project=True)


def sources_of(comparison: Comparison) -> dict[str, bytes]:
    """Give bytes for the sources: those that the factory took the digests of."""
    return {article.source.sha256: article.text.encode("utf-8") for article in comparison.articles}


@pytest.fixture(scope="module")
def pair() -> tuple[Comparison, Dossier, dict[str, bytes]]:
    comparison = sample_comparison()
    return comparison, sample_dossier(), sources_of(comparison)


@pytest.fixture(scope="module")
def made(
    pair: tuple[Comparison, Dossier, dict[str, bytes]],
    assets: Assets,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    comparison, dossier, _ = pair
    path = tmp_path_factory.mktemp("made") / "report.pdf"
    report = build_report(comparison, dossier=dossier)
    write(report, path, assets=assets, style=STYLE, project=project_bytes(*pair))
    return path


def opened(data: bytes, folder: Path) -> Project:
    path = folder / "out.lateral"
    path.write_bytes(data)
    return Project.open(path)


def test_a_report_tells_whether_it_holds_a_project(made: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 and no more")
    assert holds_project(made)
    assert not holds_project(damaged)
    assert not holds_project(tmp_path / "gone.pdf")


def test_only_a_pdf_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)  # whoever imports it now fails
    assert not holds_project(Path("article.txt"))


def test_what_goes_in_comes_out_whole(
    made: Path, pair: tuple[Comparison, Dossier, dict[str, bytes]], tmp_path: Path
) -> None:
    comparison, dossier, sources = pair
    with opened(project_in_pdf(made), tmp_path) as project:
        assert project.damage() == ""
        assert project.dossier() == dossier
        assert project.comparison() == comparison_to_json(comparison)
        assert {digest: project.source(digest) for digest in sources} == sources


def test_a_report_made_of_the_project_that_came_out_is_the_same(
    made: Path,
    pair: tuple[Comparison, Dossier, dict[str, bytes]],
    assets: Assets,
    tmp_path: Path,
) -> None:
    comparison, _, sources = pair
    with opened(project_in_pdf(made), tmp_path) as project:
        dossier = project.dossier()
    again = tmp_path / "again.pdf"
    inside = project_bytes(comparison, dossier, sources)
    report = build_report(comparison, dossier=dossier)
    write(report, again, assets=assets, style=STYLE, project=inside)
    assert again.read_bytes() == made.read_bytes()


def test_it_is_an_associated_file_of_pdf_a_3(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        (specification,) = pdf.Root.AF
        assert specification.AFRelationship == "/Source"
        assert str(specification.UF) == str(specification.F) == "project.lateral"
        assert specification.EF.F.Subtype == "/application/vnd.sqlite3"
        assert "/ModDate" in specification.EF.F.Params
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
        assert not pdf.check_pdf_syntax()


def test_any_reader_of_pdfs_lists_it(made: Path) -> None:
    attached: Any = pypdf.PdfReader(io.BytesIO(made.read_bytes())).attachments
    assert list(attached) == ["project.lateral"]
    assert attached["project.lateral"][0].startswith(b"SQLite format 3")


def test_the_page_of_methods_says_in_plain_words_what_travels_with_it(made: Path) -> None:
    pages = pypdf.PdfReader(made).pages
    held = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "with the whole texts of both sources" in held
    assert "PDF/A-3a" in held


def test_no_folder_of_the_readers_goes_into_it(tmp_path: Path) -> None:
    comparison = sample_comparison()
    left, right = comparison.articles
    home = replace(left, source=replace(left.source, path="/srv/ida/desk/herald.txt"))
    disk = replace(right, source=replace(right.source, path="C:\\Users\\Ida\\post.txt"))
    comparison = replace(comparison, articles=(home, disk))
    dossier = replace(sample_dossier(), articles=(home, disk))
    data = project_bytes(comparison, dossier, sources_of(comparison))
    assert b"/srv/ida" not in data
    assert b"Users" not in data
    with opened(data, tmp_path) as project:
        paths = [article.source.path for article in project.dossier().articles]
    assert paths == ["herald.txt", "post.txt"]


def test_without_the_wish_nothing_is_put_in(
    pair: tuple[Comparison, Dossier, dict[str, bytes]], assets: Assets, tmp_path: Path
) -> None:
    path = tmp_path / "plain.pdf"
    write(build_report(pair[0]), path, assets=assets, project=project_bytes(*pair))
    with pytest.raises(ReaderError, match="holds no project"):
        project_in_pdf(path)


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"not a PDF at all")
    with pytest.raises(ReaderError, match="cannot be read as a PDF"):
        project_in_pdf(path)
    with pytest.raises(ReaderError, match="cannot be read as a PDF"):
        project_in_pdf(tmp_path / "gone.pdf")


def test_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(ReaderError, match="protected by a password"):
        project_in_pdf(path)
