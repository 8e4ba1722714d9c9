"""Pasting the text of an article, or files, in place of opening them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.ui import InlineRunner, MainWindow
from tests.gui.acting import Backstage, press, show

TEXT = "Ferry runs again\n\nThe ferry took up service on Monday."


@pytest.fixture(autouse=True)
def _clean_clipboard(qtbot: QtBot) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copy(*, text: str = "", html: str = "", files: tuple[str, ...] = ()) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(Path.cwd() / name)) for name in files])
    QGuiApplication.clipboard().setMimeData(data)


def title(window: MainWindow, side: Side) -> str | None:
    article = window.session.articles[side]
    return article.title if article else None


@pytest.mark.parametrize("side", Side)
def test_ctrl_v_replaces_the_article_that_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, side: Side
) -> None:
    other = title(window, side.other)
    copy(text=TEXT)
    window.desk.panes[side].setFocus()
    press(qtbot, window, "Ctrl+V")
    qtbot.waitUntil(lambda: title(window, side) == "Ferry runs again")
    assert backstage.pasted == [TEXT]
    assert title(window, side.other) == other
    qtbot.waitUntil(lambda: window.session.comparison is not None)


@pytest.mark.parametrize(("action", "side"), [("paste_left", Side.A), ("paste_right", Side.B)])
def test_the_menu_names_the_side(
    qtbot: QtBot, empty_window: MainWindow, action: str, side: Side
) -> None:
    copy(text=TEXT)
    empty_window.actions_by_id[action].trigger()
    qtbot.waitUntil(lambda: title(empty_window, side) == "Ferry runs again")
    assert title(empty_window, side.other) is None


def test_of_a_copied_page_the_plain_text_is_taken(
    qtbot: QtBot, empty_window: MainWindow, backstage: Backstage
) -> None:
    copy(html="<h1>Ferry &amp; bridge</h1><p>Both <b>open</b>.</p>")
    press(qtbot, empty_window, "Ctrl+V")
    qtbot.waitUntil(lambda: title(empty_window, Side.A) == "Ferry & bridge")
    assert backstage.pasted == ["Ferry & bridge\nBoth open."]


def test_copied_files_are_opened(qtbot: QtBot, empty_window: MainWindow) -> None:
    copy(files=("left.txt", "right.txt"))
    press(qtbot, empty_window, "Ctrl+V")
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)


def test_from_the_list_an_article_is_not_replaced_by_chance(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    copy(text=TEXT)
    press(qtbot, window, "F7")
    press(qtbot, window, "Ctrl+V")
    assert backstage.pasted == []
    assert "Click into the one to replace" in window.banner.words[1]


def test_in_the_filter_ctrl_v_pastes_words(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    copy(text="metres")
    press(qtbot, window, "Slash")
    press(qtbot, window, "Ctrl+V")
    assert window.panel.field.text() == "metres"
    assert backstage.pasted == []


def test_an_empty_clipboard_is_said(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+V")
    assert window.banner.words[0] == "There is no text to paste."


def test_a_text_that_is_no_article_is_said_and_nothing_changes(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.session.articles
    copy(text="12345")
    press(qtbot, window, "Ctrl+V")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words[0] == "The pasted text has no words."
    assert window.session.articles == before


def test_without_a_service_for_it_nothing_can_be_pasted(qtbot: QtBot, backstage: Backstage) -> None:
    services = replace(backstage.services(), paste_text=None)
    window = show(qtbot, MainWindow(services, InlineRunner()))
    for action in ("paste", "paste_left", "paste_right"):
        assert not window.actions_by_id[action].isEnabled()
