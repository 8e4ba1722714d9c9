"""Where the program's own files and the user's lie; only `app` asks, and hands the answers down."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder() -> Path:
    """Give the folder of models, lexicons, fonts, themes and templates."""
    return _find("resources")


def seed_folder() -> Path:
    """Give the folder of the example pairs."""
    return _find("seeds")


def cache_folder() -> Path:
    """Give the user's folder for what can be made anew; it need not exist.

    As the XDG base directory specification, Apple and Microsoft each want it.
    """
    if sys.platform == "win32":
        return (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Lateral/Cache"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/Lateral"
    named = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return (named if named.is_absolute() else Path.home() / ".cache") / "lateral"


def _find(name: str) -> Path:
    """Look beside the package, as in a checkout, then inside it, as when installed."""
    beside = _PACKAGE.parent / name
    is_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    return beside if is_checkout and beside.is_dir() else _PACKAGE / "_data" / name
