"""No worked case comes out at a grade.

What: a grade of a catalog of points that no case expects, neither in the low nor in the high reading, as the grade of
the record. It is found where some cases expect grades.

Why: the bounds of grades are what everything else is measured by.

What to do: add a case on each side of the bound.

Passes:

```yaml
rules:
  - {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
  - {id: fraud, conduct: commerce.fraud, points: -500, source: "measure, row 16"}
cases:
  - id: grades
    events:
      - {event: e1, date: 2020-02-01, conduct: utilities.theft}
      - {event: e2, date: 2020-04-01, conduct: commerce.fraud}
    expect: [{at: 2020-02-01, grade: B}, {at: 2020-04-01, grade: C}]
  - id: nothing
    events: [{event: e1, date: 2020-02-01, conduct: life.parenthood}]
    expect: [{at: 2020-02-01, grade: A}]
```

Found:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
cases:
  - id: one
    events: [{event: e1, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, grade: B}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC573"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such grades, at the first of them."""
    expected: set[object] = set()
    for case in one.cases.cases if one.cases else ():
        for expectation in case.expect:
            wanted = expectation.values.get("grade")
            expected |= {wanted.low, wanted.high} if wanted else set()
    missed = [(place, grade.id) for place, grade in enumerate(one.catalog.grades) if grade.id not in expected]
    if expected - {None} and missed and one.catalog.kind == "points":
        said = f"no case comes out at {', '.join(id_ for _, id_ in missed)}"
        yield Finding(CODE, one.at("grades", missed[0][0]), said, "add a case on each side of the bound", SEVERITY)
