"""A charge goes on without a limit.

What: a rule that takes points `every` period while the conduct lasts, without a `cap` of its own or of its group.

Why: who cannot end it (a debt without means) sinks by the month.

What to do: look for a highest sum. Nothing, if the text has none.

Passes:

```yaml
- id: loan-arrears
  conduct: finance.loan-arrears
  points: -10
  every: month
  cap: {points: -60, per: calendar year, source: "measure, row 3"}
  source: "measure, row 3"
```

Found:

```yaml
- {id: loan-arrears, conduct: finance.loan-arrears, points: -10, every: month, source: "measure, row 3"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC558"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such rule."""
    capped = {id_ for cap in one.catalog.caps if cap.points < 0 for id_ in cap.rules}
    for clause in clauses(one.catalog):
        rule = one.catalog.rules[int(clause.steps[1])] if clause.kind == "rule" else None
        if rule and clause.burdens and rule.every and not rule.cap and rule.id not in capped:
            said = f"{clause} takes points every {str(rule.every).removeprefix('1 ')} without a limit"
            yield Finding(CODE, one.at(*clause.steps, "every"), said, "look for a highest sum", SEVERITY)
