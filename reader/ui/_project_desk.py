"""The project that is open, as the thread that saves has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reader.core import Asked, Change, Comparison, Dossier, Progress, ReaderError
from reader.export import Format, comparison_from_json, comparison_to_json, project_in_pdf
from reader.presentation import Reading, reading_of, tr
from reader.store import PROJECT_ENDING, Project, write_atomic

_REPORT_ENDING = f".{Format.PDF}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPair:
    """A pair of a project: its number and the titles of its articles."""

    number: int
    titles: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPlace:
    """Where a pair is kept: the project's path, and the pair's number in it."""

    path: Path
    pair: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedProject:
    """One pair of a project, with all that is needed to go on with it.

    `reading` is None if the pair was not compared since it was changed. `report` is the PDF
    that the project was taken out of, if it was.
    """

    place: ProjectPlace
    pairs: tuple[ProjectPair, ...]
    dossier: Dossier
    sources: Mapping[str, bytes]
    reading: Reading | None
    is_read_only: bool
    report: Path | None = None


class ProjectDesk:
    """Hold a project; all methods run in one thread, the one that the file is bound to.

    What could not be saved waits for the next time. All raise `ReaderError`.
    """

    def __init__(self) -> None:
        self._project: Project | None = None
        self._place: ProjectPlace | None = None
        self._waiting: tuple[Change, ...] = ()

    def open(self, path: Path, pair: int | None, _progress: Progress, /) -> OpenedProject:
        """Open a pair of a project, the first one if none is named; let go of the one before.

        Of a report, it is the project that it holds, which is put beside it.
        """
        report = path if path.suffix.lower() == _REPORT_ENDING else None
        project = Project.open(_taken_out(report) if report is not None else path)
        try:
            opened = replace(_opened(project, pair), report=report)
        except BaseException:
            project.close()
            raise
        self.close(_progress)
        self._project, self._place = project, opened.place
        return opened

    def create(
        self,
        path: Path,
        dossier: Dossier,
        sources: Mapping[str, bytes],
        comparison: Comparison | None,
        _progress: Progress,
        /,
    ) -> OpenedProject:
        """Make a project of one pair and open it."""
        with Project.create(path, dossier, sources) as made:
            if comparison is not None:
                made.keep_comparison(comparison_to_json(comparison))
        return self.open(path, None, _progress)

    def add(
        self,
        path: Path,
        dossier: Dossier,
        sources: Mapping[str, bytes],
        comparison: Comparison | None,
        _progress: Progress,
        /,
    ) -> OpenedProject:
        """Add a pair to a project that is there, and open it in that."""
        with Project.open(path) as project:
            texts = [project.dossier(number).texts for number in project.pairs]
            if dossier.texts in texts:
                raise ReaderError(
                    tr("{name} holds this pair already.", name=path.name), tr("Open it there.")
                )
            pair = project.add_pair(dossier, sources)
            if comparison is not None:
                project.keep_comparison(comparison_to_json(comparison), pair)
        return self.open(path, pair, _progress)

    def save(
        self,
        place: ProjectPlace,
        changes: tuple[Change, ...],
        sources: Mapping[str, bytes],
        _progress: Progress,
        /,
    ) -> Dossier:
        """Save changes, with those that still wait; give the pair as the file has it then."""
        if self._project is None or place != self._place:
            # The reader went on to another project just after the change.
            with Project.open(place.path) as left:
                return _applied(left, place, changes, sources)
        self._waiting += changes
        dossier = _applied(self._project, place, self._waiting, sources)
        self._waiting = ()
        return dossier

    def keep(
        self, place: ProjectPlace, asked: Asked, comparison: Comparison, _progress: Progress, /
    ) -> None:
        """Save a comparison, if it is of the pair as the file has it."""
        project = self._project
        if project is None or project.is_read_only or place != self._place:
            return
        if project.dossier(place.pair).asked == asked:
            project.keep_comparison(comparison_to_json(comparison), place.pair)

    def look_again(self, _progress: Progress, /) -> Dossier | None:
        """Give the pair if another window changed it and nothing waits here, else None."""
        project, place = self._project, self._place
        if project is None or place is None or self._waiting:
            return None
        return project.dossier(place.pair) if project.was_changed_elsewhere() else None

    def close(self, _progress: Progress, /) -> None:
        """Let the project go."""
        if self._project is not None:
            self._project.close()
        self._project, self._place, self._waiting = None, None, ()


def _applied(
    project: Project,
    place: ProjectPlace,
    changes: tuple[Change, ...],
    sources: Mapping[str, bytes],
) -> Dossier:
    for data in sources.values():
        project.keep_source(data)
    return project.apply(*changes, pair=place.pair)


def _taken_out(report: Path) -> Path:
    """Put the project that a report holds beside it; one that is there already is taken."""
    data, path = project_in_pdf(report), report.with_suffix(PROJECT_ENDING)
    if not path.exists():
        write_atomic(path, data)
    return path


def _opened(project: Project, pair: int | None) -> OpenedProject:
    pairs = tuple(_named(project, number) for number in project.pairs)
    if not pairs:
        raise ReaderError(f"{project.path} holds no pair.", "Choose another project.")
    number = pairs[0].number if pair is None else pair
    dossier = project.dossier(number)
    digests = {article.source.sha256 for article in dossier.articles}
    return OpenedProject(
        place=ProjectPlace(path=project.path, pair=number),
        pairs=pairs,
        dossier=dossier,
        sources={digest: project.source(digest) for digest in digests},
        reading=_reading(project, number),
        is_read_only=project.is_read_only,
    )


def _named(project: Project, number: int) -> ProjectPair:
    left, right = project.dossier(number).articles
    return ProjectPair(number=number, titles=(left.title, right.title))


def _reading(project: Project, number: int) -> Reading | None:
    """Read the comparison; one that this version cannot read is made anew."""
    data = project.comparison(number)
    try:
        return reading_of(comparison_from_json(data)) if data is not None else None
    except ReaderError:
        return None
