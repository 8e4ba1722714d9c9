"""What the import set aside, to be looked at and taken back."""

from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader.core import Article, Side, Span
from reader.presentation import Aside, asides_of, excerpt, tr, tr_n
from reader.sources import notice_reason
from reader.ui._look import ui_font
from reader.ui._session import Session
from reader.ui._taking_back import take_back

_SHOWN = 400  # characters of a piece
_MOST = 200  # pieces of a side that are listed


class AsidesDialog(QDialog):
    """List the pieces of both articles that were set aside; each can be taken back by a click.

    It stays open beside the texts. `shown` carries a side and a span to be shown there.
    """

    shown = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What the import set aside"))
        self._session = session
        self._asides: tuple[tuple[Aside, ...], tuple[Aside, ...]] = ((), ())
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Pieces that were set aside, with links to take them back"))
        self.text.document().setDocumentMargin(14)
        self.text.anchorClicked.connect(self._on_link_clicked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        session.comparison_changed.connect(self._show)
        session.look_changed.connect(self._show)
        self.resize(560, 620)
        self._show()
        self.text.setFocus()

    def _show(self) -> None:
        left, right = (
            asides_of(article, notice_reason) if article is not None else ()
            for article in self._session.shown_articles
        )
        self._asides = (left, right)
        place = self.text.verticalScrollBar().value()
        self.text.setFont(ui_font(self._session.look.panel_zoom))
        self.text.setHtml(self._html())
        self.text.verticalScrollBar().setValue(place)

    def _html(self) -> str:
        words = tr(
            "These pieces are not compared, so nothing in them can be called left out. Take back "
            "what belongs to the article: the comparison follows. Ctrl+Z undoes it."
        )
        dim = self._session.look.theme.ui["dim"]
        parts = [f'<p style="color:{dim}">{escape(words)}</p>']
        for side in Side:
            article = self._session.shown_articles[side]
            if article is not None:
                parts += [self._heading(side, article), *self._rows(side)]
        return "".join(parts)

    def _heading(self, side: Side, article: Article) -> str:
        count = len(self._asides[side])
        name = article.outlet or article.title
        said = tr_n("{count} piece", "{count} pieces", count)
        return f"<h3>{side.letter}&nbsp; {escape(name)}: {said}</h3>"

    def _rows(self, side: Side) -> list[str]:
        asides = self._asides[side]
        rows = [self._row(side, number, aside) for number, aside in enumerate(asides[:_MOST])]
        if len(asides) > _MOST:
            rows.append(f"<p>{escape(tr('Only the first {count} are listed.', count=_MOST))}</p>")
        return rows

    def _row(self, side: Side, number: int, aside: Aside) -> str:
        ui = self._session.look.theme.ui
        where = tr("folded in the text") if aside.span else tr("left out of the text")
        key = f"{side.letter.lower()}:{number}"
        links = [f'<a href="back:{key}" style="color:{ui["accent"]}">{tr("Take back")}</a>']
        if aside.span:
            words = tr("Show in the text")
            links.append(f'<a href="show:{key}" style="color:{ui["accent"]}">{words}</a>')
        text = escape(excerpt(aside.text, Span(start=0, end=len(aside.text)), _SHOWN))
        return (
            f'<p style="margin:12px 0 0 0"><b>{escape(aside.reason)}</b>'
            f'<span style="color:{ui["dim"]}"> · {escape(where)}</span></p>'
            f'<p style="margin:2px 0">{text}</p>'
            f'<p style="margin:0">{" &nbsp;·&nbsp; ".join(links)}</p>'
        )

    def _on_link_clicked(self, url: QUrl) -> None:
        what, letter, number = url.toString().split(":")
        side = Side[letter.upper()]
        aside = self._asides[side][int(number)]
        if what == "back":
            take_back(self._session, side, aside)
        elif aside.span is not None:
            self.shown.emit(side, aside.span)
