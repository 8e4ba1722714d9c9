"""Errors whose message is meant for people."""


class ReaderError(Exception):
    """Say in plain words what went wrong and what the reader can do about it.

    `message` names the problem and the file it is about; `hint` is one sentence
    on what to do, possibly empty. Both are shown as they are, without a traceback.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Cancelled(Exception):  # noqa: N818  a decision of the reader's, not an error
    """Raised by a progress callable when the reader has called the work off."""
