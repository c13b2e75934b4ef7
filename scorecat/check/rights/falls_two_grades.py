"""One event takes two grades or more.

What: a rule by which somebody with the points that everyone begins with falls by two grades or more at once, by points
or directly.

Why: grades are there to tell degrees apart; here one act passes over them.

What to do: nothing, if the text does it. Compare the points with the row, and the bounds of the grades.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
```

Found:

```yaml
- {id: theft, conduct: utilities.theft, points: -600, source: "measure, row 15"}
```
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecat.check.clause import first_rank
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Effect

CODE: Final = "SC547"
SEVERITY: Final = Severity.INFO
_MANY: Final = 2


def check(one: Checked) -> Iterator[Finding]:
    """Find each such rule."""
    first, names = first_rank(one.catalog), [grade.id for grade in one.catalog.grades]
    for place, rule in enumerate(one.catalog.rules) if first is not None else ():
        fallen = max(rank_after(one.catalog, variant.effect) for variant in rule.variants)
        if first is not None and fallen - first >= _MANY:
            said = f"rule {quoted(rule.id)} can take somebody from {names[first]} to {names[fallen]} by one event"
            yield Finding(CODE, one.at("rules", place), said, "true of some texts", SEVERITY)


def rank_after(catalog: Catalog, effect: Effect) -> int:
    """The rank that the harshest reading of an effect leaves of what everyone begins with; 0 where it is not known."""
    if isinstance(effect, DirectGrade):
        return catalog.grade_rank.get(effect.grade, 0)
    if catalog.start is None or effect.low is None:
        return 0
    left = catalog.start + min(effect.low, Decimal(0))
    for rank, grade in enumerate(catalog.grades):
        bound = grade.hard if grade.easy else None
        if grade.easy is None or (bound and (left > bound.value or (left == bound.value and not bound.open))):
            return rank
    return 0
