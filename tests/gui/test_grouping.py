"""The list of findings in groups: by box and key, opened, closed, and stepped through."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import FindingGroup, Grouping, Role
from reader.ui import MainWindow
from reader.ui._findings import GROUP
from tests.gui.acting import press


def headings(window: MainWindow) -> list[QModelIndex]:
    return list(window.panel.model.group_indexes())


def titles(window: MainWindow) -> list[str]:
    return [index.data(Qt.ItemDataRole.DisplayRole) for index in headings(window)]


def test_the_box_groups_the_list_and_each_group_counts(qtbot: QtBot, window: MainWindow) -> None:
    box = window.panel.grouping
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.session.filters.grouping is Grouping.RELATION
    groups: list[FindingGroup] = [index.data(GROUP) for index in headings(window)]
    assert [group.role for group in groups] == [role for role in Role if window.session.count(role)]
    for index, group in zip(headings(window), groups, strict=True):
        assert window.panel.list.isExpanded(index)
        assert window.panel.model.rowCount(index) == len(group.findings)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(f"{group.title}: {len(group.findings)} finding")


def test_a_key_goes_through_the_ways_of_grouping_and_back(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for _ in Grouping:
        press(qtbot, window, "G")
        seen.append(window.session.filters.grouping)
    assert seen == [*list(Grouping)[1:], Grouping.NONE]
    assert headings(window) == []


def test_the_next_finding_is_the_next_row(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "G")
    rows = []
    for _ in window.session.shown:
        press(qtbot, window, "N")
        current = window.panel.list.currentIndex()
        rows.append((current.parent().row(), current.row()))
    assert rows == sorted(rows)


def test_a_click_on_a_heading_closes_its_group_and_it_stays_closed(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "G")
    listed, first = window.panel.list, headings(window)[0]
    place = listed.visualRect(first).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not listed.isExpanded(headings(window)[0])
    title = titles(window)[0]
    press(qtbot, window, "Alt+8")
    press(qtbot, window, "Alt+8")
    assert titles(window)[0] == title
    assert not listed.isExpanded(headings(window)[0])


def test_arrow_keys_close_and_open_a_group(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "G")
    press(qtbot, window, "F7")
    listed = window.panel.list
    listed.setCurrentIndex(headings(window)[0])
    press(qtbot, window, "Left")
    assert not listed.isExpanded(headings(window)[0])
    press(qtbot, window, "Right")
    assert listed.isExpanded(headings(window)[0])
    press(qtbot, window, "Down")
    assert window.session.selected is window.session.shown[0]


def test_a_finding_picked_in_the_text_opens_its_group(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "G")
    window.panel.list.collapseAll()
    window.session.select("conflict-0", Side.A)
    index = window.panel.list.currentIndex()
    assert index == window.panel.model.index_of(window.session.selected)
    assert window.panel.list.isExpanded(index.parent())


def test_groups_show_only_what_the_filters_let_through(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "G")
    window.panel.field.setText("metres")
    shown = [f for index in headings(window) for f in index.data(GROUP).findings]
    assert tuple(shown) == window.session.shown
    assert 0 < len(shown) < len(window.session.findings)
