"""The engine's version rises whenever its results change.

`engine-version.txt` holds, under the version that gave them, a line for each watched pair:
digests of its articles and of what was found in them, and the sum of the scores.
`--update-golden` writes them anew, but other results of the same articles under another
version only.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from reader.core import Comparison
from reader.engine import ENGINE_VERSION
from reader.export import comparison_to_json
from tests.golden.conflict_cases import cases
from tests.golden.engine_cases import CASES, SEED_PAIR, compared

RECORD = Path(__file__).with_name("engine-version.txt")
UPDATE = "pytest tests/golden --update-golden"
DIGITS = 12
GIVEN = ("text", "blocks", "published")
ASIDE = ("title", "outlet", "byline", "language", "source", "text_sha256", "removed", "warnings")
# Processors round differently, by far less than this in all scores of a pair.
SLACK = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What two articles gave: a digest of what was found, the sum of scores, the pair's name."""

    found: str
    scores: float
    pair: str = ""

    def differs(self, other: "Result") -> bool:
        """Say whether more differs than processors do."""
        return other.found != self.found or abs(other.scores - self.scores) > SLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The results under one version of the engine, each by the digest of its articles."""

    version: str
    results: Mapping[str, Result]

    @classmethod
    def parse(cls, text: str) -> "Record":
        """Read what `written` gave."""
        first, *lines = text.splitlines()
        rows = [line.split(maxsplit=3) for line in lines]
        return cls(
            version=first.removeprefix("version "),
            results={
                given: Result(found=found, scores=float(scores), pair=pair)
                for given, found, scores, pair in rows
            },
        )

    def written(self) -> str:
        """Write the version, then a line a pair."""
        rows = (f"{g} {r.found} {r.scores:.3f} {r.pair}" for g, r in self.results.items())
        return "\n".join([f"version {self.version}", *rows]) + "\n"

    def changed(self, now: "Record") -> list[str]:
        """Name the pairs that have another result now."""
        both = [given for given in self.results if given in now.results]
        pairs = [given for given in both if self.results[given].differs(now.results[given])]
        return [now.results[given].pair for given in pairs]


def watched() -> Iterator[tuple[str, Comparison]]:
    """Give the names and comparisons of all watched pairs."""
    for name in (*CASES, SEED_PAIR):
        yield name, compared(name)
    for _half, case in cases():
        yield f"{case.kind}: {case.told}", case.comparison


def measured(comparison: Comparison, pair: str = "") -> tuple[str, Result]:
    """Give the digest of a pair's articles, and the result."""
    form = comparison_to_json(comparison)
    articles = form["articles"]
    given = [{key: article.pop(key) for key in GIVEN} for article in articles]
    for holder, keys in ((form, ("schema", "provenance")), *((a, ASIDE) for a in articles)):
        for key in keys:
            holder.pop(key, None)
    scores: list[float] = []
    found = _without_scores(form, scores)
    return _digest(given), Result(found=_digest(found), scores=sum(scores), pair=pair)


def _without_scores(form: Any, scores: list[float]) -> Any:
    """Copy a form without its scores, which are added to a list."""
    if isinstance(form, list):
        return [_without_scores(item, scores) for item in form]
    if not isinstance(form, dict):
        return form
    scores += [form["score"]] if "score" in form else []
    return {key: _without_scores(form[key], scores) for key in form if key != "score"}


def _digest(form: object) -> str:
    text = json.dumps(form, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def test_the_version_of_the_engine_rises_when_its_results_change(*, is_update: bool) -> None:
    results = dict(measured(comparison, name) for name, comparison in watched())
    now = Record(version=ENGINE_VERSION, results=results)
    noted = Record.parse(RECORD.read_text(encoding="utf-8"))
    changed = noted.changed(now)
    assert not changed or now.version != noted.version, (
        f"Results changed in {len(changed)} pairs ({'; '.join(changed[:5])}), but not the engine's"
        f" version. Raise ENGINE_VERSION in reader/engine/_compare.py, then run {UPDATE}."
    )
    if is_update:
        RECORD.write_text(now.written(), encoding="utf-8")
        return
    is_noted = (noted.version, set(noted.results)) == (now.version, set(now.results))
    assert is_noted, f"Note the version and the pairs of today: run {UPDATE}."


OLD = Result(found="a", scores=1.0, pair="a pair")


@pytest.mark.parametrize(
    ("given", "now", "changed"),
    [
        ("articles", OLD, []),
        ("articles", replace(OLD, scores=1.003), []),
        ("articles", replace(OLD, scores=1.02), ["a pair"]),
        ("articles", replace(OLD, found="b"), ["a pair"]),
        ("others", replace(OLD, found="b"), []),
    ],
)
def test_other_results_of_the_same_articles_are_noticed(
    given: str, now: Result, changed: list[str]
) -> None:
    noted = Record.parse(Record(version="1", results={"articles": OLD}).written())
    assert noted.changed(Record(version="1", results={given: now})) == changed


@pytest.mark.parametrize("name", ["links", "conflicts"])
def test_what_is_found_no_more_is_another_result(name: str) -> None:
    comparison = compared("conflict.txt")
    less = replace(comparison, **{name: getattr(comparison, name)[1:]})
    (given, before), (same, after) = measured(comparison), measured(less)
    assert same == given
    assert after.differs(before)


def test_a_score_that_falls_is_another_result() -> None:
    comparison = compared("conflict.txt")
    first, *rest = comparison.conflicts
    less = replace(comparison, conflicts=(replace(first, score=first.score - 0.1), *rest))
    assert measured(less)[1].differs(measured(comparison)[1])
