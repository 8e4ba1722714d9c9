"""Set pages with typst; run as a program, do so for one order and end.

As a program it is given the folder of the fonts, which it looks through at once; then it reads
the order from standard input: a line of JSON, then the data for the template. What typst
refuses it says on standard error, with exit status 1. It imports nothing of Lateral, so that
it starts in some 20 ms of processor time.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst


def fonts_in(folder: str) -> typst.Fonts:
    """Give the fonts of a folder, without those of the system and of typst."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def set_pages(order: dict[str, Any], data: str, fonts: typst.Fonts) -> None:
    """Set what `Order` holds, in a file that gets its name when it is whole.

    Raises `RuntimeError` with typst's reason, and `OSError`.
    """
    unready = order["pages"] + ".part"
    typst.compile(
        order["template"],
        output=unready,
        format="pdf",
        root=order["folder"],
        font_paths=fonts,
        sys_inputs={"data": data},
        pdf_standards=order["standards"],
        timestamp=order["seconds"],
    )
    Path(unready).replace(order["pages"])


def main(fonts: str) -> int:
    """Carry out the order that stands on standard input; give the exit status."""
    ready = fonts_in(fonts)
    order = json.loads(sys.stdin.buffer.readline())
    try:
        set_pages(order, sys.stdin.buffer.read().decode(), ready)
    except (RuntimeError, OSError) as error:  # TypstError, or a file that is not there
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1]))
