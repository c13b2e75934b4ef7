"""A catalog has no worked cases.

What: a catalog with rules or grounds and no `<version>.cases.yaml` beside it, or one without a single case.

Why: nobody has said what should come out, so nothing notices when a change makes something else come out.

What to do: begin with a line of `alone` for each rule: one event, and what it gives.

Passes:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
alone: [{conduct: utilities.theft, gives: {theft: -60}}]
```

Found:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC570"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    count = len(one.catalog.rules) + len(one.catalog.grounds)
    if count and not (one.cases and one.cases.cases):
        said = f"no worked case stands beside {count} {'rule or ground' if count == 1 else 'rules or grounds'}"
        yield Finding(CODE, one.at("version"), said, "begin with one line of `alone` for each", SEVERITY)
