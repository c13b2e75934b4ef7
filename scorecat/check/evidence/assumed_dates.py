"""When the version was in force is assumed.

What: `in_force` with `assumed`.

Why: `--as-of` and events before the first day depend on it. Every record carries it as a caveat.

What to do: find the clause on taking effect and on expiry, and cite it as `source` in the place of `assumed`.

Passes:

```yaml
in_force: {from: 2020-01-01, source: "measure, art. 30"}
```

Found:

```yaml
in_force: {from: 2020-01-01, assumed: The day of issue., source: "measure, date of issue"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC507"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such dates."""
    if one.catalog.in_force.assumed:
        said = "the dates in force are assumed, not the text's own"
        yield Finding(CODE, one.at("in_force", "assumed"), said, "find the clause on taking effect", SEVERITY)
