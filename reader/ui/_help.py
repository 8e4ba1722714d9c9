"""The help: what every mark means and looks like, what else is on screen, and all keys."""

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPixmap, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reader.presentation import ROLE_STYLES, Role, tr
from reader.ui._action_spec import Menu
from reader.ui._action_table import ACTIONS
from reader.ui._lines import draw_line
from reader.ui._look import Look, ui_font

_SAMPLE_HEIGHT = 26
_SAMPLE_PAD = 8.0

_ON_SCREEN = (
    (
        "Sign in the margin",
        "Stands before the line on which a marked sentence begins. A click goes to its finding.",
    ),
    (
        "Shared in part",
        (
            "Both passages report some of the same, but each may hold details that the other lacks."
            " They are marked as reworded."
        ),
    ),
    (
        "Detail only in A, detail only in B",
        (
            "Words inside a shared sentence whose fact the other article does not report. They are"
            " marked as “only here”, inside the sentence’s own mark."
        ),
    ),
    (
        "Ribbon between the texts",
        (
            "Joins the passages that belong together. A short end that bends up or down shows where"
            " the other passage lies, off screen. A click goes to both."
        ),
    ),
    (
        "✎ by you",
        (
            "Beside a passage, a ribbon or a finding: you decided this, not the program. The tip of"
            " the sign says what. “Withdraw my correction” takes it back."
        ),
    ),
    (
        "Dashed frame",
        (
            "A sentence that you hold for the next correction. The same key lets it go; “Link"
            " passages” links what is held in both texts."
        ),
    ),
    (
        "Saved in …, not saved",
        (
            "In the corner below: whether what you did to the pair is on the disk. A pair that is"
            " in a project is saved as you go; a click on “Not saved” saves it."
        ),
    ),
    (
        "Ruler at the edge",
        (
            "The whole article in one narrow strip. Wide marks are what differs, hollow ones what"
            " only this article has; the frame is the part on screen, the small arrow the finding"
            " in focus. Click or drag to go there."
        ),
    ),
    (
        "One text, only differences",
        (
            "Both articles in one: what only A has is struck, what only B has underlined."
            " Paragraphs that are the same fold into a line; Enter or a click on it unfolds them."
        ),
    ),
    (
        "Overview",
        (
            "The pair at a glance. Tab goes from drawing to drawing, the arrow keys through one;"
            " Enter or a click goes to the passages."
        ),
    ),
    (
        "Ledgers under the texts",
        (
            "Lists of all quotations, numbers and dates, names and sources. Enter or a click on a"
            " row goes to its passages, once more to the next ones; a click on a heading sorts."
        ),
    ),
    (
        "Edge of a part",
        (
            "Drag it to give panel, ledgers or list more room. Shift+F9 goes to the next edge;"
            " arrow keys move it, with Shift in long steps, and Enter goes back."
        ),
    ),
    (
        "The finding in focus",
        (
            "Has an outline and a deeper colour in both texts. Inside it, words that were changed"
            " are darker, and a small wedge shows where the other article has more words."
        ),
    ),
)


class HelpDialog(QDialog):
    """Show what the marks mean and all keys; freed when closed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys and marks"))
        self.resize(720, 680)
        self.text = QTextBrowser(self)
        self._add_samples(look)
        self.text.document().setDocumentMargin(14)
        self.text.setHtml(_marks_table(look) + _screen_table() + _keys_table(look))
        self.text.setAccessibleName(tr("Keys and marks"))
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)

    def _add_samples(self, look: Look) -> None:
        kind = QTextDocument.ResourceType.ImageResource
        ratio = self.devicePixelRatioF()
        for role in Role:
            self.text.document().addResource(
                kind.value, QUrl(_sample_name(role)), draw_sample(role, look, ratio)
            )


def draw_sample(role: Role, look: Look, ratio: float) -> QPixmap:
    """Draw the word for a role as its passages are marked in the texts."""
    word, font = tr(ROLE_STYLES[role].word), ui_font()
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(word)
    size = QSize(round(width + 2 * _SAMPLE_PAD), _SAMPLE_HEIGHT)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(look.ui("base"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = QRectF(_SAMPLE_PAD, 2.0, width, metrics.height())
    painter.fillRect(words.adjusted(-2.0, 0.0, 2.0, 0.0), look.tint(role))
    draw_line(painter, ROLE_STYLES[role].line, words, look.strong(role))
    painter.setFont(font)
    painter.setPen(look.ui("text"))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, word)
    painter.end()
    return picture


def _sample_name(role: Role) -> str:
    return f"sample:{role.value}"


def _marks_table(look: Look) -> str:
    heads = (tr("Sign"), tr("In the text"), tr("Letter"), tr("Meaning"))
    dim = look.theme.ui["dim"]
    rows = ["<tr>" + "".join(f'<td style="color:{dim}">{head}</td>' for head in heads) + "</tr>"]
    for role in Role:
        style, strong = ROLE_STYLES[role], look.theme.roles[role].strong
        word, meaning = tr(style.word), tr(style.meaning)
        rows.append(
            f'<tr><td align="center" style="color:{strong}"><b>{style.glyph}</b></td>'
            f'<td><img src="{_sample_name(role)}"></td>'
            f'<td align="center">{style.letter}</td>'
            f"<td><b>{word}.</b> {meaning}</td></tr>"
        )
    note = tr("Letters stand for the words where a window is narrow.")
    return f"<h3>{tr('Marks')}</h3><table cellpadding='5'>{''.join(rows)}</table><p>{note}</p>"


def _screen_table() -> str:
    rows = [
        f"<tr><td width='150'><b>{tr(name)}</b></td><td>{tr(words)}</td></tr>"
        for name, words in _ON_SCREEN
    ]
    return f"<h3>{tr('On screen')}</h3><table cellpadding='5'>{''.join(rows)}</table>"


def _keys_table(look: Look) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    rows, dim = [], look.theme.ui["dim"]
    for menu in Menu:
        rows.append(
            f'<tr><td colspan="2" style="color:{dim}">{tr(menu.value).replace("&", "")}</td></tr>'
        )
        for spec in (spec for spec in ACTIONS if spec.menu is menu and spec.keys):
            keys = ", ".join(QKeySequence(key).toString(native) for key in spec.keys)
            rows.append(f"<tr><td><b>{keys}</b></td><td>{tr(spec.tip)}</td></tr>")
    return f"<h3>{tr('Keys')}</h3><table cellpadding='4'>{''.join(rows)}</table>"
