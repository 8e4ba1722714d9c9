"""A finding said aloud: what it is, where it stands, what differs, in this order."""

from collections.abc import Iterator

from reader.core import Comparison, Edit, EditOp, FramingKind, Link, Origin, Relation, Side, Span
from reader.presentation._findings import Finding
from reader.presentation._messages import tr, tr_n
from reader.presentation._quoting import inside_quotes
from reader.presentation._roles import ROLE_STYLES, Role

_CHANGES = 3  # that are said one by one
_LONGEST = 160  # characters of a passage that are said
_POINTS = " ,.;:–—"
_MOVED = {
    Relation.SAME: "Moved, in the same words",
    Relation.EDITED: "Moved and edited",
    Relation.REWORDED: "Moved and reworded",
    Relation.PARTIAL: "Moved and shared in part",
}


def spoken(comparison: Comparison, finding: Finding) -> str:
    """Say a finding: "Moved and edited; B paragraph 9 of 12; changed: 200 to 2,000"."""
    link = _link_of(comparison, finding)
    by = (tr("by you"),) if finding.by is Origin.READER else ()
    if _is_placement(comparison, finding):
        return "; ".join((_head(finding, link), *by, finding.summary))
    changes = _changes(comparison, link) if link is not None else ()
    words = changes or _words(comparison, finding)
    return "; ".join((_head(finding, link), *by, *_places(finding), *words))


def _link_of(comparison: Comparison, finding: Finding) -> Link | None:
    name, _, number = finding.key.partition("-")
    return comparison.links[int(number)] if name == "link" else None


def _is_placement(comparison: Comparison, finding: Finding) -> bool:
    """Say whether a finding is that the sides tell something at other places: its words say it."""
    name, _, number = finding.key.partition("-")
    return name == "framing" and comparison.framing[int(number)].kind is FramingKind.PLACEMENT


def _head(finding: Finding, link: Link | None) -> str:
    """Name the kind, with the role where the kind alone would not tell it."""
    if link is not None:
        return tr(_MOVED[link.relation]) if link.moved else finding.kind
    role = tr(ROLE_STYLES[finding.role].word)
    if finding.role is Role.ONLY_HERE or role.casefold() in finding.kind.casefold():
        return finding.kind
    return tr("{role}: {kind}", role=role, kind=finding.kind)


def _places(finding: Finding) -> Iterator[str]:
    for side, paragraph in zip(Side, finding.paragraphs, strict=True):
        if paragraph is not None:
            yield tr("{side} {paragraph}", side=side.letter, paragraph=paragraph.words)


def _changes(comparison: Comparison, link: Link) -> tuple[str, ...]:
    """Say the changes of a link's words, the first ones in full, the rest as a number."""
    changed = [edit for edit in link.edits if edit.op is not EditOp.EQUAL]
    said = tuple(_change(comparison, edit) for edit in changed[:_CHANGES])
    more = len(changed) - len(said)
    return (*said, tr_n("{count} more change", "{count} more changes", more)) if more else said


def _change(comparison: Comparison, edit: Edit) -> str:
    texts = [article.text for article in comparison.articles]
    a, b = (_plain(text, span) for text, span in zip(texts, (edit.a, edit.b), strict=True))
    if not a and not b:
        return tr("other punctuation")
    if not a:
        return tr("only in B: {words}", words=b)
    if not b:
        return tr("only in A: {words}", words=a)
    return tr("changed: {a} to {b}", a=a, b=b)


def _words(comparison: Comparison, finding: Finding) -> Iterator[str]:
    """Give the words of both sides, those that are the same once."""
    texts = (comparison.articles[side].text for side in Side)
    said = [
        _plain(text, spans[0]) if spans else ""
        for text, spans in zip(texts, finding.spans, strict=True)
    ]
    if said[0] == said[1] or finding.role is Role.ONLY_HERE:
        yield said[0] or said[1]
        return
    for side, words in zip(Side, said, strict=True):
        yield (
            tr("{side}: {words}", side=side.letter, words=words)
            if words
            else tr("{side} has no such word there", side=side.letter)
        )


def _plain(text: str, span: Span) -> str:
    """Give words without the points at their ends, which would be taken for the finding's own."""
    return inside_quotes(text, span, _LONGEST).strip(_POINTS)
