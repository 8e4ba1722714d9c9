"""What a database says of its troubles, in words for people."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.core import ReaderError

_PRIMARY = 0xFF  # the low byte of an extended result code, https://sqlite.org/rescode.html
_MESSAGES = {
    sqlite3.SQLITE_FULL: (
        "The disk is full: the last change was not saved in {path}.",
        "Free some space and make the change again; all before it is safe.",
    ),
    sqlite3.SQLITE_BUSY: (
        "{path} is being written by another window or program.",
        "Wait until that is done, and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} may not be written: the file, its folder or its disk is read-only.",
        "Copy it to a folder of yours and open the copy.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened.",
        "Check that it is there and that you may read it and its folder.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a Lateral project.",
        "Choose a file that Lateral saved.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged.",
        "Use a copy of it, if there is one.",
    ),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a project file into a `ReaderError` that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        message, hint = _MESSAGES.get(
            code, ("{path} could not be read or written: {error}.", "Try again, or use a copy.")
        )
        raise ReaderError(message.format(path=path, error=error), hint + _left(path)) from error


def _left(path: Path) -> str:
    """Name the journal that a crash left, without which a copy would be half a change."""
    journal = path.with_name(path.name + "-journal")
    if not journal.exists():
        return ""
    return f" A crash left {journal.name} beside it: whoever copies one must copy both."
