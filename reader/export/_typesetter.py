"""Set pages with typst; run as a program, do so for one order and end.

As a program it reads the order as JSON from standard input and writes the PDF to standard
output. What typst refuses it says on standard error, with exit status 1. It imports nothing
of Lateral, so that it starts in some 20 ms of processor time.
"""

import json
import sys
from typing import Any

import typst


def set_pages(order: dict[str, Any]) -> bytes:
    """Give the PDF for what `Order` holds. Raises `RuntimeError` with typst's reason."""
    return typst.compile(
        order["template"],
        root=order["folder"],
        font_paths=[order["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"data": order["data"]},
        pdf_standards=order["standards"],
        timestamp=order["seconds"],
    )


def main() -> int:
    """Carry out the order that stands on standard input; give the exit status."""
    try:
        pages = set_pages(json.load(sys.stdin.buffer))
    except RuntimeError as error:  # TypstError, or a file that is not there
        sys.stderr.write(str(error))
        return 1
    sys.stdout.buffer.write(pages)
    return 0


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
