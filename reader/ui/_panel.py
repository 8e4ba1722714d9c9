"""The panel at the right: filter and order, the list of findings, and the one in focus."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import Finding, Grouping, alternatives_of, tr, tr_n
from reader.ui._announce import announce
from reader.ui._boxes import ArrowBox
from reader.ui._detail import detail_html
from reader.ui._edges import EdgedSplitter
from reader.ui._findings import FINDING, GROUP, FindingDelegate, FindingsModel
from reader.ui._look import ui_font
from reader.ui._note_html import short_note_html
from reader.ui._review_bar import ReviewBar
from reader.ui._session import Session
from reader.ui._showing import Filters, FindingOrder
from reader.ui._state_filter import LISTED_STATES, StateFilter

_ORDERS = {
    FindingOrder.PLACE: "By place",
    FindingOrder.WEIGHT: "By weight",
}
_GROUPINGS = {
    Grouping.NONE: "In one list",
    Grouping.RELATION: "By relation",
    Grouping.FRAMING: "By type of framing",
    Grouping.POSITION: "By position",
    Grouping.PERSON: "By person quoted",
}


class _List(QTreeView):
    """A list in groups that keeps its current row in sight when it gets less room.

    Where it is empty, it says `nothing`.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.nothing = ""

    def say_nothing(self, words: str) -> None:
        """Tell why the list is empty, if it is."""
        self.nothing = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    # ------------------------------------------------------------------ overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.nothing:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().text().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = self.viewport().rect().adjusted(20, 20, -20, -20)
            painter.drawText(room, flags, self.nothing)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        index = self.currentIndex()
        # To scroll to a row would open its group.
        if index.isValid() and (not index.parent().isValid() or self.isExpanded(index.parent())):
            self.scrollTo(index)


class FindingsPanel(QWidget):
    """List the session's findings; picking one brings it into focus."""

    menu_wished = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = FindingsModel(session, self)
        self._delegate = FindingDelegate(session.look, self)
        self._closed: set[str] = set()
        self.heading = QLabel(self)
        # Made in the order in which they stand, which is the one that Tab takes.
        self.filter = StateFilter(session, self)
        self.field = QLineEdit(self)
        self.grouping = ArrowBox(self)
        self.order = ArrowBox(self)
        self.list = _List(self)
        self.review = ReviewBar(session, self)
        self.detail = QTextBrowser(self)
        self._set_up_controls()
        self._set_up_views()
        self._lay_out()
        self._connect()
        self._show_all()

    def _set_up_controls(self) -> None:
        bold = ui_font(1.05)
        bold.setBold(True)
        self.heading.setFont(bold)
        self.field.setPlaceholderText(tr("Filter by words"))
        self.field.setAccessibleName(tr("Filter the findings by words"))
        self.field.setClearButtonEnabled(True)
        self.order.name_it(tr("Order of the findings"))
        self.order.setToolTip(tr("As the articles are read, or the weightiest first."))
        self.order.addItems([tr(_ORDERS[order]) for order in FindingOrder])
        self.grouping.name_it(tr("Groups of the findings"))
        self.grouping.addItems([tr(_GROUPINGS[grouping]) for grouping in Grouping])

    def _set_up_views(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setExpandsOnDoubleClick(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Findings"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self.detail.setOpenLinks(False)
        self.detail.setAccessibleName(tr("The finding in focus"))
        self.detail.document().setDocumentMargin(14)
        flags = Qt.TextInteractionFlag
        self.detail.setTextInteractionFlags(
            flags.TextBrowserInteraction | flags.TextSelectableByKeyboard
        )

    def _lay_out(self) -> None:
        top, ways = QHBoxLayout(), QHBoxLayout()
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.heading)
        told.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        top.addLayout(told)
        top.addWidget(self.field, 1)
        for box in (self.grouping, self.order):
            # Else the widest of its words would set how narrow the panel can be.
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(ArrowBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            ways.addWidget(box, 3 if box is self.grouping else 2)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.setContentsMargins(12, 6, 10, 6)
        head.addLayout(top)
        head.addLayout(ways)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.review.progress)
        column.addWidget(self.list, 1)
        column.addWidget(self.review)
        self.parts = EdgedSplitter(
            Qt.Orientation.Vertical,
            tr("Edge of the finding in focus"),
            (upper, self.detail),
            self,
            stretch=(3, 2),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.parts)

    def _connect(self) -> None:
        session = self._session
        session.comparison_changed.connect(self._show_all)
        session.filters_changed.connect(self._show_all)
        session.selection_changed.connect(self._on_session_selection_changed)
        session.alternative_changed.connect(self._on_session_selection_changed)
        session.look_changed.connect(self._on_session_look_changed)
        session.notebook.reviews_changed.connect(self.list.viewport().update)
        session.notebook.rows_changed.connect(self._on_notebook_rows_changed)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.field.textChanged.connect(session.set_words)
        self.order.currentIndexChanged.connect(self._on_order_picked)
        self.grouping.currentIndexChanged.connect(self._on_grouping_picked)
        self.list.collapsed.connect(self._on_group_collapsed)
        self.list.expanded.connect(self._on_group_expanded)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.clicked.connect(self._on_list_clicked)
        self.list.customContextMenuRequested.connect(self._on_list_menu_requested)
        self.detail.anchorClicked.connect(self._on_detail_link_clicked)

    def focus_list(self) -> None:
        """Move the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_grouping(self) -> None:
        """Group the findings in the next way, and say which."""
        ways = list(Grouping)
        at = ways.index(self._session.filters.grouping)
        self._session.set_grouping(ways[(at + 1) % len(ways)])
        announce(self.list, self.grouping.currentText())

    def next_state(self) -> None:
        """List the findings of the next review state alone, after the last one all; say which."""
        states = (None, *LISTED_STATES)
        at = states.index(self._session.filters.state)
        self._session.set_state(states[(at + 1) % len(states)])
        announce(self.list, f"{self.heading.text()}, {self.filter.words}")

    def clear_words(self) -> bool:
        """Empty the filter by words if it has the keyboard; say whether there was any."""
        if not self.field.hasFocus() or not self.field.text():
            return False
        self.field.clear()
        return True

    def focus_field(self) -> None:
        """Move the keyboard to the filter by words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------------- reacting

    def _show_all(self) -> None:
        shown, total = len(self._session.shown), len(self._session.findings)
        if shown == total:
            words = tr_n("{count} finding", "{count} findings", total)
            self.heading.setText(words if total else tr("Findings"))
        else:
            self.heading.setText(tr("{shown} of {total} findings", shown=shown, total=total))
        filters = self._session.filters
        self.list.say_nothing("" if shown else _why_empty(filters, total))
        self.order.setCurrentIndex(list(FindingOrder).index(filters.order))
        self.grouping.setCurrentIndex(list(Grouping).index(filters.grouping))
        # Of rows that are alike Qt asks the height of one.
        self.list.setUniformRowHeights(filters.grouping is Grouping.NONE)
        self._open_groups()
        self._on_session_selection_changed()

    def _on_session_selection_changed(self) -> None:
        finding = self._session.selected
        index = self.model.index_of(finding)
        if not index.isValid():
            self.list.selectionModel().clear()
        elif self.list.currentIndex() != index:
            self.list.expand(index.parent())
            self.list.setCurrentIndex(index)
        self._show_detail(finding)

    def _open_groups(self) -> None:
        """Open all groups but those that the reader closed."""
        for index in self.model.group_indexes():
            self.list.setExpanded(index, index.data(GROUP).key not in self._closed)

    def _on_notebook_rows_changed(self) -> None:
        self.list.viewport().update()
        self._show_detail(self._session.selected)

    def _show_detail(self, finding: Finding | None) -> None:
        look = self._session.look
        self.detail.setFont(ui_font(look.panel_zoom))
        notes = self._session.notebook.notes_on(finding) if finding is not None else ()
        self.detail.setHtml(
            detail_html(self._session.comparison, finding, look, self._session.alternative)
            + "".join(short_note_html(row, look) for row in notes)
        )

    def _on_field_return_pressed(self) -> None:
        """Go on to the first of the findings that were looked for."""
        if self._session.shown:
            self.focus_list()
            self._session.select(self._session.shown[0].key)

    def _on_session_look_changed(self) -> None:
        self._delegate.set_look(self._session.look)
        self.list.viewport().update()
        self._show_detail(self._session.selected)

    def _on_order_picked(self) -> None:
        self._session.set_order(list(FindingOrder)[self.order.currentIndex()])

    def _on_grouping_picked(self) -> None:
        self._session.set_grouping(list(Grouping)[self.grouping.currentIndex()])

    def _on_group_collapsed(self, index: QModelIndex) -> None:
        self._closed.add(index.data(GROUP).key)

    def _on_group_expanded(self, index: QModelIndex) -> None:
        self._closed.discard(index.data(GROUP).key)

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        finding: Finding | None = index.data(FINDING)
        if finding is not None and finding is not self._session.selected:
            self._session.select(finding.key)

    def _on_list_clicked(self, index: QModelIndex) -> None:
        """Go to the finding once more, though it may be the one in focus already."""
        finding: Finding | None = index.data(FINDING)
        if finding is None:
            self.list.setExpanded(index, not self.list.isExpanded(index))
        if finding is not None:
            self._session.select(finding.key)

    def _on_list_menu_requested(self, place: QPoint) -> None:
        if self._session.selected is not None:
            self.menu_wished.emit(self.list.viewport().mapToGlobal(place))

    def _on_detail_link_clicked(self, url: QUrl) -> None:
        comparison, finding = self._session.comparison, self._session.selected
        if comparison is not None and finding is not None:
            number = int(url.toString().partition(":")[2])
            ways = alternatives_of(comparison, finding)
            self._session.set_alternative(ways[number - 1] if number else None)


def _why_empty(filters: Filters, total: int) -> str:
    """Say why no finding is listed, and how they come back."""
    if not total:
        return ""
    if filters.words:
        return tr("No finding holds these words. Esc in the field above empties it.")
    if filters.state is not None:
        return tr("None is in this state. Shift+G goes on to the next.")
    return tr("All kinds that were found are hidden. Alt+0 shows them.")
