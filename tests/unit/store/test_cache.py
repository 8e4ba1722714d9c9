"""Bytes kept by key on disk, whatever the disk or other programs do."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.store import BlobCache

ROOM = 1_000_000


def key(number: int) -> bytes:
    return number.to_bytes(32, "big")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "for it" / "blobs.db"


def test_what_was_put_in_comes_out_in_another_process(path: Path) -> None:
    items = {key(n): bytes([n % 256]) * n for n in range(250)}
    BlobCache(path, ROOM).put(items)
    assert BlobCache(path, ROOM).get([*items, key(999)]) == items


def test_nothing_is_made_by_asking(path: Path) -> None:
    assert BlobCache(path, ROOM).get([key(1)]) == {}
    assert not path.parent.exists()


def test_bytes_put_again_replace_the_old_ones(path: Path) -> None:
    cache = BlobCache(path, ROOM)
    cache.put({key(1): b"old"})
    cache.put({key(1): b"new"})
    assert cache.get([key(1)]) == {key(1): b"new"}


def test_the_oldest_go_first_and_the_file_stays_within_its_limit(path: Path) -> None:
    cache = BlobCache(path, 400_000)
    for n in range(100):
        cache.put({key(n): bytes(10_000)})
        assert path.stat().st_size < 400_000 + 30_000
    left = [n for n in range(100) if cache.get([key(n)])]
    assert left == list(range(left[0], 100))
    assert 25 <= len(left) <= 40


def test_more_than_there_is_room_for_is_no_error(path: Path) -> None:
    cache = BlobCache(path, 50_000)
    cache.put({key(1): bytes(200_000)})
    cache.put({key(2): b"small"})
    assert cache.get([key(2)]) in ({}, {key(2): b"small"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_read_it(path: Path) -> None:
    BlobCache(path, ROOM).put({key(1): b"x"})
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE blob (key BLOB, data BLOB)")
    base.close()


def of_another_version(path: Path) -> None:
    BlobCache(path, ROOM).put({key(1): b"x"})
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()


def scribbled_over(path: Path) -> None:
    BlobCache(path, ROOM).put({key(n): bytes(3_000) for n in range(40)})
    data = bytearray(path.read_bytes())
    data[4_096:] = b"\xaa" * (len(data) - 4_096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"no database at all" * 100),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(50)),
        foreign,
        of_another_version,
        scribbled_over,
    ],
)
def test_a_damaged_or_foreign_file_is_replaced(damage: object, path: Path) -> None:
    path.parent.mkdir(parents=True)
    damage(path)
    cache = BlobCache(path, ROOM)
    assert cache.get([key(1)]) == {}
    cache.put({key(1): b"whole"})
    assert cache.get([key(1)]) == {key(1): b"whole"}


def test_a_value_that_was_changed_on_the_disk_is_not_given(path: Path) -> None:
    cache = BlobCache(path, ROOM)
    cache.put({key(1): b"the value that was kept", key(2): b"another"})
    path.write_bytes(path.read_bytes().replace(b"value that", b"valve that"))
    assert cache.get([key(1), key(2)]) == {key(2): b"another"}


def test_an_empty_file_is_taken_over(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    cache = BlobCache(path, ROOM)
    assert cache.get([key(1)]) == {}
    cache.put({key(1): b"x"})
    assert cache.get([key(1)]) == {key(1): b"x"}


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "blobs.db", tmp_path):
        cache = BlobCache(path, ROOM)
        cache.put({key(1): b"x"})
        assert cache.get([key(1)]) == {}
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_file_that_another_process_holds_is_waited_for_and_let_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.store import _cache

    monkeypatch.setattr(_cache, "_PATIENCE", 0.05)
    cache = BlobCache(path, ROOM)
    cache.put({key(1): b"x"})
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    cache.put({key(2): b"y"})
    assert cache.get([key(1)]) == {}
    holder.execute("ROLLBACK")
    holder.close()
    assert cache.get([key(1), key(2)]) == {key(1): b"x"}


def test_threads_and_processes_may_write_at_once(path: Path) -> None:
    child = (
        "import sys, pathlib\nfrom reader.store import BlobCache\n"
        "cache = BlobCache(pathlib.Path(sys.argv[1]), 10**6)\n"
        "for n in range(20): cache.put({(1000 + n).to_bytes(32, 'big'): b'child'})\n"
    )
    command = [sys.executable, "-c", child, str(path)]
    process = subprocess.Popen(command, cwd=Path(__file__).resolve().parents[3])

    def work(first: int) -> None:
        for n in range(first, first + 20):
            BlobCache(path, ROOM).put({key(n): b"thread"})

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert process.wait(60) == 0
    wanted = [key(n) for n in (*range(20), *range(100, 120), *range(1000, 1020))]
    assert set(BlobCache(path, ROOM).get(wanted)) == set(wanted)
