"""Findings confirmed, dismissed and questioned, and how far a pair was looked through."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core import CorrectionKind, ReviewState, Settings
from reader.ui import MainWindow
from reader.ui._findings import SIGNS
from tests.gui.acting import Backstage, press

DONE = [
    ("Y", ReviewState.CONFIRMED, "✓", "Confirmed"),
    ("R", ReviewState.DISMISSED, "✗", "Dismissed"),
    ("U", ReviewState.QUESTION, "?", "Question"),
]


def row(window: MainWindow, role: int) -> str:
    """Give what the list shows or says of the finding in focus."""
    return str(window.panel.model.index_of(window.session.selected).data(role))


def reviews(window: MainWindow) -> list[ReviewState]:
    dossier = window.session.work.dossier
    assert dossier is not None
    return [review.state for review in dossier.reviews]


def test_a_finding_is_decided_about_by_key_undone_and_redone(
    qtbot: QtBot, window: MainWindow
) -> None:
    total = len(window.session.findings)
    window.session.select("link-3")
    for key, state, glyph, word in DONE:
        press(qtbot, window, key)
        assert reviews(window) == [state]
        assert row(window, SIGNS) == glyph
        assert word in row(window, Qt.ItemDataRole.AccessibleTextRole)
        assert window.panel.filter.text() == f"1 of {total} reviewed ▾"
        press(qtbot, window, "Ctrl+Z")
        assert row(window, SIGNS) == ""
        assert window.panel.filter.text() == f"0 of {total} reviewed ▾"
        press(qtbot, window, "Ctrl+Shift+Z")
        assert reviews(window) == [state]
        press(qtbot, window, "Ctrl+Z")


def test_a_finding_is_decided_about_by_mouse_and_new_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert not any(button.isEnabled() for button in window.panel.review.buttons.values())
    window.session.select("link-3")
    for key, state, glyph, word in DONE:
        button = window.panel.review.buttons[state]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.isChecked()
        assert row(window, SIGNS) == glyph
        assert f"({key})" in button.toolTip()
        assert window.state.text().startswith(f"{word}: ")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not button.isChecked()
        assert reviews(window) == []


def test_another_decision_takes_the_place_of_the_first(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("link-3")
    press(qtbot, window, "U")
    press(qtbot, window, "Y")
    assert reviews(window) == [ReviewState.CONFIRMED]
    press(qtbot, window, "Ctrl+Z")
    assert reviews(window) == [ReviewState.QUESTION]


def test_what_someone_else_decided_is_kept_and_outweighed(qtbot: QtBot, window: MainWindow) -> None:
    window.session.work.author = "Ben"
    window.session.select("link-3")
    press(qtbot, window, "Y")
    window.session.work.author = "Ada"
    press(qtbot, window, "R")
    assert sorted(reviews(window)) == [ReviewState.CONFIRMED, ReviewState.DISMISSED]
    assert row(window, SIGNS) == "✗"
    press(qtbot, window, "R")
    assert row(window, SIGNS) == "✓"


def test_the_engine_is_told_what_was_decided(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    window.session.select("link-3")
    press(qtbot, window, "R")
    qtbot.waitUntil(lambda: bool(backstage.corrections))
    assert [c.kind for c in backstage.corrections] == [CorrectionKind.DISMISS]
    assert window.session.selected is not None
    assert window.session.selected.key == "link-3"


def test_the_next_new_finding_by_key_and_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    first, second, third = window.session.shown[:3]
    window.session.select(first.key)
    press(qtbot, window, "Y")
    window.session.select(second.key)
    press(qtbot, window, "Y")
    window.session.select(first.key)
    press(qtbot, window, "Period")
    assert window.session.selected == third
    qtbot.mouseClick(window.panel.review.next, Qt.MouseButton.LeftButton)
    assert window.session.selected == window.session.shown[3]
    press(qtbot, window, "Comma")
    press(qtbot, window, "Comma")
    assert window.session.selected == window.session.shown[-1]


def test_once_all_are_reviewed_there_is_no_next(qtbot: QtBot, window: MainWindow) -> None:
    for finding in window.session.findings:
        window.session.notebook.toggle_state(finding, ReviewState.CONFIRMED)
    total = len(window.session.findings)
    assert window.panel.filter.text() == f"{total} of {total} reviewed ▾"
    assert not window.panel.review.next.isEnabled()
    assert not window.actions_by_id["next_new"].isEnabled()
    window.session.work.steps.setIndex(0)


def test_progress_is_told_to_a_screen_reader(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("link-3")
    press(qtbot, window, "U")
    name = window.panel.review.progress.accessibleName()
    assert name.startswith(f"1 of {len(window.session.findings)} reviewed: ")
    assert "1 question" in name


def test_notes_tags_and_decisions_outlive_other_settings_and_another_text(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    window.session.select("link-3")
    press(qtbot, window, "Y")
    press(qtbot, window, "3")
    window.session.set_settings(Settings(link_threshold=0.4))
    qtbot.waitUntil(lambda: window.session.is_compared)
    window.session.select("link-3")
    assert row(window, SIGNS) == "✓▤"
    left, right = window.session.articles
    assert left is not None
    window.session.swap_sides()
    qtbot.waitUntil(lambda: window.session.is_compared)
    (noted,) = window.session.notebook.rows
    assert noted.finding is not None
    assert window.session.notebook.state(noted.finding) is ReviewState.CONFIRMED
    window.session.work.steps.setIndex(0)
    assert window.session.articles == (left, right)
    assert reviews(window) == []


def test_a_dismissed_finding_is_listed_and_taken_back_by_key(
    qtbot: QtBot, window: MainWindow
) -> None:
    notes = window.side.notes
    press(qtbot, window, "F4")
    assert "✗ Dismissed findings" not in [
        notes.tag_box.itemText(n) for n in range(notes.tag_box.count())
    ]
    window.session.select("link-3")
    press(qtbot, window, "R")
    assert notes.tag_box.itemText(1) == "✗ Dismissed findings"
    press(qtbot, window, "F4")
    notes.tag_box.setFocus()
    qtbot.keyClick(notes.tag_box, Qt.Key.Key_Down)
    assert notes.heading.text() == "1 dismissed"
    index = notes.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Dismissed: ")
    notes.focus_list()
    assert window.session.pointed is not None
    assert window.session.pointed.words.startswith("Dismissed: ")
    assert notes.delete.text() == "Take back"
    qtbot.keyClick(notes.list, Qt.Key.Key_Delete)
    assert reviews(window) == []
    assert notes.tag_box.currentText() == "All notes"
    assert notes.heading.text() == "0 notes"
    press(qtbot, window, "Ctrl+Z")
    assert reviews(window) == [ReviewState.DISMISSED]


# ------------------------------------------------------------------------ one state alone


def decide(qtbot: QtBot, window: MainWindow, *keys: str) -> None:
    """Decide about the first findings of the list by these keys."""
    for finding, key in zip(window.session.findings, keys, strict=False):
        window.session.select(finding.key)
        press(qtbot, window, key)


def listed(window: MainWindow) -> list[str]:
    """Give the review sign of every finding in the list."""
    model = window.panel.model
    return [model.index_of(finding).data(SIGNS) for finding in window.session.shown]


def test_the_list_is_filtered_by_review_from_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    total = len(window.session.findings)
    decide(qtbot, window, "Y", "U", "Y")
    button = window.panel.filter
    every, new, confirmed, questions = button.states.actions()
    assert [a.text() for a in (new, confirmed, questions)] == [
        f"•  New: {total - 3}",
        "✓  Confirmed: 2",
        "?  Question: 1",
    ]
    confirmed.trigger()
    assert listed(window) == ["✓", "✓"]
    assert window.panel.heading.text() == f"2 of {total} findings"
    assert button.text() == "only confirmed ▾"
    questions.trigger()
    assert listed(window) == ["?"]
    new.trigger()
    assert listed(window) == [""] * (total - 3)
    every.trigger()
    assert len(listed(window)) == total
    assert button.text() == f"3 of {total} reviewed ▾"
    assert every.isChecked()
    assert not new.isChecked()


def test_the_list_is_filtered_by_review_by_key_and_says_so(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = len(window.session.findings)
    decide(qtbot, window, "Y")
    said: list[str] = []
    monkeypatch.setattr(
        "reader.ui._announce.QAccessible.updateAccessibility",
        lambda event: said.append(event.message()),
    )
    for count, words in ((total - 1, "only new ones"), (1, "only confirmed")):
        press(qtbot, window, "Shift+G")
        assert said[-1] == f"{count} of {total} findings, {words}"
    press(qtbot, window, "Shift+G")
    assert window.session.shown == ()
    press(qtbot, window, "Shift+G")
    assert len(window.session.shown) == total


def test_what_is_decided_about_leaves_the_list_of_new_ones_and_n_goes_on_from_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "Shift+G")
    first, second, third, fourth = window.session.shown[:4]
    window.session.select(second.key)
    press(qtbot, window, "Y")
    assert second not in window.session.shown
    assert window.session.selected is second
    assert window.panel.list.currentIndex().isValid() is False
    press(qtbot, window, "N")
    assert window.session.selected is third
    press(qtbot, window, "Y")
    press(qtbot, window, "P")
    assert window.session.selected is first
    press(qtbot, window, "Ctrl+Z")
    assert window.session.shown[:3] == (first, third, fourth)


def test_another_pair_is_sifted_by_what_was_decided_about_it(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    decide(qtbot, window, "Y")
    press(qtbot, window, "Shift+G")
    press(qtbot, window, "Shift+G")
    assert len(window.session.shown) == 1
    window.session.set_articles(*backstage.comparison.articles)
    window.session.set_comparison(backstage.comparison)
    assert window.session.shown == ()
