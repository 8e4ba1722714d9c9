"""The facts about a pair, the counts of its marks, and how the comparison was made."""

import re
from collections import Counter
from dataclasses import fields

from reader.core import (
    Article,
    Block,
    BlockKind,
    Comparison,
    Relation,
    Settings,
    Side,
    Span,
    Status,
)
from reader.presentation._messages import tr, tr_n
from reader.presentation._report_runs import SideMarks
from reader.presentation._report_tree import ArticleFacts, Fact, LegendRow, Section, Share
from reader.presentation._roles import RELATION_ROLES, ROLE_STYLES, Role

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_ALSO = {
    Role.REWORDED: "“Shared in part”: one of the two passages holds more than the other.",
    Role.ONLY_HERE: "“Detail only in A” or B: words of a sentence whose rest is shared.",
}
_SETTINGS = {
    "link_threshold": "Links from",
    "coverage_threshold": "Covered from",
    "conflict_threshold": "Conflicts from",
    "framing_threshold": "Framing from",
}


def article_facts(comparison: Comparison, marked: SideMarks) -> ArticleFacts:
    """Tell what is known about one article."""
    article = comparison.articles[marked.side]
    return ArticleFacts(
        side=marked.side,
        title=article.title,
        outlet=article.outlet or "",
        language=article.language,
        facts=_known_facts(article),
        shares=shares_of(comparison, marked),
    )


def legend_rows(marked: tuple[SideMarks, SideMarks]) -> tuple[LegendRow, ...]:
    """Give every role with its meaning and its counts, in the order of `Role`."""
    whole = [Counter(mark.role for _, mark in side.marks if mark.whole) for side in marked]
    inner = [Counter(mark.role for _, mark in side.marks if not mark.whole) for side in marked]
    counts = [[_count(whole[side][role], inner[side][role]) for side in Side] for role in Role]
    return tuple(
        LegendRow(
            role=role,
            glyph=role.sign,
            letter=ROLE_STYLES[role].letter,
            word=tr(ROLE_STYLES[role].word),
            meaning=" ".join(
                tr(words) for words in (ROLE_STYLES[role].meaning, _ALSO.get(role, "")) if words
            ),
            sentences=(whole[Side.A][role], whole[Side.B][role]),
            details=(inner[Side.A][role], inner[Side.B][role]),
            counts=(said[Side.A], said[Side.B]),
        )
        for role, said in zip(Role, counts, strict=True)
    )


def shares_words() -> str:
    """Explain how the words of an article are counted in the bars."""
    return tr(
        "“In part”: sentences that the other article tells in part. Their words for which it was "
        "found to have nothing are counted as only here."
    )


def _count(sentences: int, details: int) -> str:
    inner = tr_n("{count:,} detail", "{count:,} details", details)
    outer = tr_n("{count:,} sentence", "{count:,} sentences", sentences)
    if sentences and details:
        return tr("{sentences}, {details}", sentences=outer, details=inner)
    if details:
        return inner
    return outer if sentences else "–"


def method_sections(comparison: Comparison) -> tuple[Section, ...]:
    """Explain how the comparison was made, what its scores mean, and where it ends."""
    return (
        _reading_section(),
        _score_section(),
        _limits_section(comparison),
        *(_source_section(comparison, side) for side in Side),
        _making_section(comparison),
    )


# ------------------------------------------------------------------------- the articles


def _known_facts(article: Article) -> tuple[Fact, ...]:
    unknown = tr("not stated")
    return (
        Fact(label=tr("Outlet"), value=article.outlet or unknown),
        Fact(label=tr("Published"), value=article.published or unknown),
        Fact(label=tr("Byline"), value=article.byline or unknown),
        Fact(label=tr("Length"), value=_length_words(article)),
        Fact(label=tr("File"), value=article.source.file_name),
        Fact(label=tr("SHA-256"), value=article.source.sha256, is_code=True),
    )


def _length_words(article: Article) -> str:
    compared = [block for block in article.blocks if block.kind.is_compared]
    paragraphs = sum(block.kind is not BlockKind.HEADLINE for block in compared)
    return tr(
        "{words}, {paragraphs}",
        words=tr_n("{count:,} word", "{count:,} words", _count_words(article, compared)),
        paragraphs=tr_n("{count:,} paragraph", "{count:,} paragraphs", paragraphs),
    )


def _count_words(article: Article, blocks: list[Block]) -> int:
    return sum(len(_WORD.findall(block.span.of(article.text))) for block in blocks)


def shares_of(comparison: Comparison, marked: SideMarks) -> tuple[Share, ...]:
    """Count the words of one article by how they are marked."""
    text = comparison.articles[marked.side].text
    roles = {mark.span: mark.role for _, mark in marked.marks if mark.whole}
    partly = _partly(comparison, marked.side)
    words: Counter[tuple[Role | None, bool]] = Counter()
    for number, sentence in enumerate(comparison.analyses[marked.side].sentences):
        if not sentence.kind.is_compared:
            continue
        span, role = sentence.span, roles.get(sentence.span)
        count, lacking = len(_WORD.findall(text, span.start, span.end)), 0
        missing = partly.get(number, ())
        if missing:
            starts = (found.start() for found in _WORD.finditer(text, span.start, span.end))
            lacking = sum(any(one.start <= at < one.end for one in missing) for at in starts)
        words[role, role is Role.REWORDED and number in partly] += count - lacking
        words[Role.ONLY_HERE, False] += lacking
    order = ((role, in_part) for role in (*RELATION_ROLES, None) for in_part in (False, True))
    return tuple(
        Share(
            role=kind[0],
            in_part=kind[1],
            words=words[kind],
            label=_share_words(kind[0], in_part=kind[1]),
        )
        for kind in order
        if words[kind]
    )


def _partly(comparison: Comparison, side: Side) -> dict[int, tuple[Span, ...]]:
    """Give the sentences shared only in part, each with the spans that only it has."""
    found: dict[int, tuple[Span, ...]] = {}
    for link in comparison.links:
        if link.relation is Relation.PARTIAL:
            found |= dict.fromkeys(link.sentences(side), ())
    for row in comparison.coverage[side]:
        if row.status is Status.COVERED:
            found.pop(row.sentence, None)
        elif row.status is Status.PARTLY:
            found[row.sentence] = tuple(missing.span for missing in row.missing)
    return found


def _share_words(role: Role | None, *, in_part: bool) -> str:
    if in_part:
        return tr("in part")
    return tr(ROLE_STYLES[role].word) if role else tr("No mark")


# -------------------------------------------------------------------------- the methods


def _reading_section() -> Section:
    return Section(
        title=tr("What this report is"),
        paragraphs=(
            tr(
                "Lateral laid two articles side by side and marked how each sentence relates to "
                "the other article. The program ran on one computer and sent nothing anywhere."
            ),
            tr(
                "The marks are evidence, not a verdict. They do not rate an outlet, and they say "
                "nothing about why something is told, told otherwise or left out."
            ),
        ),
    )


def _score_section() -> Section:
    return Section(
        title=tr("What a score means"),
        paragraphs=(
            tr(
                "Every finding has a score from 0 to 1: how sure the program is of it. High is "
                "0.80 or more, medium 0.60 or more, low anything less. The words beside a "
                "nearest passage say how alike the two passages are, by the same steps: much, "
                "something or little in common. The annotations of a PDF, the comments of a Word "
                "document and the table for spreadsheets give the figures."
            ),
        ),
    )


def _limits_section(comparison: Comparison) -> Section:
    return Section(
        title=tr("Known limits"),
        paragraphs=(
            tr(
                "“Not found” means that the program found no passage that reports it. A fact may "
                "stand there in words that it did not recognise; the nearest passage is named so "
                "that you can check."
            ),
            tr(
                "Numbers, dates, names, quotations and wording are compared by rules and word "
                "lists made for English. Pictures, charts, links and layout are not looked at."
            ),
            *_other_notices(comparison),
        ),
    )


def _other_notices(comparison: Comparison) -> list[str]:
    """Give the notices that are not told with their article."""
    told = {warning for article in comparison.articles for warning in article.warnings}
    return [notice for notice in comparison.notices if notice not in told]


def _source_section(comparison: Comparison, side: Side) -> Section:
    article = comparison.articles[side]
    return Section(
        title=tr("Source of article {side}", side=side.letter),
        paragraphs=(*article.warnings, *_left_out_words(article)),
        facts=(
            Fact(label=tr("File"), value=article.source.file_name),
            Fact(label=tr("Type"), value=article.source.media_type),
            Fact(label=tr("Language"), value=article.language),
            Fact(label=tr("SHA-256 of the file"), value=article.source.sha256, is_code=True),
            Fact(label=tr("SHA-256 of the text"), value=article.text_sha256, is_code=True),
        ),
    )


def _left_out_words(article: Article) -> list[str]:
    said = []
    dimmed = [block for block in article.blocks if block.kind is BlockKind.BOILERPLATE]
    if dimmed:
        said.append(
            tr_n(
                "{count} block was taken for boilerplate (menus, notices, links to other pages): "
                "it is set apart in the text and not compared.",
                "{count} blocks were taken for boilerplate (menus, notices, links to other "
                "pages): they are set apart in the text and not compared.",
                len(dimmed),
            )
        )
    reasons = Counter(piece.reason for piece in article.removed)
    if reasons:
        said.append(
            tr(
                "The import left these out of the page: {what}.",
                what=", ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items())),
            )
        )
    return said


def _making_section(comparison: Comparison) -> Section:
    made = comparison.provenance
    return Section(
        title=tr("How to make it again"),
        paragraphs=(
            tr(
                "The same program, files, models and settings give the same comparison and the "
                "same document. Models and word lists are named with their SHA-256."
            ),
        ),
        facts=(
            Fact(label=tr("Program"), value=tr("Lateral {version}", version=made.app)),
            Fact(label=tr("Engine"), value=made.engine),
            *_settings_facts(made.settings),
            *(Fact(label=piece.name, value=piece.sha256, is_code=True) for piece in made.resources),
        ),
    )


def _settings_facts(settings: Settings) -> list[Fact]:
    return [
        Fact(
            label=tr(_SETTINGS.get(field.name, field.name)),
            value=str(getattr(settings, field.name)),
        )
        for field in fields(settings)
    ]
