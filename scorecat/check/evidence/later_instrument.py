"""A rule rests on a legal text issued after the version had ended.

What: a rule or ground of which a source is an instrument issued on or after the last day in force.

Why: what was issued later is the next version, or changes it. Its numbers do not belong here.

What to do: move the rule to the version that the text begins, or correct `issued` or `until`.

Passes:

```yaml
in_force: {from: 2020-01-01, until: 2022-01-01, source: "measure, art. 30"}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```

Found:

```yaml
in_force: {from: 2018-01-01, until: 2019-01-01, source: "measure, art. 30"}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.period import first_day
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC510"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    until = one.catalog.in_force.until
    if until is None:
        return
    for clause in clauses(one.catalog):
        for text in (one.catalog.texts[source.instrument] for source in clause.sources):
            if not text.report and text.date and first_day(text.date) >= until:
                said = f"{clause} rests on {quoted(text.id)} of {text.date}, and the version ended on {until}"
                advice = "it belongs to a later version, or a date is wrong"
                yield Finding(CODE, one.at(*clause.steps), said, advice, SEVERITY)
