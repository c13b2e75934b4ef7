"""A cap is smaller than one event.

What: a single event of a rule gives more points than the cap over it lets count in its period.

Why: not even the first event counts in full. Some texts are drafted so; more often the cap or the points were misread.

What to do: look both numbers up. Where the text says so, leave it.

Passes:

```yaml
- id: blood
  conduct: charity.blood
  points: 5
  cap: {points: 10, per: calendar year, source: "measure, row 1"}
  source: "measure, row 1"
```

Found:

```yaml
- id: blood
  conduct: charity.blood
  points: 50
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
    from decimal import Decimal

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule

CODE: Final = "SC407"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each cap below the least that one event of a rule under it gives."""
    for cap, steps, rules in caps(one):
        for rule in rules:
            least = _least(rule, cap.points)
            if least is not None and abs(least) > abs(cap.points):
                said = f"one event of rule {quoted(rule.id)} gives {least} points, and at most {cap.points} count"
                yield Finding(CODE, one.at(*steps, "points"), said, "look both numbers up in the text", SEVERITY)


def _least(rule: Rule, cap: Decimal) -> Decimal | None:
    """Return the smallest points that one event surely gives, of the sign of a cap."""
    if rule.sets_grade or rule.accumulated:
        return None
    ends = lows(rule) | highs(rule)
    if not all(end.is_finite() and end * cap > 0 for end in ends):
        return None
    return min(ends, key=abs)
