"""The words of an edit, as findings and notes quote them."""

from collections.abc import Sequence

from reader.core import Edit, EditOp
from reader.presentation._quoting import excerpt, inside_quotes

_NOTHING = "—"


def changing(edits: Sequence[Edit]) -> list[Edit]:
    """Give the edits that change something."""
    return [edit for edit in edits if edit.op is not EditOp.EQUAL]


def edit_words(texts: Sequence[str], edit: Edit, limit: int) -> tuple[str, str]:
    """Give what stands on either side, to be set in quotation marks.

    Where nothing but quotation marks differs, they stand as they are.
    """
    a, b = inside_quotes(texts[0], edit.a, limit), inside_quotes(texts[1], edit.b, limit)
    if a == b:
        a, b = excerpt(texts[0], edit.a, limit), excerpt(texts[1], edit.b, limit)
    return a or _NOTHING, b or _NOTHING


def first_worded(texts: Sequence[str], changes: Sequence[Edit]) -> Edit:
    """Give the first change with a letter or figure in it, or else the first."""
    worded = (
        edit for edit in changes if any(map(str.isalnum, edit.a.of(texts[0]) + edit.b.of(texts[1])))
    )
    return next(worded, changes[0])
