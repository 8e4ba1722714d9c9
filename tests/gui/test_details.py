"""What is known of an article, set by hand: shown at once, compared anew, taken back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Article, Side
from reader.ui import MainWindow
from reader.ui._details import DetailsDialog
from tests.gui.acting import Backstage, press


def opened(qtbot: QtBot, window: MainWindow, keys: str = "F2") -> DetailsDialog:
    press(qtbot, window, keys)
    dialog = window.findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    return dialog


def article(window: MainWindow, side: Side = Side.A) -> Article:
    found = window.session.articles[side]
    assert found is not None
    return found


def test_the_dialog_shows_what_is_known(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    assert dialog.title_field.text() == article(window).title
    assert dialog.outlet.text() == "The Tarrow Herald"
    assert dialog.author.text() == "Ida Brandt"
    assert dialog.date.text() == "2024-03-14"
    qtbot.waitUntil(dialog.title_field.hasFocus)
    assert dialog.title_field.cursorPosition() == 0
    QTest.keyClicks(dialog.title_field, "Another title")
    assert dialog.title_field.text() == "Another title"
    dialog.reject()


def test_what_is_set_stands_over_the_text_and_is_compared_anew(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    before = len(backstage.compared)
    dialog = opened(qtbot, window)
    dialog.outlet.setText("The Askby Courier")
    dialog.date.setText("15 March 2024")
    dialog.accept()
    qtbot.waitUntil(lambda: len(backstage.compared) > before)
    assert (article(window).outlet, article(window).published) == (
        "The Askby Courier",
        "2024-03-15",
    )
    line = "The Askby Courier · 15 March 2024"
    qtbot.waitUntil(lambda: line in window.desk.panes[0].toPlainText())
    assert "The Askby Courier" in window.desk.headers[0].accessibleName()


def test_it_is_a_step_that_can_be_taken_back_and_done_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    dialog.title_field.setText("Another title")
    dialog.accept()
    assert article(window).title == "Another title"
    assert "Details of article A" in window.actions_by_id["undo"].text()
    press(qtbot, window, "Ctrl+Z")
    assert article(window).title == "Verrin dam to be drained after divers find a crack"
    press(qtbot, window, "Ctrl+Shift+Z")
    assert article(window).title == "Another title"


def test_the_article_that_has_the_keyboard_is_the_one_in_question(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "F6")
    dialog = opened(qtbot, window)
    assert dialog.windowTitle() == "Details of article B"
    dialog.reject()


def test_a_double_click_on_the_line_over_a_text_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    header = window.desk.headers[1]
    qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(80, 15))
    dialog = window.findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    assert dialog.outlet.text() == "Northfell Post"
    dialog.reject()


def test_what_is_no_day_is_named_and_nothing_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    before = article(window)
    dialog = opened(qtbot, window)
    dialog.outlet.setText("The Askby Courier")
    for words in ("31 February 2024", "soon", "2024-13-01", "11/12/2025"):
        dialog.date.setText(words)
        dialog.accept()
        assert dialog.isVisible()
        assert words in dialog.problem.text()
        assert "2026-02-14" in dialog.problem.text()
        assert dialog.outlet.text() == "The Askby Courier"
        assert article(window) == before
        dialog.date.selectAll()
    qtbot.keyClicks(dialog.date, "2024-02-01")
    assert dialog.problem.isHidden()
    dialog.accept()
    assert article(window).published == "2024-02-01"


def test_an_article_keeps_a_title(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.title_field.setText("  ")
    dialog.accept()
    assert "title" in dialog.problem.text()
    dialog.reject()


def test_an_emptied_field_is_not_known(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    for field in (dialog.outlet, dialog.author, dialog.date):
        field.clear()
    dialog.accept()
    found = article(window)
    assert (found.outlet, found.byline, found.published) == (None, None, None)


def test_ok_without_a_change_is_no_step(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window).accept()
    assert not window.actions_by_id["undo"].isEnabled()


def test_an_author_who_is_not_in_the_text_stands_in_the_line_on_the_source(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    dialog.author.setText("Mara Holm")
    dialog.accept()
    line = "The Tarrow Herald · Mara Holm · 14 March 2024"
    qtbot.waitUntil(lambda: line in window.desk.panes[0].toPlainText())
