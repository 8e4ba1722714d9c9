"""Copies of the articles' own PDFs: asked for in the menu, told in the banner."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import Comparison, ReaderError
from reader.export import AnnotatedFile, AnnotatedFiles
from reader.ui import InlineRunner, MainWindow
from tests.factories import sample_comparison
from tests.gui.acting import LEFT, RIGHT, Backstage, show

ACTION = "annotate_originals"


def from_pdf(comparison: Comparison) -> Comparison:
    left, right = comparison.articles
    source = replace(left.source, media_type="application/pdf")
    return replace(comparison, articles=(replace(left, source=source), right))


@pytest.fixture
def backstage(tmp_path: Path) -> Backstage:
    files = (AnnotatedFile(path=tmp_path / "left-annotated.pdf", marks=12),)
    return Backstage(
        comparison=from_pdf(sample_comparison()), annotated=AnnotatedFiles(files=files)
    )


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that the dialog gives."""
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _parent, _title, _folder: str(tmp_path)
    )
    return tmp_path


def annotate(qtbot: QtBot, window: MainWindow) -> str:
    window.actions_by_id[ACTION].trigger()
    qtbot.waitUntil(window.banner.isVisible)
    return window.banner.label.text()


def test_a_copy_is_written_where_the_reader_chose(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, chosen: Path
) -> None:
    words = annotate(qtbot, window)
    assert backstage.exported == [chosen]
    assert backstage.dossiers == [window.session.work.dossier]
    assert backstage.sources == [window.session.work.sources]
    assert words == f"Wrote {chosen / 'left-annotated.pdf'}: 12 passages are marked."
    assert [button.text() for button in window.banner.ways] == ["Open", "Open the folder"]


def test_nothing_is_written_if_no_folder_is_chosen(
    window: MainWindow, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.actions_by_id[ACTION].trigger()
    assert backstage.exported == []
    assert not window.banner.isVisible()


def test_passages_that_stand_nowhere_are_named(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, chosen: Path
) -> None:
    file = replace(backstage.annotated.files[0], missed=tuple(f"Same: {n}" for n in range(5)))
    backstage.annotated = AnnotatedFiles(files=(file,))
    lines = annotate(qtbot, window).splitlines()
    assert lines[1] == "5 passages were not found on these pages:"
    assert lines[2:5] == ["- Same: 0", "- Same: 1", "- Same: 2"]
    assert lines[5] == "and 2 more, all listed in the note on its first page."


def test_a_pdf_that_may_not_be_marked_is_a_problem_with_a_way_on(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, chosen: Path
) -> None:
    problem = ReaderError("“left.pdf” is signed.", "Print it into a new PDF.")
    backstage.annotated = AnnotatedFiles(files=(), problems=(problem,))
    assert annotate(qtbot, window) == "“left.pdf” is signed.\nPrint it into a new PDF."
    assert window.banner.accessibleName() == "Problem"


def test_without_a_pdf_there_is_nothing_to_annotate(qtbot: QtBot) -> None:
    plain = Backstage()
    window = show(qtbot, MainWindow(plain.services(), InlineRunner()))
    window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert not window.actions_by_id[ACTION].isEnabled()


def test_with_a_pdf_it_can_be_done_once_the_pair_is_compared(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    assert not empty_window.actions_by_id[ACTION].isEnabled()
    empty_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(empty_window.actions_by_id[ACTION].isEnabled)
