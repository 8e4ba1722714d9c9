"""What is marked inside sentences: changed words, cuts of quotations, numbers in the margin."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import Finding, Role
from reader.ui import MainWindow
from tests.gui.acting import place_of, press


def marked(window: MainWindow, side: Side, role: Role) -> list[str]:
    article = window.session.articles[side]
    assert article is not None
    return [
        span.of(article.text)
        for changes in window.desk.panes[side].changes
        if changes.role is role
        for span in changes.words
    ]


def test_changed_words_of_all_edits_are_marked_on_request(qtbot: QtBot, window: MainWindow) -> None:
    plain = window.desk.panes[Side.A].viewport().grab().toImage()
    assert marked(window, Side.A, Role.EDITED) == []
    press(qtbot, window, "W")
    assert "insisted" in marked(window, Side.A, Role.EDITED)
    assert "said" in marked(window, Side.B, Role.EDITED)
    assert window.desk.panes[Side.A].viewport().grab().toImage() != plain
    press(qtbot, window, "Alt+2")
    assert marked(window, Side.A, Role.EDITED) == []
    press(qtbot, window, "Alt+2")
    press(qtbot, window, "W")
    assert marked(window, Side.A, Role.EDITED) == []


def test_what_is_in_focus_lies_over_the_changed_words_of_other_findings(
    qtbot: QtBot, window: MainWindow
) -> None:
    insisted = next(
        finding
        for finding in window.session.findings
        if finding.role is Role.FRAMING and "insisted" in words_of(window, finding)
    )
    press(qtbot, window, "W")
    look = window.session.look
    changed, focus = look.change(Role.EDITED).name(), look.focus(Role.FRAMING).name()
    place = place_of(window, Side.A, "insisted")
    assert changed in colours_at(window, place)
    assert focus not in colours_at(window, place)
    window.session.select(insisted.key)
    place = place_of(window, Side.A, "insisted")
    assert focus in colours_at(window, place)
    assert changed not in colours_at(window, place)


def words_of(window: MainWindow, finding: Finding) -> list[str]:
    article = window.session.articles[Side.A]
    assert article is not None
    return [span.of(article.text) for span in finding.spans[Side.A]]


def colours_at(window: MainWindow, place: QPoint) -> set[str]:
    """Give the colours a few pixels round a point of the text on the left."""
    image = window.desk.panes[Side.A].viewport().grab().toImage()
    return {
        image.pixelColor(place.x() + x, place.y() + y).name()
        for x in range(-10, 11)
        for y in range(-5, 6)
    }


def test_what_was_cut_out_of_a_quotation_is_marked_itself(qtbot: QtBot, window: MainWindow) -> None:
    assert marked(window, Side.A, Role.QUOTATION) == [", and we will not wait for summer"]
    gaps = [c.gaps for c in window.desk.panes[Side.B].changes if c.role is Role.QUOTATION]
    assert any(gaps)
    press(qtbot, window, "Alt+7")
    assert marked(window, Side.A, Role.QUOTATION) == []


def test_a_cut_quotation_in_focus_shows_its_cut(window: MainWindow) -> None:
    comparison = window.session.comparison
    assert comparison is not None
    key = next(c.finding for c in window.desk.panes[Side.A].changes if c.role is Role.QUOTATION)
    window.session.select(key)
    focus = window.desk.panes[Side.A].focus_shown
    assert focus is not None
    assert focus.changes is not None
    assert focus.changes.words


def test_paragraphs_have_numbers_in_the_margin_on_request(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.panes[Side.A]
    pane.setCursorWidth(0)
    plain = pane.viewport().grab().toImage()
    press(qtbot, window, "NumberSign")
    assert window.session.aids.numbers
    assert pane.viewport().grab().toImage() != plain
    press(qtbot, window, "NumberSign")
    assert pane.viewport().grab().toImage() == plain
