"""A comparison in a few lines of plain text, for a terminal."""

from collections import Counter

from reader.core import Comparison, Side, Status
from reader.presentation._findings import Finding, findings_of
from reader.presentation._messages import tr, tr_n
from reader.presentation._roles import RELATION_ROLES, ROLE_STYLES, Role

_MOST_ROWS = 6
_SHOWN = (Role.CONFLICT, Role.QUOTATION, Role.FRAMING, Role.ONLY_HERE)


def summary_of(comparison: Comparison) -> tuple[str, ...]:
    """Give the pair's titles, what is covered, the counts, and the weightiest findings."""
    findings = findings_of(comparison)
    lines = [_heading(comparison, side) for side in Side]
    lines += ["", *(_coverage(comparison, side) for side in Side)]
    if not comparison.links:
        lines += ["", tr("The two articles share no passage; are they on the same event?")]
    lines += ["", *_counts(comparison, findings)]
    for role in _SHOWN:
        rows = sorted((f for f in findings if f.role is role), key=lambda f: (-f.weight, f.key))
        if rows:
            style = ROLE_STYLES[role]
            lines += ["", f"{style.glyph} {tr(style.word)}"]
            lines += [f"  {row.kind}: {row.summary}" for row in rows[:_MOST_ROWS]]
        if len(rows) > _MOST_ROWS:
            more = len(rows) - _MOST_ROWS
            lines.append("  " + tr_n("and {count} more", "and {count} more", more))
    return tuple(lines)


def _heading(comparison: Comparison, side: Side) -> str:
    article = comparison.articles[side]
    facts = [part for part in (article.outlet, article.published) if part]
    return f"{side.letter}: {article.title}" + (f" ({', '.join(facts)})" if facts else "")


def _coverage(comparison: Comparison, side: Side) -> str:
    found = Counter(row.status for row in comparison.coverage[side])
    return tr(
        "{side}: {covered} sentences reported by {other}, {partly} in part, {omitted} only here",
        side=side.letter,
        other=side.other.letter,
        covered=found[Status.COVERED],
        partly=found[Status.PARTLY],
        omitted=found[Status.OMITTED],
    )


def _counts(comparison: Comparison, findings: tuple[Finding, ...]) -> list[str]:
    """Give one line a role, with its sign; details only in one article are counted apart."""
    found = Counter(finding.role for finding in findings)
    lines = []
    for role in (*RELATION_ROLES, Role.QUOTATION, Role.FRAMING):
        style = ROLE_STYLES[role]
        count = str(found[role])
        if role is Role.ONLY_HERE:
            rows = (row for side in comparison.coverage for row in side)
            whole = sum(row.status is Status.OMITTED for row in rows)
            count = tr(
                "{sentences} sentences, {details} details",
                sentences=whole,
                details=found[role] - whole,
            )
        lines.append(f"  {style.glyph} {tr(style.word):<20}{count}")
    return lines
