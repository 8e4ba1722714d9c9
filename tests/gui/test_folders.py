"""Opening a folder, or many files: two articles are opened, of more the reader picks two."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import ReaderError, Side
from reader.ui import MainWindow
from reader.ui._folder import TwoFilesDialog, articles_in
from tests.gui.acting import Backstage, press


def made(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("words", encoding="utf-8")
    return folder


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def dialog_of(window: MainWindow) -> TwoFilesDialog:
    dialog = window.findChild(TwoFilesDialog)
    assert isinstance(dialog, TwoFilesDialog)
    return dialog


def test_a_folder_with_two_articles_opens_both_by_name(
    qtbot: QtBot,
    empty_window: MainWindow,
    backstage: Backstage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "pair", "right.txt", "left.txt", "pair.toml", ".hidden.txt")
    choose(monkeypatch, folder)
    press(qtbot, empty_window, "Ctrl+Alt+O")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    assert backstage.opened == [folder / "left.txt", folder / "right.txt"]


def test_of_more_articles_two_are_picked_by_keyboard(
    qtbot: QtBot,
    empty_window: MainWindow,
    backstage: Backstage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "many", "a.txt", "left.txt", "right.txt", "z.html")
    choose(monkeypatch, folder)
    press(qtbot, empty_window, "Ctrl+Alt+O")
    dialog = dialog_of(empty_window)
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Open)
    assert [dialog.list.item(n).text() for n in range(4)] == [
        "a.txt",
        "left.txt",
        "right.txt",
        "z.html",
    ]
    assert not button.isEnabled()
    for keys in ((Qt.Key.Key_Down,), (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)):
        for key in keys:
            qtbot.keyClick(dialog.list, key)
    assert dialog.words.text() == "A: left.txt\nB: right.txt"
    assert button.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    assert backstage.opened == [folder / "left.txt", folder / "right.txt"]


def test_one_picked_file_is_not_enough(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    empty_window.opening.open_folder(made(tmp_path / "many", "a.txt", "b.txt", "c.txt"))
    dialog = dialog_of(empty_window)
    dialog.list.item(1).setSelected(True)
    assert dialog.words.text() == "1 of 2 picked"
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()


def test_a_folder_with_too_few_articles_is_said_with_a_way_on(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    cases: dict[str, tuple[str, ...]] = {
        "There is no article in the folder “none”": (),
        "only one article in the folder “one”": ("one.txt",),
        "no article in the folder “other”": ("x.png",),
    }
    for words, names in cases.items():
        folder = tmp_path / words.split("“")[1].removesuffix("”")
        empty_window.opening.open_folder(made(folder, *names))
        message, hint = empty_window.banner.words
        assert words in message
        assert hint


def test_a_folder_that_is_gone_is_said(empty_window: MainWindow, tmp_path: Path) -> None:
    empty_window.opening.open_folder(tmp_path / "gone")
    assert empty_window.banner.words[0] == "The folder “gone” cannot be read."


def test_a_folder_dropped_on_a_side_is_opened(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    folder = made(tmp_path / "pair", "left.txt", "right.txt")
    empty_window.opening.open_dropped(Side.B, (folder,))
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_calling_the_folder_off_changes_nothing(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    press(qtbot, window, "Ctrl+Alt+O")
    assert window.banner.isHidden()


def test_only_what_can_be_opened_is_listed(tmp_path: Path) -> None:
    folder = made(tmp_path / "f", "B.TXT", "a.html", "c.exe", "notes.lateral")
    (folder / "sub.txt").mkdir()
    assert [path.name for path in articles_in(folder)] == ["a.html", "B.TXT"]
    with pytest.raises(ReaderError):
        articles_in(folder / "a.html")
