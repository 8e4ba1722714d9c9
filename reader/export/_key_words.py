"""What keys and heads say alike in every form: how changed words look, and an article's name."""

from reader.core import Span
from reader.presentation import ArticleFacts, excerpt, tr

_NAME = 48  # characters of an article's name above its column


def struck_words() -> str:
    """Say what is struck."""
    return tr("words of an edited sentence that B changes or drops")


def added_words() -> str:
    """Say what is bold or underlined."""
    return tr("words that A does not have there")


def short_name(facts: ArticleFacts) -> str:
    """Give the name of an article above its column: outlet, or else title, shortened."""
    return shortened(facts.outlet or facts.title, _NAME)


def shortened(words: str, limit: int) -> str:
    """Give words on one line, cut at a word with an ellipsis if they are too many."""
    return excerpt(words, Span(start=0, end=len(words)), limit)
