"""Set pages with typst; run as a program, do so for one order and end.

As a program it is given the folder of the fonts, which it looks through at once; then it reads
the words of the order from standard input, with a zero between them. What typst refuses it says
on standard error, with exit status 1. It imports nothing of Lateral, and little of Python's
library, so that it is ready within 35 ms.
"""

import os
import sys

import typst


def fonts_in(folder: str) -> typst.Fonts:
    """Give the fonts of a folder, without those of the system and of typst."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def set_pages(order: list[str], fonts: typst.Fonts) -> None:
    """Set what an order says in a file, which gets its name when it is whole.

    An order is a template, its folder, the standards, the date in seconds, the file, and the
    data. Raises `RuntimeError` with typst's reason, and `OSError`.
    """
    template, folder, standards, seconds, pages, data = order
    # Which standards there are is for typst to say.
    typst.compile(  # type: ignore[call-overload]
        template,
        output=f"{pages}.part",
        format="pdf",
        root=folder,
        font_paths=fonts,
        sys_inputs={"data": data},
        pdf_standards=standards.split(),
        timestamp=int(seconds),
    )
    os.replace(f"{pages}.part", pages)  # noqa: PTH105  pathlib takes 5 ms to load


def main(fonts: str) -> int:
    """Carry out the order that stands on standard input; give the exit status."""
    ready = fonts_in(fonts)
    try:
        set_pages(sys.stdin.buffer.read().decode().split("\0", 5), ready)
    except (RuntimeError, OSError) as error:  # TypstError, or a file that is not there
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1]))
