"""Read the theme of the page from its file."""

from reader.core import ReaderError
from reader.export._assets import Assets
from reader.presentation import Theme, parse_theme, tr


def read_theme(assets: Assets) -> Theme:
    """Give the theme. Raises `ReaderError` if its file is missing or wrong."""
    try:
        text = assets.theme.read_text(encoding="utf-8")
    except OSError as error:
        raise ReaderError(
            tr("The theme of the page cannot be read: {reason}.", reason=error),
            tr("Install the program again."),
        ) from error
    return parse_theme(text, assets.theme.stem)
