"""Dates in force name no source, and do not say that they are assumed.

What: `in_force` with neither `source` nor `assumed`. A first day that is `unknown` needs none.

Why: a reader takes a bare date for the text's own.

What to do: add the `source`, or `assumed` with what the dates rest on.

Passes:

```yaml
in_force: {from: 2020-01-01, source: "measure, art. 30"}
```

Found:

```yaml
in_force: {from: 2020-01-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC508"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find such dates."""
    given = one.document.root["in_force"]
    dated = given["from"] != "unknown" or "until" in given
    if dated and not {"source", "assumed"} & given.keys():
        said = "the dates in force have neither a `source` nor `assumed`"
        yield Finding(CODE, one.at("in_force"), said, "say what they rest on", SEVERITY)
