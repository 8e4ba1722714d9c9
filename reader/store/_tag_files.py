"""Sets of tags in a file of their own, to be passed on.

    {"format": "lateral-tags", "version": 1, "sets": [
      {"id": "lenses", "name": "Eight lenses", "tags": [
        {"name": "Headline", "letters": "Hl", "colour": "#0072b2", "key": 3}, …]}, …]}

`letters` and `key` of a tag may be left out, and the `id` of a set, which is then made of its
name. The version rises when the meaning of what is written changes.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reader.core import ReaderError, TagSet, from_plain, to_plain
from reader.store._atomic import write_atomic

FORMAT = "lateral-tags"
VERSION = 1


def read_tag_sets(path: Path) -> tuple[TagSet, ...]:
    """Read sets of tags from a file. Raises `ReaderError`."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its path."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _unfit(path, "it is not JSON in UTF-8") from error
    return _sets(path, data)


def write_tag_sets(path: Path, sets: Iterable[TagSet]) -> None:
    """Write sets of tags to a file, whole or not at all. Raises `ReaderError`."""
    data = {"format": FORMAT, "version": VERSION, "sets": [to_plain(one) for one in sets]}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_atomic(path, text.encode("utf-8", "surrogatepass"))


def _sets(path: Path, data: object) -> tuple[TagSet, ...]:
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise _unfit(path, f"its “format” is not “{FORMAT}”")
    if data.get("version") != VERSION:
        raise ReaderError(
            f"{path} has version {data.get('version')} of tag files; this program knows {VERSION}.",
            "Install the newer version of Lateral, or save the tags again.",
        )
    found = data.get("sets")
    if not isinstance(found, list) or not found:
        raise _unfit(path, "it has no “sets”")
    sets = tuple(_set(path, one) for one in found)
    if len({one.id for one in sets}) < len(sets):
        raise _unfit(path, "two of its sets have one id")
    return sets


def _set(path: Path, data: Any) -> TagSet:
    if not isinstance(data, Mapping) or not str(data.get("name", "")).strip():
        raise _unfit(path, "one of its sets has no name")
    identity = data.get("id") or re.sub(r"\W+", "-", str(data["name"]).casefold()).strip("-")
    try:
        return from_plain(TagSet, {**data, "id": identity})
    except ReaderError as error:
        raise _unfit(path, f"the set “{data['name']}” cannot be read ({error.message})") from error


def _unfit(path: Path, reason: str) -> ReaderError:
    return ReaderError(
        f"{path} is not a file of tags: {reason}.",
        "Choose a file that “lateral tags” or the window's list of tags has written.",
    )
