"""Validation: 1,000 rules in one catalog, and all shipped catalogs, after start-up.

`python benchmarks/validate.py [RUNS]` prints medians, and what of them reading, schema and checks take.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecat.catalog.build import of_document
from scorecat.catalog.library import Library
from scorecat.catalog.shape import shape_findings
from scorecat.check.validate import validate
from scorecat.files.document import read

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = 1_000
AIMS = {"1,000 rules": 1.0, "all shipped catalogs": 5.0}
DAY = date(2026, 1, 1)
HEAD = """\
place: large
version: "2020"
kind: points
title: Large measure
locality: {name: Large}
in_force: {from: 2020-01-01, source: "measure, art. 20"}
participation: mandatory
subjects: [person, organisation]
completeness: {state: full}
instruments:
  measure: {title: Measure, evidence: primary, issued: 2019-12-31, read: All articles.}
score: {start: 1000, source: "measure, art. 4"}
grades:
  - {id: A, from: 1000, source: "measure, art. 5"}
  - {id: B, source: "measure, art. 5"}
rules:
"""


def large(library: Library) -> str:
    """Write a catalog of 1,000 rules, a third of them ladders, over the conducts of the vocabulary."""
    codes = [code for code, conduct in library.vocabulary.conducts.items() if conduct.kind == "conduct"]
    parts = [HEAD]
    for number in range(RULES):
        code = codes[number % len(codes)]
        points = f"points: {-1 - number % 50}"
        if number % 3 == 0:
            points = "points: {by: amount, bands: [{up_to: 500, points: -10}, {over: 500, points: -20}]}"
        parts.append(
            f"  - id: {code.replace('.', '-')[:48]}-{number}\n    conduct: {code}\n    {points}\n"
            f"    source: measure, row {number}\n"
        )
    return "".join(parts)


def median(runs: int, what: Callable[[], object]) -> float:
    """Return the median time of some runs, after one that warms up: of this process, whatever else runs beside it."""
    times = []
    for round_ in range(runs + 1):
        begun = time.process_time()
        what()
        if round_:
            times.append(time.process_time() - begun)
    return statistics.median(times)


def main(runs: int) -> None:
    """Measure and print."""
    library = Library()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2020.yaml"
        content = large(library).encode()
        path.write_bytes(content)
        document = read(content, "2020.yaml")
        took = {
            "1,000 rules": median(runs, lambda: validate([path], library)),
            "  of which YAML": median(runs, lambda: read(content, "2020.yaml")),
            "  of which the schema": median(runs, lambda: shape_findings(document, "catalog")),
            "  of which the meaning": median(runs, lambda: of_document(document, "", library.vocabulary, passed=True)),
            "all shipped catalogs": median(min(runs, 3), lambda: validate([], Library())),
        }
    for name, seconds in took.items():
        aim = f" (aim {AIMS[name]:g})" if name in AIMS else ""
        print(f"{name}: {seconds:.2f} s{aim}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
