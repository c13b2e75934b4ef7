"""Everyone begins beyond the range of the score.

What: the score's `start` lies below its `min` or above its `max`.

Why: the very first record is held to a bound. One of the three numbers is wrong.

What to do: look them up in the text.

Passes:

```yaml
score: {start: 1000, min: 0, max: 2000, source: "measure, art. 4"}
```

Found:

```yaml
score: {start: 2500, min: 0, max: 2000, source: "measure, art. 4"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC414"
SEVERITY: Final = Severity.ERROR


def check(one: Checked) -> Iterator[Finding]:
    """Find a start outside the range."""
    start, low, high = one.catalog.start, one.catalog.minimum, one.catalog.maximum
    if start is None:
        return
    bound = low if low is not None and start < low else high if high is not None and start > high else None
    if bound is not None:
        said = f"everyone begins with {start}, beyond {bound}, where the score ends"
        yield Finding(CODE, one.at("score", "start"), said, "look both numbers up in the text", SEVERITY)
