"""No worked case goes on until something has expired.

What: a catalog with `validity`, of which no case expects an entry that is `expired`, an `until`, or a day later than
the shortest class after its events.

Why: that a class counts for two years instead of three shows only when the time is over.

What to do: add a case that looks at the last day on which an entry counts, and at the day after.

Passes:

```yaml
validity: [{effect: deduction, for: 2 years, source: "measure, art. 20"}]
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
cases:
  - id: last-day
    events: [{event: e1, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2022-01-31, score: 940}, {at: 2022-02-01, score: 1000}]
```

Found:

```yaml
validity: [{effect: deduction, for: 2 years, source: "measure, art. 20"}]
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
cases:
  - id: day
    events: [{event: e1, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, score: 940}]
```
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.case import Case, Wanted
    from scorecat.model.rule import Duration

CODE: Final = "SC574"
SEVERITY: Final = Severity.INFO
_SHORTEST_MONTH: Final = 28


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    lengths = [days for known in one.catalog.validity if known.lasts and (days := _days(known.lasts))]
    cases = one.cases.cases if one.cases else ()
    if cases and lengths and not any(_expires(case, min(lengths)) for case in cases):
        said = "no case goes on until something has expired"
        yield Finding(CODE, one.at("validity"), said, "add one that looks at the last day and the day after", SEVERITY)


def _days(lasts: Duration) -> int:
    """A length in days, at least; 0 for the rest of a period."""
    return lasts.days + lasts.months * _SHORTEST_MONTH


def _expires(case: Case, days: int) -> bool:
    dates = [cell for row in case.events if (cell := row.cells.get("date"))]
    said = [entry.values for expectation in case.expect for entry in expectation.entries or ()]
    late = [expectation.at - timedelta(days) for expectation in case.expect]
    return any("until" in values or ("status" in values and _is_expired(values["status"])) for values in said) or any(
        date <= day.isoformat() for date in dates for day in late
    )


def _is_expired(wanted: Wanted) -> bool:
    return wanted is not None and "expired" in (wanted.low, wanted.high)
