"""Grades set directly cannot be repaired.

What: rules that set a grade below the one that everyone begins with, in a catalog that has `repair`, none of which is
for their conduct.

Why: for some acts a way back is open, for this one it is not: the grade stays until it expires.

What to do: nothing, if the text says so. A clause that holds for all grades names more conducts in `of`.

Passes:

```yaml
rules: [{id: listed, conduct: court.dishonest-list, grade: C, source: "measure, art. 13"}]
repair:
  - id: performed
    after: court.judgment-performed
    of: court.dishonest-list
    instead: {points: -50}
    source: "measure, art. 19"
```

Found:

```yaml
rules:
  - {id: listed, conduct: court.dishonest-list, grade: C, source: "measure, art. 13"}
  - {id: drink-driving, conduct: traffic.drink-driving, grade: C, source: "measure, art. 12"}
repair:
  - id: performed
    after: court.judgment-performed
    of: court.dishonest-list
    instead: {points: -50}
    source: "measure, art. 19"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC541"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    graded, lost = 0, []
    repairs = one.catalog.repairs
    repaired = {code for repair in repairs for named in repair.conducts for code in one.vocabulary.below(named)}
    for clause in clauses(one.catalog) if repairs else ():
        if clause.burdens and one.catalog.rules[int(clause.steps[1])].sets_grade:
            graded += 1
            lost += [] if repaired.intersection(clause.conducts) else [clause]
    if lost:
        said = f"no repair is for {len(lost)} of {graded} rules that set a grade, the first is {lost[0]}"
        yield Finding(CODE, one.at("repair", key=True), said, "true of some texts", SEVERITY)
