"""It is open whether a clause reaches an act.

What: a rule, a ground or a `pass_on` clause with `reach: open`: the text says *may*, can be read both
ways, or is known too little.

Why: the same act is entered for one person and not for another, and nobody can foresee it.

What to do: nothing, if the text is so. Where a source settles the reading, encode that.

Passes:

```yaml
- {id: noise, conduct: community.noise, points: -5, source: "measure, row 3"}
```

Found:

```yaml
- {id: noise, conduct: community.noise, points: -5, reach: open, source: "measure, row 3"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC531"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for clause in clauses(one.catalog):
        if clause.reach_open:
            yield _finding(one, str(clause), *clause.steps)
    for place, passed in enumerate(one.catalog.pass_on):
        if passed.reach_open:
            yield _finding(one, f"`pass_on` {quoted(passed.id)}", "pass_on", place)


def _finding(one: Checked, what: str, *steps: str | int) -> Finding:
    return Finding(CODE, one.at(*steps, "reach"), f"{what} may or may not be applied", "true of some texts", SEVERITY)
