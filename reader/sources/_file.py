"""Read a file's bytes, or say plainly why that is not possible."""

import stat
from pathlib import Path

from reader.core import ReaderError

LIMIT = 50_000_000
"""The largest file that is opened, in bytes."""


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a file; raise `ReaderError` where it is missing, locked or too large."""
    try:
        if path.is_dir():
            raise ReaderError(f"“{path.name}” is a folder.", "Choose one article file in it.")
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise ReaderError(
                f"“{path.name}” is no file but a pipe or a device.",
                "Write what comes out of it to a file, and open that.",
            )
        size = state.st_size
        if size > LIMIT:
            raise _too_large(path, size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReaderError(
            f"“{path}” was not found.", "Check the name; the file may have been moved or deleted."
        ) from None
    except PermissionError:
        raise ReaderError(
            f"“{path.name}” may not be read.",
            "Another program may have locked it, or you may lack the right to read it.",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReaderError(
            f"“{path.name}” could not be read: {reason}.", "Copy it to another place and try again."
        ) from error
    if not data.strip():
        raise ReaderError(f"“{path.name}” is empty.", "Save the article again, or paste its text.")
    return data


def _too_large(path: Path, size: int) -> ReaderError:
    """Tell the size and the limit."""
    return ReaderError(
        f"“{path.name}” has {size / 1e6:.0f} MB; the limit is {LIMIT // 1_000_000} MB.",
        "Save the article alone, without pictures, or paste its text.",
    )
