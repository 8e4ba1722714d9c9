"""Take out of a text what no file for people should hold: controls and broken characters."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HALVES = re.compile(r"[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Drop control characters but tab and line feed; a broken character becomes U+FFFD."""
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", text))
