"""Themes and zoom: colours, sizes, and text that can be read in all of them."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainterPath
from pytestqt.qtbot import QtBot

from reader.core import ReaderError, Side
from reader.presentation import RELATION_ROLES, Role, Vision, contrast, theme_seen_by
from reader.ui import Look, MainWindow, install_fonts, load_theme
from reader.ui._help import draw_sample
from reader.ui._look import figure_font, ui_font
from tests.gui.acting import RESOURCES, Backstage, press, show


def paper(window: MainWindow) -> str:
    pane = window.desk.panes[0]
    image = pane.viewport().grab().toImage()
    return image.pixelColor(image.width() - 3, 3).name()


def body_size(window: MainWindow) -> int:
    block = window.desk.panes[0].document().find("The reservoir behind").block()
    return block.begin().fragment().charFormat().font().pixelSize()


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("role", Role)
def test_changed_words_in_focus_can_be_read(name: str, role: Role) -> None:
    look = Look(theme=load_theme(RESOURCES / "themes", name))
    assert contrast(look.ui("text").name(), look.edit(role).name()) >= 4.5


def test_dark_and_light_change_places(qtbot: QtBot, window: MainWindow) -> None:
    themes = {n: load_theme(RESOURCES / "themes", n) for n in ("light", "dark")}
    assert paper(window) == themes["light"].ui["base"]
    press(qtbot, window, "Ctrl+D")
    assert paper(window) == themes["dark"].ui["base"]
    text = window.desk.panes[0].document().find("The reservoir").charFormat().foreground()
    assert text.color().name() == themes["dark"].ui["text"]
    press(qtbot, window, "Ctrl+D")
    assert paper(window) == themes["light"].ui["base"]


def test_marks_and_focus_survive_a_change_of_theme(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("link-6")
    before = (window.desk.panes[0].marks, window.desk.panes[0].focus_shown)
    press(qtbot, window, "Ctrl+D")
    assert (window.desk.panes[0].marks, window.desk.panes[0].focus_shown) == before


def test_the_systems_scheme_is_followed_at_the_start(
    qtbot: QtBot, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    window = MainWindow(backstage.services())
    monkeypatch.undo()
    show(qtbot, window)
    assert window.session.look.theme.is_dark


def test_zoom_in_out_and_back(qtbot: QtBot, window: MainWindow) -> None:
    plain = body_size(window)
    press(qtbot, window, "Ctrl+Equal")
    press(qtbot, window, "Ctrl+Plus")
    assert body_size(window) > plain
    for _ in range(4):
        press(qtbot, window, "Ctrl+Minus")
    assert body_size(window) < plain
    press(qtbot, window, "Ctrl+0")
    assert body_size(window) == plain


def test_zoom_has_bounds(window: MainWindow) -> None:
    look = window.session.look
    assert look.zoomed(100).zoom == 3.0
    assert look.zoomed(-100).zoom == 0.6


def test_a_theme_that_is_not_there_is_named() -> None:
    with pytest.raises(ReaderError, match="sepia"):
        load_theme(RESOURCES / "themes", "sepia")


def test_a_font_that_cannot_be_read_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    with pytest.raises(ReaderError, match=r"broken\.ttf"):
        install_fonts(tmp_path)


def test_the_panel_can_be_put_away(qtbot: QtBot, window: MainWindow) -> None:
    narrow = window.desk.panes[Side.A].width()
    press(qtbot, window, "F7")
    press(qtbot, window, "F9")
    assert not window.panel.isVisible()
    assert window.desk.panes[Side.A].hasFocus()
    qtbot.waitUntil(lambda: window.desk.panes[Side.A].width() > narrow)
    press(qtbot, window, "F9")
    assert window.panel.isVisible()
    qtbot.waitUntil(lambda: window.desk.panes[Side.A].width() == narrow)


def test_a_zero_in_a_count_does_not_look_like_the_sign_for_only_here(window: MainWindow) -> None:
    """A plain zero has two outlines, the outer and the inner; a stroke in it makes more."""
    assert outlines(figure_font(), "0") == outlines(ui_font(), "0") == 2
    struck = ui_font()
    struck.setFamilies(["Atkinson Hyperlegible"])
    assert outlines(struck, "0") > 2


def outlines(font: QFont, letter: str) -> int:
    path = QPainterPath()
    path.addText(0.0, 0.0, font, letter)
    return len(path.toSubpathPolygons())


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_any_two_relations_differ_in_their_line_to_all_eyes(
    qtbot: QtBot, name: str, vision: Vision
) -> None:
    """The feet of the marks, as far as they stand out from the paper, cover other points."""
    look = Look(theme=theme_seen_by(vision, load_theme(RESOURCES / "themes", name)))
    feet = [foot_of(role, look) for role in RELATION_ROLES]
    for one, other in combinations(feet, 2):
        assert len(one ^ other) >= 8


def foot_of(role: Role, look: Look) -> frozenset[tuple[int, int]]:
    """Give the points under the first letters of a mark's sample that are drawn on."""
    image = draw_sample(role, look, 1.0).toImage()
    paper = look.tint(role).name()
    return frozenset(
        (x, y)
        for x in range(9, 33)
        for y in range(19, 26)
        if contrast(image.pixelColor(x, y).name(), paper) >= 2
        and contrast(image.pixelColor(x, y).name(), look.ui("base").name()) >= 2
    )
