"""Where the program's own files and the user's lie; only `app` asks, and hands the answers down."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

_PREFERENCES = "preferences.json"
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


def preferences_file(environment: Callable[[str], str | None], system: str) -> Path:
    """Give the file that keeps what the reader set up, where such files lie on a system."""
    if system == "win32":
        roaming = environment("APPDATA")
        return (Path(roaming) if roaming else Path.home()) / "Lateral" / _PREFERENCES
    if system == "darwin":
        return Path.home() / "Library" / "Application Support" / "Lateral" / _PREFERENCES
    configured = environment("XDG_CONFIG_HOME")
    folder = Path(configured) if configured else Path.home() / ".config"
    return folder / "lateral" / _PREFERENCES


def _find(name: str) -> Path:
    """Look beside the package, as in a checkout, then inside it, as when installed."""
    beside = _PACKAGE.parent / name
    is_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    return beside if is_checkout and beside.is_dir() else _PACKAGE / "_data" / name
