"""Two versions of a place are in force at once.

What: a version begins before the one before it ends.

Why: which of them holds on a day cannot be said.

What to do: let the earlier one end on the day on which the later begins.

Passes:

```yaml
{version: "1", in_force: {from: 2018-01-01, until: 2020-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
```

Found:

```yaml
{version: "1", in_force: {from: 2018-01-01, until: 2021-01-01, source: "measure, art. 30"}}
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

CODE: Final = "SC582"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each overlap, at the later version."""
    for earlier, later in successions(atlas):
        until, since = earlier.catalog.in_force.until, later.catalog.in_force.since
        if until and since and until > since:
            said = f"{later.catalog.name} began on {since}, and {earlier.catalog.name} ended only on {until}"
            yield Finding(CODE, later.at("in_force", "from"), said, "let the earlier one end that day", SEVERITY)
