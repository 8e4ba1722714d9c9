"""What the import set aside: looked at, taken back by one click, and the comparison follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Article, CorrectionKind, Removed, Side
from reader.ui import MainWindow
from reader.ui._asides import AsidesDialog
from tests.gui.acting import LEFT, Backstage, is_on_screen, press

LOST = Removed(reason="other", text="A paragraph that the page hid.", at=0)


@pytest.fixture
def backstage() -> Backstage:
    """A pair of which the left article lost a paragraph at its import."""
    made = Backstage()
    left = replace(made.articles["left.txt"], removed=(LOST,))
    made.articles["left.txt"] = left
    made.comparison = replace(made.comparison, articles=(left, made.comparison.articles[1]))
    return made


def open_dialog(qtbot: QtBot, window: MainWindow) -> AsidesDialog:
    press(qtbot, window, "I")
    dialog = window.findChild(AsidesDialog)
    assert isinstance(dialog, AsidesDialog)
    qtbot.addWidget(dialog)
    return dialog


def click_link(qtbot: QtBot, dialog: AsidesDialog, after: str, words: str) -> None:
    """Click the first link of these words that stands after others."""
    document = dialog.text.document()
    cursor = document.find(words, document.find(after))
    assert not cursor.isNull()
    dialog.text.setTextCursor(cursor)
    dialog.text.ensureCursorVisible()
    place: QPoint = dialog.text.cursorRect(cursor).center() - QPoint(6, 0)
    qtbot.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def text_of(window: MainWindow, side: Side) -> str:
    article: Article | None = window.session.articles[side]
    assert article is not None
    return article.text


def test_all_that_was_set_aside_is_listed_with_its_reason(qtbot: QtBot, window: MainWindow) -> None:
    words = open_dialog(qtbot, window).text.toPlainText()
    assert "A  The Tarrow Herald: 3 pieces" in words.replace("\xa0", " ")
    assert "Not taken for a part of the article · left out of the text" in words
    assert LOST.text in words
    assert "Buttons to share · folded in the text" in words
    assert "Sign up for our morning letter" in words


def test_the_list_is_opened_once(qtbot: QtBot, window: MainWindow) -> None:
    first = open_dialog(qtbot, window)
    window.actions_by_id["show_asides"].trigger()
    assert window.findChildren(AsidesDialog) == [first]


def test_what_was_left_out_goes_back_to_its_place_and_is_compared(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    dialog = open_dialog(qtbot, window)
    compared = len(backstage.compared)
    click_link(qtbot, dialog, LOST.text, "Take back")
    assert text_of(window, Side.A).startswith(LOST.text)
    assert LOST.text in window.desk.panes[Side.A].toPlainText()
    qtbot.waitUntil(lambda: len(backstage.compared) > compared)
    assert LOST.text not in dialog.text.toPlainText()
    press(qtbot, window, "Ctrl+Z")
    assert not text_of(window, Side.A).startswith(LOST.text)


def test_boilerplate_of_the_text_is_taken_back_from_the_list(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    dialog = open_dialog(qtbot, window)
    click_link(qtbot, dialog, "Ten walks", "Take back")
    qtbot.waitUntil(lambda: bool(backstage.corrections))
    (correction,) = backstage.corrections
    assert correction.kind is CorrectionKind.RESTORE
    assert [anchor.exact for anchor in correction.target.a] == [
        "Read more: Ten walks around Lake Tarrow"
    ]


def test_the_list_leads_into_the_text(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1100, 500)
    dialog = open_dialog(qtbot, window)
    click_link(qtbot, dialog, "Ten walks", "Show in the text")
    assert is_on_screen(window, Side.A, "Ten walks")


def test_one_click_in_the_text_takes_boilerplate_back(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    pane = window.desk.panes[Side.B]
    cursor = pane.document().find("Take back")
    pane.setTextCursor(cursor)
    pane.ensureCursorVisible()
    place: QPoint = pane.cursorRect(cursor).center() - QPoint(6, 0)
    cursor.clearSelection()
    pane.setTextCursor(cursor)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(backstage.corrections))
    (correction,) = backstage.corrections
    assert [anchor.exact for anchor in correction.target.b] == ["Listen to this story: 3 minutes"]
    press(qtbot, window, "Ctrl+Z")
    dossier = window.session.work.dossier
    assert dossier is not None
    assert dossier.corrections == ()


def test_the_list_is_worked_by_keyboard(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    dialog = open_dialog(qtbot, window)
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert text_of(window, Side.A).startswith(LOST.text)


def test_of_an_article_alone_all_can_be_taken_back_too(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    window = empty_window
    window.workbench.replace(Side.A, LEFT)
    qtbot.waitUntil(lambda: window.session.articles[0] is not None)
    dialog = open_dialog(qtbot, window)
    click_link(qtbot, dialog, LOST.text, "Take back")
    assert text_of(window, Side.A).startswith(LOST.text)
    click_link(qtbot, dialog, "Ten walks", "Take back")
    pane = window.desk.panes[Side.A]
    assert "Read more: Ten walks around Lake Tarrow" in pane.toPlainText()
    assert "Ten walks" not in dialog.text.toPlainText()
