"""The table of actions: all of it reachable, no key given twice, nothing without words."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QMenu,
    QTextBrowser,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import ROLE_STYLES, Role
from reader.ui import MainWindow
from reader.ui._action_spec import Menu
from reader.ui._action_table import ACTIONS
from reader.ui._help import HelpDialog, draw_sample
from tests.gui.acting import RESOURCES, click, press


def test_ids_are_given_once() -> None:
    assert not [name for name, n in Counter(spec.id for spec in ACTIONS).items() if n > 1]


def test_no_key_is_given_twice() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert not [key for key, count in keys.items() if count > 1]
    assert "" not in keys


def test_every_action_has_a_tip() -> None:
    assert not [spec.id for spec in ACTIONS if not spec.tip.endswith(".")]


def test_every_icon_is_in_the_folder() -> None:
    names = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert {spec.icon for spec in ACTIONS if spec.icon} <= names


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert [menu.title() for menu in menus if isinstance(menu, QMenu)] == [m.value for m in Menu]
    entries = {
        action.objectName()
        for menu in menus
        if isinstance(menu, QMenu)
        for action in menu.actions()
    }
    assert {spec.id for spec in ACTIONS} <= entries


def test_mnemonics_of_a_menu_differ() -> None:
    for menu in Menu:
        texts = [spec.text for spec in ACTIONS if spec.menu is menu and "&" in spec.text]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), (menu, letters)


def test_the_whole_toolbar_fits_into_the_usual_window(window: MainWindow) -> None:
    bar = window.findChild(QToolBar, "tools")
    assert bar is not None
    assert bar.sizeHint().width() <= window.width() == 1280


def test_the_toolbar_says_what_its_buttons_do(window: MainWindow) -> None:
    for spec in ACTIONS:
        if spec.short:
            assert spec.short.split()[-1].lower() in spec.text.replace("&", "").lower() + spec.tip


def test_switches_show_what_is_on(qtbot: QtBot, window: MainWindow) -> None:
    together = window.actions_by_id["toggle_together"]
    assert together.isChecked()
    press(qtbot, window, "T")
    assert not together.isChecked()
    assert not window.session.scrolls_together


def test_actions_need_what_they_work_on(empty_window: MainWindow) -> None:
    enabled = {spec.id for spec in ACTIONS if empty_window.actions_by_id[spec.id].isEnabled()}
    assert {"open_pair", "quit", "toggle_dark", "show_shortcuts"} <= enabled
    assert not enabled & {"swap_sides", "export", "jump_across", "bring_level", "filter_by_words"}


def test_the_help_shows_all_keys_and_marks(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F1")
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert "Conflicting detail" in text
    for spec in ACTIONS:
        if spec.keys:
            assert spec.tip in text
            assert QKeySequence(spec.keys[0]).toString() in text
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(HelpDialog) is None)


def test_the_help_shows_each_mark_with_its_letter_and_as_it_is_drawn(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "F1")
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    html = dialog.text.toHtml()
    kind = QTextDocument.ResourceType.ImageResource
    for role in Role:
        name = f"sample:{role.value}"
        assert f'src="{name}"' in html
        assert not dialog.text.document().resource(kind.value, QUrl(name)).isNull()
        assert f">{ROLE_STYLES[role].letter}<" in html
    dialog.close()


def test_no_two_samples_of_the_help_look_alike_without_colour(window: MainWindow) -> None:
    look = window.session.look
    feet = set()
    for role in Role:
        image = draw_sample(role, look, 1.0).toImage()
        shades = [image.pixelColor(x, y) for x in range(8, 34) for y in range(16, 26)]
        feet.add(tuple(colour == look.ui("base") for colour in shades))
    assert len(feet) == len(Role)


def test_the_help_explains_all_that_is_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F1")
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    text = dialog.text.toPlainText()
    for name in ("Shared in part", "Detail only in A", "Ribbon", "Ruler", "Sign in the margin"):
        assert name in text
    dialog.close()


def test_quit_closes_the_window(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Q")
    assert not window.isVisible()


def test_the_keyboard_reaches_both_texts_and_the_list(qtbot: QtBot, window: MainWindow) -> None:
    left, right = window.desk.panes
    left.setFocus()
    press(qtbot, window, "F6")
    assert right.hasFocus()
    assert [header.is_active for header in window.desk.headers] == [False, True]
    press(qtbot, window, "F6")
    assert left.hasFocus()
    press(qtbot, window, "F7")
    assert window.panel.list.hasFocus()


def test_tab_goes_through_the_panel_as_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.panel
    panel.filter.setFocus()
    review = (panel.review.next, *panel.review.buttons.values())
    for widget in (panel.field, panel.grouping, panel.order, panel.list, *review, panel.detail):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_what_has_the_keyboard_in_the_panel_has_a_ring(window: MainWindow) -> None:
    panel = window.panel
    for widget in (panel.order, panel.grouping, panel.field):
        widget.setFocus()
        edge = widget.grab().toImage().pixelColor(widget.width() // 2, 0)
        assert edge == window.session.look.ui("accent")


# ------------------------------------------------------------------------ screen readers


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != widget.focusPolicy().NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert not nameless


def test_a_text_is_real_text_to_a_screen_reader(window: MainWindow) -> None:
    pane = window.desk.panes[1]
    assert isinstance(pane, QTextBrowser)
    assert pane.accessibleName() == "Article B: Valley to lose its reservoir for weeks"
    interface = QAccessible.queryAccessibleInterface(pane)
    text = interface.textInterface()
    assert text is not None
    assert text.characterCount() > 500


def test_boxes_to_choose_from_say_what_is_chosen_and_of_what(window: MainWindow) -> None:
    """On Linux Qt gives the choice as the name, so that the description has to say of what."""
    boxes = window.findChildren(QComboBox)
    assert len(boxes) > 3
    for box in boxes:
        interface = QAccessible.queryAccessibleInterface(box)
        assert interface.text(QAccessible.Text.Description)
        assert interface.text(QAccessible.Text.Value) == box.currentText()


def test_a_row_of_the_list_reads_as_a_sentence(window: MainWindow) -> None:
    row = next(n for n, f in enumerate(window.session.shown) if f.key == "conflict-0")
    spoken = window.panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Conflicting detail: Number differs; A paragraph 2 of 7; B paragraph 3 of 6; "
        "A: 14 metres; B: 9 metres"
    )


def test_the_finding_in_focus_is_announced_and_in_the_status_bar(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    click(qtbot, window, Side.A, "14 metres")
    assert len(said) == 1
    assert said[0].startswith("Finding ")
    assert "A: 14 metres; B: 9 metres" in said[0]
    assert window.state.text() == said[0]
