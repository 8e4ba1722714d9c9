"""The tables of a project file, and how a file of an older version becomes one of this.

A file is made by the same steps that bring an old one up to date: step n turns version n
into version n + 1. Steps are never changed once released, only added.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from reader.core import ReaderError

APPLICATION_ID = 0x4C54524C  # "LTRL", where `file` and SQLite look for it
Steps = Sequence[Sequence[str]]

STEPS: Steps = (
    (
        "CREATE TABLE source (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL)",
        "CREATE TABLE pair (id INTEGER PRIMARY KEY, settings TEXT NOT NULL)",
        """CREATE TABLE article (
            pair INTEGER NOT NULL REFERENCES pair,
            side INTEGER NOT NULL,
            source TEXT NOT NULL REFERENCES source,
            value TEXT NOT NULL,
            PRIMARY KEY (pair, side)
        )""",
        """CREATE TABLE item (
            pair INTEGER NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (pair, kind, id)
        )""",
        "CREATE TABLE comparison (pair INTEGER PRIMARY KEY REFERENCES pair, value TEXT NOT NULL)",
    ),
)
"""What each version added; in `item`, pair 0 stands for all pairs."""


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of an open file; raise `ReaderError` if it is not a project."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    if identity != APPLICATION_ID:
        raise ReaderError("It is not a Lateral project.", "Choose a file that Lateral saved.")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def build(connection: sqlite3.Connection, steps: Steps, *, start: int) -> None:
    """Take the steps from a version to the newest; the caller holds a transaction."""
    for statement in (statement for step in steps[start:] for statement in step):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def set_aside(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy a file of an older version beside itself, under a name that is free."""
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.stem}.version-{version}{more}{path.suffix}")
        if not copy.exists():
            break
        number += 1
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy
