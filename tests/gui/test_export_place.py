"""Where an export is proposed to go: a folder of the reader's, a name made of the pair."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import Article
from reader.export import Format
from reader.ui import MainWindow
from reader.ui._export_place import export_name
from tests.factories import sample_comparison
from tests.gui.acting import Backstage, export


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Documents are in tmp_path; each dialog saves to its subfolder "out"."""
    seen: list[Path] = []

    def ask(_parent: object, _title: str, suggestion: str, *_kinds: str) -> tuple[str, str]:
        seen.append(Path(suggestion))
        return (str(tmp_path / "out" / "mine.pdf"), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    return seen


def pair(**facts: str | None) -> tuple[Article, Article]:
    left, right = sample_comparison().articles
    return replace(left, **facts), replace(right, **facts)  # type: ignore[arg-type]


def test_the_first_export_goes_to_the_readers_documents(
    qtbot: QtBot, window: MainWindow, proposed: list[Path], tmp_path: Path
) -> None:
    export(qtbot, window)
    assert proposed == [tmp_path / "lateral-the-tarrow-herald-northfell-post.pdf"]


def test_the_next_one_goes_where_the_last_one_went(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, proposed: list[Path], tmp_path: Path
) -> None:
    export(qtbot, window)
    qtbot.waitUntil(lambda: bool(backstage.exported))
    export(qtbot, window)
    assert proposed[1].parent == tmp_path / "out"


def test_without_a_folder_of_documents_it_goes_home(
    qtbot: QtBot,
    window: MainWindow,
    proposed: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    missing = str(tmp_path / "missing")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: missing)
    export(qtbot, window)
    assert proposed[0].parent == Path.home()


def test_where_outlets_do_not_tell_them_apart_titles_do() -> None:
    left, right = pair(outlet=None)
    name = export_name((left, replace(right, title="Züge/fahren: “wieder”?")), Format.PDF)
    assert name.startswith("lateral-")
    assert name.endswith("-zuge-fahren-wieder.pdf")
    same_outlet = export_name(pair(outlet="The Same"), Format.HTML)
    assert "the-same" not in same_outlet


def test_a_name_is_short_and_safe_whatever_the_titles_are() -> None:
    name = export_name(pair(outlet=None, title="A/b\\c: " + "word " * 60), Format.PDF)
    assert len(name) < 110
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>| ')
    assert export_name(pair(outlet=None, title="《新闻》"), Format.PDF) == "lateral-comparison.pdf"
