"""The annotations of a PDF as Poppler lists them, the engine of Evince and Okular.

Its bindings (Debian: python3-gi, gir1.2-poppler-0.18) belong to the system's Python, so they are
asked in a process of their own.
"""

import json
import subprocess
from functools import cache
from pathlib import Path

_PYTHON = "/usr/bin/python3"
_PROGRAM = """
import json, sys
import gi
gi.require_version("Poppler", "0.18")
from gi.repository import Gio, Poppler

def told(annotation):
    said = [annotation.get_name(), annotation.get_label(), annotation.get_subject()]
    prints = bool(annotation.get_flags() & Poppler.AnnotFlag.PRINT)
    return [*said, annotation.get_contents(), annotation.get_modified(), prints]

document = Poppler.Document.new_from_gfile(Gio.File.new_for_path(sys.argv[1]), None, None)
pages = [document.get_page(number) for number in range(document.get_n_pages())]
found = [mapping.annot for page in pages for mapping in page.get_annot_mapping()]
comments = [one for one in found if isinstance(one, Poppler.AnnotMarkup)]
json.dump([told(one) for one in comments], sys.stdout)
"""
_LOADS = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"


@cache
def has_poppler() -> bool:
    """Say whether the system's Python can ask Poppler."""
    try:
        asked = subprocess.run([_PYTHON, "-c", _LOADS], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def listed_by_poppler(path: Path) -> list[list[object]]:
    """Give name, author, subject, comment and date of each comment, and whether it is printed."""
    asked = subprocess.run(
        [_PYTHON, "-c", _PROGRAM, str(path)], capture_output=True, check=True, timeout=60
    )
    found: list[list[object]] = json.loads(asked.stdout)
    return found
