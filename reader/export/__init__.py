"""A report becomes a file: PDF, HTML, Markdown, Word, table, or JSON after the contract."""

from reader.export._assets import Assets
from reader.export._formats import Format, write, write_index
from reader.export._html_index import IndexEntry
from reader.export._json import comparison_to_json
from reader.export._json_in import comparison_from_json
from reader.export._page_style import Layout, PageStyle, Part

__all__ = [
    "Assets",
    "Format",
    "IndexEntry",
    "Layout",
    "PageStyle",
    "Part",
    "comparison_from_json",
    "comparison_to_json",
    "write",
    "write_index",
]
