"""What is said of a source's annotated copy, apart from the library that makes it."""

from reader.presentation import tr_n


def missed_words(count: int) -> str:
    """Say how many passages could not be placed, before they are listed."""
    return tr_n(
        "{count} passage was not found on these pages:",
        "{count} passages were not found on these pages:",
        count,
    )
