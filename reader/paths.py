"""Where the program's own files lie; only `app` asks, and hands the answers down."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder() -> Path:
    """Give the folder of models, lexicons, fonts, themes and templates."""
    return _find("resources")


def seed_folder() -> Path:
    """Give the folder of the example pairs."""
    return _find("seeds")


def _find(name: str) -> Path:
    """Look beside the package, as in a checkout, then inside it, as when installed."""
    beside = _PACKAGE.parent / name
    is_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()
    return beside if is_checkout and beside.is_dir() else _PACKAGE / "_data" / name
