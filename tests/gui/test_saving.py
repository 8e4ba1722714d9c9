"""Saving as one goes, without a window: every step on the disk, and nothing of it lost."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core import Dossier
from reader.store import Project
from reader.ui import JobRunner, Session
from reader.ui._saving import SaveState, Saving
from tests.dossiers import sample_dossier, some_changes

ROOT = Path(__file__).parents[2]
KILLS = 4
PROMISED = 2.0  # seconds until a change is on the disk

# Waits for the path of a project, then writes notes without end; tells each as it is made.
READER = """
import sys, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.core import Change
from reader.ui import JobRunner, Look, Session, load_theme
from reader.ui._saving import Saving

application = QApplication([])
session = Session(Look(theme=load_theme(Path("resources/themes"), "light")))
saving = Saving(session, JobRunner(session), session)
saving.open(Path(sys.stdin.readline().strip()))

def write():
    if session.project is not None:
        note = replace(session.work.dossier.notes[0], text="word " * 400, **session.work.stamp())
        session.work.do("Write a note", Change(after=note))
        print(time.monotonic(), note.id, flush=True)

timer = QTimer()
timer.timeout.connect(write)
timer.start(7)
application.exec()
"""


def sources(dossier: Dossier) -> dict[str, bytes]:
    return {a.source.sha256: a.text.encode("utf-8") for a in dossier.articles}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all that is in a project but sources and comparison, as it is written."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=str)
            for table in ("pair", "article", "item")
        }


@pytest.fixture
def saving(qtbot: QtBot, session: Session) -> Iterator[Saving]:
    made = Saving(session, JobRunner(session), session)
    yield made
    made.close()


def test_200_edits_undone_leave_the_file_as_it_was_byte_for_byte(
    qtbot: QtBot, session: Session, saving: Saving, tmp_path: Path
) -> None:
    path, (first, changes) = tmp_path / "dam.lateral", some_changes(7, 200)
    Project.create(path, first, sources(first)).close()
    before = rows(path)
    saving.open(path)
    qtbot.waitUntil(lambda: session.project is not None)
    for number, change in enumerate(changes):
        session.work.do(f"Edit {number}", change)
    saving.settle()
    assert saving.state is SaveState.SAVED
    with Project.open(path) as project:
        assert project.dossier() == session.work.dossier
    for _ in changes:
        session.work.steps.undo()
    saving.settle()
    assert rows(path) == before


@pytest.fixture
def readers() -> "Iterator[list[subprocess.Popen[str]]]":
    """Windows in processes of their own, made all at once: most of the time goes into loading."""
    pipe = subprocess.PIPE
    made = [
        subprocess.Popen(
            [sys.executable, "-c", READER], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
        )
        for _ in range(KILLS)
    ]
    yield made
    for reader in made:
        with reader:
            reader.kill()


@pytest.mark.bench
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_a_killed_window_has_all_on_the_disk_but_the_last_two_seconds(
    tmp_path: Path, readers: "list[subprocess.Popen[str]]"
) -> None:
    path, dossier, chance = tmp_path / "dam.lateral", sample_dossier(), random.Random(3)
    Project.create(path, dossier, sources(dossier)).close()
    for reader in readers:
        told: list[tuple[float, str]] = []
        with reader as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            end = chance.randint(30, 120)
            for line in process.stdout:
                made, name = line.split()
                told.append((float(made), name))
                if len(told) >= end:
                    break
            process.send_signal(signal.SIGKILL)
            killed = time.monotonic()
            told += [(float(m), n) for m, n in (line.split() for line in process.stdout)]
        with Project.open(path) as project:
            assert project.damage() == ""
            there = {note.id for note in project.dossier().notes}
        assert {name for made, name in told if killed - made > PROMISED} <= there
        # In order, too: what is missing is the last of what was done.
        kept = [name in there for _, name in told]
        assert kept == sorted(kept, reverse=True)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for a project, and hardly more."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_on_a_full_disk_work_goes_on_and_is_saved_elsewhere(
    qtbot: QtBot, session: Session, saving: Saving, full: Path, tmp_path: Path
) -> None:
    path, (first, changes) = full / "dam.lateral", some_changes(1, 30)
    Project.create(path, first, sources(first)).close()
    saving.open(path)
    qtbot.waitUntil(lambda: session.project is not None)
    with (full / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 1024)
        except OSError:
            pass
    with qtbot.waitSignal(saving.problem_met) as told:
        for change in changes:
            session.work.do("Edit", change)
    saving.settle()
    assert saving.state is SaveState.UNSAVED
    assert told.args is not None
    assert "full" in told.args[0]
    with Project.open(path) as project:
        assert project.damage() == ""
    other = tmp_path / "dam.lateral"
    saving.create(other)
    saving.settle()
    assert saving.state is SaveState.SAVED
    with Project.open(other) as project:
        assert project.dossier() == session.work.dossier
