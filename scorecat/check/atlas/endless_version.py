"""A version has no end, and a later one has begun.

What: `in_force` without `until` in a version that is not the newest of its place.

Why: it then counts as in force for ever, beside its successor.

What to do: add `until`: the day on which the next one begins.

Passes:

```yaml
{version: "1", in_force: {from: 2018-01-01, until: 2020-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
```

Found:

```yaml
{version: "1", in_force: {from: 2018-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.versions import successions
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas

CODE: Final = "SC583"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such version."""
    for earlier, later in successions(atlas):
        if earlier.catalog.in_force.until is None:
            said = f"{earlier.catalog.name} has no end, and {later.catalog.name} has begun"
            until = later.catalog.in_force.since or "the day on which it began"
            yield Finding(CODE, earlier.at("in_force"), said, f"add `until: {until}`", SEVERITY)
