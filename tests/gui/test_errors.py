"""Files that cannot be opened, read by the program itself: each is said with a way on."""

import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.sources import open_article, read_bytes
from reader.ui import InlineRunner, MainWindow
from tests.gui.acting import LEFT, RIGHT, Backstage, press, show


def empty(path: Path) -> None:
    path.write_bytes(b"  \n\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(60_000_000)


def only_signs(path: Path) -> None:
    path.write_text("*** --- ***\n\n...", encoding="utf-8")


def page_without_article(path: Path) -> None:
    path.write_text("<html><body><script>x()</script></body></html>", encoding="utf-8")


def word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<w/>")


def encrypted(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="secret", user="secret"))


def damaged(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Broken")


def pipe(path: Path) -> None:
    os.mkfifo(path)


CASES: list[tuple[str, Callable[[Path], None]]] = [
    ("empty.txt", empty),
    ("binary.txt", binary),
    ("huge.txt", huge),
    ("signs.txt", only_signs),
    ("page.html", page_without_article),
    ("report.docx", word_file),
    ("locked.pdf", encrypted),
    ("damaged.pdf", damaged),
    *([("pipe.txt", pipe)] if hasattr(os, "mkfifo") else []),
]


@pytest.fixture
def reading(qtbot: QtBot, backstage: Backstage) -> MainWindow:
    """A window that reads files as the program does, with the invented pair open."""
    known = backstage.services()

    def opened(path: Path) -> object:
        return known.open_article(path) if path in (LEFT, RIGHT) else open_article(path)

    def source(path: Path) -> bytes:
        return known.read_source(path) if path in (LEFT, RIGHT) else read_bytes(path)

    given = replace(known, open_article=opened, read_source=source)
    window = show(qtbot, MainWindow(given, InlineRunner()))
    window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    return window


def refused(qtbot: QtBot, window: MainWindow, path: Path) -> tuple[str, str]:
    """Drop a file that cannot be opened; give what is said and the way on."""
    before = window.session.articles
    window.banner.hide()
    window.opening.open_dropped(Side.B, (path,))
    qtbot.waitUntil(window.banner.isVisible)
    assert window.session.articles == before
    assert window.session.comparison is not None
    return window.banner.words


def test_what_cannot_be_opened_is_named_with_a_way_on(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    for name, make in CASES:
        path = tmp_path / name
        make(path)
        message, hint = refused(qtbot, reading, path)
        assert name in message
        assert hint.endswith(".")
        assert "Error" not in message + hint
        assert "inside the program" not in message


def test_a_file_without_the_right_to_read_is_named(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # whoever runs the tests may read everything

        def deny(_path: Path) -> bytes:
            raise PermissionError

        monkeypatch.setattr(Path, "read_bytes", deny)
    message, hint = refused(qtbot, reading, path)
    assert message == "“secret.txt” may not be read."
    assert hint


def test_after_an_error_the_next_file_opens_and_the_message_goes(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    empty(bad)
    good.write_text("A ferry is late\n\nThe ferry was late on Monday.", encoding="utf-8")
    refused(qtbot, reading, bad)
    reading.opening.open_dropped(Side.B, (good,))
    qtbot.waitUntil(reading.banner.isHidden)
    right = reading.session.articles[Side.B]
    assert right is not None
    assert right.title == "A ferry is late"


def test_escape_puts_the_error_away_and_keeps_the_pair(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "empty.txt"
    empty(path)
    refused(qtbot, reading, path)
    press(qtbot, reading, "Escape")
    assert reading.banner.isHidden()
    assert reading.session.comparison is not None


def test_a_button_leads_from_a_file_that_cannot_be_read_to_another(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    empty(bad)
    good.write_text("A ferry is late\n\nThe ferry was late on Monday.", encoding="utf-8")
    refused(qtbot, reading, bad)
    monkeypatch.setattr("reader.ui._opening.ask_article", lambda *_: good)
    (way,) = reading.banner.ways
    assert way.text() == "Choose another…"
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)
    qtbot.waitUntil(reading.banner.isHidden)
    right = reading.session.articles[Side.B]
    assert right is not None
    assert right.title == "A ferry is late"


def test_of_a_pair_that_cannot_be_read_two_others_can_be_opened(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.open_pair(LEFT, tmp_path / "gone.txt")
    qtbot.waitUntil(reading.banner.isVisible)
    monkeypatch.setattr("reader.ui._opening.ask_two_articles", lambda *_: (RIGHT, LEFT))
    (way,) = reading.banner.ways
    assert way.text() == "Open others…"
    before = reading.session.articles
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reading.session.articles == before[::-1])
    assert reading.banner.isHidden()
