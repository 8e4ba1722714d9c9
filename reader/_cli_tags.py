"""Sets of tags out of a project, and into one: `lateral tags`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader._cli_arguments import TransferTags
from reader._cli_compare import print_lines, refuse_to_overwrite
from reader._cli_opening import opened_project
from reader.core import FRAMING_TAGS, LENS_TAGS, ReaderError, TagSet, taken_in

READY_MADE = (FRAMING_TAGS, LENS_TAGS)


def transfer_tags(request: TransferTags) -> None:
    """Add sets of tags to a project, then write or print those it holds.

    Without a project it is about the ready-made sets. Raises `ReaderError`.
    """
    from reader.store import write_tag_sets  # noqa: PLC0415  only where needed

    if request.output is not None:
        refuse_to_overwrite(request.output, (*request.added, *_some(request.project)))
    sets = _chosen(_sets(request), request.names)
    if request.output is None:
        print_lines([*_lines(sets)])
    else:
        write_tag_sets(request.output, sets)
        print(f"Wrote {request.output}", file=sys.stderr)


def _some(path: Path | None) -> tuple[Path, ...]:
    return (path,) if path is not None else ()


def _sets(request: TransferTags) -> Sequence[TagSet]:
    from reader.store import read_tag_sets  # noqa: PLC0415

    if request.project is None:
        return READY_MADE
    added = [(path, read_tag_sets(path)) for path in request.added]
    with opened_project(request.project, is_changed=bool(added)) as project:
        for path, sets in added:
            changes = taken_in(project.dossier(), sets)
            project.apply(*changes)
            replaced = sum(change.before is not None for change in changes)
            print(
                f"{path.name}: {len(changes) - replaced} added, {replaced} replaced",
                file=sys.stderr,
            )
        return project.dossier().tag_sets


def _chosen(sets: Sequence[TagSet], names: Sequence[str]) -> Sequence[TagSet]:
    """Give the sets that were asked for by name or id, or all."""
    for name in names:
        if not any(name in (one.id, one.name) for one in sets):
            there = ", ".join(f"“{one.name}”" for one in sets) or "none"
            raise ReaderError(f"There is no set of tags “{name}”.", f"There are: {there}.")
    return [one for one in sets if not names or one.id in names or one.name in names]


def _lines(sets: Sequence[TagSet]) -> Iterator[str]:
    if not sets:
        yield "There are no tags."
    for one in sets:
        yield f"{one.name} ({one.id})"
        for tag in one.tags:
            yield f"  {tag.key or '-'}  {tag.sign:2}  {tag.colour}  {tag.name}"
