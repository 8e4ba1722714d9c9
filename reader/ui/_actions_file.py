"""What the File menu holds: opening, pasting, comparing, exporting."""

from reader.ui._action_spec import ActionSpec, Menu, has_comparison, has_pair, has_recent
from reader.ui._session import Session


def _has_pairs(session: Session) -> bool:
    return session.project is not None and len(session.project.pairs) > 1


def _has_pdf(session: Session) -> bool:
    comparison = session.comparison
    return comparison is not None and any(a.source.is_pdf for a in comparison.articles)


FILE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="open_pair",
        text="&Open two articles…",
        short="Open",
        tip="Choose two articles to lay side by side.",
        keys=("Ctrl+O",),
        icon="open",
        menu=Menu.FILE,
        in_toolbar=True,
    ),
    ActionSpec(
        id="open_left",
        text="Replace article &A…",
        tip="Choose another article for the left side.",
        keys=("Ctrl+Shift+A",),
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_right",
        text="Replace article &B…",
        tip="Choose another article for the right side.",
        keys=("Ctrl+Shift+B",),
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_folder",
        text="Open a fol&der…",
        tip="Choose a folder: with two articles in it they are opened, of more you pick two.",
        keys=("Ctrl+Alt+O",),
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="paste",
        text="&Paste an article",
        tip="Put the copied text in place of the article that has the keyboard.",
        keys=("Ctrl+V",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="paste_left",
        text="Paste as article A",
        tip="Put the copied text on the left side.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="paste_right",
        text="Paste as article B",
        tip="Put the copied text on the right side.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_recent",
        text="Open &recent…",
        tip="Choose one of the pairs and projects that were open last.",
        keys=("Ctrl+R",),
        menu=Menu.FILE,
        enabled_when=has_recent,
        starts_group=True,
    ),
    ActionSpec(
        id="open_example",
        text="Open an exa&mple…",
        tip="Choose one of the pairs that come with the program, each showing something else.",
        menu=Menu.FILE,
    ),
    ActionSpec(
        id="open_project",
        text="Open a pro&ject…",
        tip="Choose a project: a pair with your corrections and notes.",
        keys=("Ctrl+Shift+O",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="show_pairs",
        text="Other pair of the project…",
        tip="Choose another one of the pairs that the project holds.",
        menu=Menu.FILE,
        enabled_when=_has_pairs,
    ),
    ActionSpec(
        id="save_project",
        text="&Save as a project",
        tip="Keep pair, corrections and notes in a file; from then on it is saved as you go.",
        keys=("Ctrl+S",),
        menu=Menu.FILE,
        enabled_when=has_pair,
    ),
    ActionSpec(
        id="save_project_as",
        text="Save as another project…",
        tip="Keep pair, corrections and notes in another file, and go on in that.",
        keys=("Ctrl+Shift+S",),
        menu=Menu.FILE,
        enabled_when=has_pair,
    ),
    ActionSpec(
        id="add_to_project",
        text="Add to a project…",
        tip="Keep the pair in a project that holds others; go from pair to pair there.",
        menu=Menu.FILE,
        enabled_when=has_pair,
    ),
    ActionSpec(
        id="swap_sides",
        text="S&wap sides",
        short="Swap",
        tip="Let A be B and B be A.",
        keys=("Ctrl+Shift+X",),
        icon="swap",
        menu=Menu.FILE,
        enabled_when=has_pair,
        in_toolbar=True,
        starts_group=True,
    ),
    ActionSpec(
        id="compare_again",
        text="&Compare again",
        tip="Compare the two articles anew.",
        keys=("F5",),
        menu=Menu.FILE,
        enabled_when=has_pair,
    ),
    ActionSpec(
        id="export",
        text="E&xport…",
        short="Export",
        tip="See how the comparison looks on paper, and save it in one of six forms.",
        keys=("Ctrl+E",),
        icon="export",
        menu=Menu.FILE,
        enabled_when=has_comparison,
        in_toolbar=True,
    ),
    ActionSpec(
        id="annotate_originals",
        text="Annotate the ori&ginal PDF…",
        tip="Write a copy of an article's own PDF with all marks and notes on its words.",
        menu=Menu.FILE,
        enabled_when=_has_pdf,
    ),
    ActionSpec(
        id="preferences",
        text="Pre&ferences…",
        tip="Set up text, colours, and how sure the comparison has to be.",
        keys=("Ctrl+,",),
        menu=Menu.FILE,
        starts_group=True,
    ),
    ActionSpec(
        id="quit",
        text="&Quit",
        tip="Close the window.",
        keys=("Ctrl+Q",),
        menu=Menu.FILE,
        starts_group=True,
    ),
)
