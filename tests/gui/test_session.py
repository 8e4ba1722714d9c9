"""The session: what is shown of a comparison, and what is in focus."""

from pytestqt.qtbot import QtBot

from reader.core import Side
from reader.presentation import Grouping, Role
from reader.ui import FindingOrder, Session


def keys_shown(session: Session) -> list[str]:
    return [finding.key for finding in session.shown]


def test_all_findings_are_shown_in_reading_order(session: Session) -> None:
    shown = keys_shown(session)
    assert sorted(shown) == sorted(finding.key for finding in session.findings)
    # What only B has stands beside its neighbours, not after everything of A.
    assert shown.index("only-b-73") < shown.index("link-1")


def test_a_hidden_role_is_not_shown(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.filters_changed):
        session.toggle_role(Role.FRAMING)
    assert all(finding.role is not Role.FRAMING for finding in session.shown)
    session.toggle_role(Role.FRAMING)
    assert len(session.shown) == len(session.findings)


def test_only_one_role_and_then_all(session: Session) -> None:
    session.show_only_role(Role.CONFLICT)
    assert {finding.role for finding in session.shown} == {Role.CONFLICT}
    session.show_all_roles()
    assert len(session.shown) == len(session.findings)


def test_words_must_all_be_in_a_finding(session: Session) -> None:
    session.set_words("METRES number")
    assert keys_shown(session) == ["conflict-0"]


def test_weighty_findings_come_first_if_so_ordered(session: Session) -> None:
    session.set_order(FindingOrder.WEIGHT)
    weights = [finding.weight for finding in session.shown]
    assert weights == sorted(weights, reverse=True)


def test_by_relation_the_roles_stand_together_in_their_order(session: Session) -> None:
    session.set_grouping(Grouping.RELATION)
    ranks = [list(Role).index(finding.role) for finding in session.shown]
    assert ranks == sorted(ranks)


def test_stepping_goes_through_what_is_shown_and_round(session: Session) -> None:
    session.show_only_role(Role.CONFLICT)
    seen = []
    for _ in range(3):
        session.step(1)
        assert session.selected is not None
        seen.append(session.selected.key)
    assert seen == ["conflict-0", "conflict-1", "conflict-0"]


def test_stepping_back_from_nothing_starts_at_the_end(session: Session) -> None:
    session.step(-1)
    assert session.selected is session.shown[-1]


def test_stepping_within_a_kind_skips_the_others(session: Session) -> None:
    session.select("conflict-0")
    session.step_in_role(1)
    assert session.selected is not None
    assert session.selected.key == "conflict-1"


def test_stepping_through_nothing_selects_nothing(session: Session) -> None:
    session.set_words("no such words anywhere")
    session.step(1)
    assert session.selected is None


def test_hiding_the_role_in_focus_takes_the_focus_away(session: Session) -> None:
    session.select("conflict-0")
    session.toggle_role(Role.CONFLICT)
    assert session.selected is None


def test_a_selection_tells_where_it_was_made(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.selection_changed) as caught:
        session.select("link-4", Side.B)
    assert caught.args == [Side.B]


def test_other_articles_end_the_comparison(qtbot: QtBot, session: Session) -> None:
    session.select("conflict-0")
    with qtbot.waitSignals([session.articles_changed, session.comparison_changed]):
        session.swap_sides()
    assert session.comparison is None
    assert session.findings == ()
    assert session.selected is None


def test_an_unknown_key_selects_nothing(session: Session) -> None:
    session.select("conflict-0")
    session.select("no-such")
    assert session.selected is None


def test_a_filter_that_changes_nothing_says_nothing(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.filters_changed):
        session.show_all_roles()
        session.set_words("")
