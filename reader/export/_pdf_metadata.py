"""Say in a PDF which program made it, and which one its pages.

PDF/A wants the information dictionary and the XMP to agree (ISO 19005-2, 6.6.2). Typst
writes both, and names itself as the creator.
"""

import re

import pikepdf

from reader import __version__

_TOOL = re.compile(rb"<xmp:CreatorTool>([^<]*)</xmp:CreatorTool>")


def name_creator(pdf: pikepdf.Pdf) -> None:
    """Make Lateral the creator of a document, and what set its pages the producer."""
    info, creator = pdf.docinfo, f"Lateral {__version__}"
    info.Producer, info.Creator = info.Creator, pikepdf.String(creator)
    told = rb"<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>\1</pdf:Producer>"
    metadata = pdf.Root.Metadata
    metadata.write(_TOOL.sub(told % creator.encode("ascii"), metadata.read_bytes()))
