"""Notes and other annotations out of a project, and into one: `lateral notes`."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader._cli_arguments import TransferNotes
from reader._cli_compare import STANDARD_OUTPUT, print_lines, refuse_to_overwrite
from reader._cli_opening import opened_project
from reader._cli_projects import conflict_lines
from reader.core import Change, Dossier, Item, ReaderError, merge

if TYPE_CHECKING:
    from reader.store import Project

Writer = Callable[[Dossier], bytes]


def transfer_notes(request: TransferNotes) -> None:
    """Add annotations to a project, then write those it holds. Raises `ReaderError`."""
    from reader.store import write_atomic  # noqa: PLC0415  only where needed

    writers = [(output, _writer(output)) for output in request.outputs]
    for output, _ in writers:
        refuse_to_overwrite(Path(output), (request.project, *request.added))
    with opened_project(request.project, is_changed=bool(request.added)) as project:
        for path in request.added:
            _add(project, path)
        dossier = project.dossier()
    for output, writer in writers:
        if output == STANDARD_OUTPUT:
            sys.stdout.write(writer(dossier).decode("utf-8"))
        else:
            write_atomic(Path(output), writer(dossier))
            print(f"Wrote {output}", file=sys.stderr)


def _writer(output: str) -> Writer:
    from reader.export import (  # noqa: PLC0415
        annotation_bytes,
        notes_as_csv,
        notes_as_markdown,
    )

    writers: Mapping[str, Writer] = {
        ".jsonld": annotation_bytes,
        ".md": notes_as_markdown,
        ".csv": notes_as_csv,
    }
    if output == STANDARD_OUTPUT:
        return annotation_bytes
    ending = Path(output).suffix.lower()
    if ending not in writers:
        raise ReaderError(
            f"“{Path(output).name}” has no ending that notes can be written with.",
            f"Possible endings: {', '.join(writers)}.",
        )
    return writers[ending]


def _add(project: "Project", path: Path) -> None:
    before = project.dossier()
    merged = merge(before, before.with_items(_read(path, before)))
    there = set(before.items)
    new = [item for item in merged.dossier.items if item not in there]
    project.apply(*(Change(after=item) for item in new))
    print_lines([f"{path.name}: {len(new)} added", *conflict_lines(merged.conflicts)])


def _read(path: Path, dossier: Dossier) -> Sequence[Item]:
    """Read annotations or, by the file's ending, a table or a document of notes."""
    from reader.export import (  # noqa: PLC0415
        annotations_from_json,
        notes_from_csv,
        notes_from_markdown,
    )

    try:
        data = path.read_bytes()
        if path.suffix.lower() == ".csv":
            return notes_from_csv(data, dossier)
        if path.suffix.lower() == ".md":
            return notes_from_markdown(data, dossier)
        return annotations_from_json(json.loads(data.decode("utf-8-sig")), dossier)
    except OSError as error:
        raise ReaderError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its path."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReaderError(
            f"{path} is not JSON in UTF-8.", "Choose a .jsonld, .csv or .md file."
        ) from error
    except ReaderError as error:
        raise ReaderError(f"{path}: {error.message}", error.hint) from error
