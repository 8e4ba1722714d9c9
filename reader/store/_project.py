"""A project: pairs of articles, their sources, and all that a reader did, in one file.

It is an SQLite database with a rollback journal: what was saved is whole after a crash, a
full disk or a power cut. Every change is one transaction and is on the disk when the call
returns. Values are kept as JSON in the form of `reader.core.to_plain`, comparisons in that
of `resources/schema/comparison-1.json`.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from reader.core import (
    Article,
    Change,
    Correction,
    Dossier,
    Item,
    Note,
    ReaderError,
    Review,
    Settings,
    Side,
    TagSet,
    changed,
    from_plain,
    to_plain,
)
from reader.store._failures import explained
from reader.store._schema import STEPS, Steps, build, set_aside, version_of

T = TypeVar("T")

PROJECT_ENDING = ".lateral"
FIRST_PAIR = 1
_SHARED = 0  # the number under which things of all pairs are kept
_PATIENCE = 5.0  # seconds to wait for another window that is writing
_KINDS: Mapping[type[Item], str] = {
    Correction: "correction",
    Note: "note",
    Review: "review",
    TagSet: "tag_set",
}


class Project:
    """An open project file. Close it, or use it in a `with` statement.

    Used from the thread that opened it. Every method raises `ReaderError` where the file
    cannot be read or written; what was saved before stays as it was.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_read_only: bool) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._connection = connection
        self._seen = self._data_version()

    @classmethod
    def create(cls, path: Path, dossier: Dossier, sources: Mapping[str, bytes]) -> Self:
        """Make a project of one pair; the file takes its name only when it is complete.

        `sources` holds the bytes of both articles by their SHA-256. A file that is there
        is never written over.
        """
        if path.exists():
            raise ReaderError(
                f"{path} is there already, and may hold notes.", "Choose another name."
            )
        with _temporary(path) as part:
            with explained(path), closing(_connect(part, "rwc")) as connection:
                connection.execute("BEGIN IMMEDIATE")
                build(connection, STEPS, start=0)
                connection.execute("COMMIT")
            with cls(path, _connect(part, "rw"), is_read_only=False) as made:
                made.add_pair(dossier, sources)
            part.replace(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, steps: Steps = STEPS) -> Self:
        """Open a project; one of an older version is brought up to date.

        Before that a copy of it is set aside in its folder. A file or folder that may not
        be written is opened for reading. `steps` are those of this version.
        """
        if not path.is_file():
            raise ReaderError(f"{path} was not found.", "Check the name of the project.")
        is_read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        with explained(path):
            connection = _connect(path, "ro" if is_read_only else "rw")
            try:
                _bring_up_to_date(connection, path, steps, is_read_only=is_read_only)
                return cls(path, connection, is_read_only=is_read_only)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Let the file go; nothing is left to be written."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------- reading

    @property
    def pairs(self) -> tuple[int, ...]:
        """Give the numbers of the pairs, in the order they were added."""
        rows = self._rows("SELECT id FROM pair ORDER BY id")
        return tuple(number for (number,) in rows)

    def dossier(self, pair: int = FIRST_PAIR) -> Dossier:
        """Give all that is kept about a pair, but for sources and comparison."""
        self._seen = self._data_version()
        settings = self._rows("SELECT settings FROM pair WHERE id = ?", pair)
        if not settings:
            raise ReaderError(f"{self.path} has no pair number {pair}.", "Choose another one.")
        left, right = (
            _value(Article, text)
            for (text,) in self._rows(
                "SELECT value FROM article WHERE pair = ? ORDER BY side", pair
            )
        )
        dossier = Dossier(articles=(left, right), settings=_value(Settings, settings[0][0]))
        return dossier.with_items(self._items(pair))

    def source(self, sha256: str) -> bytes:
        """Give the bytes of a source by the digest that its article names."""
        rows = self._rows("SELECT CAST(bytes AS BLOB) FROM source WHERE sha256 = ?", sha256)
        if not rows:
            raise ReaderError(
                f"{self.path} does not hold the source {sha256[:12]}….", "Use a copy of it."
            )
        return bytes(rows[0][0])

    def comparison(self, pair: int = FIRST_PAIR) -> dict[str, Any] | None:
        """Give the comparison of the pair as it is, in its written form, or None."""
        rows = self._rows("SELECT value FROM comparison WHERE pair = ?", pair)
        return json.loads(rows[0][0]) if rows else None

    def was_changed_elsewhere(self) -> bool:
        """Say whether another window has saved something since the dossier was last read."""
        return self._data_version() != self._seen

    def damage(self) -> str:
        """Give what SQLite finds wrong with the file, or nothing."""
        found = self._rows("PRAGMA integrity_check")
        found += self._rows("PRAGMA foreign_key_check")
        return "; ".join(str(row[0]) for row in found if row[0] != "ok")

    # ------------------------------------------------------------------------- writing

    def apply(self, *changes: Change, pair: int = FIRST_PAIR) -> Dossier:
        """Save changes, all or none, and give the dossier after them.

        A comparison that was made of something else is let go. Raises `ReaderError`, and
        saves nothing, if what a change takes away is no longer there as it says, because
        another window changed it.
        """
        with self._transaction():
            before = dossier = self.dossier(pair)
            for change in changes:
                dossier = changed(dossier, change)
                self._write(change, pair)
            if dossier.asked != before.asked:
                self._put("DELETE FROM comparison WHERE pair = ?", pair)
        self._seen = self._data_version()
        return dossier

    def keep_comparison(self, comparison: Mapping[str, Any], pair: int = FIRST_PAIR) -> None:
        """Save the last comparison, with its provenance, in its written form."""
        with self._transaction():
            self._put("INSERT OR REPLACE INTO comparison VALUES (?, ?)", pair, _text(comparison))

    def keep_source(self, data: bytes) -> str:
        """Save the bytes of a source, before an article that names them; give their digest."""
        digest = hashlib.sha256(data).hexdigest()
        with self._transaction():
            self._put("INSERT OR IGNORE INTO source VALUES (?, ?)", digest, data)
        return digest

    def add_pair(self, dossier: Dossier, sources: Mapping[str, bytes]) -> int:
        """Add a pair with all that is known of it, and its sources; give its number."""
        with self._transaction():
            row = self._put("INSERT INTO pair (settings) VALUES (?)", _written(dossier.settings))
            pair = row.lastrowid or 0
            for article in dossier.articles:
                digest = article.source.sha256
                data = sources.get(digest, b"")
                if hashlib.sha256(data).hexdigest() != digest:
                    raise ReaderError(
                        f"The source of “{article.title}” changed while it was read.", "Try again."
                    )
                self._put("INSERT OR IGNORE INTO source VALUES (?, ?)", digest, data)
            for side in Side:
                self._put_article(dossier.articles[side], pair, side)
            for item in dossier.items:
                self._put_item(item, pair)
        return pair

    def copy_to(self, path: Path) -> None:
        """Write a copy of the file, whole or not at all; a file that is there is replaced."""
        with (
            _temporary(path) as part,
            explained(path),
            closing(_connect(part, "rwc")) as target,
        ):
            self._connection.backup(target)
            target.close()
            part.replace(path)

    # ------------------------------------------------------------------------ the rows

    def _write(self, change: Change, pair: int) -> None:
        before, after = change.before, change.after
        if isinstance(after, Settings):
            self._put("UPDATE pair SET settings = ? WHERE id = ?", _written(after), pair)
        elif isinstance(after, Article) and change.side is not None:
            self._put_article(after, pair, change.side)
        elif isinstance(after, Correction | Note | Review | TagSet):
            self._put_item(after, pair)
        elif isinstance(before, Correction | Note | Review | TagSet):
            where = (_place(before, pair), _KINDS[type(before)], before.id)
            self._put("DELETE FROM item WHERE pair = ? AND kind = ? AND id = ?", *where)

    def _put_article(self, article: Article, pair: int, side: Side) -> None:
        row = (pair, int(side), article.source.sha256, _written(article))
        self._put("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", *row)

    def _put_item(self, item: Item, pair: int) -> None:
        row = (_place(item, pair), _KINDS[type(item)], item.id, _written(item))
        self._put("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", *row)

    def _items(self, pair: int) -> list[Item]:
        types = {name: kind for kind, name in _KINDS.items()}
        rows = self._rows(
            "SELECT kind, value FROM item WHERE pair IN (?, ?) ORDER BY kind, id", pair, _SHARED
        )
        return [_value(types[kind], text) for kind, text in rows if kind in types]

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _put(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def _data_version(self) -> int:
        return int(self._rows("PRAGMA data_version")[0][0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Save all that is put inside, or nothing of it."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, steps: Steps, *, is_read_only: bool
) -> None:
    try:
        version = version_of(connection)
    except ReaderError as error:
        raise ReaderError(f"{path} cannot be opened. {error.message}", error.hint) from error
    if version > len(steps):
        raise ReaderError(
            f"{path} was saved by a newer version of Lateral: its form is {version},"
            f" and this version knows {len(steps)}.",
            "Install the newer version; the file was not touched.",
        )
    if version == len(steps):
        return
    if is_read_only:
        raise ReaderError(
            f"{path} was saved by an older version of Lateral and may not be written.",
            "Copy it to a folder of yours and open the copy.",
        )
    set_aside(connection, path, version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        build(connection, steps, start=version_of(connection))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give a name in the folder of `path` for a file that is to take its place."""
    try:
        folder = tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be written: {error.strerror or error}.", "Choose another folder."
        ) from error
    part = Path(folder) / "part"
    try:
        yield part
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be written: {error.strerror or error}.", "Choose another place."
        ) from error
    finally:
        for left in (part, part.with_name("part-journal")):
            with contextlib.suppress(OSError):
                left.unlink()
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _place(item: Item, pair: int) -> int:
    """Give the number of the pair that an item belongs to; tags belong to all."""
    return _SHARED if isinstance(item, TagSet) else pair


def _written(value: object) -> str:
    return _text(to_plain(value))


def _text(data: object) -> str:
    """Write JSON in ASCII, which also holds half a surrogate pair of a broken source."""
    return json.dumps(data, separators=(",", ":"))


def _value(kind: type[T], text: str) -> T:
    return from_plain(kind, json.loads(text))
