"""A source names a text, and no place in it.

What: a `source` that is the id of an instrument or report alone.

Why: whoever doubts a number has to find it. In a law of sixty articles "measure" is no help.

What to do: add the article, row, page or heading: `measure, art. 8(1)`. Where the text has no parts, say what
the passage is about.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
```

Found:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: measure}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.cited import cited
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC500"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each such source."""
    for found in cited(one):
        if not found.source.locator:
            said = f"source {quoted(found.source.instrument)} names no place in the text"
            yield Finding(CODE, one.at(*found.steps), said, "add the article, row or heading", SEVERITY)
