"""A report becomes a file: PDF, HTML, Markdown, Word, table, JSON; notes become lists."""

from reader.export._annotations import (
    annotation_bytes,
    annotations_from_json,
    annotations_to_json,
)
from reader.export._assets import Assets
from reader.export._formats import Format, render, write, write_index
from reader.export._html_index import IndexEntry
from reader.export._json import comparison_to_json
from reader.export._json_in import comparison_from_json
from reader.export._note_lists import notes_as_csv, notes_as_markdown, notes_from_csv
from reader.export._notes_markdown import notes_from_markdown
from reader.export._page_pictures import PagePicture, draw_page, page_sizes
from reader.export._page_style import Layout, PageStyle, Paper, Part
from reader.export._project_file import holds_project, project_bytes, project_in_pdf
from reader.export._rich_html import rich_html
from reader.export._source_files import AnnotatedFile, AnnotatedFiles, annotate_source

__all__ = [
    "AnnotatedFile",
    "AnnotatedFiles",
    "Assets",
    "Format",
    "IndexEntry",
    "Layout",
    "PagePicture",
    "PageStyle",
    "Paper",
    "Part",
    "annotate_source",
    "annotation_bytes",
    "annotations_from_json",
    "annotations_to_json",
    "comparison_from_json",
    "comparison_to_json",
    "draw_page",
    "holds_project",
    "notes_as_csv",
    "notes_as_markdown",
    "notes_from_csv",
    "notes_from_markdown",
    "page_sizes",
    "project_bytes",
    "project_in_pdf",
    "render",
    "rich_html",
    "write",
    "write_index",
]
