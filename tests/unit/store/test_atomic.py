import errno
import os
from pathlib import Path

import pytest

from reader.core import ReaderError
from reader.store import write_atomic


def test_writes_a_new_file(tmp_path: Path) -> None:
    write_atomic(tmp_path / "new.bin", b"one")
    assert (tmp_path / "new.bin").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["new.bin"]


def test_replaces_a_file_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_atomic(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_follows_a_symbolic_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="absent does not exist"):
        write_atomic(tmp_path / "absent" / "x.txt", b"")


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="is a folder"):
        write_atomic(tmp_path, b"")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "read-only or in use"),
        (errno.EROFS, "read-only or in use"),
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "could not be written"),
    ],
)
def test_a_failure_is_explained_and_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReaderError, match=words):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["kept.txt"]


def test_a_read_only_folder_is_explained(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(ReaderError, match="read-only"):
        write_atomic(folder / "x.txt", b"")


def test_a_name_that_is_too_long_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="too long"):
        write_atomic(tmp_path / ("x" * 300), b"")
