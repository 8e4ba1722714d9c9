"""What stands at the right: findings and notes on tabs, and under both the tags in use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from reader.presentation import ORPHAN_GLYPH, tr
from reader.ui._notes_panel import NotesPanel
from reader.ui._panel import FindingsPanel
from reader.ui._session import Session
from reader.ui._tag_bar import TagBar

_MINIMUM = 272


class SidePanel(QWidget):
    """Hold the panels of findings and of notes; what is gone to comes to the front."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = session.notebook
        self.findings = FindingsPanel(session, self)
        self.notes = NotesPanel(session, self)
        self.tags = TagBar(session, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setAccessibleName(tr("Findings and notes"))
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.addTab(self.findings, tr("Findings"))
        self.tabs.addTab(self.notes, tr("Notes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.tags)
        self.setMinimumWidth(_MINIMUM)
        self._notebook.rows_changed.connect(self._count_notes)
        self._count_notes()

    def _count_notes(self) -> None:
        """Tell on the tab how many notes there are, and whether some have lost their passage."""
        count, lost = len(self._notebook.rows), len(self._notebook.orphans)
        words = tr("Notes ({count})", count=count) if count else tr("Notes")
        self.tabs.setTabText(1, f"{words} {ORPHAN_GLYPH}" if lost else words)

    def go_to_findings(self) -> None:
        """Move the keyboard to the list of findings."""
        self._bring_up(self.findings)
        self.findings.focus_list()

    def filter_by_words(self) -> None:
        """Move the keyboard to the filter of the findings."""
        self._bring_up(self.findings)
        self.findings.focus_field()

    def go_to_notes(self) -> None:
        """Move the keyboard to the list of notes."""
        self._bring_up(self.notes)
        self.notes.focus_list()

    def clear_words(self) -> bool:
        """Empty the field that has the keyboard; say whether there was anything in it."""
        return self.findings.clear_words() or self.notes.clear_words()

    def _bring_up(self, panel: QWidget) -> None:
        self.show()
        self.tabs.setCurrentWidget(panel)
