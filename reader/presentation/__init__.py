"""What to show and where, without Qt: findings in words, marks, report, geometry."""

from reader.presentation._citation import citation_of, citation_of_pair
from reader.presentation._effect import Effect, effects_of
from reader.presentation._finding_words import MOST_HITS, find_all, match_rank
from reader.presentation._findings import Finding, findings_of, link_role, place_words
from reader.presentation._intervals import Extent, Intervals
from reader.presentation._ledger import Cell, Column, Ledger, LedgerKind, LedgerRow
from reader.presentation._ledger_sources import Voice, voices_of
from reader.presentation._ledgers import build_ledger
from reader.presentation._marks import Mark, marks_for, sentence_roles
from reader.presentation._merged import Change, MergedBlock, MergedRun, merged_text
from reader.presentation._messages import install_translation, tr, tr_n
from reader.presentation._offsets import Placement, Utf16Map
from reader.presentation._overview import (
    BarPart,
    CountRow,
    CoverageBar,
    Lead,
    Omission,
    Overview,
    Slope,
    Tick,
    VoiceRow,
    overview_of,
)
from reader.presentation._quoting import excerpt
from reader.presentation._report import Report, build_report
from reader.presentation._report_facts import shares_words
from reader.presentation._report_tree import (
    ArticleFacts,
    Fact,
    LegendRow,
    ListKind,
    MarkedPassage,
    Note,
    NotedPassage,
    NoteList,
    Place,
    Remark,
    ReportBlock,
    ReportLedger,
    Row,
    Run,
    Section,
    Share,
    TableRow,
)
from reader.presentation._ribbons import (
    Ribbon,
    RibbonIndex,
    Shape,
    Strand,
    shape_of,
    spread,
    strands_of,
)
from reader.presentation._roles import RELATION_ROLES, ROLE_STYLES, Line, Role, RoleStyle
from reader.presentation._scroll import (
    Port,
    ReadingOrder,
    ScrollMap,
    chain_spans,
    heaviest_chain,
    settle,
    sync_share,
)
from reader.presentation._summary import summary_of
from reader.presentation._targets import target_of
from reader.presentation._themes import UI_COLOURS, RoleColours, Theme, contrast, parse_theme
from reader.presentation._vision import Vision, seen_by, theme_seen_by

__all__ = [
    "MOST_HITS",
    "RELATION_ROLES",
    "ROLE_STYLES",
    "UI_COLOURS",
    "ArticleFacts",
    "BarPart",
    "Cell",
    "Change",
    "Column",
    "CountRow",
    "CoverageBar",
    "Effect",
    "Extent",
    "Fact",
    "Finding",
    "Intervals",
    "Lead",
    "Ledger",
    "LedgerKind",
    "LedgerRow",
    "LegendRow",
    "Line",
    "ListKind",
    "Mark",
    "MarkedPassage",
    "MergedBlock",
    "MergedRun",
    "Note",
    "NoteList",
    "NotedPassage",
    "Omission",
    "Overview",
    "Place",
    "Placement",
    "Port",
    "ReadingOrder",
    "Remark",
    "Report",
    "ReportBlock",
    "ReportLedger",
    "Ribbon",
    "RibbonIndex",
    "Role",
    "RoleColours",
    "RoleStyle",
    "Row",
    "Run",
    "ScrollMap",
    "Section",
    "Shape",
    "Share",
    "Slope",
    "Strand",
    "TableRow",
    "Theme",
    "Tick",
    "Utf16Map",
    "Vision",
    "Voice",
    "VoiceRow",
    "build_ledger",
    "build_report",
    "chain_spans",
    "citation_of",
    "citation_of_pair",
    "contrast",
    "effects_of",
    "excerpt",
    "find_all",
    "findings_of",
    "heaviest_chain",
    "install_translation",
    "link_role",
    "marks_for",
    "match_rank",
    "merged_text",
    "overview_of",
    "parse_theme",
    "place_words",
    "seen_by",
    "sentence_roles",
    "settle",
    "shape_of",
    "shares_words",
    "spread",
    "strands_of",
    "summary_of",
    "sync_share",
    "target_of",
    "theme_seen_by",
    "tr",
    "tr_n",
    "voices_of",
]
