"""Two bands of a ladder hold the same value.

What: a value lies in two bands of one ladder, as where one ends with "500 or less" and the next begins with "500 or
more".

Why: the larger of the two effects counts, in each reading. That may be how the text is drafted, or a slip in copying
it.

What to do: read the text again. Where one of its bounds is open ("less than", "over"), write `under` or `over`. Where
the text itself holds a value twice, leave it as it is.

Passes:

```yaml
- id: fine
  conduct: traffic.fine
  points:
    by: amount
    bands:
      - {under: 500, points: -10}
      - {from: 500, points: -20}
  source: "measure, row 1"
```

Found:

```yaml
- id: fine
  conduct: traffic.fine
  points:
    by: amount
    bands:
      - {up_to: 500, points: -10}
      - {from: 500, points: -20}
  source: "measure, row 1"
```
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from scorecat.check.bounds import shared
from scorecat.check.ladders import ladders
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC401"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each band that holds a value of an earlier one."""
    for _, bands in ladders(one):
        for (_, first), (steps, second) in combinations(bands, 2):
            both = shared(first.condition, second.condition)
            if both:
                said = f"this band and an earlier one both hold {both}: the larger effect counts"
                yield Finding(CODE, one.at(*steps), said, "true of some texts; else let one bound be open", SEVERITY)
