"""What each annotation of a PDF says: of the marks, of the reader's notes, and of replies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.core import ReviewState
from reader.export._remark_words import state_words
from reader.presentation import Remark, Report, Theme, tr

AUTHOR = "Lateral"
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """The words of an annotation; `colour` is its tint, or None where nothing is painted."""

    name: str
    author: str
    subject: str
    text: str
    date: str
    colour: str | None


def comments_of(report: Report, theme: Theme) -> Mapping[str, Comment]:
    """Give the comment of each marked passage and of each remark that is no reply."""
    marks = {passage.id for passage in report.passages}
    date = pdf_date(report.created)
    found = {
        passage.id: Comment(
            name=passage.id,
            author=AUTHOR,
            subject=_printable(passage.subject),
            text=_printable(passage.comment),
            date=date,
            colour=theme.roles[passage.role].tint,
        )
        for passage in report.passages
    }
    remarks = {remark.number: remark for remark in report.remarks}
    for noted in report.noted:
        found[noted.id] = _of_remark(noted.id, remarks[noted.remark], date)
    for remark in report.remarks:
        if remark.passage is None or remark.passage not in marks:
            name = f"r{remark.number}"
            found[name] = _of_remark(name, remark, date)
    return found


def replies_of(report: Report) -> tuple[tuple[str, Comment], ...]:
    """Give the remarks on findings, each with the passage whose annotation it answers."""
    marks = {passage.id for passage in report.passages}
    date = pdf_date(report.created)
    return tuple(
        (remark.passage, _of_remark(f"r{remark.number}", remark, date))
        for remark in report.remarks
        if remark.passage in marks and remark.passage is not None
    )


def _of_remark(name: str, remark: Remark, date: str) -> Comment:
    tags = ", ".join(tag.name for tag in remark.tags)
    said = [
        state_words(remark.state),
        remark.text,
        tr("Tags: {tags}.", tags=tags) if tags else "",
    ]
    decided = remark.state is not ReviewState.NEW
    return Comment(
        name=name,
        author=_printable(remark.author) or tr("Reader"),
        subject=_printable(tr("Decision on a finding") if decided else tr("Note of the reader")),
        text=_printable("\n".join(part for part in said if part)),
        date=_made(remark.made) or date,
        colour=None,
    )


def _made(moment: str) -> str:
    try:
        return pdf_date(datetime.fromisoformat(moment).astimezone(UTC))
    except (ValueError, OverflowError):
        return ""


def pdf_date(moment: datetime) -> str:
    """Write a moment in UTC as PDF does (PDF 1.7, 7.9.4)."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")


def _printable(text: str) -> str:
    """Drop what no comment may hold: control characters but line ends, halves of pairs."""
    return _UNPRINTABLE.sub("", text)
