"""A repair reaches nothing.

What: no rule deducts points, or sets the grade that it names, for the conduct that a clause of `repair` is about.

Why: the clause never does anything. Most often a conduct or a grade was chosen wrongly, or a rule is missing.

What to do: name the conduct of the rule whose effect is repaired.

Passes:

```yaml
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
repair:
  - {id: paid, after: court.judgment-performed, of: utilities.arrears, instead: {points: 0},
     source: "measure, art. 9"}
```

Found:

```yaml
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
repair:
  - {id: paid, after: court.judgment-performed, of: utilities.theft, instead: {points: 0}, source: "measure, art. 9"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.catalog.repairs import grades_of
from scorecat.catalog.sides import lows
from scorecat.check.reach import meet
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Repair
    from scorecat.model.rule import Rule

CODE: Final = "SC416"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each repair for whose conduct there is no effect that it could replace."""
    for place, repair in enumerate(one.catalog.repairs):
        if not any(_repairs(repair, rule) for rule in one.catalog.rules):
            said = f"repair {quoted(repair.id)} is for conduct for which no rule has an effect that it could replace"
            yield Finding(CODE, one.at("repair", place, "of"), said, "name the conduct of a rule", SEVERITY)


def _repairs(repair: Repair, rule: Rule) -> bool:
    if not meet(repair.conducts, rule.conducts):
        return False
    if repair.grade is not None:
        return rule.sets_grade and repair.grade in grades_of(rule)
    return rule.sets_grade or min(lows(rule)) < 0
