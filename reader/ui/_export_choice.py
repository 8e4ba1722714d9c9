"""What the reader chose to export: a form and how it is set out; and the words for both."""

from dataclasses import dataclass, field
from types import MappingProxyType

from reader.export import Format, Layout, PageStyle, Paper, Part
from reader.store import ExportPreferences

FORMATS = MappingProxyType(
    {
        Format.PDF: (
            "Annotated PDF",
            "Pages with real annotations, which any PDF reader lists. To print and to hand on.",
        ),
        Format.HTML: (
            "Web page (HTML)",
            "One page for any browser, whole in itself, light, dark and ready to print.",
        ),
        Format.DOCX: (
            "Word document (DOCX)",
            "Both texts in two columns with a comment on each passage. To work on.",
        ),
        Format.MARKDOWN: (
            "Markdown",
            "Plain text with links between passages and notes. For notebooks and wikis.",
        ),
        Format.CSV: (
            "Table (CSV)",
            "One row a finding, a row of a ledger, or a note. For spreadsheets.",
        ),
        Format.JSON: ("Data (JSON)", "The whole comparison. For other programs."),
    }
)
LAYOUTS = MappingProxyType(
    {
        Layout.SIDE_BY_SIDE: "Side by side",
        Layout.ONE_AFTER_THE_OTHER: "One after the other",
        Layout.ONLY_DIFFERENCES: "Only differences",
        Layout.FINDINGS: "Findings alone",
    }
)
PARTS = MappingProxyType(
    {
        Part.FRONT: "Front page",
        Part.OVERVIEW: "Overview",
        Part.LEGEND: "Legend",
        Part.TEXTS: "Both texts",
        Part.FINDINGS: "Findings",
        Part.LEDGERS: "Ledgers",
        Part.NOTES: "Your notes",
        Part.METHODS: "Methods",
    }
)
PAPERS = MappingProxyType({Paper.A4: "A4", Paper.LETTER: "Letter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """A form, and the style of what is exported; the style is kept for forms without one."""

    format: Format = Format.PDF
    style: PageStyle = field(default_factory=PageStyle)

    @property
    def holds_something(self) -> bool:
        """Say whether any part is left to be written."""
        if self.format is Format.PDF:
            return bool(self.style.printed)
        return bool(self.style.parts) or not self.format.has_parts

    @classmethod
    def kept(cls, kept: ExportPreferences) -> "ExportChoice":
        """Give the choice that was kept; what is unknown falls back to the usual."""
        return cls(
            format=Format(kept.format) if kept.format in list(Format) else Format.PDF,
            style=PageStyle(
                layout=Layout(kept.layout) if kept.layout in list(Layout) else Layout.SIDE_BY_SIDE,
                parts=frozenset(part for part in Part if part.value not in kept.left_out),
                is_black_and_white=kept.black_and_white,
                paper=Paper(kept.paper) if kept.paper in list(Paper) else Paper.A4,
            ),
        )

    def to_keep(self) -> ExportPreferences:
        """Give the choice as it is kept; parts to come are not among those left out."""
        return ExportPreferences(
            format=self.format.value,
            layout=self.style.layout.value,
            left_out=tuple(part.value for part in Part if part not in self.style.parts),
            black_and_white=self.style.is_black_and_white,
            paper=self.style.paper.value,
        )
