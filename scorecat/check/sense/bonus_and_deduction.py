"""One conduct earns a bonus in one clause and a deduction in another.

What: two rules name the same conduct, could hold for the same event, and one gives points where the other takes them.

Why: the two cancel each other out in part. Most often a conduct was chosen wrongly, or a minus is missing.

What to do: give one of them another conduct, or a condition that keeps them apart.

Passes:

```yaml
- {id: blood, conduct: charity.blood, points: 5, source: "measure, row 1"}
- {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 2"}
```

Found:

```yaml
- {id: blood, conduct: charity.blood, points: 5, source: "measure, row 1"}
- {id: blood-again, conduct: charity.blood, points: -5, source: "measure, row 2"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.twins import gives, twins
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC412"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule that gives for what an earlier one takes, or takes for what it gives."""
    for first, place, second, conduct in twins(one):
        if gives(first) * gives(second) < 0:
            said = f"{quoted(conduct)} earns a bonus in one rule and a deduction in another: {quoted(first.id)} "
            said += f"(line {first.where.line}) and {quoted(second.id)}"
            yield Finding(CODE, one.at("rules", place, "conduct"), said, "give one of them another conduct", SEVERITY)
