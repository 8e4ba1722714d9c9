"""What the status bar says of the pair on the desk."""

from dataclasses import replace

from reader.core import Side, Status
from reader.presentation import Role
from reader.ui import Session
from reader.ui._status import state_words


def test_sentences_and_details_of_one_side_are_told_apart(session: Session) -> None:
    comparison = session.comparison
    assert comparison is not None
    whole = sum(r.status is Status.OMITTED for side in Side for r in comparison.coverage[side])
    details = sum(len(r.missing) for side in Side for r in comparison.coverage[side])
    assert whole > 1
    assert details > 1
    assert whole + details == session.count(Role.ONLY_HERE)
    words = state_words(session)
    assert words.endswith(f"{whole} sentences and {details} details on one side only")
    assert "passages shared" in words


def test_a_pair_that_shares_nothing_is_said_to_share_nothing(session: Session) -> None:
    comparison = session.comparison
    assert comparison is not None
    session.set_comparison(replace(comparison, links=()))
    assert state_words(session).startswith("The two articles share no passage · ")


def test_a_pair_not_compared_is_said_not_to_be(session: Session) -> None:
    session.set_articles(*session.articles)
    assert state_words(session) == "Not compared yet."
    session.set_articles(None, None)
    assert "Open two articles" in state_words(session)
