"""Grades leave a gap between them.

What: a grade prints a top that lies more than a point below where the better grade begins.

Why: what lies between falls to the lower grade here, and the text does not say so. Most often a number was misread.

What to do: read the text again. Where it is drafted so, say so in the grade's `note` and leave it.

Passes:

```yaml
grades:
  - {id: A, from: 800, source: "measure, art. 5"}
  - {id: B, up_to: 799, source: "measure, art. 5"}
```

Found:

```yaml
grades:
  - {id: A, from: 900, source: "measure, art. 5"}
  - {id: B, up_to: 799, source: "measure, art. 5"}
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC403"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each grade that ends more than a point below the better one."""
    for place, (better, worse) in enumerate(pairwise(one.catalog.grades), start=1):
        if worse.up_to is not None and better.easy is not None and better.easy.value - worse.up_to > 1:
            said = f"{quoted(worse.id)} ends at {worse.up_to}, and {quoted(better.id)} begins at {better.easy.value}"
            yield Finding(CODE, one.at("grades", place, "up_to"), said, "look both numbers up in the text", SEVERITY)
