"""Nothing that was saved is lost: killed processes, a full disk, a read-only one, two at once."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import Change, ReaderError
from reader.store import Project
from tests.dossiers import sample_dossier

ROOT = Path(__file__).parents[3]
DOSSIER = sample_dossier()
NOTE = DOSSIER.notes[0]
SOURCES = {a.source.sha256: a.text.encode() for a in DOSSIER.articles}
KILLS = 50

# Adds notes without end, and tells each one's name when it is saved.
EDITOR = """
import sys
from dataclasses import replace
from pathlib import Path
from reader.core import Change
from reader.store import Project

with Project.open(Path(sys.argv[1])) as project:
    note = next(n for n in project.dossier().notes if n.id == "n1")
    for number in range(int(sys.argv[3])):
        name = f"{sys.argv[2]}-{number}"
        project.apply(Change(after=replace(note, id=name, text="word " * 400)))
        print(name, flush=True)
"""


def editor(path: Path, name: str, count: int = 1_000_000) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(path), name, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def names_in(path: Path) -> set[str]:
    with Project.open(path) as project:
        assert project.damage() == ""
        return {note.id for note in project.dossier().notes}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "dam.lateral"
    Project.create(path, DOSSIER, SOURCES).close()
    return path


def forget(path: Path, names: set[str]) -> None:
    """Take the notes out again, so that the file stays small."""
    with Project.open(path) as project:
        for note in project.dossier().notes:
            if note.id in names:
                project.apply(Change(before=note))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_fifty_times_killed_while_it_edits_it_has_lost_nothing(path: Path) -> None:
    chance = random.Random(5)
    for turn in range(KILLS):
        with editor(path, f"turn{turn}") as process:
            assert process.stdout
            told = {process.stdout.readline().strip() for _ in range(chance.randint(1, 8))}
            # Somewhere within the next note: a full flush takes a few milliseconds.
            try:
                process.wait(chance.random() * 0.01)
            except subprocess.TimeoutExpired:
                process.kill()
            told |= {line.strip() for line in process.stdout.read().split("\n") if line}
        there = names_in(path)
        assert told <= there
        assert len(there - told - {"n1", "n2"}) <= 1  # saved, and killed before it was told
        forget(path, there - {"n1", "n2"})
    assert [entry.name for entry in path.parent.iterdir()] == ["dam.lateral"]


def test_two_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    with editor(path, "one", 25) as one, editor(path, "two", 25) as two:
        for process in (one, two):
            process.communicate()
            assert process.returncode == 0
    expected = {f"{name}-{number}" for name in ("one", "two") for number in range(25)}
    assert expected | {"n1", "n2"} == names_in(path)


# -------------------------------------------------------------------------- small disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with room for a megabyte, on a file system of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted by root on Linux")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_what_was_saved_stays_and_the_rest_is_reported(small_disk: Path) -> None:
    path, ballast = small_disk / "dam.lateral", small_disk / "ballast"
    ballast.write_bytes(b"x" * 200_000)
    saved = {"n1", "n2"}
    with Project.create(path, DOSSIER, SOURCES) as project:

        def fill() -> None:
            for number in range(1000):
                note = replace(NOTE, id=f"big{number}", text="word " * 5000)
                project.apply(Change(after=note))
                saved.add(note.id)

        with pytest.raises(ReaderError, match="The disk is full") as caught:
            fill()
        assert caught.value.hint
        assert {note.id for note in project.dossier().notes} == saved
    assert names_in(path) == saved
    ballast.unlink()
    with Project.open(path) as project:
        project.apply(Change(after=replace(NOTE, id="after")))
    assert names_in(path) == saved | {"after"}


def test_a_project_on_a_full_disk_is_made_whole_or_not_at_all(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 1_030_000)
    with pytest.raises(ReaderError, match=r"disk is full|could not be read|cannot be written"):
        Project.create(small_disk / "dam.lateral", DOSSIER, SOURCES)
    assert [entry.name for entry in small_disk.iterdir()] == ["ballast"]


def test_a_disk_that_turns_read_only_is_reported_and_still_read(small_disk: Path) -> None:
    path = small_disk / "dam.lateral"
    Project.create(path, DOSSIER, SOURCES).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Project.open(path) as project:
        assert project.is_read_only
        with pytest.raises(ReaderError, match="may not be written"):
            project.apply(Change(before=NOTE))
        assert project.dossier() == DOSSIER
