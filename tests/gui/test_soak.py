"""Many calls into Qt: what a short test never meets."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 10_000
STRAY = 200  # references to None that come and go by themselves


def test_references_to_none_survive_ten_thousand_void_calls(qtbot: QtBot) -> None:
    """Catch bindings that drop a reference to None on each call that returns nothing.

    PySide6 6.12.0 does so on Python 3.11, where None is counted: the program is dead after
    some 7,000 calls. From Python 3.12 on None is immortal and this cannot fail.
    """
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    assert sys.getrefcount(None) > before - STRAY


def test_references_to_none_survive_ten_thousand_null_answers(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.parentWidget()
    assert sys.getrefcount(None) > before - STRAY
