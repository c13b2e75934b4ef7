"""Between two versions of a place there is a gap.

What: a version ends before the next one begins.

Why: on the days between, no version is in force here; `--as-of` then takes the nearest one and says so.

What to do: see whether a date is wrong, or whether a version is missing here. Nothing, if the place had no rules then.

Passes:

```yaml
{version: "1", in_force: {from: 2018-01-01, until: 2020-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
```

Found:

```yaml
{version: "1", in_force: {from: 2018-01-01, until: 2019-01-01, source: "measure, art. 30"}}
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

CODE: Final = "SC581"
SEVERITY: Final = Severity.INFO


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each gap, at the later version."""
    for earlier, later in successions(atlas):
        until, since = earlier.catalog.in_force.until, later.catalog.in_force.since
        if until and since and until < since:
            said = f"{earlier.catalog.name} ended on {until}, and {later.catalog.name} began on {since}"
            yield Finding(CODE, later.at("in_force", "from"), said, "see whether a version is missing", SEVERITY)
