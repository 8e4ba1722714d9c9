"""The reports of a batch: one file a pair in a folder, and a page that lists them."""

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader._cli_compare import refuse_to_overwrite
from reader._equipment import Equipment
from reader.core import Comparison, ReaderError

if TYPE_CHECKING:
    from reader.export import IndexEntry, PageStyle

INDEX = "index.html"
_LONGEST = 48  # characters of an id in a file's name


class ReportFolder:
    """Writes reports into a folder; `failures` counts those that could not be written."""

    def __init__(
        self,
        folder: Path,
        ending: str,
        equipment: Equipment,
        inputs: Sequence[Path] = (),
        style: "PageStyle | None" = None,
    ) -> None:
        self._folder = folder
        self._ending = ending
        self._style = style
        self._equipment = equipment
        self._inputs = inputs
        self._entries: list[IndexEntry] = []
        self.failures = 0

    def open(self) -> None:
        """Make the folder. Raises `ReaderError` if that cannot be done."""
        refuse_to_overwrite(self._folder / INDEX, self._inputs)
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise ReaderError(
                f"The folder {self._folder} cannot be made: {error.strerror or error}.",
                "Choose another place with -o.",
            ) from error

    def add(self, identity: object, comparison: Comparison) -> None:
        """Write the report of the next pair; what goes wrong is told in the list."""
        from reader.export import IndexEntry  # noqa: PLC0415  only where something is exported

        path = self._folder / self._file_name(identity)
        try:
            refuse_to_overwrite(path, self._inputs)
            self._equipment.export(comparison, path, self._style)
        except ReaderError as error:
            self.failures += 1
            self.add_problem(identity, error)
            return
        entry = IndexEntry.of(comparison, name=_words(identity), file=path.name)
        self._entries.append(entry)

    def add_problem(self, identity: object, error: ReaderError) -> None:
        """Tell in the list why the next pair has no report."""
        from reader.export import IndexEntry  # noqa: PLC0415

        problem = f"{error.message} {error.hint}".strip()
        self._entries.append(IndexEntry(name=_words(identity), problem=problem))

    def close(self) -> None:
        """Write the list. Raises `ReaderError` if that cannot be done."""
        self._equipment.export_index(self._entries, self._folder / INDEX)

    def _file_name(self, identity: object) -> str:
        number = f"{len(self._entries) + 1:03d}"
        plain = unicodedata.normalize("NFKD", _words(identity)).encode("ascii", "ignore").decode()
        safe = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
        return "-".join(part for part in (number, safe) if part) + f".{self._ending}"


def _words(identity: object) -> str:
    """Give an id as people read it; it may be anything that JSON can say."""
    if identity is None:
        return ""
    return identity if isinstance(identity, str) else json.dumps(identity, ensure_ascii=False)
