"""The words that show under a resting pointer."""

from html import escape


def wrapped(words: str) -> str:
    """Give words for a tip that is wrapped, for Qt sets a plain one on a single line."""
    lines = "<br>".join(map(escape, words.splitlines()))
    return f"<p>{lines}</p>" if lines else ""
