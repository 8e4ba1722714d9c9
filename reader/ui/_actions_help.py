"""What the Help menu holds: the commands, the keys, the marks."""

from reader.ui._action_spec import ActionSpec, Menu

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="show_palette",
        text="&Commands…",
        tip="Type what you want to do, and do it.",
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        menu=Menu.HELP,
    ),
    ActionSpec(
        id="show_cheat_sheet",
        text="&All keys",
        tip="Show all keys on one screen.",
        keys=("?",),
        menu=Menu.HELP,
    ),
    ActionSpec(
        id="show_shortcuts",
        text="&Keys and marks",
        tip="Show what the marks mean and look like, and what every key does.",
        keys=("F1",),
        menu=Menu.HELP,
    ),
)
