"""A cap is on points that its rules do not give.

What: a cap of bonuses is over a rule that only deducts, or a cap of deductions over one that only gives.

Why: it holds nothing back. Most often a minus is missing.

What to do: give the cap the sign of what it is to hold back.

Passes:

```yaml
- id: arrears
  conduct: utilities.arrears
  points: -5
  cap: {points: -10, per: calendar year, source: "measure, row 1"}
  source: "measure, row 1"
```

Found:

```yaml
- id: arrears
  conduct: utilities.arrears
  points: -5
  cap: {points: 10, per: calendar year, source: "measure, row 1"}
  source: "measure, row 1"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.catalog.sides import highs, lows
from scorecat.check.caps import caps
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule

CODE: Final = "SC408"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each cap over a rule that gives nothing of its sign."""
    for cap, steps, rules in caps(one):
        for rule in rules:
            if not _gives(rule, bonus=cap.points > 0):
                kind = "bonuses" if cap.points > 0 else "deductions"
                said = f"the cap is on {kind}, and rule {quoted(rule.id)} gives none"
                yield Finding(CODE, one.at(*steps, "points"), said, "give the cap the other sign", SEVERITY)


def _gives(rule: Rule, *, bonus: bool) -> bool:
    if rule.sets_grade:
        return False
    return max(highs(rule)) > 0 if bonus else min(lows(rule)) < 0
