"""Where the files lie that an export needs."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The folders of the fonts and of the page templates, and the theme of the page."""

    fonts: Path
    templates: Path
    theme: Path
