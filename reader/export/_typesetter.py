"""Set pages with typst; run as a program, do so for one order and end.

As a program it is given the folder of the fonts, which it looks through at once; then it reads
the order as JSON from standard input and writes the PDF to standard output. What typst refuses
it says on standard error, with exit status 1. It imports nothing of Lateral, so that it starts
in some 20 ms of processor time.
"""

import json
import sys
from typing import Any

import typst


def fonts_in(folder: str) -> typst.Fonts:
    """Give the fonts of a folder, without those of the system and of typst."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def set_pages(order: dict[str, Any], fonts: typst.Fonts) -> bytes:
    """Give the PDF for what `Order` holds. Raises `RuntimeError` with typst's reason."""
    return typst.compile(
        order["template"],
        root=order["folder"],
        font_paths=fonts,
        sys_inputs={"data": order["data"]},
        pdf_standards=order["standards"],
        timestamp=order["seconds"],
    )


def main(fonts: str) -> int:
    """Carry out the order that stands on standard input; give the exit status."""
    ready = fonts_in(fonts)
    try:
        pages = set_pages(json.load(sys.stdin.buffer), ready)
    except RuntimeError as error:  # TypstError, or a file that is not there
        sys.stderr.write(str(error))
        return 1
    sys.stdout.buffer.write(pages)
    return 0


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1]))
