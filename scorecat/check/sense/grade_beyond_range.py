"""No score can come to a grade.

What: a grade begins above the highest score there is, or ends below the lowest.

Why: nobody ever gets it by points. Most often a bound of the score or of the grade was misread.

What to do: look both up in the text.

Passes:

```yaml
score: {start: 1000, min: 0, max: 2000, source: "measure, art. 4"}
grades:
  - {id: A, from: 1500, source: "measure, art. 5"}
  - {id: B, source: "measure, art. 5"}
```

Found:

```yaml
score: {start: 1000, min: 0, max: 1200, source: "measure, art. 4"}
grades:
  - {id: A, from: 1500, source: "measure, art. 5"}
  - {id: B, source: "measure, art. 5"}
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC413"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each grade that lies beyond the range of the score."""
    top, bottom, advice = one.catalog.maximum, one.catalog.minimum, "look both numbers up in the text"
    for place, grade in enumerate(one.catalog.grades):
        bound = grade.easy
        if top is not None and bound is not None and (bound.value > top or (bound.open and bound.value == top)):
            said = f"{quoted(grade.id)} begins at {bound.value}, and no score is above {top}"
            yield Finding(CODE, one.at("grades", place, "from"), said, advice, SEVERITY)
    for place, (better, worse) in enumerate(pairwise(one.catalog.grades), start=1):
        bound = better.hard
        if bottom is None or bound is None:
            continue
        if bound.value < bottom or (bound.value == bottom and not bound.open):
            said = f"{quoted(worse.id)} ends below {bound.value}, and no score is below {bottom}"
            yield Finding(CODE, one.at("grades", place), said, advice, SEVERITY)
