"""A worked case happens when the version is not in force.

What: neither the events of a case nor the days it looks at lie within the time in force. A line of `alone` without a
date has none of its own.

Why: another version holds for them; what the case shows is nobody's record.

What to do: move the dates, or the case to the version that was in force.

Passes:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
alone: [{conduct: utilities.theft, date: 2020-03-01, gives: {theft: -60}}]
```

Found:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
alone: [{conduct: utilities.theft, date: 2018-03-01, gives: {theft: -60}}]
```
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC575"
SEVERITY: Final = Severity.WARNING
_DAY: Final = date(2020, 2, 1)
"""When a line of `alone` happens that does not say so, if the version is in force by then."""


def check(one: Checked) -> Iterator[Finding]:
    """Find each such case."""
    span = one.catalog.in_force
    for case in one.cases.cases if one.cases else ():
        days = [day for row in case.events if "date" in row.places and (day := _day(row.cells["date"]))]
        by_default = case.alone and days == [max(_DAY, span.start)]
        looked_at = [expectation.at for expectation in case.expect]
        if days and not by_default and not any(map(span.covers, (*days, *looked_at))):
            said = f"{case.name} happens on {days[0]}, when this version was not in force"
            yield Finding(CODE, case.where, said, "move its dates, or the case to another version", SEVERITY)


def _day(cell: str | None) -> date | None:
    """The day in a cell; what is none is told where rows are read."""
    try:
        return date.fromisoformat(cell or "")
    except ValueError:
        return None
