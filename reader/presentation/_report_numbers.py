"""Which number each finding has in a report: in reading order, one for what belongs together.

Links without edits that meet, in one sentence or within one paragraph, share a number, and so
do the details of one sentence that the other article does not have, and the pairs of one
quotation: a sentence is followed by few numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.core import Comparison, Origin, Side, Span
from reader.presentation._findings import Finding
from reader.presentation._report_rows import RowBlocks
from reader.presentation._report_runs import SideMarks
from reader.presentation._roles import Role

_Sentence = tuple[Side, int]
_MOST_JOINED = 4  # links that share a number without all meeting in one sentence


def number_findings(
    comparison: Comparison,
    findings: Sequence[Finding],
    layout: Sequence[RowBlocks],
    marked: tuple[SideMarks, SideMarks],
) -> dict[str, int]:
    """Give each finding's key its number: the order in which a reader of the rows meets it."""
    together = _together(comparison, findings, marked)
    by_block: list[dict[int, list[str]]] = [{}, {}]
    for side in Side:
        for number, sentence in enumerate(comparison.analyses[side].sentences):
            keys = marked[side].touching[number]
            by_block[side].setdefault(sentence.block, []).extend(keys)
    met: dict[str, int] = {}
    for row in layout:
        for side, blocks in ((Side.A, row.a), (Side.B, row.b)):
            for key in (key for block in blocks for key in by_block[side].get(block, ())):
                if key not in met:
                    number = max(met.values(), default=0) + 1
                    met |= dict.fromkeys(together.get(key, (key,)), number)
    return met


def _together(
    comparison: Comparison, findings: Sequence[Finding], marked: tuple[SideMarks, SideMarks]
) -> dict[str, tuple[str, ...]]:
    """Give for a finding's key the keys that share its number, itself among them."""
    groups = [
        *_of_links(comparison, findings),
        *_of_details(findings, marked),
        *_of_quotations(comparison),
    ]
    return {key: group for group in groups for key in group}


def _of_links(comparison: Comparison, findings: Sequence[Finding]) -> Iterable[tuple[str, ...]]:
    """Group the links that meet in a sentence, first where most of them do.

    Groups that meet in turn become one if it has few links, all of one paragraph on a side.
    """
    reworded = {row.key for row in findings if row.role is Role.REWORDED}
    meeting: defaultdict[_Sentence, dict[str, None]] = defaultdict(dict)
    for index, link in enumerate(comparison.links):
        key = f"link-{index}"
        if key in reworded and not link.edits and link.by is not Origin.READER:
            for side in Side:
                for number in link.sentences(side):
                    meeting[side, number][key] = None
    groups: dict[str, tuple[str, ...]] = {}
    for _, keys in sorted(meeting.items(), key=lambda item: (-len(item[1]), item[0])):
        fresh = [key for key in keys if key not in groups]
        met = dict.fromkeys(groups[key] for key in keys if key in groups)
        joined = (*(key for group in met for key in group), *fresh)
        is_near = len(joined) <= _MOST_JOINED and _share_paragraph(comparison, joined)
        group = joined if is_near else tuple(fresh)
        groups |= dict.fromkeys(group, group)
    yield from dict.fromkeys(groups.values())


def _share_paragraph(comparison: Comparison, keys: Iterable[str]) -> bool:
    """Say whether links have all their sentences of A, or all those of B, in one paragraph."""
    links = [comparison.links[int(key.removeprefix("link-"))] for key in keys]
    return any(
        len({comparison.analyses[s].sentences[n].block for one in links for n in one.sentences(s)})
        == 1
        for s in Side
    )


def _of_details(
    findings: Sequence[Finding], marked: tuple[SideMarks, SideMarks]
) -> Iterable[tuple[str, ...]]:
    details = {row.key for row in findings if row.role is Role.ONLY_HERE}
    for side in marked:
        details -= {mark.finding for _, mark in side.marks if mark.whole}
    for side in marked:
        for keys in side.touching:
            yield tuple(key for key in keys if key in details)


def _of_quotations(comparison: Comparison) -> Iterable[tuple[str, ...]]:
    """Group the pairs that hold the same quotation of one side, those of A first."""
    done: set[int] = set()
    for side in Side:
        by_span: defaultdict[Span, list[int]] = defaultdict(list)
        for index, pair in enumerate(comparison.quotes):
            if index not in done:
                by_span[(pair.a if side is Side.A else pair.b).span].append(index)
        for group in by_span.values():
            if len(group) > 1:
                done.update(group)
                yield tuple(f"quote-{index}" for index in group)
