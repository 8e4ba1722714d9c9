"""The preferences: reading, colours, and the comparison's thresholds with their effect."""

from dataclasses import fields, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core import Comparison, Settings
from reader.presentation import effects_of, tr
from reader.ui._boxes import ArrowBox, TickBox
from reader.ui._colour_page import ColourPage
from reader.ui._look import (
    MEASURE_RANGE,
    SPACING_RANGE,
    ZOOM_RANGE,
    ThemeChoice,
    figure_font,
    ui_font,
)
from reader.ui._session import Session
from reader.ui._showing import Aids
from reader.ui._themes import Themes

_VALUE_WIDTH = 104  # pixels, so that sliders over values of any length end at one place
_CALM = 350  # milliseconds without a change before thresholds are tried
_THEMES = {
    ThemeChoice.SYSTEM: "As the system has it",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.HIGH_CONTRAST: "High contrast",
}
_THRESHOLDS = {
    "link_threshold": (
        "Passages are shared from",
        "Lower: more passages are linked, some of them wrongly.",
    ),
    "coverage_threshold": (
        "Facts are covered from",
        "Higher: more is shown as standing on one side only.",
    ),
    "conflict_threshold": (
        "Details are in conflict from",
        "Lower: more numbers, dates and names are shown as differing.",
    ),
    "framing_threshold": (
        "Framing is shown from",
        "Lower: more words are shown as framing the same matter otherwise.",
    ),
}


class ShareSlider(QWidget):
    """A slider over per cents, or over whole numbers of something else, with its value beside it.

    `words` says how a value is written.
    """

    moved = Signal(float)

    def __init__(
        self,
        name: str,
        bounds: tuple[float, float],
        parent: QWidget,
        *,
        words: str = "{share} %",
        steps: int = 100,
    ) -> None:
        super().__init__(parent)
        self._words, self._steps = words, steps
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(round(steps * bounds[0]), round(steps * bounds[1]))
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(220)
        self.slider.setAccessibleName(name)
        self._value = QLabel(self)
        self._value.setFont(figure_font())
        self._value.setMinimumWidth(_VALUE_WIDTH)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self._on_slider_moved(self.slider.value())

    @property
    def share(self) -> float:
        """Give the value, 1.0 being a hundred per cent."""
        return self.slider.value() / self._steps

    def set_share(self, share: float) -> None:
        """Take a value, as far as the slider goes."""
        self.slider.setValue(round(self._steps * share))

    def _on_slider_moved(self, value: int) -> None:
        self._value.setText(tr(self._words, share=value))
        self.moved.emit(value / self._steps)


class PreferencesDialog(QDialog):
    """Set up reading, colours and thresholds; what is changed is seen at once.

    Reading and colours change the session as they are moved, and go back on Cancel.
    Thresholds are tried beside it: `preview_wished` asks for a comparison with them, which
    `show_effect` takes; `settings_chosen` carries them.
    """

    preview_wished = Signal(object)
    settings_chosen = Signal(object)

    def __init__(self, session: Session, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self._session = session
        self._themes = themes
        self._look_before = session.look
        self._together_before = session.scrolls_together
        self._aids_before = session.aids
        self._tried: tuple[Settings, Comparison] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._wish_preview)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._reading_page(), tr("Reading"))
        self.colours = ColourPage(session, themes, self)
        self.tabs.addTab(self.colours, tr("Colours"))
        self.tabs.addTab(self._comparison_page(), tr("Comparison"))
        self.buttons = self._button_box()
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)
        self._show_look()
        self._show_settings(session.settings)
        self._connect()
        self.resize(680, 540)

    # ------------------------------------------------------------------------- assembly

    def _reading_page(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(18, 18, 18, 18)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(14)
        self.theme = ArrowBox(page)
        self.theme.name_it(tr("Theme"))
        for choice, words in _THEMES.items():
            self.theme.addItem(tr(words), choice)
        self.size_slider = ShareSlider(tr("Text size"), ZOOM_RANGE, page)
        self.spacing = ShareSlider(tr("Line spacing"), SPACING_RANGE, page)
        self.measure = ShareSlider(
            tr("Line length"), MEASURE_RANGE, page, words="{share} characters", steps=1
        )
        self.together = TickBox(tr("Scroll both texts together  (T)"), page)
        self.numbers = TickBox(tr("Number the paragraphs in the margin  (#)"), page)
        self.edits = TickBox(tr("Mark the changed words of all edited sentences  (W)"), page)
        form.addRow(tr("Theme"), self.theme)
        form.addRow(tr("Text size"), self.size_slider)
        form.addRow(tr("Line spacing"), self.spacing)
        form.addRow(tr("Line length, at most"), self.measure)
        form.addRow("", _stack(self.together, self.numbers, self.edits))
        self.author = QLineEdit(self._session.work.author, page)
        self.author.setAccessibleName(tr("Your name"))
        note = _note(tr("It stands with your notes and decisions."), page)
        form.addRow(tr("Your name"), _stack(self.author, note))
        return page

    def _comparison_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 14, 18, 14)
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(2)
        self.thresholds: dict[str, ShareSlider] = {}
        for row, field in enumerate(fields(Settings)):
            name, tip = (tr(words) for words in _THRESHOLDS[field.name])
            slider = ShareSlider(name, (0.0, 1.0), page)
            slider.setToolTip(tip)
            self.thresholds[field.name] = slider
            note = _note(tip, page)
            note.setContentsMargins(0, 0, 0, 8)
            form.addWidget(QLabel(name, page), 2 * row, 0)
            form.addWidget(slider, 2 * row, 1)
            form.addWidget(note, 2 * row + 1, 1)
        column.addLayout(form)
        self.effect = QLabel(page)
        self.effect.setTextFormat(Qt.TextFormat.RichText)
        self.effect.setWordWrap(True)
        column.addSpacing(12)
        column.addWidget(self.effect)
        column.addStretch(1)
        return page

    def _button_box(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults, self)
        box.button(kinds.RestoreDefaults).clicked.connect(self._on_defaults_wished)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._on_theme_picked)
        self.size_slider.moved.connect(self._on_reading_changed)
        self.spacing.moved.connect(self._on_reading_changed)
        self.measure.moved.connect(self._on_reading_changed)
        self.together.toggled.connect(self._session.set_scrolls_together)
        for box in (self.numbers, self.edits):
            box.toggled.connect(self._on_aid_toggled)
        self._session.look_changed.connect(self._show_look)
        for slider in self.thresholds.values():
            slider.moved.connect(self._on_threshold_moved)

    # ------------------------------------------------------------------ reading, colours

    def _show_look(self) -> None:
        look = self._session.look
        for widget in self._reading_widgets():
            widget.blockSignals(True)  # noqa: FBT003  Qt's own
        self.theme.setCurrentIndex(list(_THEMES).index(look.choice))
        self.size_slider.set_share(look.zoom)
        self.spacing.set_share(look.spacing)
        self.measure.set_share(look.measure)
        self.together.setChecked(self._session.scrolls_together)
        self.numbers.setChecked(self._session.aids.numbers)
        self.edits.setChecked(self._session.aids.edits)
        for widget in self._reading_widgets():
            widget.blockSignals(False)  # noqa: FBT003

    def _reading_widgets(self) -> tuple[QWidget, ...]:
        sliders = (self.size_slider, self.spacing, self.measure)
        return (self.theme, *sliders, self.together, self.numbers, self.edits)

    def _on_aid_toggled(self) -> None:
        aids = Aids(numbers=self.numbers.isChecked(), edits=self.edits.isChecked())
        self._session.set_aids(aids)

    def _on_theme_picked(self) -> None:
        choice = ThemeChoice(self.theme.currentData())
        self._session.set_look(self._themes.dressed(self._session.look, choice=choice))

    def _on_reading_changed(self) -> None:
        look = replace(
            self._session.look,
            zoom=self.size_slider.share,
            spacing=self.spacing.share,
            measure=round(self.measure.share),
        )
        self._session.set_look(look)

    # ------------------------------------------------------------------------ thresholds

    @property
    def settings(self) -> Settings:
        """Give the thresholds as they stand in the dialog."""
        return Settings(**{name: slider.share for name, slider in self.thresholds.items()})

    def _show_settings(self, settings: Settings) -> None:
        for name, slider in self.thresholds.items():
            slider.set_share(getattr(settings, name))
        self._say_effect()

    def _on_threshold_moved(self) -> None:
        self._say_effect()
        if self._session.comparison is not None:
            self._calm.start()

    def _wish_preview(self) -> None:
        self.preview_wished.emit(self.settings)

    def show_effect(self, settings: Settings, comparison: Comparison) -> None:
        """Show what thresholds that were tried would change."""
        self._tried = (settings, comparison)
        self._say_effect()

    def _say_effect(self) -> None:
        comparison = self._session.comparison
        if comparison is None:
            self.effect.setText(tr("Open two articles to see the effect here."))
            return
        if self.settings == self._session.settings:
            self._show_counts(comparison, comparison)
        elif self._tried is not None and self._tried[0] == self.settings:
            self._show_counts(comparison, self._tried[1])
        else:
            self.effect.setText(tr("Trying these thresholds …"))

    def _show_counts(self, before: Comparison, after: Comparison) -> None:
        dim = f"style='color:{self._session.look.theme.ui['dim']}'"
        rows = "".join(
            f"<tr><td>{effect.label}</td><td align='right'>{effect.before}</td>"
            f"<td align='right'>{_changed(effect.before, effect.after)}</td></tr>"
            for effect in effects_of(before, after)
        )
        head = f"<tr><td width='260' {dim}>{tr('In the articles on the desk')}</td>"
        head += f"<td width='70' align='right' {dim}>{tr('now')}</td>"
        head += f"<td width='120' align='right' {dim}>{tr('with these')}</td></tr>"
        self.effect.setText(f"<table cellspacing='0' cellpadding='3'>{head}{rows}</table>")

    # --------------------------------------------------------------------------- closing

    def _on_defaults_wished(self) -> None:
        self._session.set_look(self._themes.first_look())
        self._session.set_scrolls_together(True)
        self._session.set_aids(Aids())
        self._show_look()
        self._show_settings(Settings())

    # ------------------------------------------------------------------ overrides of Qt

    def accept(self) -> None:
        """Take the thresholds and the name; the rest has been taken already."""
        self._session.work.author = " ".join(self.author.text().split())
        if self.settings != self._session.settings:
            self.settings_chosen.emit(self.settings)
        super().accept()

    def reject(self) -> None:
        """Go back to how everything was."""
        self._session.set_look(self._look_before)
        self._session.set_scrolls_together(self._together_before)
        self._session.set_aids(self._aids_before)
        super().reject()

    def done(self, result: int) -> None:
        """Try nothing any more."""
        self._calm.stop()
        super().done(result)


def _changed(before: int, after: int) -> str:
    return str(after) if before == after else f"<b>{after}</b>"


def _stack(*parts: QWidget) -> QVBoxLayout:
    """Put what belongs together close together, one under the other."""
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return column


def _note(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setWordWrap(True)
    label.setFont(ui_font(0.9))
    label.setObjectName("note")
    return label
