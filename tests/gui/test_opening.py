"""Opening articles: by dialog, by dropping files, one side or both; and what can go wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import InlineRunner, MainWindow
from reader.ui._folder import TwoFilesDialog
from reader.ui._header import header_words
from tests.factories import draft, parse
from tests.gui.acting import LEFT, RIGHT, Backstage, press

_SPOT, _COPY = QPointF(50, 50), Qt.DropAction.CopyAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(window: MainWindow, side: Side, *names: str) -> QMimeData | None:
    """Drag files onto a pane; give them if it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path.cwd() / name)) for name in names])
    enter = QDragEnterEvent(_SPOT.toPoint(), _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(window.desk.panes[side].viewport(), enter)
    return data if enter.isAccepted() else None


def drop(window: MainWindow, side: Side, *names: str) -> bool:
    """Drop files on a pane; say whether it takes them."""
    data = drag(window, side, *names)
    if data is not None:
        event = QDropEvent(_SPOT, _COPY, data, _LEFT, _NONE)
        QApplication.sendEvent(window.desk.panes[side].viewport(), event)
    return data is not None


def titles(window: MainWindow) -> list[str | None]:
    return [article.title if article else None for article in window.session.articles]


def answer(monkeypatch: pytest.MonkeyPatch, name: str, *answers: object) -> list[object]:
    """Let a file dialog give these answers, one call after the other."""
    left, asked = list(answers), []

    def ask(*arguments: object) -> object:
        asked.append(arguments)
        return left.pop(0)

    monkeypatch.setattr(QFileDialog, name, ask)
    return asked


def test_an_empty_window_says_what_can_be_done(empty_window: MainWindow) -> None:
    for side, pane in zip(Side, empty_window.desk.panes, strict=True):
        assert f"Drop article {side.letter} here." in pane.accessibleDescription()
    assert "Open two articles" in empty_window.state.text()
    assert not empty_window.actions_by_id["export"].isEnabled()
    assert not empty_window.actions_by_id["next_finding"].isEnabled()


def test_nothing_is_read_before_the_first_paint(qtbot: QtBot, backstage: Backstage) -> None:
    window = MainWindow(backstage.services(), InlineRunner())
    qtbot.addWidget(window)
    window.open_pair(LEFT, RIGHT)
    assert backstage.opened == []
    window.show()
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert backstage.opened == [LEFT, RIGHT]


def test_a_pair_is_shown_compared_and_named(window: MainWindow, backstage: Backstage) -> None:
    left, right = backstage.comparison.articles
    assert window.windowTitle() == f"{left.title} | {right.title} – Lateral"
    assert left.title in window.desk.headers[0].accessibleName()
    assert "passages shared" in window.state.text()
    assert window.panel.model.rowCount() == len(window.session.findings)


def test_one_dialog_opens_both(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", (["left.txt", "right.txt"], ""))
    press(qtbot, empty_window, "Ctrl+O")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_after_one_file_it_asks_for_the_second(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", (["left.txt"], ""))
    answer(monkeypatch, "getOpenFileName", ("right.txt", ""))
    press(qtbot, empty_window, "Ctrl+O")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_the_next_dialog_begins_where_the_reader_was(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", (["/news/left.txt", "/news/right.txt"], ""))
    press(qtbot, empty_window, "Ctrl+O")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    asked = answer(monkeypatch, "getOpenFileName", ("", ""))
    press(qtbot, empty_window, "Ctrl+Shift+B")
    assert str(Path("/news")) in asked[0]  # type: ignore[operator]


def test_a_dialog_called_off_changes_nothing(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", ([], ""))
    before = list(backstage.opened)
    press(qtbot, window, "Ctrl+O")
    assert backstage.opened == before
    assert window.banner.isHidden()


def test_of_three_files_two_are_picked(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", (["a", "left.txt", "right.txt"], ""))
    press(qtbot, empty_window, "Ctrl+O")
    dialog = empty_window.findChild(TwoFilesDialog)
    assert isinstance(dialog, TwoFilesDialog)
    for row in (1, 2):
        dialog.list.item(row).setSelected(True)
    dialog.accept()
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_a_file_dropped_on_a_pane_replaces_that_side(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    new = draft(parse("headline: Another view of it\n\nparagraph: One sentence."), name="new.txt")
    backstage.articles["new.txt"] = new.article
    assert drop(window, Side.B, "new.txt")
    qtbot.waitUntil(lambda: titles(window)[1] == "Another view of it")
    assert titles(window)[0] == backstage.comparison.articles[0].title
    assert backstage.compared[-1] == ("tarrow-herald.txt", "new.txt")


def test_a_text_says_what_becomes_of_files_that_are_dragged_onto_it(
    window: MainWindow, tmp_path: Path
) -> None:
    pane = window.desk.panes[Side.B]
    drag(window, Side.B, "new.txt")
    assert pane.target.isVisible()
    assert pane.target.text() == "new.txt becomes article B"
    QApplication.sendEvent(pane.viewport(), QDragLeaveEvent())
    assert not pane.target.isVisible()
    for paths in (("a.txt", "b.txt"), (str(tmp_path),), ("pair.lateral",)):
        drag(window, Side.B, *paths)
        assert pane.target.text() == "Opens on both sides"
    drop(window, Side.B, "gone.txt")
    assert not pane.target.isVisible()


def test_two_files_dropped_open_both(qtbot: QtBot, empty_window: MainWindow) -> None:
    assert drop(empty_window, Side.A, "left.txt", "right.txt")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_one_file_dropped_on_an_empty_window_waits_for_the_other(
    qtbot: QtBot, empty_window: MainWindow, backstage: Backstage
) -> None:
    drop(empty_window, Side.B, "right.txt")
    qtbot.waitUntil(lambda: titles(empty_window)[1] is not None)
    assert titles(empty_window)[0] is None
    assert backstage.compared == []


def test_what_is_no_file_is_not_taken(empty_window: MainWindow) -> None:
    assert not drop(empty_window, Side.A)


def test_a_file_that_is_not_there_is_named_and_nothing_changes(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = titles(window)
    drop(window, Side.A, "gone.txt")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words == ("There is no file “gone.txt”.", "Choose another file.")
    assert titles(window) == before
    assert window.session.comparison is not None


def test_escape_puts_the_message_away(qtbot: QtBot, window: MainWindow) -> None:
    drop(window, Side.A, "gone.txt")
    qtbot.waitUntil(window.banner.isVisible)
    press(qtbot, window, "Escape")
    assert window.banner.isHidden()


def test_a_failing_comparison_is_said_and_the_texts_stay(
    qtbot: QtBot, empty_window: MainWindow, backstage: Backstage
) -> None:
    from reader.core import ReaderError

    backstage.failure = ReaderError("The model is missing.", "Install again.")
    empty_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(empty_window.banner.isVisible)
    assert empty_window.banner.words == ("The model is missing.", "Install again.")
    assert None not in titles(empty_window)
    assert empty_window.actions_by_id["compare_again"].isEnabled()


@pytest.mark.expects_log("unexpected failure")
def test_an_unexpected_failure_is_said_in_plain_words(
    qtbot: QtBot, empty_window: MainWindow, backstage: Backstage
) -> None:
    backstage.failure = ZeroDivisionError("by nought")
    empty_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(empty_window.banner.isVisible)
    assert "by nought" in empty_window.banner.words[0]
    assert empty_window.banner.words[1]


def test_warnings_of_an_import_are_shown(
    qtbot: QtBot, empty_window: MainWindow, backstage: Backstage
) -> None:
    warned = replace(backstage.articles["left.txt"], warnings=("This text seems to be French.",))
    backstage.articles["left.txt"] = warned
    empty_window.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(empty_window.banner.isVisible)
    assert "seems to be French" in empty_window.banner.words[0]


def test_the_same_file_on_both_sides_is_pointed_out(qtbot: QtBot, empty_window: MainWindow) -> None:
    empty_window.open_pair(LEFT, LEFT)
    qtbot.waitUntil(empty_window.banner.isVisible)
    assert "same file" in empty_window.banner.words[0]
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_swapping_sides_mirrors_texts_and_comparison(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    left, right = backstage.comparison.articles
    press(qtbot, window, "Ctrl+Shift+X")
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert window.session.articles == (right, left)
    assert backstage.compared[-1] == (right.source.path, left.source.path)
    assert right.title in window.desk.panes[0].toPlainText()
    assert window.desk.panes[0].marks


def test_a_long_title_is_cut_but_told_in_full(qtbot: QtBot, window: MainWindow) -> None:
    title = "A very long title " * 20
    left = replace(window.session.articles[0], title=title)  # type: ignore[type-var]
    window.session.set_articles(left, window.session.articles[1])
    assert title in window.desk.headers[0].toolTip()
    assert window.minimumSizeHint().width() < 1280


def test_the_header_names_the_outlet_or_else_the_headline(window: MainWindow) -> None:
    left = window.session.articles[0]
    assert left is not None
    assert header_words(left) == ("The Tarrow Herald", left.title)
    nameless = replace(left, outlet=None)
    assert header_words(nameless) == (left.title, "tarrow-herald.txt")
