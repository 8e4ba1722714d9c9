"""Say in a PDF of typst's which program made it, and which one its pages.

PDF/A wants the information dictionary and the XMP to agree (ISO 19005-2, 6.6.2). Typst
writes both, and names itself as the creator.
"""

import re

from reader import __version__
from reader.export._pdf_objects import Objects, UnknownFormError, string, without_strings

_CREATOR = re.compile(rb"/Creator(\( *\))")
_TOOL = re.compile(rb"<xmp:CreatorTool>([^<]*)</xmp:CreatorTool>")
_LENGTH = re.compile(rb"/Length \d+")


def name_creator(objects: Objects) -> None:
    """Make Lateral the creator of a document, and what set its pages the producer."""
    creator = f"Lateral {__version__}"
    info = objects.number_at(b"Info")
    told = objects[info]
    own = _CREATOR.search(without_strings(told))  # a title may hold the same letters
    if own is None:
        raise UnknownFormError("it does not tell its creator")
    named = b"/Producer%s/Creator%s" % (told[slice(*own.span(1))], string(creator))
    objects[info] = told[: own.start()] + named + told[own.end() :]
    metadata = objects.number_at(b"Metadata", objects.number_at(b"Root"))
    told = rb"<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>\1</pdf:Producer>"
    head, begin, rest = objects[metadata].partition(b"stream\n")
    words, end, _ = rest.rpartition(b"\nendstream")
    words = _TOOL.sub(told % creator.encode("ascii"), words)
    objects[metadata] = _LENGTH.sub(b"/Length %d" % len(words), head) + begin + words + end
