"""Notes on what is in focus: written, listed, searched, edited, deleted, by key and by mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from reader.core import Note, Side, Span, Subject
from reader.ui import MainWindow
from reader.ui._note_editor import NoteEditor
from reader.ui._note_list import ROW
from tests.gui.acting import place_of, press, span_of


@pytest.fixture(autouse=True)
def _named(window: MainWindow) -> None:
    window.session.work.author = "Ada"


def select(qtbot: QtBot, window: MainWindow, side: Side, words: str) -> None:
    """Select words in a text by keys."""
    pane = window.desk.panes[side]
    pane.setFocus()
    pane.put_caret(span_of(window, side, words))
    for _ in words:
        qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def editor(qtbot: QtBot, window: MainWindow) -> NoteEditor:
    """Give the editor that opened, once it has the keyboard."""
    found = window.findChild(NoteEditor)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def wait_for_close(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.findChild(NoteEditor) is None)
    window.activateWindow()  # as a window manager does
    qtbot.waitUntil(window.isActiveWindow)


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Type into the editor that is open and save."""
    field = editor(qtbot, window).field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_close(qtbot, window)


def notes(window: MainWindow) -> tuple[Note, ...]:
    dossier = window.session.work.dossier
    assert dossier is not None
    return dossier.notes


def listed(window: MainWindow) -> list[str]:
    model = window.side.notes.model
    return [model.index(row).data(ROW).words for row in range(model.rowCount())]


# --------------------------------------------------------------------------------- writing


def test_a_note_on_selected_words_by_key_undone_and_redone(
    qtbot: QtBot, window: MainWindow
) -> None:
    select(qtbot, window, Side.A, "14 metres")
    press(qtbot, window, "Ctrl+N")
    assert editor(qtbot, window).about.text() == "Passage “14 metres”"
    write(qtbot, window, "Which *survey*?")
    (note,) = notes(window)
    assert (note.text, note.author) == ("Which *survey*?", "Ada")
    assert note.target.subject is Subject.PASSAGE
    assert [anchor.exact for anchor in note.target.a] == ["14 metres"]
    assert listed(window) == ["Which survey?"]
    assert window.side.tabs.tabText(1) == "Notes (1)"
    press(qtbot, window, "Ctrl+Z")
    assert listed(window) == []
    press(qtbot, window, "Ctrl+Shift+Z")
    assert notes(window) == (note,)


def test_a_note_on_a_word_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    viewport = window.desk.panes[Side.B].viewport()
    place = place_of(window, Side.B, "thirds")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(window.side.tags.note, Qt.MouseButton.LeftButton)
    field = editor(qtbot, window).field
    qtbot.keyClicks(field, "Of what?")
    save = editor(qtbot, window).buttons.button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert [anchor.exact for anchor in notes(window)[0].target.b] == ["thirds"]


def test_a_note_on_the_finding_in_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "Ctrl+N")
    write(qtbot, window, "Check this.")
    (row,) = window.session.notebook.rows
    assert row.finding is window.session.selected
    index = window.panel.model.index_of(window.session.selected)
    assert "Note: Check this." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Check this." in window.panel.detail.toPlainText()
    press(qtbot, window, "Escape")
    window.session.select("conflict-0")
    assert "Note: Check this." in window.state.text()


def test_a_note_is_spoken_when_the_caret_comes_into_its_passage_and_not_inside_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(qtbot, window, Side.A, "14 metres")
    press(qtbot, window, "Ctrl+N")
    write(qtbot, window, "Who measured it?")
    pane = window.desk.panes[Side.A]
    pane.setFocus()
    start = span_of(window, Side.A, "14 metres").start
    pane.put_caret(Span(start=start - 2, end=start))
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    press(qtbot, window, "Right")
    assert said == []
    press(qtbot, window, "Right")
    assert len(said) == 1
    assert said[0].startswith("Note: Passage, A¶2")
    assert "Who measured it?" in said[0]
    assert window.state.text() == said[0]
    press(qtbot, window, "Right")
    assert len(said) == 1
    press(qtbot, window, "Home")
    press(qtbot, window, "End")
    assert len(said) == 1
    for _ in range(20):
        press(qtbot, window, "Left")
    assert len(said) == 2


def test_a_note_on_the_pair(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Shift+N")
    write(qtbot, window, "One report, twice.")
    assert notes(window)[0].target.subject is Subject.PAIR
    assert listed(window) == ["One report, twice."]


def test_without_anything_in_focus_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+N")
    assert window.findChild(NoteEditor) is None
    assert "Select words in a text or pick a finding" in window.banner.words[0]


def test_a_note_called_off_or_left_empty_is_none(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Shift+N")
    qtbot.keyClicks(editor(qtbot, window).field, "never mind")
    qtbot.keyClick(editor(qtbot, window).field, Qt.Key.Key_Escape)
    wait_for_close(qtbot, window)
    press(qtbot, window, "Ctrl+Shift+N")
    write(qtbot, window, "  ")
    assert notes(window) == ()


def test_a_second_call_edits_ones_own_note(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    press(qtbot, window, "Ctrl+N")
    write(qtbot, window, "First.")
    press(qtbot, window, "Ctrl+N")
    assert editor(qtbot, window).field.toPlainText() == "First."
    write(qtbot, window, " More.")
    assert [note.text for note in notes(window)] == ["First. More."]
    assert notes(window)[0].changed
    press(qtbot, window, "Ctrl+Z")
    assert [note.text for note in notes(window)] == ["First."]


# --------------------------------------------------------------------------------- editor


def test_the_editor_shows_how_the_note_will_look(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Shift+N")
    made = editor(qtbot, window)
    qtbot.keyClicks(made.field, "So **bold** <b>not</b>")
    assert made.preview.toPlainText() == "So bold <b>not</b>"
    assert "font-weight:700" in made.preview.toHtml()
    made.reject()


def test_forms_are_put_on_by_key(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Shift+N")
    field = editor(qtbot, window).field
    qtbot.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "so")
    assert field.toPlainText() == "**so**"
    field.setPlainText("one\ntwo")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "- one\n- two"
    editor(qtbot, window).reject()


def test_tags_are_put_on_in_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+Shift+N")
    button = next(b for b in editor(qtbot, window).picker.buttons if b.tag.name == "Headline")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "Tag Headline, on"
    write(qtbot, window, "Both alike.")
    assert notes(window)[0].tags == ("Headline",)


# ----------------------------------------------------------------------------------- list


@pytest.fixture
def noted(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with three notes: on the pair, on a passage of A, on one of B."""
    for side, words in ((Side.B, "two thirds"), (Side.A, "14 metres")):
        select(qtbot, window, side, words)
        press(qtbot, window, "Ctrl+N")
        write(qtbot, window, f"on {words}")
    press(qtbot, window, "Ctrl+Shift+N")
    write(qtbot, window, "on both")
    for pane in window.desk.panes:
        cursor = pane.textCursor()
        cursor.clearSelection()
        pane.setTextCursor(cursor)
    return window


def test_notes_are_listed_in_reading_order(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, "F4")
    assert noted.side.notes.list.hasFocus()
    assert listed(noted) == ["on both", "on 14 metres", "on two thirds"]


def test_picking_a_note_shows_its_passage_and_its_words(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, "F4")
    qtbot.keyClick(noted.side.notes.list, Qt.Key.Key_End)
    pointed = noted.session.pointed
    assert pointed is not None
    assert pointed.spans == ((), (span_of(noted, Side.B, "two thirds"),))
    detail = noted.side.notes.detail.toPlainText()
    assert "“two thirds”" in detail
    assert "on two thirds" in detail
    assert "Ada" in detail


def test_a_click_on_a_row_shows_its_passage(qtbot: QtBot, noted: MainWindow) -> None:
    panel = noted.side.notes
    noted.side.tabs.setCurrentWidget(panel)
    rect = panel.list.visualRect(panel.model.index(1))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert noted.session.pointed is not None
    assert noted.session.pointed.spans[0] == (span_of(noted, Side.A, "14 metres"),)


def test_words_and_tags_filter_the_list(qtbot: QtBot, noted: MainWindow) -> None:
    panel = noted.side.notes
    noted.side.tabs.setCurrentWidget(panel)
    panel.field.setFocus()
    qtbot.keyClicks(panel.field, "14")
    assert listed(noted) == ["on 14 metres"]
    assert panel.heading.text() == "1 of 3 notes"
    press(qtbot, noted, "Escape")
    assert len(listed(noted)) == 3
    note = noted.session.notebook.rows[2].item
    noted.session.notebook.toggle_tag("Headline", note.target)
    panel.tag_box.setCurrentIndex(panel.tag_box.findData("Headline"))
    panel.tag_box.activated.emit(panel.tag_box.currentIndex())
    assert listed(noted) == ["on two thirds"]


def test_a_note_is_edited_and_deleted_by_key(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, "F4")
    qtbot.keyClick(noted.side.notes.list, Qt.Key.Key_Return)
    write(qtbot, noted, "!")
    assert listed(noted)[0] == "on both!"
    noted.side.notes.list.setFocus()
    qtbot.keyClick(noted.side.notes.list, Qt.Key.Key_Delete)
    assert listed(noted) == ["on 14 metres", "on two thirds"]
    press(qtbot, noted, "Ctrl+Z")
    assert listed(noted)[0] == "on both!"


def test_a_note_is_edited_and_deleted_by_mouse(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, "F4")
    qtbot.mouseClick(noted.side.notes.edit, Qt.MouseButton.LeftButton)
    write(qtbot, noted, "?")
    assert listed(noted)[0] == "on both?"
    qtbot.mouseClick(noted.side.notes.delete, Qt.MouseButton.LeftButton)
    assert len(listed(noted)) == 2


def test_a_row_reads_as_a_sentence(qtbot: QtBot, noted: MainWindow) -> None:
    press(qtbot, noted, "F4")
    index = noted.side.notes.model.index(1)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Note: Passage, A¶")
    assert "“14 metres”. on 14 metres. Ada" in words
    assert QApplication.focusWidget() is noted.side.notes.list


# --------------------------------------------------------------------------- in the texts


def sign(window: MainWindow, side: Side, note: str) -> QPoint:
    """Give where the sign of a note stands in a pane, scrolled into view."""
    pane = window.desk.panes[side]
    place = pane.hand.note_places()[note]
    pane.scroll_to(place.top() - 100)
    return (place.center() - QPointF(0.0, pane.view_extent[0])).toPoint()


def test_a_sign_beside_the_passage_leads_to_its_note(qtbot: QtBot, noted: MainWindow) -> None:
    note = noted.session.notebook.rows[1].item.id
    viewport = noted.desk.panes[Side.A].viewport()
    noted.session.notebook.pick(None)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=sign(noted, Side.A, note))
    assert noted.side.tabs.currentWidget() is noted.side.notes
    assert noted.session.notebook.picked is not None
    assert noted.session.notebook.picked.item.id == note
    assert "on 14 metres" in noted.side.notes.detail.toPlainText()


def test_the_sign_tells_the_note_in_words(noted: MainWindow) -> None:
    note = noted.session.notebook.rows[1].item.id
    pane = noted.desk.panes[Side.A]
    words = pane.hand.words_at(pane.hand.note_places()[note].center())
    assert words.startswith("Note: Passage, A¶")
    assert "on 14 metres" in words


def test_two_signs_on_one_line_stand_apart(qtbot: QtBot, noted: MainWindow) -> None:
    noted.session.select("conflict-0")
    press(qtbot, noted, "3")
    places = list(noted.desk.panes[Side.A].hand.note_places().values())
    assert len(places) == 2
    assert abs(places[0].top() - places[1].top()) > 10


def test_signs_follow_the_text_when_it_is_set_larger(qtbot: QtBot, noted: MainWindow) -> None:
    pane, note = noted.desk.panes[Side.A], noted.session.notebook.rows[1].item.id
    before = pane.hand.note_places()[note].top()
    press(qtbot, noted, "Ctrl+Plus")
    assert pane.hand.note_places()[note].top() > before
    extent = pane.extent(span_of(noted, Side.A, "14 metres"))
    assert pane.hand.note_places()[note].top() == pytest.approx(extent[0])


def test_a_sign_goes_with_its_note_and_comes_back(qtbot: QtBot, noted: MainWindow) -> None:
    row = noted.session.notebook.rows[1]
    noted.noting.delete(row)
    assert noted.desk.panes[Side.A].hand.note_places() == {}
    press(qtbot, noted, "Ctrl+Z")
    assert row.item.id in noted.desk.panes[Side.A].hand.note_places()


# --------------------------------------------------------------------------------- orphans


@pytest.fixture
def lost(noted: MainWindow) -> MainWindow:
    """The window with notes after A was replaced by a text without the passage of one."""
    left = noted.session.articles[Side.A]
    assert left is not None
    text = left.text.replace("a crack of 14 metres", "heavy silt and weeds")
    noted.session.set_article(Side.A, replace(left, text=text))
    return noted


def show_orphans(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "F4")
    qtbot.mouseClick(window.side.notes.orphans, Qt.MouseButton.LeftButton)
    window.side.notes.list.setFocus()
    window.side.notes.list.setCurrentIndex(window.side.notes.model.index(0))


def test_what_lost_its_passage_is_listed_with_its_words(qtbot: QtBot, lost: MainWindow) -> None:
    assert "⚓" in lost.side.tabs.tabText(1)
    show_orphans(qtbot, lost)
    panel = lost.side.notes
    assert panel.orphans.text() == "⚓ 1 lost"
    assert panel.model.rowCount() == 1
    assert "“14 metres”" in panel.detail.toPlainText()
    words = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Has lost its passage: Passage. “14 metres”")


def test_an_orphan_is_placed_on_the_selected_words_and_back(qtbot: QtBot, lost: MainWindow) -> None:
    show_orphans(qtbot, lost)
    select(qtbot, lost, Side.A, "heavy silt")
    qtbot.mouseClick(lost.side.notes.place, Qt.MouseButton.LeftButton)
    assert lost.session.notebook.orphans == ()
    assert [row.quote for row in lost.session.notebook.rows][1] == "“heavy silt”"
    assert not lost.side.notes.orphans.isVisible()
    press(qtbot, lost, "Ctrl+Z")
    assert len(lost.session.notebook.orphans) == 1


def test_without_selected_words_it_says_what_to_do(qtbot: QtBot, lost: MainWindow) -> None:
    show_orphans(qtbot, lost)
    qtbot.mouseClick(lost.side.notes.place, Qt.MouseButton.LeftButton)
    assert len(lost.session.notebook.orphans) == 1
    assert "Select the words in the text" in lost.banner.words[1]


def test_an_orphan_is_deleted_by_key(qtbot: QtBot, lost: MainWindow) -> None:
    show_orphans(qtbot, lost)
    qtbot.keyClick(lost.side.notes.list, Qt.Key.Key_Delete)
    assert lost.session.notebook.orphans == ()
    assert len(notes(lost)) == 2
