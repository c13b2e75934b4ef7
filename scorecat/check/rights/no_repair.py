"""Nothing repairs a deduction or a grade.

What: a catalog of points of which nothing but single rules is missing, with rules that burden, and without `repair`.

Why: who has put things right is treated as who has not; there is no reason to do so.

What to do: nothing, if the text has none. Else encode what a correction gives back.

Passes:

```yaml
rules: [{id: listed, conduct: court.dishonest-list, grade: C, source: "measure, art. 13"}]
repair:
  - id: performed
    after: court.judgment-performed
    of: court.dishonest-list
    instead: {points: -50, for: 2 years}
    source: "measure, art. 19"
```

Found:

```yaml
rules: [{id: listed, conduct: court.dishonest-list, grade: C, source: "measure, art. 13"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses, nothing_else_missing
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC540"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    catalog = one.catalog
    if catalog.kind != "points" or catalog.repairs or not nothing_else_missing(catalog):
        return
    if any(clause.burdens for clause in clauses(catalog)):
        said = "no clause gives anything back when conduct has been put right"
        yield Finding(CODE, one.at("rules", key=True), said, "true of some texts; else add `repair`", SEVERITY)
