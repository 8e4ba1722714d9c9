"""What is said of a reader's note besides its text: the decision in words, and whose it is."""

from reader.core import ReviewState
from reader.presentation import Remark, tr


def state_words(state: ReviewState) -> str:
    """Put a reader's decision in words with its sign; nothing if there is none."""
    words = {
        ReviewState.NEW: "",
        ReviewState.CONFIRMED: tr("✓ confirmed"),
        ReviewState.DISMISSED: tr("✗ dismissed"),
        ReviewState.QUESTION: tr("? in question"),
    }
    return words[state]


def remark_by(remark: Remark) -> str:
    """Say who wrote a remark, and on which day."""
    return ", ".join(part for part in (remark.author, remark.made[:10]) if part)
