"""Hiding and showing kinds of findings, by chip, key and words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import ROLE_STYLES, Role
from reader.ui import FindingOrder, MainWindow
from reader.ui._chip import RoleChip
from tests.gui.acting import press


def chip(window: MainWindow, role: Role) -> RoleChip:
    return next(chip for chip in window.filter_bar.chips if chip.role is role)


def marked_roles(window: MainWindow, side: Side) -> set[Role]:
    return {mark.role for mark in window.desk.panes[side].marks}


def ribbon_roles(window: MainWindow) -> set[Role]:
    return {shape.role for shape in window.desk.gutter.visible_shapes()}


def listed_roles(window: MainWindow) -> set[Role]:
    model = window.panel.model
    rows = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return {finding.role for finding in rows}


def test_every_kind_has_a_chip_with_word_and_count(window: MainWindow) -> None:
    for role in Role:
        made = chip(window, role)
        assert made.label == ROLE_STYLES[role].word
        count = window.session.count(role)
        assert f"{count} finding" in made.accessibleName()
        assert made.isChecked()


def test_a_click_on_a_chip_hides_its_kind_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    assert Role.REWORDED in ribbon_roles(window)
    qtbot.mouseClick(chip(window, Role.REWORDED), Qt.MouseButton.LeftButton)
    for seen in (marked_roles(window, Side.A), ribbon_roles(window), listed_roles(window)):
        assert seen
        assert Role.REWORDED not in seen
    qtbot.mouseClick(chip(window, Role.REWORDED), Qt.MouseButton.LeftButton)
    assert Role.REWORDED in marked_roles(window, Side.B)


def test_number_keys_hide_and_show(qtbot: QtBot, window: MainWindow) -> None:
    for number, role in enumerate(Role, start=1):
        press(qtbot, window, f"Alt+{number}")
        assert role not in listed_roles(window)
        assert not chip(window, role).isChecked()
        press(qtbot, window, f"Alt+{number}")
        assert role in listed_roles(window)
        assert chip(window, role).isChecked()


def test_a_right_click_shows_one_kind_and_zero_all_again(qtbot: QtBot, window: MainWindow) -> None:
    target = chip(window, Role.CONFLICT)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(target, menu)
    assert listed_roles(window) == {Role.CONFLICT}
    press(qtbot, window, "Alt+0")
    assert listed_roles(window) == set(Role)


def test_with_conflicts_hidden_their_sentences_show_how_they_relate(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "Alt+5")
    marks = window.desk.panes[0].marks
    start = window.session.comparison.conflicts[0].a.sentence  # type: ignore[union-attr]
    span = window.session.comparison.analyses[0].sentences[start].span  # type: ignore[union-attr]
    assert [mark.role for mark in marks if mark.span == span] == [Role.REWORDED]


def test_words_filter_the_list(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Slash")
    assert QApplication.focusWidget() is window.panel.field
    qtbot.keyClicks(window.panel.field, "metres")
    assert window.panel.model.rowCount() == len(window.session.shown)
    assert 0 < window.panel.model.rowCount() < len(window.session.findings)
    total = len(window.session.findings)
    assert window.panel.heading.text() == f"{len(window.session.shown)} of {total} findings"


def test_words_are_looked_for_in_the_whole_passages_of_both_sides(
    qtbot: QtBot, window: MainWindow
) -> None:
    finding = next(f for f in window.session.findings if f.key == "link-6")
    for side in Side:
        article = window.session.articles[side]
        assert article is not None
        passage = finding.spans[side][0].of(article.text)
        assert passage not in finding.summary
        window.panel.field.setText(passage)
        assert finding in window.session.shown


def test_curly_and_straight_marks_are_the_same_to_the_filter(window: MainWindow) -> None:
    window.panel.field.setText("“")
    curly = window.session.shown
    window.panel.field.setText('"')
    assert window.session.shown == curly


def test_return_in_the_filter_goes_to_the_first_row(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Slash")
    qtbot.keyClicks(window.panel.field, "metres")
    press(qtbot, window, "Return")
    assert window.panel.list.hasFocus()
    assert window.session.selected is window.session.shown[0]
    assert window.panel.list.currentIndex().row() == 0


def test_return_with_nothing_found_stays_in_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Slash")
    qtbot.keyClicks(window.panel.field, "zzzz")
    press(qtbot, window, "Return")
    assert window.panel.field.hasFocus()
    assert window.session.selected is None


def test_escape_empties_the_filter_before_it_clears_the_focus(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.select("link-6")
    press(qtbot, window, "Slash")
    qtbot.keyClicks(window.panel.field, "metres")
    press(qtbot, window, "Escape")
    assert window.panel.field.text() == ""
    assert window.session.selected is not None
    press(qtbot, window, "Escape")
    assert window.session.selected is None


def test_letters_typed_into_the_filter_are_letters(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Slash")
    qtbot.keyClicks(window.panel.field, "njx1t")
    assert window.panel.field.text() == "njx1t"
    assert window.session.selected is None
    assert window.session.filters.hidden == frozenset()


def test_the_order_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    box = window.panel.order
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert window.session.filters.order is FindingOrder.WEIGHT
    first = window.panel.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert first.weight == max(finding.weight for finding in window.session.findings)


def test_in_a_narrow_window_chips_show_letters_and_still_fit(window: MainWindow) -> None:
    window.resize(700, 600)
    assert [made.label for made in window.filter_bar.chips] == [
        ROLE_STYLES[role].letter for role in Role
    ]
    last = window.filter_bar.chips[-1]
    assert last.geometry().right() < window.filter_bar.width()
    window.resize(1280, 600)
    assert chip(window, Role.CONFLICT).label == "Conflicting detail"


def test_a_row_picked_in_the_list_goes_to_both_passages(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1100, 520)
    row = next(n for n, f in enumerate(window.session.shown) if f.key == "link-9")
    view = window.panel.list
    view.scrollTo(window.panel.model.index(row))
    centre = view.visualRect(window.panel.model.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert window.session.selected is not None
    assert window.session.selected.key == "link-9"


def test_the_list_follows_what_is_picked_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("framing-1", Side.A)
    current = window.panel.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert current.key == "framing-1"


def test_arrow_keys_in_the_list_move_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F7")
    assert QApplication.focusWidget() is window.panel.list
    press(qtbot, window, "Down")
    assert window.session.selected is window.session.shown[1]


def test_the_detail_shows_both_passages_and_what_changed(window: MainWindow) -> None:
    window.session.select("link-6")
    text = window.panel.detail.toPlainText()
    assert "Farmers in the lower valley insisted" in text
    assert "Growers in the lower valley said" in text
    assert "paragraph 4 of 7" in text
    bold = window.panel.detail.document().find("insisted").charFormat()
    assert bold.font().bold()


def test_text_of_an_article_is_no_markup_in_the_detail(window: MainWindow) -> None:
    from dataclasses import replace

    comparison = window.session.comparison
    assert comparison is not None
    left = comparison.articles[0]
    text = left.text.replace("Farmers in the", "<b>mers&in</b>", 1)
    assert len(text) == len(left.text)
    changed = replace(left, text=text)
    window.session.set_articles(changed, comparison.articles[1])
    window.session.set_comparison(replace(comparison, articles=(changed, comparison.articles[1])))
    window.session.select("link-6")
    assert "<b>mers&in</b>" in window.panel.detail.toPlainText()


def test_an_empty_list_says_why_and_how_the_findings_come_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    listed = window.panel.list
    assert listed.nothing == ""
    press(qtbot, window, "Slash")
    qtbot.keyClicks(window.panel.field, "xyzzy")
    assert "No finding holds these words" in listed.nothing
    press(qtbot, window, "Escape")
    assert listed.nothing == ""
    press(qtbot, window, "F7")
    press(qtbot, window, "Shift+G")
    press(qtbot, window, "Shift+G")
    assert "None is in this state" in listed.accessibleDescription()
    press(qtbot, window, "Shift+G")
    press(qtbot, window, "Shift+G")
    for number in range(1, 9):
        press(qtbot, window, f"Alt+{number}")
    assert "Alt+0 shows them" in listed.nothing
    press(qtbot, window, "Alt+0")
    assert listed.nothing == ""
