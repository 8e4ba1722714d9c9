"""Write a file so that whoever reads it finds the old or the new one, never a half."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from reader.core import ReaderError

_MODE = 0o666


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path`, replacing what is there.

    The bytes go to a new file in the same folder, are flushed to the disk, and take the
    place of `path` in one step. A symbolic link is followed. On any failure the old file
    is untouched and nothing is left beside it. Raises `ReaderError`.
    """
    try:
        _replace(_target(path), data)
    except OSError as error:
        raise _explained(path, error) from error


def _target(path: Path) -> Path:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ReaderError(f"{path} is a folder, not a file.", "Add a file name to it.")
    if not target.parent.is_dir():
        raise ReaderError(
            f"The folder {path.parent} does not exist.", "Make it first, or choose another one."
        )
    return target


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """Give the old file's permissions, or those that a new file gets here."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return _MODE & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(path: Path, error: OSError) -> ReaderError:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReaderError(
            f"{path} may not be written: the file or its folder is read-only or in use.",
            "Close it elsewhere, or choose another folder.",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ReaderError(f"The disk is full: {path} was not written.", "Free some space.")
    if error.errno == errno.ENAMETOOLONG:
        return ReaderError(f"The name {path.name} is too long.", "Choose a shorter one.")
    return ReaderError(f"{path} could not be written: {error.strerror or error}.")
