"""The example pairs that come with the program, each a folder with two texts and what they show."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from reader.core import ReaderError

_ABOUT = "pair.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair of articles to try the program with: its title, what it shows, its two files."""

    title: str
    about: str
    paths: tuple[Path, Path]


def read_example(folder: Path) -> Example:
    """Read what a folder says of its pair, but not the articles. Raises `ReaderError`."""
    try:
        told = tomllib.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        left, right = (folder / str(name) for name in told["order"])
        return Example(title=str(told["title"]), about=str(told["about"]), paths=(left, right))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReaderError("The example pair cannot be read.", "Install Lateral again.") from error


def read_examples(folder: Path, first: str) -> tuple[Example, ...]:
    """Read all examples of a folder, one of them before the others. Raises `ReaderError`."""
    names = {path.parent.name for path in folder.glob(f"*/{_ABOUT}")} - {first}
    return tuple(read_example(folder / name) for name in (first, *sorted(names)))
