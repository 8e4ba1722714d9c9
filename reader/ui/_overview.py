"""The overview page: a pair at a glance, each part of it leading to its passages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.core import Side
from reader.presentation import (
    RELATION_ROLES,
    ROLE_STYLES,
    CountRow,
    Lead,
    Overview,
    Reading,
    VoiceRow,
    tr,
    tr_n,
)
from reader.ui._chart import Chart
from reader.ui._charts import CoverageChart, OmissionList, PairBars, PairRow, SlopeChart
from reader.ui._header import PaneHeader
from reader.ui._look import ui_font
from reader.ui._session import Session
from reader.ui._showing import Page, Pointed
from reader.ui._status import StatusWords

_EDGE = 16
_GAP = 12
_NARROWEST = 330  # pixels in which a drawing's words have room


class _Sheet(QWidget):
    """Two columns of drawings, or one where there is little room, each as high as it wishes.

    Layouts of Qt, nested in a scroll area that is filled while it is hidden, kept the
    heights from before.
    """

    def __init__(
        self, left: tuple[QWidget, ...], right: tuple[QWidget, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._columns = (left, right)
        for part in (*left, *right):
            part.setParent(self)

    def arrange(self) -> None:
        """Put everything in its place."""
        room = self.width() - 2 * _EDGE
        half = (room - _GAP) // 2
        if half >= _NARROWEST:
            ends = [
                self._stand(parts, _EDGE + number * (half + _GAP), 0, half)
                for number, parts in enumerate(self._columns)
            ]
            self.setMinimumHeight(max(ends))
        else:
            heads = [column[0] for column in self._columns]
            below = max(
                self._stand((head,), _EDGE + number * (half + _GAP), 0, half)
                for number, head in enumerate(heads)
            )
            self.setMinimumHeight(self._stand(self._in_one(), _EDGE, below, room))

    def _in_one(self) -> tuple[QWidget, ...]:
        """Give all drawings in the order in which Tab takes them."""
        left, right = (column[1:] for column in self._columns)
        return tuple(part for row in zip(left, right, strict=True) for part in row)

    def _stand(self, parts: tuple[QWidget, ...], left: int, top: int, wide: int) -> int:
        """Put parts one under the other; give where the next one would begin."""
        for part in parts:
            height = part.sizeHint().height()
            part.setGeometry(left, top, wide, height)
            top += height + _GAP
        return top

    # ------------------------------------------------------------------ overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class OverviewPage(QWidget):
    """Draw what can be counted of the session's pair, while its page is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made_for: Reading | None = None
        look = session.look
        self.headers = (PaneHeader(Side.A, look, self), PaneHeader(Side.B, look, self))
        self.empty = QLabel(tr("Open and compare two articles to see them at a glance."), self)
        self.counts = PairBars(tr("What was found"), "", look, self)
        self.coverage = CoverageChart(look, self)
        self.slopes = SlopeChart(look, self)
        self.voices = PairBars(tr("Share of voice"), "", look, self)
        self.omissions = (OmissionList(Side.A, look, self), OmissionList(Side.B, look, self))
        self.words = StatusWords(self)
        self._lay_out()
        self._connect()

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the drawings in the order in which Tab takes them."""
        return (self.counts, self.slopes, self.coverage, self.voices, *self.omissions)

    def _lay_out(self) -> None:
        self._sheet = _Sheet(
            (self.headers[0], self.counts, self.coverage, self.omissions[0]),
            (self.headers[1], self.slopes, self.voices, self.omissions[1]),
            self,
        )
        self._area = QScrollArea(self)
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setFont(ui_font(1.1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.empty, 1)
        column.addWidget(self._area, 1)
        column.addWidget(self.words)
        for one, other in zip(self.charts, self.charts[1:], strict=False):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        session = self._session
        session.page_changed.connect(self._show)
        session.comparison_changed.connect(self._show)
        session.look_changed.connect(self._on_session_look_changed)
        for chart in self.charts:
            chart.picked.connect(self._on_chart_picked)
            chart.pointed.connect(self.words.say)

    # ------------------------------------------------------------------------- reacting

    def _show(self) -> None:
        reading = self._session.reading
        self._area.setVisible(reading is not None)
        self.empty.setVisible(reading is None)
        if self._session.page is not Page.OVERVIEW or reading is None:
            return
        if reading is not self._made_for:
            self._made_for = reading
            for header, article in zip(self.headers, reading.comparison.articles, strict=True):
                header.set_article(article)
            self._fill(reading.overview)
        self.words.say(tr("Tab goes from drawing to drawing, the arrow keys through one of them."))

    def _fill(self, overview: Overview) -> None:
        self.counts.set_rows(
            [_count_row(row) for row in overview.counts],
            tr("Sentences; “+”: details inside other sentences"),
        )
        self.coverage.set_bars(overview.bars)
        self.slopes.set_overview(overview)
        more = overview.more_voices
        note = tr("Words in quotation marks, as a share of all in the article")
        if not overview.voices:
            note = tr("Neither article quotes or cites anyone")
        elif more:
            note = tr_n(
                "{count} more source is in the ledger of sources (S)",
                "{count} more sources are in the ledger of sources (S)",
                more,
            )
        self.voices.set_rows([_voice_row(row) for row in overview.voices], note)
        for side in Side:
            self.omissions[side].set_rows(overview.omissions[side])
        self._sheet.arrange()

    def _on_session_look_changed(self) -> None:
        for chart in self.charts:
            chart.set_look(self._session.look)
        for header in self.headers:
            header.set_look(self._session.look)

    def _on_chart_picked(self, lead: Lead) -> None:
        if lead.finding is not None:
            self._session.select(lead.finding)
        else:
            first = [spans[:1] for spans in lead.spans]
            self._session.point_at(Pointed(spans=(first[0], first[1]), words=lead.words))

    def focus_first(self) -> None:
        """Move the keyboard to the first drawing."""
        self.counts.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _count_row(row: CountRow) -> PairRow:
    words = [
        tr("{count} + {details}", count=number, details=details) if details else str(number)
        for number, details in zip(row.numbers, row.details, strict=True)
    ]
    label = tr(ROLE_STYLES[row.role].word)
    assert row.role in RELATION_ROLES or not any(row.details)
    return PairRow(label, row.role, row.numbers, (words[0], words[1]), row.leads)


def _voice_row(row: VoiceRow) -> PairRow:
    shares, heard = row.voice.shares, row.voice.sides
    words = [
        tr("{share:.0f} %", share=100 * shares[side])
        if shares[side]
        else tr("cited")
        if side in heard
        else "–"
        for side in Side
    ]
    return PairRow(row.voice.label, None, shares, (words[0], words[1]), row.leads)
