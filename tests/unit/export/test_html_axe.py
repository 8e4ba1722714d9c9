"""The HTML page in a browser, checked by axe-core: no violation, by day and by night.

Skipped where Chromium or axe-core is not there; `.ci/axe` fetches the latter.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from reader.core import Comparison
from reader.export import Assets, Format, IndexEntry, PageStyle, Part, render, write_index
from reader.presentation import build_report
from tests.dossiers import sample_dossier
from tests.factories import sample_comparison
from tests.unit.export.odd_pairs import hard_comparison, quiet_comparison

ROOT = Path(__file__).parents[3]
AXE = Path(os.environ.get("LATERAL_AXE", ROOT / ".venv/node_modules/axe-core/axe.min.js"))
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SCHEMES = {"dark": 0, "light": 1}
RUN = """
axe.run(document, {resultTypes: ["violations"]}).then((found) => {
  const said = document.createElement("pre");
  said.id = "axe-says";
  said.textContent = JSON.stringify({
    passed: found.passes.length,
    violations: found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]),
  });
  document.body.append(said);
});
"""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="there is no axe-core: .ci/axe fetches it"),
]


def checked(page: bytes, scheme: str, folder: Path) -> dict[str, Any]:
    """Give what axe says of a page; its policy is taken out, which would not let axe run."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode("utf-8"))
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{RUN}</script>"
    path = folder / "page.html"
    path.write_text(text.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    dumped = subprocess.run(
        [
            str(CHROMIUM),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
            "--virtual-time-budget=60000",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=90,
        text=True,
        encoding="utf-8",
    ).stdout
    said = re.search(r'<pre id="axe-says">(.*?)</pre>', dumped, flags=re.DOTALL)
    assert said is not None, "axe did not run"
    found: dict[str, Any] = json.loads(unescape(said[1]))
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", [sample_comparison, hard_comparison, quiet_comparison])
def test_a_report_has_no_violation(
    pair: Callable[[], Comparison], scheme: str, assets: Assets, tmp_path: Path
) -> None:
    dossier = sample_dossier() if pair is sample_comparison else None
    page = render(build_report(pair(), dossier=dossier), Format.HTML, assets=assets)
    found = checked(page, scheme, tmp_path)
    assert found["violations"] == []
    assert found["passed"] > 10


def test_a_report_without_the_texts_has_none(assets: Assets, tmp_path: Path) -> None:
    style = PageStyle(parts=frozenset({Part.FRONT, Part.FINDINGS}))
    page = render(build_report(sample_comparison()), Format.HTML, assets=assets, style=style)
    assert checked(page, "light", tmp_path)["violations"] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_list_of_a_batch_has_none(scheme: str, assets: Assets, tmp_path: Path) -> None:
    entry = IndexEntry.of(sample_comparison(), name="dam", file="001-dam.pdf")
    failed = IndexEntry(name="gone", problem="x.txt is no article. Choose another.")
    write_index([entry, failed], tmp_path / "index.html", assets=assets)
    found = checked((tmp_path / "index.html").read_bytes(), scheme, tmp_path)
    assert found["violations"] == []


def test_a_page_with_a_fault_is_found(assets: Assets, tmp_path: Path) -> None:
    page = render(build_report(sample_comparison()), Format.HTML, assets=assets)
    faulty = page.replace(b'<html lang="en">', b"<html>")
    assert "html-has-lang" in [name for name, _ in checked(faulty, "light", tmp_path)["violations"]]
