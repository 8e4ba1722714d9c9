"""Bytes that can be made anew, kept by key in one file of bounded size.

The file is an SQLite database, which keeps writes whole and lets two processes work at once.
Whatever goes wrong with it costs time only: a file that is damaged or not ours is replaced,
one that cannot be opened or written is left alone.
"""

import logging
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

_FORMAT = 1
_OURS = 0x4C41_5443  # written into the file, so that another program's is not taken for ours
_PATIENCE = 2.0  # seconds to wait for another process
_AT_ONCE = 100
_KEPT_SHARE = 0.9  # what stays when the file is full
_SUM_BYTES = 4

_log = logging.getLogger(__name__)


class BlobCache:
    """Keep bytes under keys in the file `path`, up to `limit` bytes, the oldest out first.

    The file and its folder are made when something is first put in, readable for their
    owner alone. Never raises for what the disk does. May be used from any thread.
    """

    def __init__(self, path: Path, limit: int) -> None:
        self._path = path
        self._limit = limit

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what is there of some keys."""
        out: dict[bytes, bytes] = {}
        if not self._path.is_file():
            return out
        try:
            with closing(self._connect()) as base:
                _check(base)
                for some in _batches(keys):
                    marks = ",".join("?" * len(some))
                    rows = base.execute(f"SELECT key, data FROM blob WHERE key IN ({marks})", some)
                    out |= {key: data[_SUM_BYTES:] for key, data in rows if _is_whole(data)}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        return out

    def put(self, items: Mapping[bytes, bytes]) -> None:
        """Keep some bytes; what was kept longest makes room."""
        try:
            self._write(items)
        except (sqlite3.Error, OSError) as error:
            if self._give_up(error):
                self._try_again(items)

    def _try_again(self, items: Mapping[bytes, bytes]) -> None:
        try:
            self._write(items)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _write(self, items: Mapping[bytes, bytes]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(self._connect()) as base:
            base.execute("PRAGMA synchronous = NORMAL")
            _prepare(base)
            self._path.chmod(0o600)
            for some in _batches(list(items)):
                base.execute("BEGIN IMMEDIATE")
                rows = [(key, _with_sum(items[key])) for key in some]
                base.executemany("INSERT OR REPLACE INTO blob (key, data) VALUES (?, ?)", rows)
                self._make_room(base)
                base.execute("COMMIT")

    def _make_room(self, base: sqlite3.Connection) -> None:
        pages, free, size = (
            int(base.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        excess = (pages - free) * size - self._limit
        if excess <= 0:
            return
        excess += round(self._limit * (1 - _KEPT_SHARE))
        last = 0
        for number, length in base.execute("SELECT number, length(data) FROM blob ORDER BY number"):
            last, excess = number, excess - length
            if excess <= 0:
                break
        base.execute("DELETE FROM blob WHERE number <= ?", (last,))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)

    def _give_up(self, error: Exception) -> bool:
        """Note what went wrong; say whether the file was of no use and is gone now."""
        _log.info("The cache %s is of no use now: %s", self._path, error)
        is_damaged = isinstance(error, sqlite3.DatabaseError)
        if not is_damaged or isinstance(error, sqlite3.OperationalError):
            return False
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _prepare(base: sqlite3.Connection) -> None:
    """Make the table in a new file. Raises `sqlite3.DatabaseError` if the file is not ours."""
    base.execute("BEGIN IMMEDIATE")
    if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        base.execute(f"PRAGMA application_id = {_OURS}")
        base.execute(f"PRAGMA user_version = {_FORMAT}")
        base.execute("CREATE TABLE blob (number INTEGER PRIMARY KEY, key BLOB UNIQUE, data BLOB)")
    base.execute("COMMIT")
    _check(base)


def _check(base: sqlite3.Connection) -> None:
    found = [
        base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    if found != [_OURS, _FORMAT]:
        raise sqlite3.DatabaseError("another program's, or of another version")


def _batches(keys: Sequence[bytes]) -> Iterator[list[bytes]]:
    rest = iter(keys)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _with_sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM_BYTES, "big") + data


def _is_whole(data: object) -> bool:
    return (
        isinstance(data, bytes)
        and len(data) >= _SUM_BYTES
        and zlib.crc32(data[_SUM_BYTES:]) == int.from_bytes(data[:_SUM_BYTES], "big")
    )
