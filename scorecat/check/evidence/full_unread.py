"""A catalog is said to be full, and a rule of it rests on something that is not the text.

What: `completeness: {state: full}`, and a rule or ground of which no source is a text read itself.

Why: of a full catalog "no rule" means that the text has none. That is known only of a text that was read.

What to do: set `state: partial` and say what is missing, or cite the text.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
```

Found:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "daily, third paragraph"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC513"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for clause in () if one.catalog.partial else clauses(one.catalog):
        if not clause.read_in_text:
            said = f"{clause} does not rest on the text, and the catalog is said to be full"
            yield Finding(CODE, one.at(*clause.steps), said, "set `state: partial`, or cite the text", SEVERITY)
