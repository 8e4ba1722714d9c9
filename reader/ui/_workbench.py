"""The long work: reading articles, comparing them, writing the result; all as jobs."""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, Signal

from reader.core import (
    Article,
    Asked,
    Comparison,
    Dossier,
    Progress,
    Provenance,
    ReaderError,
    Settings,
    Side,
)
from reader.export import AnnotatedFiles, PageStyle
from reader.presentation import Reading, tr
from reader.store import Preferences, RecentPair
from reader.ui._services import Export, Services
from reader.ui._session import Session
from reader.ui.jobs import Job, JobRunner, Work

_REMEMBERED = 8  # comparisons: undoing and redoing a few steps makes none anew
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """An article, and the bytes that it was read from by their SHA-256."""

    article: Article
    source: Mapping[str, bytes]

    @classmethod
    def of(cls, article: Article, data: bytes) -> Self:
        return cls(article=article, source={hashlib.sha256(data).hexdigest(): data})


class Workbench(QObject):
    """Do what takes long in the runner's thread, and put what comes of it into the session.

    `job_started` carries the job and its title; `problem_met` a message and a hint,
    `reading_failed` also the side that was to be filled, or None for both;
    `exported` the path of a file that was written, `annotated` the `AnnotatedFiles`.
    """

    job_started = Signal(object, str)
    problem_met = Signal(str, str)
    reading_failed = Signal(str, str, object)
    notice_given = Signal(str)
    exported = Signal(object)
    annotated = Signal(object)
    previewed = Signal(object, object)

    def __init__(
        self, services: Services, session: Session, runner: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._session = session
        self._runner = runner
        self._answers: deque[tuple[Asked, Reading]] = deque(maxlen=_REMEMBERED)
        self._is_asking = False
        session.work.comparison_outdated.connect(self.compare)

    def open_pair(self, left: Path, right: Path) -> None:
        """Read two files, lay them side by side and compare them."""
        job = self._read(None, _ReadBoth(self._services, left, right))
        job.succeeded.connect(self._on_pair_read)

    def replace(self, side: Side, path: Path) -> None:
        """Read a file for one side, and compare it with the other side's article."""
        job = self._read(side, _ReadOne(self._services, side, path))
        job.succeeded.connect(self._on_one_read)

    def paste(self, side: Side, text: str) -> None:
        """Take a text as the article of one side, and compare it with the other side's."""
        take = self._services.paste_text
        if take is not None:
            job = self._start("open", _TakeText(take, side, text), tr("Opening"))
            job.succeeded.connect(self._on_one_read)

    def compare(self) -> None:
        """Show the comparison of the pair on the desk; one made lately is not made again."""
        dossier = self._session.work.dossier
        if dossier is None:
            return
        asked = dossier.asked
        known = next((answer for key, answer in reversed(self._answers) if key == asked), None)
        if known is not None:
            self._session.set_reading(known)
            self._runner.retire_key("compare")
        else:
            self._ask(asked)

    def compare_again(self) -> None:
        """Compare the pair on the desk anew."""
        dossier = self._session.work.dossier
        if dossier is not None:
            self._ask(dossier.asked)

    def check(self) -> None:
        """Compare the pair on the desk, unless its comparison would come out the same."""
        dossier, comparison = self._session.work.dossier, self._session.comparison
        if dossier is None or comparison is None or self._services.makes is None:
            self.compare_again()
            return
        work = _Check(self._services.makes, comparison.provenance)
        job = self._start("compare", work, tr("Checking the comparison"))
        job.succeeded.connect(self._on_checked)

    def _on_checked(self, is_same: bool) -> None:  # noqa: FBT001  a Qt slot
        dossier, reading = self._session.work.dossier, self._session.reading
        if not is_same:
            self.compare_again()
        elif dossier is not None and reading is not None:
            self._answers.append((dossier.asked, reading))

    def _ask(self, asked: Asked) -> None:
        self._is_asking = True  # a comparison that is replaced was not called off
        job = self._start("compare", _Compare(self._services, asked), tr("Comparing"))
        self._is_asking = False
        job.succeeded.connect(self._on_compared)
        job.cancelled.connect(self._on_compare_cancelled)

    def preview(self, settings: Settings) -> None:
        """Compare the pair with other thresholds, but leave what is on the desk."""
        dossier = self._session.work.dossier
        if dossier is not None:
            work = _Compare(self._services, replace(dossier, settings=settings).asked)
            job = self._start("preview", work, tr("Trying other thresholds"))
            job.succeeded.connect(self._on_previewed)

    def stop_preview(self) -> None:
        """Try no thresholds any more."""
        self._runner.retire_key("preview")

    def export(self, path: Path, style: PageStyle) -> None:
        """Write the comparison to a file, but never over an article that it was made from."""
        comparison = self._session.comparison
        if comparison is None:
            return
        if any(_is_source(path, article) for article in comparison.articles):
            self.problem_met.emit(
                tr("{name} is one of the two articles; it would be lost.", name=path.name),
                tr("Choose another name."),
            )
            return
        work = _Export(
            self._services.export,
            comparison,
            self._session.work.dossier,
            sources=self._session.work.sources,
            path=path,
            style=style,
        )
        job = self._start("export", work, tr("Exporting"))
        job.succeeded.connect(self.exported)

    def annotate(self, folder: Path) -> None:
        """Write copies of the articles' own PDFs with all marks into a folder."""
        comparison, work = self._session.comparison, self._session.work
        if comparison is not None:
            call = partial(self._services.annotate, comparison, work.sources, folder)
            job = self._start("export", _Annotate(call, work.dossier), tr("Annotating"))
            job.succeeded.connect(self.annotated)

    def _start(self, key: str, work: Work, title: str) -> Job:
        job = self._runner.start(key, work)
        job.failed.connect(self._on_job_failed)
        self.job_started.emit(job, title)
        return job

    def _read(self, side: Side | None, work: Work) -> Job:
        job = self._runner.start("open", work)
        job.failed.connect(partial(self._on_reading_failed, side))
        self.job_started.emit(job, tr("Opening"))
        return job

    # -------------------------------------------------------------------------- answers

    def _on_pair_read(self, read: tuple[_Read, _Read]) -> None:
        pair = (read[0].article, read[1].article)
        for one in read:
            self._session.work.add_sources(one.source)
        self._session.set_articles(*pair)
        self._after_reading(pair)
        self.compare_again()

    def _note_recent(self) -> None:
        """Keep the pair among the recent ones, if it can be opened again."""
        left, right = self._session.articles
        if left is None or right is None:
            return
        paths = (left.source.path, right.source.path)
        examples = {tuple(map(str, example.paths)) for example in self._services.examples}
        if paths in examples or not all(Path(path).is_file() for path in paths):
            return
        absolute = (str(Path(paths[0]).absolute()), str(Path(paths[1]).absolute()))
        pair = RecentPair(paths=absolute, titles=(left.title, right.title))
        recent = Preferences(recent=self._session.recent).with_recent(pair).recent
        self._session.set_recent(recent)

    def _on_previewed(self, answer: tuple[Asked, Reading]) -> None:
        self._answers.append(answer)
        self.previewed.emit(answer[0].settings, answer[1].comparison)

    def _on_one_read(self, answer: tuple[Side, _Read]) -> None:
        (side, read), had_pair = answer, self._session.has_pair
        article = read.article
        self._session.work.add_sources(read.source)
        self._session.set_article(side, article)
        self._after_reading((article,))
        if not had_pair:
            self.compare_again()

    def _after_reading(self, read: tuple[Article, ...]) -> None:
        words = [warning for article in read for warning in article.warnings]
        left, right = self._session.articles
        if left and right and left.source.sha256 == right.source.sha256:
            words.append(
                tr("Both sides show the same file. Ctrl+Shift+A and Ctrl+Shift+B replace one.")
            )
        self._note_recent()
        if words:
            self.notice_given.emit("\n".join(dict.fromkeys(words)))

    def _on_compared(self, answer: tuple[Asked, Reading]) -> None:
        self._answers.append(answer)
        self._session.set_reading(answer[1])
        notices = answer[1].comparison.notices
        if notices:
            self.notice_given.emit("\n".join(notices))

    def _on_compare_cancelled(self) -> None:
        if self._is_asking or self._session.is_compared:
            return
        if self._session.comparison is None:
            self.notice_given.emit(tr("The comparison was called off. F5 starts it again."))
        else:
            self.notice_given.emit(
                tr("The comparison was called off: what you see is older. F5 starts it again.")
            )

    def _on_job_failed(self, error: Exception) -> None:
        self.problem_met.emit(*_told(error))

    def _on_reading_failed(self, side: Side | None, error: Exception) -> None:
        self.reading_failed.emit(*_told(error), side)


def _told(error: Exception) -> tuple[str, str]:
    """Say what went wrong and what to do; what nobody foresaw is logged, too."""
    if isinstance(error, ReaderError):
        return error.message, error.hint
    _log.error("unexpected failure", exc_info=error)
    return (
        tr("Something went wrong inside the program: {error}", error=error),
        tr("Nothing you opened has changed. Try it again, or with another file."),
    )


class _ReadBoth:
    def __init__(self, services: Services, left: Path, right: Path) -> None:
        self._services = services
        self._paths = (left, right)

    def __call__(self, progress: Progress, /) -> tuple[_Read, _Read]:
        read = []
        for number, path in enumerate(self._paths):
            progress(number / 2, tr("reading {name}", name=path.name))
            read.append(_read(self._services, path))
        return read[0], read[1]


class _ReadOne:
    def __init__(self, services: Services, side: Side, path: Path) -> None:
        self._services = services
        self._side = side
        self._path = path

    def __call__(self, progress: Progress, /) -> tuple[Side, _Read]:
        progress(0.0, tr("reading {name}", name=self._path.name))
        return self._side, _read(self._services, self._path)


class _TakeText:
    def __init__(self, take: Callable[[str], Article], side: Side, text: str) -> None:
        self._take = take
        self._side = side
        self._text = text

    def __call__(self, progress: Progress, /) -> tuple[Side, _Read]:
        progress(0.0, tr("reading the pasted text"))
        # A copied text may end in half a surrogate pair.
        data = self._text.encode("utf-8", "surrogatepass")
        return self._side, _Read.of(self._take(self._text), data)


def _read(services: Services, path: Path) -> _Read:
    read = _Read.of(services.open_article(path), services.read_source(path))
    if read.article.source.sha256 not in read.source:
        raise ReaderError(tr("{path} changed while it was read.", path=path), tr("Open it again."))
    return read


class _Compare:
    def __init__(self, services: Services, asked: Asked) -> None:
        self._compare = services.compare
        self._asked = asked

    def __call__(self, progress: Progress, /) -> tuple[Asked, Reading]:
        asked = self._asked
        left, right = asked.articles
        return asked, self._compare(left, right, asked.settings, progress, asked.corrections)


class _Check:
    def __init__(
        self, makes: Callable[[Provenance, Progress], bool], provenance: Provenance
    ) -> None:
        self._makes = makes
        self._provenance = provenance

    def __call__(self, progress: Progress, /) -> bool:
        progress(0.0, tr("checking models and word lists"))
        return self._makes(self._provenance, progress)


class _Annotate:
    def __init__(self, call: Callable[..., AnnotatedFiles], dossier: Dossier | None) -> None:
        self._call = call
        self._dossier = dossier

    def __call__(self, progress: Progress, /) -> AnnotatedFiles:
        return self._call(progress, dossier=self._dossier)


class _Export:
    def __init__(
        self,
        export: Export,
        comparison: Comparison,
        dossier: Dossier | None,
        *,
        sources: Mapping[str, bytes],
        path: Path,
        style: PageStyle,
    ) -> None:
        self._export = export
        self._comparison = comparison
        self._dossier = dossier
        self._sources = sources
        self._path = path
        self._style = style

    def __call__(self, progress: Progress, /) -> Path:
        self._export(
            self._comparison,
            self._path,
            self._style,
            progress,
            dossier=self._dossier,
            sources=self._sources,
        )
        return self._path


def _is_source(path: Path, article: Article) -> bool:
    source = Path(article.source.path)
    return path.exists() and source.exists() and path.samefile(source)
