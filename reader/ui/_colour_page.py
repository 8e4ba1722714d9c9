"""The page of the preferences on colours: those of the marks, and how other eyes see them."""

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.presentation import ROLE_STYLES, Role, Vision, colours_judged, tr
from reader.ui._help import draw_sample
from reader.ui._look import Look, figure_font, ui_font
from reader.ui._session import Session
from reader.ui._themes import Themes

_VISIONS = {
    Vision.USUAL: "As they are",
    Vision.PROTAN: "Without red cones (protanopia)",
    Vision.DEUTAN: "Without green cones (deuteranopia)",
    Vision.TRITAN: "Without blue cones (tritanopia)",
    Vision.GREY: "In grey, as in print",
}
_SWATCH = 16


class ColourPage(QWidget):
    """Choose a colour for each kind of mark, and see the window as other eyes do.

    Both change the session's look at once.
    """

    def __init__(self, session: Session, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._themes = themes
        self.samples = {role: QLabel(self) for role in Role}
        self.buttons = {role: QPushButton(self) for role in Role}
        self.resets = {role: QToolButton(self) for role in Role}
        self.reset = QPushButton(tr("Colours of the theme"), self)
        self.judgement = _note("", self)
        self.visions = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.show_look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(_heading(tr("Colours of the marks"), self))
        column.addLayout(self._mark_grid())
        column.addWidget(self.judgement)
        column.addSpacing(10)
        column.addWidget(_heading(tr("Show all colours of the window"), self))
        column.addLayout(self._vision_grid())
        column.addSpacing(10)
        words = tr(
            "Marks have a line, a sign and a letter, too: none depends on its colour alone. What "
            "you choose here stays until you change it; reports have colours of their own."
        )
        column.addWidget(_note(words, self))
        column.addStretch(1)

    def _mark_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        half = len(Role) // 2
        for number, role in enumerate(Role):
            row, left = number % half, 4 * (number // half)
            grid.addWidget(self.samples[role], row, left)
            grid.addWidget(self.buttons[role], row, left + 1)
            grid.addWidget(self.resets[role], row, left + 2)
            self.buttons[role].setFont(figure_font())
            self.buttons[role].setIconSize(QSize(_SWATCH, _SWATCH))
            reset, word = self.resets[role], tr(ROLE_STYLES[role].word)
            reset.setText("×")
            words = tr("“{word}” in the theme's colour again", word=word)
            reset.setToolTip(words)
            reset.setAccessibleName(words)
            policy = reset.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            reset.setSizePolicy(policy)
        grid.setColumnMinimumWidth(3, 18)
        grid.setColumnStretch(7, 1)
        grid.addWidget(self.reset, half, 1, 1, 2)
        return grid

    def _vision_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for number, words in enumerate(_VISIONS.values()):
            button = QRadioButton(tr(words), self)
            self.visions.addButton(button, number)
            grid.addWidget(button, number % 3, number // 3)
        return grid

    def _connect(self) -> None:
        for role in Role:
            self.buttons[role].clicked.connect(partial(self._on_colour_wished, role))
            self.resets[role].clicked.connect(partial(self._on_reset_wished, role))
        self.reset.clicked.connect(self._on_all_reset)
        self.visions.idClicked.connect(self._on_vision_picked)
        self._session.look_changed.connect(self.show_look)

    # ------------------------------------------------------------------------- reacting

    def show_look(self) -> None:
        """Show the colours of the session's look, and say how well they can be read."""
        look, ratio = self._session.look, self.devicePixelRatioF()
        for role in Role:
            word, is_own = tr(ROLE_STYLES[role].word), role in look.colours
            value = look.colours.get(role, self._themes.plain(look.choice).roles[role].strong)
            self.samples[role].setPixmap(draw_sample(role, look, ratio))
            self.buttons[role].setText(value)
            self.buttons[role].setIcon(_swatch(look.strong(role), look, ratio))
            words = "“{word}”: your colour {value}" if is_own else "“{word}”: {value}"
            self.buttons[role].setAccessibleName(tr(words, word=word, value=value))
            self.buttons[role].setToolTip(tr("Choose another colour for “{word}”.", word=word))
            self.resets[role].setVisible(is_own)
        self.reset.setEnabled(bool(look.colours))
        self.judgement.setText("\n".join(self._judged(look)))
        self.visions.button(list(_VISIONS).index(look.vision)).setChecked(True)

    def _judged(self, look: Look) -> tuple[str, ...]:
        return colours_judged(self._themes.plain(look.choice), look.colours)

    def choose(self, role: Role, colour: QColor) -> None:
        """Take a colour for a role."""
        self._dress({**self._session.look.colours, role: colour.name()})

    def _dress(self, colours: dict[Role, str]) -> None:
        self._session.set_look(self._themes.dressed(self._session.look, colours=colours))

    def _on_colour_wished(self, role: Role) -> None:
        dialog = QColorDialog(QColor(self.buttons[role].text()), self)
        dialog.setWindowTitle(tr("Colour of “{word}”", word=tr(ROLE_STYLES[role].word)))
        dialog.colorSelected.connect(partial(self.choose, role))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_reset_wished(self, role: Role) -> None:
        colours = self._session.look.colours
        self._dress({each: colour for each, colour in colours.items() if each is not role})
        self.buttons[role].setFocus()

    def _on_all_reset(self) -> None:
        self._dress({})

    def _on_vision_picked(self, number: int) -> None:
        vision = list(_VISIONS)[number]
        self._session.set_look(self._themes.dressed(self._session.look, vision=vision))


def _heading(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    bold = ui_font()
    bold.setBold(True)
    label.setFont(bold)
    return label


def _note(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setWordWrap(True)
    label.setObjectName("note")
    label.setFont(ui_font(0.9))
    return label


def _swatch(colour: QColor, look: Look, ratio: float) -> QIcon:
    picture = QPixmap(QSize(_SWATCH, _SWATCH) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(look.ui("base"))
    painter = QPainter(picture)
    painter.setPen(look.ui("border"))
    painter.setBrush(colour)
    painter.drawRect(QRectF(0.5, 0.5, _SWATCH - 1.0, _SWATCH - 1.0))
    painter.end()
    return QIcon(picture)
