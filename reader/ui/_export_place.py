"""Where an export or a project is proposed to go, and under which name."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from reader.core import Article

_LONGEST = 40  # characters of a name that one article gets


def usual_folder() -> Path:
    """Give the reader's folder of documents, or else the home folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def export_name(articles: Iterable[Article | None], ending: str) -> str:
    """Make a file name of both articles' outlets, of their titles where these do not tell."""
    pair = [article for article in articles if article]
    outlets = [_safe(article.outlet or "") for article in pair]
    is_telling = all(outlets) and len(set(outlets)) == len(outlets)
    parts = outlets if is_telling else [_safe(article.title) for article in pair]
    found = [part for part in parts if part] or ["comparison"]
    name = "-".join(["lateral", *found])
    return f"{name}.{ending}"


def _safe(text: str) -> str:
    """Keep ASCII letters and digits, hyphens for the rest, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    spaced = "".join(c if c.isalnum() else " " for c in plain.casefold().replace("'", ""))
    words = " ".join(spaced.split())
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition(" ")[0] or words[:_LONGEST]
    return words.replace(" ", "-")
