"""The export dialog: what is chosen is seen at once, kept, and written where the reader says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader.core import Dossier, Progress, ReaderError
from reader.export import Format, Layout, Paper, Part
from reader.store import PreferencesFile
from reader.ui import InlineRunner, MainWindow
from reader.ui._export_choice import FORMATS, LAYOUTS, PAPERS, PARTS
from reader.ui._export_dialog import ExportDialog
from tests.gui.acting import LEFT, RIGHT, Backstage, press, show

Saving = Callable[[str], list[tuple[Any, ...]]]


def opened(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    """Open the dialog and wait for its first page."""
    press(qtbot, window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    until(qtbot, lambda: is_drawn(dialog))
    return dialog


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait as long as laying out pages may take on a busy machine."""
    qtbot.waitUntil(holds, timeout=20_000)


def is_drawn(dialog: ExportDialog) -> bool:
    """Say whether the page on screen has more than paper on it."""
    pages = dialog.preview.pages
    image = pages.sheet.pixmap().toImage()
    if dialog.preview.stack.currentWidget() is not pages or image.width() < 50:
        return False
    small = image.scaled(60, 60).convertToFormat(QImage.Format.Format_Grayscale8)
    return any(small.pixelColor(x, y).value() < 200 for x in range(60) for y in range(60))


def type_in(qtbot: QtBot, dialog: ExportDialog, keys: str) -> None:
    *modifiers, key = keys.split("+") if not keys.endswith("++") else ["Ctrl", "Plus"]
    flag = Qt.KeyboardModifier.ControlModifier if modifiers else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or dialog, getattr(Qt.Key, f"Key_{key}"), flag)


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Saving:
    """Let the save dialog answer with a name in tmp_path; give what it was asked."""

    def answer(name: str) -> list[tuple[Any, ...]]:
        asked: list[tuple[Any, ...]] = []

        def ask(*arguments: Any) -> tuple[str, str]:
            asked.append(arguments)
            return str(tmp_path / name) if name else "", str(arguments[4])

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return asked

    return answer


# ------------------------------------------------------------------------------ preview


def test_the_pages_are_seen_before_anything_is_saved(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    dialog = opened(qtbot, window)
    assert dialog.preview.place.text() == f"Page 1 of {dialog.preview.pages.count}"
    assert dialog.preview.pages.count > 1
    assert not backstage.exported


def test_another_layout_is_seen_at_once(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    sheet = dialog.preview.pages.sheet
    assert sheet.width() > sheet.height()
    dialog.options.layouts.button(0).setFocus()
    type_in(qtbot, dialog, "Right")
    assert dialog.options.choice.style.layout is Layout.ONE_AFTER_THE_OTHER
    until(qtbot, lambda: sheet.width() < sheet.height())


def test_letter_paper_is_wider_for_its_height(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    a4 = dialog.preview.pages._sizes[0]
    dialog.options.paper.setCurrentIndex(list(PAPERS).index(Paper.LETTER))
    until(qtbot, lambda: dialog.preview.pages._sizes[0] != a4)
    assert dialog.preview.pages._sizes[0] == pytest.approx((792, 612), abs=1)


def test_pages_are_turned_by_keys_from_anywhere_in_the_dialog(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    dialog.options.form.setFocus()
    type_in(qtbot, dialog, "PageDown")
    assert dialog.preview.place.text().startswith("Page 2 of")
    until(qtbot, lambda: is_drawn(dialog))
    type_in(qtbot, dialog, "PageUp")
    assert dialog.preview.place.text().startswith("Page 1 of")
    dialog.preview.pages.setFocus()
    type_in(qtbot, dialog, "End")
    assert dialog.preview.pages.number == dialog.preview.pages.count - 1
    assert not dialog.preview.following.isEnabled()


def test_a_page_is_zoomed_and_fitted_again(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    pages = dialog.preview.pages
    fitted = pages.sheet.width()
    assert fitted < pages.viewport().width()
    for _ in range(3):
        type_in(qtbot, dialog, "Ctrl++")
    assert pages.sheet.width() > pages.viewport().width()
    assert dialog.preview.size_words.text() == "125 %"
    type_in(qtbot, dialog, "Ctrl+Minus")
    assert dialog.preview.size_words.text() == "100 %"
    type_in(qtbot, dialog, "Ctrl+0")
    assert pages.sheet.width() == fitted


def test_a_zoomed_page_is_read_to_its_end_before_it_is_turned(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    for _ in range(3):
        type_in(qtbot, dialog, "Ctrl++")
    steps = 0
    while dialog.preview.pages.number == 0 and steps < 20:
        type_in(qtbot, dialog, "PageDown")
        steps += 1
    assert 1 < steps < 20
    assert dialog.preview.pages.verticalScrollBar().value() == 0


def test_a_newer_choice_replaces_a_preview_that_is_being_made(
    qtbot: QtBot, threaded_window: MainWindow, backstage: Backstage
) -> None:
    window, go_on = threaded_window, Event()
    window.open_pair(LEFT, RIGHT)
    until(qtbot, lambda: window.session.comparison is not None)
    make = backstage.preview

    def slow(*asked: Any, dossier: Dossier | None) -> bytes:
        assert go_on.wait(10)
        return make(*asked, dossier=dossier)

    window.exporting._services = backstage.services(preview=slow)
    press(qtbot, window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    seen: list[Layout] = []
    dialog._previewer.made.connect(lambda sample: seen.append(sample.choice.style.layout))
    until(qtbot, lambda: "Making" in dialog.preview.state.text())
    dialog.options.layouts.button(3).click()
    until(qtbot, lambda: not dialog._calm.isActive())
    go_on.set()
    until(qtbot, lambda: is_drawn(dialog))
    assert seen == [Layout.FINDINGS]
    dialog.close()


def test_a_preview_that_fails_says_why(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    backstage.failure = ReaderError("The pages could not be laid out.", "Export as HTML.")
    press(qtbot, window, "Ctrl+E")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    until(qtbot, lambda: "could not be laid out" in dialog.preview.words.text())
    assert dialog.export.isEnabled()


# ------------------------------------------------------------------------------ choices


def test_texts_show_how_they_begin(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.options.form.setCurrentIndex(list(FORMATS).index(Format.MARKDOWN))
    until(qtbot, dialog.preview.text.isVisible)
    assert dialog.preview.text.toPlainText().startswith("# Verrin dam")
    assert not dialog.options.layouts.button(0).isVisible()


def test_a_text_is_shown_from_its_first_line_after_forms_without_a_picture(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    dialog.options.form.setFocus()
    for form in (Format.HTML, Format.DOCX):
        type_in(qtbot, dialog, "Down")
        until(qtbot, lambda form=form: FORMATS[form][0] in dialog.preview.words.text())
        dialog.grab()
    type_in(qtbot, dialog, "Down")
    until(qtbot, dialog.preview.text.isVisible)
    dialog.grab()
    assert dialog.preview.text.verticalScrollBar().value() == 0


def test_only_what_a_form_has_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    options = opened(qtbot, window).options
    for number, form in enumerate(FORMATS):
        options.form.setCurrentIndex(number)
        assert options.parts[Part.LEGEND].isVisible() == form.has_parts
        assert options.paper.isVisible() == form.has_pages
        assert options.embed.isVisible() == (form is Format.PDF)
        assert options.black_and_white.isVisible() == (form is Format.PDF)


@pytest.mark.parametrize("form", [Format.HTML, Format.DOCX])
def test_other_forms_say_how_large_they_are_and_what_they_hold(
    qtbot: QtBot, window: MainWindow, form: Format
) -> None:
    dialog = opened(qtbot, window)
    dialog.options.form.setCurrentIndex(list(FORMATS).index(form))
    until(qtbot, lambda: "kB" in dialog.preview.words.text())
    assert dialog.preview.words.isVisible()
    assert "Legend" in dialog.preview.words.text()
    dialog.options.parts[Part.LEGEND].click()
    until(qtbot, lambda: "Legend" not in dialog.preview.words.text())


def test_without_any_part_there_is_nothing_to_export(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    for box in dialog.options.parts.values():
        box.click()
    assert not dialog.export.isEnabled()
    until(qtbot, lambda: "at least one part" in dialog.preview.words.text())
    dialog.options.parts[Part.LEGEND].click()
    assert dialog.export.isEnabled()
    until(qtbot, lambda: is_drawn(dialog))


def test_all_forms_layouts_and_parts_are_offered() -> None:
    assert set(FORMATS) == set(Format)
    assert list(LAYOUTS) == list(Layout)
    assert list(PARTS) == list(Part)
    assert list(PAPERS) == list(Paper)


def test_everything_in_the_dialog_is_reached_and_named(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.options.form.setFocus()
    reached: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        reached.append(now)
        type_in(qtbot, dialog, "Tab")
    assert dialog.preview.pages in reached
    assert dialog.export in reached
    options = dialog.options
    boxes = [*options.parts.values(), options.paper, options.black_and_white, options.embed]
    assert [widget for widget in reached if widget in boxes] == boxes
    for widget in reached:
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or len(words) > 1, widget


# ------------------------------------------------------------------------------- saving


def test_what_was_chosen_is_written(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, saving: Saving, tmp_path: Path
) -> None:
    asked = saving("mine.pdf")
    dialog = opened(qtbot, window)
    dialog.options.layouts.button(2).click()
    dialog.options.black_and_white.click()
    dialog.options.parts[Part.METHODS].click()
    dialog.export.click()
    until(qtbot, lambda: backstage.exported == [tmp_path / "mine.pdf"])
    assert backstage.dossiers == [window.session.work.dossier]
    assert backstage.sources == [window.session.work.sources]
    style = backstage.styles[0]
    assert style.layout is Layout.ONLY_DIFFERENCES
    assert style.is_black_and_white
    assert style.parts == frozenset(Part) - {Part.METHODS}
    assert all(f"*.{form}" in asked[0][3] for form in Format)


@pytest.mark.parametrize(
    ("typed", "written"), [("plain", "plain.docx"), ("v1.2", "v1.2.docx"), ("x.CSV", "x.CSV")]
)
def test_a_name_without_an_ending_gets_that_of_the_form(
    qtbot: QtBot,
    window: MainWindow,
    backstage: Backstage,
    saving: Saving,
    tmp_path: Path,
    typed: str,
    written: str,
) -> None:
    asked = saving(typed)
    dialog = opened(qtbot, window)
    dialog.options.form.setCurrentIndex(list(FORMATS).index(Format.DOCX))
    dialog.export.click()
    until(qtbot, lambda: backstage.exported == [tmp_path / written])
    assert asked[0][2].endswith(".docx")
    assert "*.docx" in asked[0][4]


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_file_whose_name_was_completed_is_replaced_only_on_demand(
    qtbot: QtBot,
    window: MainWindow,
    backstage: Backstage,
    saving: Saving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"old")
    said: list[str] = []

    def question(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        said.append(words)
        return getattr(QMessageBox.StandardButton, answer)

    monkeypatch.setattr(QMessageBox, "question", question)
    saving("mine")
    opened(qtbot, window).export.click()
    assert said == ["mine.pdf is there already. Replace it?"]
    qtbot.wait(20)
    assert backstage.exported == ([tmp_path / "mine.pdf"] if answer == "Yes" else [])


def test_calling_off_leaves_everything_as_it_was(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, saving: Saving
) -> None:
    asked = saving("")
    dialog = opened(qtbot, window)
    dialog.options.layouts.button(3).click()
    type_in(qtbot, dialog, "Escape")
    assert asked == []
    opened(qtbot, window).export.click()
    assert len(asked) == 1
    assert backstage.exported == []
    assert window.banner.isHidden()


def test_a_project_is_embedded_only_on_demand_and_each_time_anew(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, saving: Saving
) -> None:
    saving("mine.pdf")
    dialog = opened(qtbot, window)
    assert "whole texts of both sources" in dialog.options.embed_note.text()
    dialog.options.embed.click()
    qtbot.wait(20)
    until(qtbot, lambda: not dialog._calm.isActive() and is_drawn(dialog))
    dialog.export.click()
    until(qtbot, lambda: len(backstage.styles) == 1)
    assert backstage.styles[0].embeds_project
    until(qtbot, lambda: window.findChild(ExportDialog) is None)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert not opened(qtbot, window).options.embed.isChecked()


@pytest.mark.parametrize("form", [Format.PDF, Format.CSV])
def test_only_what_was_confirmed_is_written_in_any_form(
    qtbot: QtBot, window: MainWindow, backstage: Backstage, saving: Saving, form: Format
) -> None:
    saving(f"out.{form.value}")
    dialog = opened(qtbot, window)
    options = dialog.options
    options.form.setCurrentIndex(list(FORMATS).index(form))
    assert options.confirmed.isVisible()
    options.confirmed.setFocus()
    type_in(qtbot, dialog, "Space")
    assert options.choice.style.only_confirmed
    until(qtbot, lambda: not dialog._calm.isActive() and dialog.export.isEnabled())
    dialog.export.click()
    until(qtbot, lambda: bool(backstage.styles))
    assert backstage.styles[-1].only_confirmed


def test_an_article_is_never_written_over(
    qtbot: QtBot,
    empty_window: MainWindow,
    backstage: Backstage,
    saving: Saving,
    tmp_path: Path,
) -> None:
    source = tmp_path / "left.html"
    source.write_text("the article", encoding="utf-8")
    left, right = backstage.comparison.articles
    left = replace(left, source=replace(left.source, path=str(source)))
    backstage.comparison = replace(backstage.comparison, articles=(left, right))
    backstage.articles["left.txt"] = left
    empty_window.open_pair(LEFT, RIGHT)
    until(qtbot, lambda: empty_window.session.comparison is not None)
    saving("left.html")
    opened(qtbot, empty_window).export.click()
    assert "one of the two articles" in empty_window.banner.words[0]
    assert backstage.exported == []


def test_an_export_shows_how_far_it_is_and_can_be_called_off(
    qtbot: QtBot,
    threaded_window: MainWindow,
    backstage: Backstage,
    saving: Saving,
    tmp_path: Path,
) -> None:
    window, ended = threaded_window, Event()

    def endless(
        _comparison: object, _path: Path, _style: object, progress: Progress, **_more: object
    ) -> None:
        try:
            while True:
                progress(0.5, "Laying out the pages")
        finally:
            ended.set()

    services = backstage.services(export=endless)
    window.workbench._services = services
    window.open_pair(LEFT, RIGHT)
    until(qtbot, lambda: window.session.comparison is not None)
    saving("mine.pdf")
    opened(qtbot, window).export.click()
    until(qtbot, window.busy.isVisible)
    assert "Laying out the pages" in window.busy.words.text()
    window.busy.cancel.click()
    assert ended.wait(10)
    until(qtbot, lambda: not window.busy.isVisible())
    assert list(tmp_path.iterdir()) == []
    assert window.banner.isHidden()


def test_the_file_can_be_opened_and_found(
    qtbot: QtBot,
    window: MainWindow,
    saving: Saving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    went: list[str] = []

    def visit(url: QUrl) -> bool:
        went.append(url.toLocalFile())
        return len(went) < 2

    monkeypatch.setattr(QDesktopServices, "openUrl", visit)
    saving("mine.pdf")
    opened(qtbot, window).export.click()
    until(qtbot, lambda: "mine.pdf" in window.banner.words[0])
    for button in list(window.banner.ways):
        button.click()
    assert went == [str(tmp_path / "mine.pdf"), str(tmp_path)]
    assert window.banner.words[0].startswith("The system has no program to open")


def test_the_choice_is_kept_from_run_to_run(
    qtbot: QtBot, backstage: Backstage, saving: Saving, tmp_path: Path
) -> None:
    saving("mine.pdf")
    services = backstage.services(preferences=PreferencesFile(tmp_path / "preferences.json"))
    first = show(qtbot, MainWindow(services, InlineRunner()))
    first.open_pair(LEFT, RIGHT)
    until(qtbot, lambda: first.session.comparison is not None)
    dialog = opened(qtbot, first)
    dialog.options.layouts.button(1).click()
    dialog.options.parts[Part.LEGEND].click()
    dialog.export.click()
    second = show(qtbot, MainWindow(services, InlineRunner()))
    second.open_pair(LEFT, RIGHT)
    until(qtbot, lambda: second.session.comparison is not None)
    choice = opened(qtbot, second).options.choice
    assert choice.style.layout is Layout.ONE_AFTER_THE_OTHER
    assert choice.style.parts == frozenset(Part) - {Part.LEGEND}
