"""One step more costs as much as a whole grade.

What: a ladder on a number where the harsher of two bands that meet takes at least as many points more as lie between
the start and the grade below.

Why: a yuan or a day more, and the person falls where a moment before nothing would have happened. Limits like that
invite tricks and make mistakes of measuring weigh.

What to do: see whether a band is missing between them. Nothing, if the text jumps like that.

Passes:

```yaml
- id: fine
  conduct: traffic.fine
  points: {by: amount, bands: [{up_to: 500, points: -10}, {over: 500, points: -20}]}
  source: "measure, rows 20-21"
```

Found:

```yaml
- id: fine
  conduct: traffic.fine
  points: {by: amount, bands: [{up_to: 500, points: -10}, {over: 500, points: -100}]}
  source: "measure, rows 20-21"
```
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Final

from scorecat.check.bounds import end, start
from scorecat.check.clause import first_rank
from scorecat.model.condition import Within
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Catalog
    from scorecat.model.condition import Value

CODE: Final = "SC546"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such step."""
    worth = first_grade_worth(one.catalog)
    for place, rule in enumerate(one.catalog.rules) if worth else ():
        ladders = (variant.effect for variant in rule.variants if isinstance(variant.effect, Ladder))
        for (by, bound), jump in sorted({(at.by, step): size for at in ladders for step, size in steps(at)}.items()):
            if worth and jump >= worth:
                said = f"rule {quoted(rule.id)} takes {jump} points more at {by} {bound}"
                advice = f"as much as a whole grade ({worth}); see whether a band is missing"
                yield Finding(CODE, one.at("rules", place, "points"), said, advice, SEVERITY)


def first_grade_worth(catalog: Catalog) -> Decimal | None:
    """How many points lie between the start and the grade below the one that everyone begins with."""
    rank = first_rank(catalog)
    bound = catalog.grades[rank].easy if rank is not None else None
    if catalog.start is None or bound is None or catalog.start == bound.value:
        return None
    return catalog.start - bound.value


def steps(ladder: Ladder) -> Iterator[tuple[Value, Decimal]]:
    """Yield each bound at which two bands meet, and how many points the harsher one takes more."""
    for one, other in permutations(ladder.bands, 2):
        lower, upper = one.condition, other.condition
        if isinstance(lower, Within) and isinstance(upper, Within):
            bound = end(lower)
            if (
                bound is not None
                and bound == start(upper)
                and one.points.low is not None
                and other.points.low is not None
            ):
                yield bound, abs(min(one.points.low, Decimal(0)) - min(other.points.low, Decimal(0)))
