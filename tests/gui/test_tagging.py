"""Tags put on by key and by mouse, and their sets changed in the dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core import FRAMING_TAGS, LENS_TAGS, Side, Tag, TagSet
from reader.store import read_tag_sets, write_tag_sets
from reader.ui import MainWindow
from reader.ui._tag_dialog import TagDialog
from reader.ui._tag_look import TagButton
from tests.gui.acting import place_of, press


def tags(window: MainWindow) -> list[tuple[str, ...]]:
    dossier = window.session.work.dossier
    assert dossier is not None
    return [note.tags for note in dossier.notes]


def button(window: MainWindow, name: str) -> TagButton:
    return next(b for b in window.side.tags.picker.buttons if b.tag.name == name)


def test_a_key_puts_its_tag_on_the_finding_and_takes_it_off(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.select("conflict-0")
    for tag in LENS_TAGS.tags:
        press(qtbot, window, str(tag.key))
        assert tags(window) == [(tag.name,)]
        assert button(window, tag.name).isChecked()
        assert window.state.text().startswith(f"Tagged “{tag.name}”: Conflicting detail")
        press(qtbot, window, str(tag.key))
        assert tags(window) == []
        assert not button(window, tag.name).isChecked()


def test_tags_on_one_finding_are_one_note_undone_one_by_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "3")
    press(qtbot, window, "6")
    assert tags(window) == [("Headline", "Statistics")]
    press(qtbot, window, "Ctrl+Z")
    assert tags(window) == [("Headline",)]
    press(qtbot, window, "Ctrl+Z")
    assert tags(window) == []
    press(qtbot, window, "Ctrl+Shift+Z")
    assert tags(window) == [("Headline",)]


def test_a_click_puts_a_tag_on_the_selected_word(qtbot: QtBot, window: MainWindow) -> None:
    viewport = window.desk.panes[Side.B].viewport()
    place = place_of(window, Side.B, "thirds")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(button(window, "Statistics"), Qt.MouseButton.LeftButton)
    (row,) = window.session.notebook.rows
    assert (row.quote, row.tags, row.words) == ("“thirds”", ("Statistics",), "")
    assert button(window, "Statistics").isChecked()


def test_a_key_without_tag_and_a_tag_without_focus_do_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "9")
    press(qtbot, window, "1")
    assert tags(window) == []
    assert "Select words in a text" in window.banner.words[0]


def test_the_keys_stand_for_the_set_in_use(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "Shift+T")
    assert [a.text() for a in window.side.tags.menu.actions() if a.isChecked()] == ["Framing"]
    assert window.actions_by_id["tag_4"].text() == "Tag “Hedge”"
    press(qtbot, window, "4")
    assert tags(window) == [("Hedge",)]
    assert not window.actions_by_id["tag_7"].isEnabled()


# --------------------------------------------------------------------------------- dialog


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> TagDialog:
    window.session.select("conflict-0")
    press(qtbot, window, "3")
    press(qtbot, window, "Ctrl+T")
    found = window.findChild(TagDialog)
    assert found is not None
    return found


def sets(window: MainWindow) -> tuple[TagSet, ...]:
    return window.session.notebook.tag_sets


def test_a_tag_is_renamed_in_the_notes_too_as_one_step(
    qtbot: QtBot, window: MainWindow, dialog: TagDialog
) -> None:
    assert dialog.name.text() == "Eight lenses"
    dialog.table._item(2, 0).setText("Title")
    dialog.accept()
    assert "Title" in [tag.name for tag in sets(window)[1].tags]
    assert tags(window) == [("Title",)]
    window.activateWindow()  # as a window manager does
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, "Ctrl+Z")
    assert sets(window) == (FRAMING_TAGS, LENS_TAGS)
    assert tags(window) == [("Headline",)]


def test_tags_are_added_with_a_free_key_and_deleted(
    qtbot: QtBot, window: MainWindow, dialog: TagDialog
) -> None:
    dialog.table.setCurrentCell(0, 0)
    qtbot.mouseClick(dialog.delete_tag, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.add_tag, Qt.MouseButton.LeftButton)
    dialog.table._item(7, 0).setText("Follow up")
    dialog.table._item(7, 1).setText("Fu")
    dialog.accept()
    made = sets(window)[1].tags
    assert "Selection and omission" not in [tag.name for tag in made]
    assert (made[-1].name, made[-1].letters, made[-1].key) == ("Follow up", "Fu", 1)


def test_two_tags_with_one_key_are_refused_with_a_reason(
    window: MainWindow, dialog: TagDialog
) -> None:
    keys = dialog.table.cellWidget(1, 3)
    keys.setCurrentIndex(1)  # type: ignore[attr-defined]
    dialog.accept()
    assert dialog.isVisible()
    assert "one name or one key" in dialog.problem.text()
    dialog.reject()
    assert sets(window) == (FRAMING_TAGS, LENS_TAGS)


def test_sets_are_added_and_deleted(qtbot: QtBot, window: MainWindow, dialog: TagDialog) -> None:
    qtbot.mouseClick(dialog.delete_set, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.add_set, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.name, "Desk")
    qtbot.mouseClick(dialog.add_tag, Qt.MouseButton.LeftButton)
    dialog.accept()
    framing, desk = sorted(sets(window), key=lambda one: one.name != "Framing")
    assert framing == FRAMING_TAGS
    assert (desk.name, [tag.name for tag in desk.tags]) == ("Desk", ["New tag"])
    assert window.session.notebook.set_in_use == desk


def test_sets_are_exported_and_imported(
    window: MainWindow, dialog: TagDialog, tmp_path: Path
) -> None:
    path = tmp_path / "lenses.json"
    dialog.export_to(path)
    assert read_tag_sets(path) == (LENS_TAGS,)
    own = TagSet(id="own", name="Own", tags=(Tag(name="Tone", colour="#123456", key=1),))
    write_tag_sets(path, (own,))
    dialog.import_from(path)
    assert dialog.name.text() == "Own"
    dialog.accept()
    assert own in sets(window)
    assert window.session.notebook.tag_of_key(1) == own.tags[0]


def test_a_file_that_is_no_set_is_refused_with_a_reason(
    window: MainWindow, dialog: TagDialog, tmp_path: Path
) -> None:
    path = tmp_path / "odd.json"
    path.write_text("{}", encoding="utf-8")
    dialog.import_from(path)
    assert "not a file of tags" in dialog.problem.text()
    dialog.reject()


def test_a_colour_is_told_in_words_and_read_on_its_ground(dialog: TagDialog) -> None:
    colour = dialog.table.cellWidget(0, 2)
    assert colour is not None
    assert colour.accessibleName() == "Colour #e69f00"
    dialog.reject()


def test_tags_recede_until_there_is_something_to_put_them_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    tag = button(window, "Statistics")
    idle = tag.grab().toImage()
    window.session.select("conflict-0")
    ready = tag.grab().toImage()
    assert ready != idle
    press(qtbot, window, "Escape")
    assert tag.grab().toImage() == idle
