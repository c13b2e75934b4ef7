"""A rule speaks of passed-on events, and nothing passes its conduct on.

What: a rule has `passed_on: true`, and no clause of `pass_on` passes on conduct that it names.

Why: it never holds.

What to do: add the clause of `pass_on` that the text has, or leave `passed_on` out.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -10, source: "measure, row 1"}
```

Found:

```yaml
- {id: theft, conduct: utilities.theft, passed_on: true, points: -10, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.reach import meet
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC406"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each clause on passed-on events of conduct that nothing passes on."""
    passed = one.catalog.pass_on
    for clause in clauses(one.catalog):
        if clause.passed_on is True and not any(
            not each.conducts or meet(each.conducts, clause.conducts) for each in passed
        ):
            said = f"{clause} is for passed-on events, and no clause of `pass_on` passes its conduct on"
            yield Finding(CODE, one.at(*clause.steps, "passed_on"), said, "add the clause, or leave it out", SEVERITY)
