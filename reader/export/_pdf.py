"""A report as an annotated PDF: typst lays out the pages, then the annotations are added.

The file is tagged and archival (PDF/UA-1, PDF/A-2a) unless the text cannot be printed
under those rules; then weaker ones are tried, and the file says what it keeps.
"""

import json
import logging
from dataclasses import dataclass
from typing import Literal

from reader.core import Progress, ReaderError, part
from reader.export._assets import Assets
from reader.export._glyphs import Printable
from reader.export._highlights import add_highlights
from reader.export._page_style import PageStyle, without_colour
from reader.export._pdf_data import page_data
from reader.export._pdf_objects import UnknownFormError
from reader.export._theme_file import read_theme
from reader.export._typesetting import Order, Typesetter, TypesettingError
from reader.presentation import Report, Theme, tr

_log = logging.getLogger(__name__)

_Standard = Literal["ua-1", "a-2a", "a-2u", "a-3a", "a-3u"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rung:
    """Standards to try together, and what to say of them in the file."""

    standards: tuple[_Standard, ...]
    words: str


_LADDER = (
    _Rung(
        standards=("ua-1", "a-2a"),
        words="It is tagged for screen readers (PDF/UA-1) and made to last (PDF/A-2a).",
    ),
    _Rung(standards=("a-2u",), words="It is made to last (PDF/A-2u)."),
    _Rung(
        standards=(),
        words="Some of the text cannot be printed under the rules of PDF/UA and PDF/A, so this "
        "file claims neither. Empty boxes stand for what could not be printed.",
    ),
)


# The same rules, but files may lie in the file.
_LADDER_WITH_FILES = (
    _Rung(
        standards=("ua-1", "a-3a"),
        words="It is tagged for screen readers (PDF/UA-1) and made to last (PDF/A-3a).",
    ),
    _Rung(standards=("a-3u",), words="It is made to last (PDF/A-3u)."),
    _LADDER[-1],
)
_USUAL = PageStyle()


def pdf_bytes(
    report: Report,
    assets: Assets,
    progress: Progress,
    style: PageStyle = _USUAL,
    project: bytes | None = None,
) -> bytes:
    """Make the file, with a project in it if one is given.

    Raises `ReaderError` if the page cannot be laid out at all.
    """
    theme = read_theme(assets)
    if style.is_black_and_white:
        theme = without_colour(theme)
    problem = ""
    for rung in _LADDER_WITH_FILES if style.embeds_project else _LADDER:
        progress(0.05, tr("Laying out the pages"))
        try:
            with Typesetter(assets.fonts) as typesetter:
                typesetter.begin(_order(report, theme, assets, style, rung))
                pages = typesetter.pages(part(progress, 0.05, 0.75))
                return add_highlights(pages, report, theme, part(progress, 0.75, 0.95), project)
        except TypesettingError as error:
            problem = str(error)
            _log.info("laying out under %s failed: %s", rung.standards, problem)
        except UnknownFormError as error:
            raise _broken_installation(str(error)) from error
    raise _broken_installation(problem)


def _order(report: Report, theme: Theme, assets: Assets, style: PageStyle, rung: _Rung) -> Order:
    printable = Printable(assets.fonts)
    data = page_data(report, theme, printable, style, standards=tr(rung.words))
    return Order(
        template=str(assets.templates / "report.typ"),
        folder=str(assets.templates),
        standards=list(rung.standards),
        seconds=int(report.created.timestamp()),
        data=json.dumps(data, ensure_ascii=False),
    )


def _broken_installation(reason: str) -> ReaderError:
    return ReaderError(
        tr("The pages could not be laid out: {reason}.", reason=reason.rstrip(".")),
        tr("Install the program again; if that does not help, export as HTML."),
    )
