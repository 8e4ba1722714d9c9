"""Projects in the window: saved as one goes, opened again, and what may go wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.core import Change, Dossier, Note, Side
from reader.export import PageStyle, comparison_to_json, project_bytes, write
from reader.presentation import build_report
from reader.store import PreferencesFile, Project
from reader.ui import InlineRunner, MainWindow
from reader.ui._project_dialogs import LeavingDialog, PairsDialog
from reader.ui._recent import RecentDialog
from reader.ui._saving import SaveState
from tests.dossiers import sample_dossier
from tests.gui.acting import ASSETS, LEFT, RIGHT, Backstage, press, show
from tests.gui.test_opening import drop, titles
from tests.gui.test_work import a_correction, a_note


def sources(dossier: Dossier) -> dict[str, bytes]:
    return {
        article.source.sha256: article.text.encode("utf-8", "surrogatepass")
        for article in dossier.articles
    }


def kept(path: Path, pair: int = 1) -> Dossier:
    with Project.open(path) as project:
        return project.dossier(pair)


@pytest.fixture
def file(tmp_path: Path, backstage: Backstage) -> Path:
    """A project that holds the invented pair, compared, with work done to it."""
    path = tmp_path / "bridge.lateral"
    dossier = sample_dossier()
    with Project.create(path, dossier, sources(dossier)) as project:
        project.keep_comparison(comparison_to_json(backstage.comparison))
    return path


@pytest.fixture
def opened(qtbot: QtBot, empty_window: MainWindow, file: Path) -> MainWindow:
    """A window with that project open."""
    empty_window.open_project(file)
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None)
    return empty_window


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Let the dialogs on files give this path."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: (str(path), ""))


def wait_for(qtbot: QtBot, window: MainWindow, state: SaveState) -> None:
    qtbot.waitUntil(lambda: window.saving.state is state)


def write_note(window: MainWindow, text: str) -> Note:
    note = a_note(window.session, text)
    window.session.work.do("Write a note", Change(after=note))
    return note


def texts(dossier: Dossier | None) -> list[str]:
    return [note.text for note in dossier.notes] if dossier else []


# ------------------------------------------------------------------------------ saving


def test_a_pair_becomes_a_project_and_is_saved_as_one_goes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(window, "Before.")
    assert window.projects.badge.text() == "Not saved"
    choose(monkeypatch, tmp_path / "mine")
    press(qtbot, window, "Ctrl+S")
    wait_for(qtbot, window, SaveState.SAVED)
    path = tmp_path / "mine.lateral"
    assert "Saved as" in window.banner.words[0]
    assert window.windowTitle().startswith("mine.lateral: ")
    assert window.projects.badge.text() == "Saved in mine.lateral"
    write_note(window, "After.")
    wait_for(qtbot, window, SaveState.SAVED)
    assert texts(kept(path)) == ["Before.", "After."]
    press(qtbot, window, "Ctrl+Z")
    wait_for(qtbot, window, SaveState.SAVED)
    assert texts(kept(path)) == ["Before."]
    press(qtbot, window, "Ctrl+S")
    assert "All is saved in mine.lateral" in window.banner.words[0]


def test_what_is_done_while_the_project_is_made_is_in_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.saving.create(tmp_path / "mine.lateral")
    write_note(window, "Meanwhile.")
    wait_for(qtbot, window, SaveState.SAVED)
    assert texts(kept(tmp_path / "mine.lateral")) == ["Meanwhile."]


def test_the_comparison_is_kept_with_the_pair_as_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "mine.lateral"
    window.saving.create(path)
    wait_for(qtbot, window, SaveState.SAVED)
    with qtbot.waitSignal(window.session.comparison_changed):
        window.session.work.do("Unlink passages", Change(after=a_correction(window)))
    window.saving.settle()
    with Project.open(path) as project:
        assert project.dossier().corrections
        assert project.comparison() == comparison_to_json(window.session.comparison)
    press(qtbot, window, "Ctrl+Z")  # to a comparison that is remembered
    window.saving.settle()
    with Project.open(path) as project:
        assert not project.dossier().corrections
        assert project.comparison() == comparison_to_json(window.session.comparison)


def test_a_replaced_and_a_swapped_article_are_in_the_project(
    qtbot: QtBot, opened: MainWindow, file: Path, backstage: Backstage
) -> None:
    left, right = backstage.comparison.articles
    press(qtbot, opened, "Ctrl+Shift+X")
    wait_for(qtbot, opened, SaveState.SAVED)
    assert kept(file).articles == (right, left)
    assert kept(file).notes == opened.session.work.dossier.notes  # type: ignore[union-attr]
    drop(opened, Side.A, "left.txt")
    qtbot.waitUntil(lambda: opened.session.articles == (left, left))
    wait_for(qtbot, opened, SaveState.SAVED)
    with Project.open(file) as project:
        assert project.dossier().articles == (left, left)
        assert project.source(left.source.sha256)


def test_a_project_is_never_written_over(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    choose(monkeypatch, file)
    press(qtbot, window, "Ctrl+Shift+S")
    qtbot.waitUntil(window.banner.isVisible)
    assert "is there already" in window.banner.words[0]
    assert file.read_bytes() == before
    assert window.session.project is None


def test_saving_as_another_project_goes_on_in_that(
    qtbot: QtBot, opened: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("other.lateral")
    choose(monkeypatch, other)
    press(qtbot, opened, "Ctrl+Shift+S")
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("other.lateral"))
    write_note(opened, "Only there.")
    wait_for(qtbot, opened, SaveState.SAVED)
    assert "Only there." in texts(kept(other))
    assert "Only there." not in texts(kept(file))


# ----------------------------------------------------------------------------- opening


def test_a_project_opens_as_it_was_left_and_compares_nothing(
    qtbot: QtBot, file: Path, backstage: Backstage
) -> None:
    services = backstage.services(makes=lambda provenance, _progress: provenance.engine == "test")
    window = show(qtbot, MainWindow(services, InlineRunner()))
    window.open_project(file)
    qtbot.waitUntil(lambda: window.session.comparison is not None)
    assert comparison_to_json(window.session.comparison) == comparison_to_json(backstage.comparison)
    assert window.session.work.dossier == sample_dossier()
    assert window.windowTitle().startswith("bridge.lateral: ")
    assert window.projects.badge.text() == "Saved in bridge.lateral"
    for pane in window.desk.panes:
        assert [sign.words for sign in pane.hand.decided] == ["Linked by Ada"]
    qtbot.waitUntil(lambda: not window.busy.title)
    assert backstage.compared == []


def test_a_comparison_of_another_engine_is_made_anew(
    qtbot: QtBot, file: Path, backstage: Backstage
) -> None:
    window = show(qtbot, MainWindow(backstage.services(makes=lambda *_: False), InlineRunner()))
    window.open_project(file)
    qtbot.waitUntil(lambda: len(backstage.compared) == 1)
    assert backstage.corrections == sample_dossier().decided


def test_the_menu_opens_a_project(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, file)
    press(qtbot, window, "Ctrl+Shift+O")
    qtbot.waitUntil(lambda: window.session.project is not None)
    assert texts(window.session.work.dossier) == texts(sample_dossier())


def test_a_project_dropped_on_a_pane_is_opened(
    qtbot: QtBot, empty_window: MainWindow, file: Path
) -> None:
    assert drop(empty_window, Side.B, str(file))
    qtbot.waitUntil(lambda: empty_window.session.project is not None)
    assert None not in titles(empty_window)


def test_a_project_is_among_the_recent_ones_and_opens_from_there(
    qtbot: QtBot, file: Path, backstage: Backstage, tmp_path: Path
) -> None:
    preferences = PreferencesFile(tmp_path / "preferences.json")
    first = show(qtbot, MainWindow(backstage.services(preferences=preferences), InlineRunner()))
    first.open_project(file)
    qtbot.waitUntil(lambda: first.session.project is not None)
    first.close()
    again = show(qtbot, MainWindow(backstage.services(preferences=preferences), InlineRunner()))
    press(qtbot, again, "Ctrl+R")
    dialog = again.findChild(RecentDialog)
    assert dialog is not None
    assert "in bridge.lateral" in dialog.list.item(0).text()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.session.project is not None)


def test_of_several_pairs_the_first_is_opened_and_another_can_be_chosen(
    qtbot: QtBot, empty_window: MainWindow, file: Path
) -> None:
    dossier = sample_dossier()
    second = Dossier(articles=dossier.articles[::-1])
    with Project.open(file) as project:
        number = project.add_pair(second, sources(second))
    empty_window.open_project(file)
    qtbot.waitUntil(lambda: empty_window.session.project is not None)
    assert empty_window.session.articles == dossier.articles
    empty_window.actions_by_id["show_pairs"].trigger()
    dialog = empty_window.findChild(PairsDialog)
    assert dialog is not None
    assert dialog.list.currentRow() == 0
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: empty_window.session.articles == second.articles)
    write_note(empty_window, "On the second pair.")
    wait_for(qtbot, empty_window, SaveState.SAVED)
    assert texts(kept(file, number)) == ["On the second pair."]
    assert texts(kept(file)) == texts(dossier)


def test_a_pair_is_added_to_a_project_once(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, window, "Ctrl+Shift+X")
    qtbot.waitUntil(lambda: window.session.is_compared)
    write_note(window, "On the pair turned round.")
    choose(monkeypatch, file)
    window.actions_by_id["add_to_project"].trigger()
    wait_for(qtbot, window, SaveState.SAVED)
    assert window.actions_by_id["show_pairs"].isEnabled()
    assert texts(kept(file, 2)) == ["On the pair turned round."]
    assert texts(kept(file)) == texts(sample_dossier())
    window.actions_by_id["undo"].trigger()
    wait_for(qtbot, window, SaveState.SAVED)
    assert texts(kept(file, 2)) == []
    window.actions_by_id["add_to_project"].trigger()
    assert "holds this pair already" in window.banner.words[0]


def test_one_pair_leaves_nothing_to_choose(opened: MainWindow) -> None:
    assert not opened.actions_by_id["show_pairs"].isEnabled()


@pytest.fixture
def report(file: Path, backstage: Backstage) -> Path:
    """A report of the project, with the project in it."""
    path, dossier = file.with_name("report.pdf"), sample_dossier()
    data = project_bytes(backstage.comparison, dossier, sources(dossier))
    write(
        build_report(backstage.comparison),
        path,
        assets=ASSETS,
        style=PageStyle(embeds_project=True),
        project=data,
    )
    return path


def test_a_report_with_a_project_dropped_on_a_pane_opens_that(
    qtbot: QtBot, empty_window: MainWindow, report: Path
) -> None:
    assert drop(empty_window, Side.B, str(report))
    qtbot.waitUntil(lambda: empty_window.session.project is not None)
    assert texts(empty_window.session.work.dossier) == texts(sample_dossier())


def test_the_project_of_a_report_is_put_beside_it_once(
    qtbot: QtBot, empty_window: MainWindow, report: Path
) -> None:
    beside = report.with_name("report.lateral")
    empty_window.open_project(report)
    qtbot.waitUntil(lambda: empty_window.session.project is not None)
    assert texts(empty_window.session.work.dossier) == texts(sample_dossier())
    assert "lies beside it now: report.lateral" in empty_window.banner.words[0]
    write_note(empty_window, "Later.")
    wait_for(qtbot, empty_window, SaveState.SAVED)
    empty_window.open_project(report)
    qtbot.waitUntil(lambda: not empty_window.actions_by_id["undo"].isEnabled())
    assert texts(empty_window.session.work.dossier)[-1] == "Later."
    assert texts(kept(beside))[-1] == "Later."


@pytest.mark.parametrize("name", ["gone.lateral", "text.lateral"])
def test_what_is_no_project_is_refused_and_all_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    (tmp_path / "text.lateral").write_text("no database" * 100, encoding="utf-8")
    before = titles(window)
    window.open_project(tmp_path / name)
    qtbot.waitUntil(window.banner.isVisible)
    assert name in window.banner.words[0]
    assert titles(window) == before
    assert window.session.comparison is not None


def test_another_pair_lets_the_project_go(qtbot: QtBot, opened: MainWindow, file: Path) -> None:
    opened.open_pair(LEFT, RIGHT)
    qtbot.waitUntil(lambda: opened.session.project is None)
    write_note(opened, "Not for that project.")
    opened.saving.settle()
    assert texts(kept(file)) == texts(sample_dossier())
    assert not opened.windowTitle().startswith("bridge")
    opened.session.work.steps.undo()


# ------------------------------------------------------------------------------ trouble


@pytest.fixture
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that may hold the project's file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def test_what_two_windows_do_is_in_both(
    qtbot: QtBot, opened: MainWindow, file: Path, backstage: Backstage
) -> None:
    other = show(qtbot, MainWindow(backstage.services(), InlineRunner()))
    other.open_project(file)
    qtbot.waitUntil(lambda: other.session.project is not None)
    write_note(other, "From the other.")
    wait_for(qtbot, other, SaveState.SAVED)
    write_note(opened, "From here.")
    qtbot.waitUntil(lambda: "From the other." in texts(opened.session.work.dossier))
    assert "Another window" in opened.banner.words[0]
    other.saving.look_again()  # as when the window is gone back to
    qtbot.waitUntil(lambda: "From here." in texts(other.session.work.dossier))
    assert texts(kept(file)) == texts(opened.session.work.dossier)


def test_a_change_that_another_window_made_impossible_is_told_and_kept_in_memory(
    qtbot: QtBot, opened: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = sample_dossier().notes[0]
    with Project.open(file) as other:
        other.apply(Change(before=note))
    opened.session.work.do("Remove a note", Change(before=note))
    wait_for(qtbot, opened, SaveState.UNSAVED)
    assert "changed elsewhere" in opened.banner.words[0]
    assert "(not saved)" in opened.windowTitle()
    assert opened.projects.badge.text() == "Not saved in bridge.lateral"
    write_note(opened, "Still here.")
    wait_for(qtbot, opened, SaveState.UNSAVED)
    choose(monkeypatch, file.with_name("rescued.lateral"))
    press(qtbot, opened, "Ctrl+Shift+S")
    wait_for(qtbot, opened, SaveState.SAVED)
    assert "Still here." in texts(kept(file.with_name("rescued.lateral")))


def test_a_read_only_project_is_read_and_what_is_done_to_it_saved_elsewhere(
    qtbot: QtBot, empty_window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda *_: False)  # root may write everywhere
        empty_window.open_project(file)
        qtbot.waitUntil(lambda: empty_window.session.project is not None)
    assert "may not be written" in empty_window.banner.words[0]
    assert empty_window.windowTitle().startswith("bridge.lateral (read-only): ")
    write_note(empty_window, "Mine.")
    wait_for(qtbot, empty_window, SaveState.UNSAVED)
    assert "is read-only" in empty_window.banner.words[0]
    assert file.read_bytes() == before
    choose(monkeypatch, file.with_name("mine.lateral"))
    press(qtbot, empty_window, "Ctrl+Shift+S")
    wait_for(qtbot, empty_window, SaveState.SAVED)
    assert texts(kept(file.with_name("mine.lateral")))[-1] == "Mine."


def test_while_it_cannot_be_written_work_goes_on_and_is_saved_when_it_can(
    qtbot: QtBot, opened: MainWindow, file: Path, locked: sqlite3.Connection
) -> None:
    locked.execute("CREATE TRIGGER full BEFORE INSERT ON item BEGIN SELECT RAISE(ABORT, 'no'); END")
    write_note(opened, "One.")
    wait_for(qtbot, opened, SaveState.UNSAVED)
    assert "could not be read or written" in opened.banner.words[0]
    assert "Ctrl+Shift+S" in opened.banner.words[1]
    press(qtbot, opened, "Escape")
    write_note(opened, "Two.")
    opened.saving.settle()
    assert opened.banner.isHidden()  # it was said already
    press(qtbot, opened, "Ctrl+S")
    qtbot.waitUntil(opened.banner.isVisible)  # but whoever asks is told
    assert texts(opened.session.work.dossier)[-2:] == ["One.", "Two."]
    assert texts(kept(file)) == texts(sample_dossier())
    locked.execute("DROP TRIGGER full")
    press(qtbot, opened, "Ctrl+S")
    wait_for(qtbot, opened, SaveState.SAVED)
    assert texts(kept(file))[-2:] == ["One.", "Two."]


# ----------------------------------------------------------------------------- leaving


def leaving(window: MainWindow) -> LeavingDialog:
    dialog = window.findChild(LeavingDialog)
    assert dialog is not None
    return dialog


def test_closing_asks_before_work_is_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(window, "Dear to me.")
    press(qtbot, window, "Ctrl+Q")
    assert window.isVisible()
    qtbot.keyClick(leaving(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(LeavingDialog) is None)
    assert window.isVisible()
    window.actions_by_id["quit"].trigger()
    choose(monkeypatch, tmp_path / "mine.lateral")
    leaving(window).save.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert texts(kept(tmp_path / "mine.lateral")) == ["Dear to me."]


def test_work_may_be_given_up(qtbot: QtBot, window: MainWindow) -> None:
    write_note(window, "Nothing much.")
    window.close()
    leaving(window).drop.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_opening_asks_before_work_is_lost(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    write_note(window, "Dear to me.")
    window.open_pair(RIGHT, LEFT)
    assert texts(window.session.work.dossier) == ["Dear to me."]
    leaving(window).drop.click()
    qtbot.waitUntil(lambda: texts(window.session.work.dossier) == [])
    window.open_project(file)
    qtbot.waitUntil(lambda: window.session.project is not None)


def test_saving_called_off_leaves_all_as_it_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_note(window, "Dear to me.")
    window.close()
    choose(monkeypatch, "")
    leaving(window).save.click()
    assert window.isVisible()
    assert texts(window.session.work.dossier) == ["Dear to me."]


def test_a_saved_project_closes_without_a_question_and_lets_its_file_go(
    qtbot: QtBot, opened: MainWindow, file: Path
) -> None:
    write_note(opened, "Just before.")
    opened.close()
    assert not opened.isVisible()
    assert texts(kept(file))[-1] == "Just before."


def test_a_pair_without_work_closes_without_a_question(window: MainWindow) -> None:
    window.close()
    assert not window.isVisible()
