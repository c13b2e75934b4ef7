"""Counting speaks of direct grades, and no rule sets one.

What: `counting` says what a direct grade does to the score or to bonuses, and neither a rule nor a repair sets one.

Why: it computes nothing. Either rules are missing, or the keys were copied from another catalog.

What to do: encode the rules that set a grade, or leave the keys out.

Passes:

```yaml
counting: {direct_grade_score: floor, source: "measure, art. 6"}
rules:
  - {id: drink-driving, conduct: traffic.drink-driving, grade: C, source: "measure, row 1"}
```

Found:

```yaml
counting: {direct_grade_score: floor, source: "measure, art. 6"}
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.catalog import Floor, Freeze
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC420"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find the keys of counting that speak of direct grades, where there are none."""
    catalog = one.catalog
    if any(rule.sets_grade for rule in catalog.rules) or any(isinstance(each.instead, str) for each in catalog.repairs):
        return
    said = (
        ("direct_grade_score", catalog.direct_grade_score is Floor.FLOOR),
        ("bonuses_while_graded", catalog.freeze is Freeze.FROZEN),
    )
    for key, speaks in said:
        if speaks:
            where = one.at("counting", key, key=True)
            message = f"`{key}` speaks of direct grades, and no rule sets one"
            yield Finding(CODE, where, message, "encode the rules that do, or leave it out", SEVERITY)
