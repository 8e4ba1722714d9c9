"""The overview page: there and back by key, and from each drawing to its passages."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import Role
from reader.ui import Look, MainWindow, load_theme
from reader.ui._chart import Chart
from reader.ui._patterns import fill_area
from reader.ui._showing import Page
from tests.gui.acting import RESOURCES, focused_words, is_on_screen, press


@pytest.fixture
def overview(qtbot: QtBot, window: MainWindow) -> MainWindow:
    press(qtbot, window, "O")
    qtbot.waitUntil(window.overview.isVisible)
    return window


def part_with(chart: Chart, words: str) -> int:
    return next(n for n, part in enumerate(chart.parts) if words in part.lead.words)


def click_part(qtbot: QtBot, window: MainWindow, chart: Chart, words: str) -> None:
    window.overview._area.ensureWidgetVisible(chart)
    shape = chart.parts[part_with(chart, words)].shape
    place = shape.pointAtPercent(0.0).toPoint()
    inside = [(dx, dy) for dx in range(-8, 9) for dy in range(-8, 9)]
    point = next(
        place.__class__(place.x() + dx, place.y() + dy)
        for dx, dy in inside
        if shape.contains(place.toPointF().__class__(place.x() + dx, place.y() + dy))
    )
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=point)


def test_a_key_goes_there_and_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "O")
    assert window.overview.isVisible()
    assert not window.desk.isVisible()
    assert window.actions_by_id["toggle_overview"].isChecked()
    assert window.overview.counts.hasFocus()
    press(qtbot, window, "O")
    assert window.desk.isVisible()
    assert window.desk.panes[Side.A].hasFocus()


def test_escape_goes_back_to_the_texts(qtbot: QtBot, overview: MainWindow) -> None:
    press(qtbot, overview, "Escape")
    assert overview.session.page is Page.TEXTS
    assert overview.desk.isVisible()


def test_arrow_keys_go_through_a_drawing_and_enter_to_its_finding(
    qtbot: QtBot, overview: MainWindow
) -> None:
    counts = overview.overview.counts
    for _ in range(part_with(counts, "Conflicting detail in A")):
        press(qtbot, overview, "Down")
    assert counts.current is not None
    assert overview.overview.words.text() == "Conflicting detail in A: 2 sentences and 2 details"
    press(qtbot, overview, "Return")
    assert overview.desk.isVisible()
    assert focused_words(overview, Side.A) == ["14 metres"]
    qtbot.waitUntil(lambda: is_on_screen(overview, Side.A, "14 metres"))


def test_what_the_keyboard_is_at_is_spoken(
    qtbot: QtBot, overview: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    press(qtbot, overview, "Right")
    assert said == ["Same in B: 1 sentence"]


def test_a_click_on_a_slope_shows_both_ends(qtbot: QtBot, overview: MainWindow) -> None:
    click_part(qtbot, overview, overview.overview.slopes, "Same, moved")
    assert overview.session.selected is not None
    assert overview.session.selected.key == "link-9"
    qtbot.waitUntil(lambda: is_on_screen(overview, Side.B, "A public meeting"))
    assert is_on_screen(overview, Side.A, "A public meeting")


def test_a_click_on_a_part_of_a_bar_shows_its_first_passage(
    qtbot: QtBot, overview: MainWindow
) -> None:
    click_part(qtbot, overview, overview.overview.coverage, "Only here in B")
    assert overview.session.selected is not None
    assert overview.session.selected.role is Role.ONLY_HERE
    assert not overview.session.selected.spans[Side.A]


def test_a_click_on_an_omission_shows_it(qtbot: QtBot, overview: MainWindow) -> None:
    click_part(qtbot, overview, overview.overview.omissions[Side.A], "1,400 households")
    assert focused_words(overview, Side.A)[0].startswith("Some 1,400 households")


def test_a_click_on_a_voice_points_at_what_it_says(qtbot: QtBot, overview: MainWindow) -> None:
    click_part(qtbot, overview, overview.overview.voices, "Farmers in the lower valley in A")
    pointed = overview.session.pointed
    assert pointed is not None
    assert overview.desk.panes[Side.A].spots.pointed == pointed.spans[Side.A]
    qtbot.waitUntil(lambda: is_on_screen(overview, Side.A, "Farmers in the lower valley"))


def test_what_counts_nothing_leads_nowhere(qtbot: QtBot, overview: MainWindow) -> None:
    click_part(qtbot, overview, overview.overview.voices, "Growers in the lower valley in A")
    assert overview.session.page is Page.OVERVIEW


def test_tab_goes_from_drawing_to_drawing(overview: MainWindow) -> None:
    charts = overview.overview.charts
    assert charts[0].hasFocus()
    for chart in charts[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert chart.hasFocus()


def test_no_drawings_overlap_and_all_have_room(overview: MainWindow) -> None:
    for chart in overview.overview.charts:
        assert chart.height() >= chart.sizeHint().height()
        assert chart.accessibleDescription()
    for one, other in combinations(overview.overview.charts, 2):
        assert not one.geometry().intersects(other.geometry())


def test_a_finding_picked_in_the_list_shows_the_texts(qtbot: QtBot, overview: MainWindow) -> None:
    press(qtbot, overview, "F7")
    press(qtbot, overview, "Down")
    assert overview.session.page is Page.TEXTS


def test_the_overview_follows_theme_and_comparison(qtbot: QtBot, overview: MainWindow) -> None:
    press(qtbot, overview, "Ctrl+D")
    assert overview.overview.counts.look.theme.is_dark
    press(qtbot, overview, "Ctrl+Shift+X")
    qtbot.waitUntil(
        lambda: "Only here in B: 4 sentences" in overview.overview.counts.accessibleDescription()
    )


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_two_patterns_look_alike_in_grey(qtbot: QtBot, name: str) -> None:
    look = Look(theme=load_theme(RESOURCES / "themes", name))
    pictures = []
    for role in (*Role, None):
        image = QImage(48, 24, QImage.Format.Format_RGB32)
        image.fill(look.ui("base"))
        painter = QPainter(image)
        fill_area(painter, QRectF(2, 2, 44, 20), role, look)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        # Dark or light against the middle, so that shades alone tell nothing apart.
        values = [grey.pixelColor(x, y).red() for x in range(48) for y in range(24)]
        middle = (max(values) + min(values)) / 2
        pictures.append([value > middle for value in values])
    for one, other in combinations(pictures, 2):
        differing = sum(a != b for a, b in zip(one, other, strict=True))
        assert differing > 40
