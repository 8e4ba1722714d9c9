"""`lateral notes`: annotations out of a project and into one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader._cli_arguments import TransferNotes, parse
from reader._cli_notes import transfer_notes
from reader.core import ReaderError
from reader.store import Project
from tests.dossiers import sample_dossier

DOSSIER = sample_dossier()
SOURCES = {a.source.sha256: a.text.encode() for a in DOSSIER.articles}


@pytest.fixture
def full(tmp_path: Path) -> Path:
    path = tmp_path / "full.lateral"
    Project.create(path, DOSSIER, SOURCES).close()
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.lateral"
    bare = replace(DOSSIER, corrections=(), notes=(), reviews=())
    Project.create(path, bare, SOURCES).close()
    return path


def transfer(project: Path, *, added: tuple[Path, ...] = (), outputs: tuple[str, ...] = ()) -> None:
    transfer_notes(TransferNotes(project=project, added=added, outputs=outputs))


def test_the_command_is_read() -> None:
    found = parse(["notes", "x.lateral", "--add", "y.jsonld", "-o", "n.md", "-o", "-"])
    assert found == TransferNotes(
        project=Path("x.lateral"), added=(Path("y.jsonld"),), outputs=("n.md", "-")
    )


def test_it_needs_something_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["notes", "x.lateral"])
    assert "nothing to do" in capsys.readouterr().err


def test_annotations_go_from_one_project_to_another(
    full: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = full.with_name("all.jsonld")
    transfer(full, outputs=(str(file),))
    transfer(empty, added=(file,))
    assert capsys.readouterr().out == "all.jsonld: 4 added\n"
    with Project.open(empty) as project:
        assert project.dossier() == DOSSIER
    transfer(empty, added=(file,))
    assert capsys.readouterr().out == "all.jsonld: 0 added\n"


def test_another_version_of_a_note_is_kept_beside_it_and_listed(
    full: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = full.with_name("all.jsonld")
    transfer(full, outputs=(str(file),))
    text = file.read_text(encoding="utf-8").replace("Half of *what*?", "Half of all?")
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    transfer(full, added=(file,))
    said = capsys.readouterr().out
    assert said.startswith("all.jsonld: 1 added\n  first:  passage A “half”: “Half of *what*?")
    assert "  second: passage A “half”: “Half of all?" in said
    with Project.open(full) as project:
        assert len(project.dossier().notes) == 3


def test_every_form_is_written_and_a_dash_prints_annotations(
    full: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(full.with_name(name)) for name in ("n.md", "n.CSV")]
    transfer(full, outputs=(*names, "-"))
    assert Path(names[0]).read_text(encoding="utf-8").startswith("# Notes on Verrin")
    assert Path(names[1]).read_bytes().startswith(b"\xef\xbb\xbfid,subject")
    assert json.loads(capsys.readouterr().out)["type"] == "AnnotationPage"


def test_a_table_of_notes_is_added(
    full: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = full.with_name("notes.csv")
    transfer(full, outputs=(str(table),))
    transfer(empty, added=(table,))
    assert capsys.readouterr().out == "notes.csv: 2 added\n"
    with Project.open(empty) as project:
        assert project.dossier().notes == DOSSIER.notes
    table.write_text("words\nx\n", encoding="utf-8")
    with pytest.raises(ReaderError, match=r"notes\.csv: This is not a table"):
        transfer(empty, added=(table,))


def test_what_cannot_be_written_or_read_is_named(full: Path, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no ending that notes can be written with"):
        transfer(full, outputs=("x.pdf",))
    with pytest.raises(ReaderError, match="cannot be read"):
        transfer(full, added=(tmp_path / "absent.jsonld",))
    bad = tmp_path / "bad.jsonld"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(ReaderError, match="is not JSON"):
        transfer(full, added=(bad,))
    with pytest.raises(ReaderError, match="would be lost"):
        transfer(full, added=(bad,), outputs=(str(bad),))
    with Project.open(full) as project:
        assert project.dossier() == DOSSIER
