"""The one gate through which every visible text passes, so that it can be translated."""

from collections.abc import Callable

Translate = Callable[[str], str]

_translate: list[Translate] = [lambda text: text]


def install_translation(translate: Translate) -> None:
    """Set how messages are translated, once, at start-up; English is the default."""
    _translate[0] = translate


def tr(message: str, /, **values: object) -> str:
    """Give the message in the reader's language, its `{names}` filled in.

    `message` is a whole sentence or label in English, never a piece to be glued.
    """
    text = _translate[0](message)
    return text.format(**values) if values else text


def tr_n(one: str, many: str, count: int, /, **values: object) -> str:
    """Give the form of a message that fits a count, which fills `{count}`."""
    return tr(one if count == 1 else many, count=count, **values)
