"""The examples that come with the program: reached by menu, palette and where nothing is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core import Progress
from reader.ui import InlineRunner, MainWindow
from reader.ui._examples import ExamplesDialog
from reader.ui._palette import CommandPalette
from tests.gui.acting import EXAMPLES, LEFT, RIGHT, Backstage, press, show


def dialog(window: MainWindow) -> ExamplesDialog:
    found = window.findChild(ExamplesDialog)
    assert found is not None
    return found


def titles(window: MainWindow) -> list[str]:
    return [article.title for article in window.session.articles if article]


def test_the_menu_lists_the_examples_with_what_they_show_and_enter_opens_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = titles(window)
    window.actions_by_id["open_example"].trigger()
    listed = dialog(window).list
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [listed.item(row).data(role) for row in range(listed.count())] == [
        f"{example.title}. {example.about}" for example in EXAMPLES
    ]
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(window) == before[::-1])
    qtbot.waitUntil(lambda: window.session.comparison is not None)


def test_the_command_palette_reaches_the_examples(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+K")
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "example")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert dialog(window).isVisible()


def test_an_empty_window_offers_the_examples_and_a_click_opens_one(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    start = empty_window.start
    qtbot.waitUntil(start.isVisible)
    assert [button.text() for button in start.buttons] == [e.title for e in EXAMPLES]
    assert [button.toolTip() for button in start.buttons] == [e.about for e in EXAMPLES]
    qtbot.mouseClick(start.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    assert not start.isVisible()


def test_the_examples_do_not_flash_up_while_a_pair_is_read(
    qtbot: QtBot, backstage: Backstage
) -> None:
    seen: list[bool] = []

    def look(_progress: Progress) -> None:
        seen.append(window.start.isVisible())

    backstage.compare = look
    window = MainWindow(backstage.services(), InlineRunner())
    window.open_pair(LEFT, RIGHT)
    show(qtbot, window)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert seen == [False]
    assert not window.start.isVisible()


def test_a_pair_that_cannot_be_read_leaves_the_examples_as_a_way_on(
    qtbot: QtBot, backstage: Backstage
) -> None:
    window = MainWindow(backstage.services(), InlineRunner())
    window.open_pair(Path("gone.txt"), RIGHT)
    show(qtbot, window)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.start.isVisible()


def test_without_examples_nothing_is_offered(qtbot: QtBot, backstage: Backstage) -> None:
    window = show(qtbot, MainWindow(backstage.services(examples=()), InlineRunner()))
    qtbot.wait(0)
    assert not window.start.isVisible()
