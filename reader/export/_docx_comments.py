"""The comments of a Word document: one a passage, with what its reader said as replies.

What a comment replies to is told by a part of its own, commentsExtended, which names the last
paragraph of each comment (Office Open XML extensions, MS-DOCX 2.5.8).
"""

from datetime import datetime

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reader.export._characters import cleaned
from reader.export._docx_elements import Element, element, paragraph, run
from reader.export._docx_texts import Comment, comments_of
from reader.presentation import Report

AUTHOR = "Lateral"
_NAME = PackURI("/word/commentsExtended.xml")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_TIE = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def add_comments(document: Document, report: Report) -> None:
    """Add all comments in their order, which their ranges in the texts count by.

    python-docx looks through all comments for each new one's number and asks the clock for
    its date, so that the elements are made here.
    """
    said = comments_of(report)
    comments = document.comments._comments_elm
    for number, comment in enumerate(said):
        comments.append(_comment(number, comment, report.created))
    part = Part(_NAME, _TYPE, _threads(said), document.part.package)
    document.part.relate_to(part, _TIE)


def _comment(number: int, said: Comment, moment: datetime) -> Element:
    lines = [[run(line)] for line in said.lines]
    style = element("rPr", [element("rStyle", val="CommentReference")])
    lines[0].insert(0, element("r", [style, element("annotationRef")]))
    paragraphs = [paragraph(line, "CommentText") for line in lines]
    paragraphs[-1].set(f"{{{_W14}}}paraId", _paragraph_id(number))
    author = cleaned(said.author) or AUTHOR
    return element(
        "comment",
        paragraphs,
        id=str(number),
        author=author,
        date=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        initials=author[0],
    )


def _threads(said: tuple[Comment, ...]) -> bytes:
    """Say which comment replies to which."""
    rows = "".join(
        f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{_parent(comment)} w15:done="0"/>'
        for number, comment in enumerate(said)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w15:commentsEx xmlns:w15="{_W15}">{rows}</w15:commentsEx>'.encode()


def _parent(comment: Comment) -> str:
    if comment.replies_to is None:
        return ""
    return f' w15:paraIdParent="{_paragraph_id(comment.replies_to)}"'


def _paragraph_id(number: int) -> str:
    return f"{number + 1:08X}"
