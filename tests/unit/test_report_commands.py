"""A report that holds its project, on the command line: written, and opened like a project."""

from pathlib import Path

import pikepdf
import pytest

from reader._cli_arguments import (
    CheckProject,
    CompareProject,
    CompareTwo,
    OpenWindow,
    ShowProject,
    TransferNotes,
    parse,
)
from reader._cli_compare import compare_project, compare_two
from reader._cli_notes import transfer_notes
from reader._cli_projects import check_project, show_project
from reader.core import Change, Note, ReaderError, Subject, Target
from reader.export import PageStyle
from reader.store import Project
from tests.unit.test_project_commands import STORM, WIND, Desk

STYLE = PageStyle(embeds_project=True)


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("storm.txt", STORM), ("wind.txt", WIND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "storm.txt", tmp_path / "wind.txt"


@pytest.fixture
def report(articles: tuple[Path, Path], tmp_path: Path) -> Path:
    """Give the report of a project with a note, with the project in it."""
    kept, path = tmp_path / "kept.lateral", tmp_path / "report.pdf"
    left, right = articles
    compare_two(CompareTwo(left=left, right=right, outputs=(str(kept),)), Desk())
    about = Target(subject=Subject.PAIR)
    made = "2026-01-05T10:00:00.000000Z"
    note = Note(id="n", target=about, text="Two views of one storm.", made=made)
    with Project.open(kept) as project:
        project.apply(Change(after=note))
    compare_project(CompareProject(project=kept, outputs=(str(path),), style=STYLE), Desk())
    kept.unlink()
    return path


def test_embedding_is_asked_for_by_name() -> None:
    found = parse(["compare", "a", "b", "-o", "x.pdf", "--embed-project"])
    assert isinstance(found, CompareTwo)
    assert found.style == STYLE
    assert parse(["x.pdf"]) == OpenWindow(project=Path("x.pdf"))
    assert parse(["compare", "x.pdf", "-o", "y.html"]) == CompareProject(
        project=Path("x.pdf"), outputs=("y.html",)
    )


def test_two_files_become_a_report_with_a_project(
    articles: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.pdf"
    left, right = articles
    compare_two(CompareTwo(left=left, right=right, outputs=(str(path),), style=STYLE), Desk())
    show_project(ShowProject(project=path))
    assert "Storm closes the harbour bridge" in capsys.readouterr().out


def test_a_report_is_shown_and_checked_like_a_project(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_project(ShowProject(project=report))
    assert "“Two views of one storm.”" in capsys.readouterr().out
    assert check_project(CheckProject(project=report), Desk())
    assert capsys.readouterr().out == "same\n"


def test_a_report_out_of_a_report_is_the_same(report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    request = CompareProject(project=report, outputs=(str(again),), style=STYLE)
    compare_project(request, Desk())
    assert again.read_bytes() == report.read_bytes()


def test_no_clock_is_read_for_the_date_of_a_report(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260105100000")


def test_notes_come_out_of_a_report_but_go_into_none(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    transfer_notes(TransferNotes(project=report, added=(), outputs=("-",)))
    out = capsys.readouterr().out
    assert "Two views of one storm." in out
    added = tmp_path / "more.jsonld"
    added.write_text(out, encoding="utf-8")
    before = report.read_bytes()
    with pytest.raises(ReaderError, match="writes into none"):
        transfer_notes(TransferNotes(project=report, added=(added,), outputs=()))
    assert report.read_bytes() == before
