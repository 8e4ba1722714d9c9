"""Preferences: seen at once, taken back, kept for the next run; thresholds tried live."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from reader.core import Article, Comparison, Correction, Progress, Settings, Side
from reader.presentation import FoldKind, Grouping, Role, Vision
from reader.store import Example, PreferencesFile, RecentPair
from reader.ui import FindingOrder, InlineRunner, MainWindow, load_theme
from reader.ui._look import ThemeChoice
from reader.ui._preferences import PreferencesDialog
from reader.ui._recent import RecentDialog
from reader.ui._showing import Aids
from tests.gui.acting import LEFT, RESOURCES, RIGHT, Backstage, press, show

THEMES = {
    name: load_theme(RESOURCES / "themes", name) for name in ("light", "dark", "high-contrast")
}

_SIZE = QSize(790, 700)


class Thresholding(Backstage):
    """A backstage whose comparison holds only what reaches the thresholds."""

    def do_compare(
        self,
        left: Article,
        right: Article,
        settings: Settings,
        progress: Progress,
        corrections: Sequence[Correction],
    ) -> Comparison:
        found = super().do_compare(left, right, settings, progress, corrections)
        kept = tuple(c for c in found.conflicts if c.score >= settings.conflict_threshold)
        return replace(found, conflicts=kept)


@pytest.fixture
def backstage() -> Backstage:
    return Thresholding()


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> PreferencesDialog:
    press(qtbot, window, "Ctrl+Comma")
    found = window.findChild(PreferencesDialog)
    assert found is not None
    return found


def test_a_theme_is_seen_at_once(window: MainWindow, dialog: PreferencesDialog) -> None:
    for number, choice in enumerate(ThemeChoice):
        dialog.theme.setCurrentIndex(number)
        assert window.session.look.choice is choice
        name = "light" if choice is ThemeChoice.SYSTEM else choice.value
        assert window.session.look.theme == THEMES[name]


def test_the_length_of_lines_is_seen_at_once_and_taken_back(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    window.resize(1900, 900)
    pane = window.desk.panes[Side.A]
    before = pane.port.height
    for _ in range(2):
        QTest.keyClick(dialog.measure.slider, Qt.Key.Key_PageDown)
    assert window.session.look.measure == 48
    assert pane.port.height > before
    dialog.reject()
    assert window.session.look.measure == 68
    assert pane.port.height == before


def test_size_and_spacing_are_seen_at_once(window: MainWindow, dialog: PreferencesDialog) -> None:
    pane = window.desk.panes[Side.A]
    before = pane.port.height
    QTest.keyClick(dialog.spacing.slider, Qt.Key.Key_PageUp)
    assert window.session.look.spacing == pytest.approx(1.1)
    spaced = pane.port.height
    assert spaced > before
    QTest.keyClick(dialog.size_slider.slider, Qt.Key.Key_PageUp)
    assert window.session.look.zoom == pytest.approx(1.1)
    assert pane.port.height > spaced


def test_cancel_takes_all_back(window: MainWindow, dialog: PreferencesDialog) -> None:
    before = window.session.look
    dialog.theme.setCurrentIndex(2)
    dialog.spacing.set_share(1.5)
    for box in (dialog.together, dialog.numbers, dialog.edits):
        box.click()
    dialog.thresholds["link_threshold"].set_share(0.9)
    dialog.reject()
    assert window.session.look == before
    assert window.session.scrolls_together
    assert window.session.aids == Aids()
    assert window.session.settings == Settings()


def test_aids_to_reading_are_ticked_and_follow_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "W")
    press(qtbot, window, "Ctrl+Comma")
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    assert dialog.edits.isChecked()
    assert not dialog.numbers.isChecked()
    dialog.numbers.click()
    assert window.session.aids == Aids(numbers=True, edits=True)
    assert window.actions_by_id["toggle_numbers"].isChecked()
    dialog.edits.click()
    assert window.session.aids == Aids(numbers=True)
    dialog.accept()
    assert window.session.aids == Aids(numbers=True)


def test_colours_are_shown_as_other_eyes_see_them(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.colours
    before = page.samples[Role.SAME].pixmap().toImage()
    page.visions.button(2).click()
    assert window.session.look.vision is Vision.DEUTAN
    assert window.session.look.theme != THEMES["light"]
    assert page.samples[Role.SAME].pixmap().toImage() != before
    page.visions.button(0).click()
    assert window.session.look.theme == THEMES["light"]


def choose_colour(qtbot: QtBot, dialog: PreferencesDialog, role: Role, colour: str) -> None:
    qtbot.mouseClick(dialog.colours.buttons[role], Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QColorDialog)
    assert chooser is not None
    chooser.setCurrentColor(QColor(colour))
    chooser.accept()
    qtbot.waitUntil(lambda: dialog.findChild(QColorDialog) is None)


def colours_in(window: MainWindow) -> set[str]:
    """Give the colours in the text on the left and in the kinds of marks above it."""
    images = (window.desk.panes[0].viewport().grab(), window.filter_bar.grab())
    return {
        picture.pixelColor(x, y).name()
        for picture in (image.toImage() for image in images)
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }


def test_a_colour_is_chosen_for_a_mark_and_given_back_to_the_theme(
    qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.tabs.setCurrentIndex(1)
    page, own, theirs = dialog.colours, "#0000ff", THEMES["light"].roles[Role.CONFLICT].strong
    choose_colour(qtbot, dialog, Role.CONFLICT, own)
    assert own in colours_in(window)
    assert own in page.buttons[Role.CONFLICT].text()
    assert "your colour" in page.buttons[Role.CONFLICT].accessibleName()
    dialog.theme.setCurrentIndex(2)
    # On dark paper the same blue could not be seen: it is lighter there, and that is said.
    shown = window.session.look.theme.roles[Role.CONFLICT].strong
    assert shown not in (own, THEMES["dark"].roles[Role.CONFLICT].strong)
    assert "“Conflicting detail” is lighter than you chose it" in page.judgement.text()
    dialog.theme.setCurrentIndex(0)
    assert page.resets[Role.CONFLICT].isVisible()
    assert not page.resets[Role.SAME].isVisible()
    qtbot.mouseClick(page.resets[Role.CONFLICT], Qt.MouseButton.LeftButton)
    assert not page.resets[Role.CONFLICT].isVisible()
    assert window.session.look.theme == THEMES["light"]
    choose_colour(qtbot, dialog, Role.CONFLICT, own)
    qtbot.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert window.session.look.theme == THEMES["light"]
    assert theirs in page.buttons[Role.CONFLICT].text()


def test_colours_that_look_alike_are_named_and_cancel_takes_them_back(
    qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog
) -> None:
    page = dialog.colours
    assert "alike" not in page.judgement.text()
    choose_colour(qtbot, dialog, Role.SAME, "#cc2020")
    choose_colour(qtbot, dialog, Role.MOVED, "#cc2222")
    assert "“Same” and “Moved” look alike but for line and sign." in page.judgement.text()
    dialog.reject()
    assert window.session.look.theme == THEMES["light"]


def test_the_effect_of_a_threshold_is_shown_before_it_is_taken(
    qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog, backstage: Backstage
) -> None:
    compared = len(backstage.compared)
    dialog.thresholds["conflict_threshold"].set_share(0.9)
    assert "Trying" in dialog.effect.text()
    qtbot.waitUntil(lambda: "Details in conflict" in dialog.effect.text())
    assert "<td>Details in conflict</td><td align='right'>2</td>" in dialog.effect.text()
    assert "<b>1</b>" in dialog.effect.text()
    assert len(backstage.compared) == compared + 1
    assert window.session.comparison is not None
    assert len(window.session.comparison.conflicts) == 2  # still what was there
    dialog.accept()
    assert len(window.session.comparison.conflicts) == 1
    assert window.session.settings.conflict_threshold == pytest.approx(0.9)
    assert len(backstage.compared) == compared + 1  # what was tried is taken, not made again


def test_thresholds_taken_in_a_hurry_are_compared_afterwards(
    qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.thresholds["conflict_threshold"].set_share(0.9)
    dialog.accept()
    qtbot.waitUntil(
        lambda: (
            window.session.comparison is not None and len(window.session.comparison.conflicts) == 1
        )
    )


def test_defaults_are_restored(window: MainWindow, dialog: PreferencesDialog) -> None:
    dialog.theme.setCurrentIndex(2)
    dialog.spacing.set_share(1.6)
    dialog.thresholds["link_threshold"].set_share(0.5)
    box = dialog.buttons
    QTest.mouseClick(box.button(box.StandardButton.RestoreDefaults), Qt.MouseButton.LeftButton)
    assert window.session.look.choice is ThemeChoice.SYSTEM
    assert window.session.look.spacing == 1.0
    assert dialog.settings == Settings()


def test_all_of_it_has_names_for_a_screen_reader(dialog: PreferencesDialog) -> None:
    for slider in (dialog.size_slider, dialog.spacing, *dialog.thresholds.values()):
        assert slider.slider.accessibleName()


# ------------------------------------------------------------------------- kept for later


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "config" / "preferences.json")


def run(qtbot: QtBot, backstage: Backstage, file: PreferencesFile) -> MainWindow:
    """Start the program as if for another time."""
    window = MainWindow(replace(backstage.services(), preferences=file), InlineRunner())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_what_was_set_up_is_there_in_the_next_run(
    qtbot: QtBot, backstage: Backstage, file: PreferencesFile
) -> None:
    first = run(qtbot, backstage, file)
    first.resize(_SIZE)
    look = first._themes.dressed(first.session.look, choice=ThemeChoice.HIGH_CONTRAST)
    first.session.set_look(replace(look, zoom=1.3, spacing=1.2))
    first.session.set_settings(Settings(framing_threshold=0.7))
    press(qtbot, first, "T")
    press(qtbot, first, "F9")
    first.close()
    second = run(qtbot, backstage, file)
    assert second.height() == 700  # the screen of a test is narrower than the window
    assert second.session.look == first.session.look
    assert second.session.settings == Settings(framing_threshold=0.7)
    assert not second.session.scrolls_together
    assert second.side.isHidden()


def test_how_texts_and_findings_were_shown_is_kept(
    qtbot: QtBot, backstage: Backstage, file: PreferencesFile
) -> None:
    first = run(qtbot, backstage, file)
    first.session.set_order(FindingOrder.WEIGHT)
    first.session.set_grouping(Grouping.POSITION)
    press(qtbot, first, "NumberSign")
    press(qtbot, first, "W")
    first.session.folding.set_closed_asides(frozenset({FoldKind.CAPTION}))
    first.close()
    second = run(qtbot, backstage, file)
    assert second.session.filters.order is FindingOrder.WEIGHT
    assert second.session.filters.grouping is Grouping.POSITION
    assert second.session.aids == Aids(numbers=True, edits=True)
    second.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: second.session.comparison is not None)
    pane = second.desk.panes[0]
    assert "▸\u2002Caption" in pane.toPlainText()
    assert "Ten walks around Lake Tarrow" in pane.toPlainText()


def test_splitters_come_back(qtbot: QtBot, backstage: Backstage, file: PreferencesFile) -> None:
    first = run(qtbot, backstage, file)
    first.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: first.session.comparison is not None)
    press(qtbot, first, "Q")
    first.resize(_SIZE)
    first.splitter.setSizes([500, 280])
    first.floors.setSizes([300, 300])
    columns, floors = first.splitter.sizes(), first.floors.sizes()
    first.close()
    second = run(qtbot, backstage, file)
    second.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: second.session.comparison is not None)
    press(qtbot, second, "Q")
    assert second.splitter.sizes() == columns
    qtbot.waitUntil(lambda: second.floors.sizes() == floors)


def test_colours_and_the_eyes_they_are_shown_to_are_kept(
    qtbot: QtBot, backstage: Backstage, file: PreferencesFile
) -> None:
    first = run(qtbot, backstage, file)
    press(qtbot, first, "Ctrl+Comma")
    dialog = first.findChild(PreferencesDialog)
    assert dialog is not None
    choose_colour(qtbot, dialog, Role.ONLY_HERE, "#a02080")
    dialog.colours.visions.button(4).click()
    dialog.accept()
    look = first.session.look
    first.close()
    second = run(qtbot, backstage, file)
    assert second.session.look == look
    assert look.vision is Vision.GREY
    assert look.colours == {Role.ONLY_HERE: "#a02080"}


def test_preferences_that_cannot_be_kept_are_no_reason_to_stay_open(
    qtbot: QtBot, backstage: Backstage, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("a file in the way", encoding="utf-8")
    window = run(qtbot, backstage, PreferencesFile(tmp_path / "config" / "preferences.json"))
    window.close()
    assert not window.isVisible()


# ------------------------------------------------------------------------- recent pairs


@pytest.fixture
def files(tmp_path: Path, backstage: Backstage) -> tuple[Path, Path]:
    """The invented pair as files that are there."""
    paths = []
    for side, name in zip(Side, ("one.txt", "two.txt"), strict=True):
        path = tmp_path / name
        path.write_text("text", encoding="utf-8")
        article = backstage.comparison.articles[side]
        source = replace(article.source, path=str(path))
        backstage.articles[name] = replace(article, source=source)
        paths.append(path)
    return paths[0], paths[1]


def test_pairs_of_files_are_kept_and_opened_again(
    qtbot: QtBot, backstage: Backstage, file: PreferencesFile, files: tuple[Path, Path]
) -> None:
    first = run(qtbot, backstage, file)
    assert not first.actions_by_id["open_recent"].isEnabled()
    first.open_pair(*files)
    qtbot.waitUntil(lambda: bool(first.session.recent))
    assert first.session.recent == (
        RecentPair(
            paths=(str(files[0]), str(files[1])),
            titles=(
                "Verrin dam to be drained after divers find a crack",
                "Valley to lose its reservoir for weeks",
            ),
        ),
    )
    first.close()
    second = run(qtbot, backstage, file)
    backstage.opened.clear()
    press(qtbot, second, "Ctrl+R")
    dialog = second.findChild(RecentDialog)
    assert dialog is not None
    assert "Verrin dam" in dialog.list.item(0).text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: backstage.opened == list(files))
    qtbot.waitUntil(lambda: second.findChild(RecentDialog) is None)


def test_an_example_is_no_recent_pair(
    qtbot: QtBot, backstage: Backstage, files: tuple[Path, Path]
) -> None:
    example = Example(title="A dam", about="It shows marks.", paths=files)
    window = show(qtbot, MainWindow(backstage.services(examples=(example,)), InlineRunner()))
    window.open_pair(*files)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert window.session.recent == ()


def test_texts_without_a_file_are_no_recent_pair(qtbot: QtBot, window: MainWindow) -> None:
    assert not LEFT.exists()
    assert window.session.comparison is not None
    assert window.session.recent == ()


def test_a_window_without_a_file_keeps_nothing(qtbot: QtBot, backstage: Backstage) -> None:
    window = show(qtbot, MainWindow(backstage.services(), InlineRunner()))
    window.close()
    assert not window.isVisible()
