"""What a reader set up, kept from one run to the next in a small JSON file.

    {"version": 1, "look": {…}, "settings": {…}, "layout": {…}, "export": {…},
     "recent": […]}

The version rises when the meaning of what is written changes; a step of `_STEPS` then
turns each older version into the next. A value that cannot be is read as its default, so
that one odd value costs no other. A file that is damaged is set aside under another name
before a new one is written; one of a newer program is never written over.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reader.core import ReaderError, Settings
from reader.store._atomic import write_atomic

MOST_RECENT = 12
_Data = dict[str, Any]
Step = Callable[[_Data], _Data]
# Step n makes version n + 2 of version n + 1.
_STEPS: tuple[Step, ...] = ()
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPreferences:
    """Theme by name or "system", text size and line spacing as factors of the plain ones.

    `measure` is how many characters a line has at most. `numbered` says whether
    paragraphs have numbers, `shows_edits` whether the changed words of all edited links are
    marked. `vision` names the eyes for which colours are shown, `colours` the marks whose
    colour the reader chose, each with its "#rrggbb".
    """

    theme: str = "system"
    zoom: float = 1.0
    spacing: float = 1.0
    measure: int = 68
    numbered: bool = False
    shows_edits: bool = False
    vision: str = "usual"
    colours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutPreferences:
    """Where the window was, as Qt wrote it in base 64, and how its parts shared the room.

    `order` and `grouping` are those of the findings, by name; empty where none was chosen.
    `closed_asides` names what is folded at first: captions, boilerplate. `hints` names the
    hints that were put away.
    """

    geometry: str = ""
    columns: tuple[int, ...] = ()
    floors: tuple[int, ...] = ()
    panel: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    shows_panel: bool = True
    scrolls_together: bool = True
    order: str = ""
    grouping: str = ""
    closed_asides: tuple[str, ...] = ("boilerplate",)
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPreferences:
    """The form that was exported last, and its style, all by name; `left_out` are parts."""

    format: str = "pdf"
    layout: str = "side-by-side"
    left_out: tuple[str, ...] = ()
    black_and_white: bool = False
    paper: str = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentPair:
    """Two files that were compared, or the one project that holds them, and their titles."""

    paths: tuple[str] | tuple[str, str]
    titles: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Everything that is kept; `recent` has the last pair first.

    `author` is the name under which the reader writes notes and decides.
    """

    look: LookPreferences = LookPreferences()
    settings: Settings = field(default_factory=Settings)
    layout: LayoutPreferences = LayoutPreferences()
    export: ExportPreferences = ExportPreferences()
    recent: tuple[RecentPair, ...] = ()
    author: str = ""

    def with_recent(self, pair: RecentPair) -> "Preferences":
        """Give the preferences with a pair as the last one opened."""
        others = [known for known in self.recent if known.paths != pair.paths]
        return replace(self, recent=(pair, *others)[:MOST_RECENT])


class PreferencesFile:
    """Read and write preferences at a path; its folder is made when first needed."""

    def __init__(self, path: Path, steps: Sequence[Step] = _STEPS) -> None:
        self._path = path
        self._steps = tuple(steps)
        self._version = len(self._steps) + 1
        self._is_newer = False

    def read(self) -> Preferences:
        """Give what was kept, or the defaults where nothing was or it cannot be read."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            version = int(data["version"])
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.info("preferences are damaged: %s", error)
            self._set_aside()
            return Preferences()
        self._is_newer = version > self._version
        if self._is_newer or version < 1:
            return Preferences()
        for step in self._steps[version - 1 :]:
            data = step(data)
        return _parse(data)

    def write(self, preferences: Preferences) -> None:
        """Keep preferences, whole or not at all. Raises `ReaderError`."""
        if self._is_newer:
            return
        data = {"version": self._version, **asdict(preferences)}
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReaderError(
                f"The folder {self._path.parent} cannot be made.",
                "What you set up is lost when the window is closed.",
            ) from error
        write_atomic(self._path, text.encode("utf-8", "surrogatepass"))

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".damaged.json"))
        except OSError as error:
            _log.info("the damaged preferences stay where they are: %s", error)


# ------------------------------------------------------------------------------ parsing


def _parse(data: Mapping[str, Any]) -> Preferences:
    look, layout = _table(data, "look"), _table(data, "layout")
    return Preferences(
        look=LookPreferences(
            theme=_text(look, "theme", "system"),
            zoom=_number(look, "zoom", (0.5, 4.0), 1.0),
            spacing=_number(look, "spacing", (0.8, 3.0), 1.0),
            measure=round(_number(look, "measure", (40, 120), LookPreferences().measure)),
            numbered=look.get("numbered") is True,
            shows_edits=look.get("shows_edits") is True,
            vision=_text(look, "vision", "usual"),
            colours=_colours(look.get("colours")),
        ),
        settings=_settings(_table(data, "settings")),
        layout=LayoutPreferences(
            geometry=_text(layout, "geometry", ""),
            columns=_sizes(layout, "columns"),
            floors=_sizes(layout, "floors"),
            panel=_sizes(layout, "panel"),
            notes=_sizes(layout, "notes"),
            shows_panel=layout.get("shows_panel") is not False,
            scrolls_together=layout.get("scrolls_together") is not False,
            order=_text(layout, "order", ""),
            grouping=_text(layout, "grouping", ""),
            closed_asides=_texts(layout, "closed_asides", LayoutPreferences().closed_asides),
            hints=_texts(layout, "hints", ()),
        ),
        export=_export(_table(data, "export")),
        recent=_recent(data.get("recent")),
        author=_text(data, "author", ""),
    )


def _export(data: Mapping[str, Any]) -> ExportPreferences:
    left_out = data.get("left_out")
    names = left_out if isinstance(left_out, list) else []
    return ExportPreferences(
        format=_text(data, "format", "pdf"),
        layout=_text(data, "layout", "side-by-side"),
        left_out=tuple(name for name in names if isinstance(name, str)),
        black_and_white=data.get("black_and_white") is True,
        paper=_text(data, "paper", "a4"),
    )


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _text(data: Mapping[str, Any], key: str, default: str) -> str:
    found = data.get(key)
    return found if isinstance(found, str) else default


def _texts(data: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = data.get(key)
    return tuple(map(str, found)) if isinstance(found, list) else default


def _number(
    data: Mapping[str, Any], key: str, bounds: tuple[float, float], default: float
) -> float:
    found = data.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return default
    return float(found) if bounds[0] <= found <= bounds[1] else default


def _sizes(data: Mapping[str, Any], key: str) -> tuple[int, ...]:
    found = data.get(key)
    if not isinstance(found, list) or not all(type(size) is int for size in found):
        return ()
    return tuple(size for size in found if 0 <= size < 1 << 16)


def _settings(data: Mapping[str, Any]) -> Settings:
    plain = Settings()
    return Settings(
        **{
            one.name: _number(data, one.name, (0.0, 1.0), getattr(plain, one.name))
            for one in fields(Settings)
        }
    )


def _colours(found: object) -> tuple[tuple[str, str], ...]:
    pairs = map(_two, found if isinstance(found, list) else ())
    return tuple(pair for pair in pairs if pair is not None and _COLOUR.fullmatch(pair[1]))


def _recent(found: object) -> tuple[RecentPair, ...]:
    pairs = []
    for row in found if isinstance(found, list) else ():
        table = row if isinstance(row, dict) else {}
        titles, paths = _two(table.get("titles")), table.get("paths")
        if titles is None or not isinstance(paths, list):
            continue
        if len(paths) == 1 and isinstance(paths[0], str):
            pairs.append(RecentPair(paths=(paths[0],), titles=titles))
        elif (both := _two(paths)) is not None:
            pairs.append(RecentPair(paths=both, titles=titles))
    return tuple(pairs[:MOST_RECENT])


def _two(found: object) -> tuple[str, str] | None:
    if not isinstance(found, list) or len(found) != 2:
        return None
    one, other = found
    return (one, other) if isinstance(one, str) and isinstance(other, str) else None
