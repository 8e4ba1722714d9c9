"""The reader's work: steps with a name, undone and done again, followed by the comparison."""

import json

import pytest
from pytestqt.qtbot import QtBot

from reader.core import (
    Change,
    Correction,
    CorrectionKind,
    Dossier,
    Note,
    Settings,
    Side,
    Subject,
    Target,
    anchor_at,
    to_plain,
)
from reader.ui import MainWindow, Session
from tests.dossiers import some_changes
from tests.gui.acting import Backstage, press, span_of


def a_note(session: Session, text: str = "Odd.") -> Note:
    return Note(target=Target(subject=Subject.PAIR), text=text, **session.work.stamp())


def a_correction(window: MainWindow) -> Correction:
    texts = [article.text if article else "" for article in window.session.articles]
    a, b = (
        anchor_at(texts[side], span_of(window, side, words))
        for side, words in ((Side.A, "half"), (Side.B, "two thirds"))
    )
    target = Target(subject=Subject.LINK, a=(a,), b=(b,))
    return Correction(kind=CorrectionKind.UNLINK, target=target, **window.session.work.stamp())


def written(dossier: Dossier | None) -> str:
    return json.dumps(to_plain(dossier))


def test_a_step_is_called_by_its_name_in_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    window.session.work.do("Write a note", Change(after=a_note(window.session)))
    assert undo.text() == "&Undo: Write a note"
    press(qtbot, window, "Ctrl+Z")
    assert not undo.isEnabled()
    assert redo.text() == "&Redo: Write a note"
    press(qtbot, window, "Ctrl+Shift+Z")
    assert undo.isEnabled()
    assert redo.text() == "&Redo"


def test_several_changes_are_one_step(session: Session) -> None:
    notes = [a_note(session, text) for text in ("One.", "Two.")]
    session.work.do("Write notes", *(Change(after=note) for note in notes))
    assert session.work.dossier is not None
    assert len(session.work.dossier.notes) == 2
    session.work.steps.undo()
    assert session.work.dossier.notes == ()


def test_200_edits_undone_give_the_first_state_byte_for_byte(session: Session) -> None:
    for seed in range(5):
        first, changes = some_changes(seed, 200)
        session.work.begin(first)
        states = [written(first)]
        for number, change in enumerate(changes):
            session.work.do(f"Edit {number}", change)
            states.append(written(session.work.dossier))
        for state in reversed(states[:-1]):
            session.work.steps.undo()
            assert written(session.work.dossier) == state
        assert session.work.dossier == first
        for state in states[1:]:
            session.work.steps.redo()
            assert written(session.work.dossier) == state


def test_a_correction_is_compared_anew_and_a_note_is_not(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    compared, work = len(backstage.compared), window.session.work
    work.do("Write a note", Change(after=a_note(window.session)))
    assert len(backstage.compared) == compared
    correction = a_correction(window)
    with qtbot.waitSignal(window.session.comparison_changed):
        work.do("Unlink passages", Change(after=correction))
    assert backstage.corrections == (correction,)


def test_what_was_compared_lately_is_not_compared_anew(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    with qtbot.waitSignal(window.session.comparison_changed):
        window.session.work.do("Unlink passages", Change(after=a_correction(window)))
    compared = len(backstage.compared)
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Z"):
        with qtbot.waitSignal(window.session.comparison_changed):
            press(qtbot, window, keys)
    assert len(backstage.compared) == compared
    press(qtbot, window, "F5")
    assert len(backstage.compared) == compared + 1
    assert backstage.corrections == ()


def test_the_focus_stays_on_its_passages(qtbot: QtBot, window: MainWindow) -> None:
    window.session.select("conflict-0")
    with qtbot.waitSignal(window.session.comparison_changed):
        window.session.work.do("Unlink passages", Change(after=a_correction(window)))
    assert window.session.selected is not None
    assert window.session.selected.key == "conflict-0"


def test_thresholds_are_a_step_and_stay_the_usual_ones(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    before, other = window.session.settings, Settings(link_threshold=0.9)
    window.session.set_settings(other)
    assert window.session.settings == other
    assert window.actions_by_id["undo"].text() == "&Undo: Change the thresholds"
    press(qtbot, window, "Ctrl+Z")
    assert window.session.settings == before
    assert window.session.usual_settings == other


def test_a_replaced_article_can_be_had_back(
    qtbot: QtBot, window: MainWindow, backstage: Backstage
) -> None:
    left, right = backstage.comparison.articles
    window.session.work.do("Write a note", Change(after=a_note(window.session)))
    window.session.set_article(Side.B, left)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert window.session.articles == (left, left)
    assert window.session.work.dossier is not None
    assert len(window.session.work.dossier.notes) == 1
    press(qtbot, window, "Ctrl+Z")
    assert window.session.articles == (left, right)
    assert right.title in window.desk.panes[Side.B].toPlainText()


def test_swapping_takes_corrections_along(qtbot: QtBot, window: MainWindow) -> None:
    correction = a_correction(window)
    window.session.work.do("Unlink passages", Change(after=correction))
    before = window.session.work.dossier
    press(qtbot, window, "Ctrl+Shift+X")
    assert window.session.work.dossier is not None
    (there,) = window.session.work.dossier.corrections
    assert (there.target.a, there.target.b) == (correction.target.b, correction.target.a)
    press(qtbot, window, "Ctrl+Z")
    assert window.session.work.dossier == before


def test_a_step_that_cannot_be_taken_back_is_told_and_forgotten(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.session.work.dossier
    window.session.work.do("Write a note", Change(after=a_note(window.session)))
    assert before is not None
    window.session.work.adopt(before)  # another window took the note away
    press(qtbot, window, "Ctrl+Z")
    assert "changed elsewhere" in window.banner.words[0]
    assert not window.actions_by_id["undo"].isEnabled()
    assert not window.actions_by_id["redo"].isEnabled()


def test_a_change_that_does_not_fit_is_no_step(window: MainWindow) -> None:
    window.session.work.do("Remove a note", Change(before=a_note(window.session)))
    assert "changed elsewhere" in window.banner.words[0]
    assert not window.actions_by_id["undo"].isEnabled()


def test_another_pair_begins_with_nothing_to_undo(window: MainWindow) -> None:
    window.session.work.do("Write a note", Change(after=a_note(window.session)))
    window.session.set_articles(*window.session.articles)
    assert not window.actions_by_id["undo"].isEnabled()
    assert window.session.work.dossier is not None
    assert window.session.work.dossier.notes == ()


@pytest.mark.parametrize("side", Side)
def test_one_article_is_no_dossier(session: Session, side: Side) -> None:
    left, right = session.articles
    session.set_articles(*((left, None) if side is Side.A else (None, right)))
    assert session.work.dossier is None
