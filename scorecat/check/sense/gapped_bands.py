"""Bands of a ladder leave a gap between them.

What: between two bands of a ladder on an amount or a number there are values that lie in neither.

Why: an event with such a value has no points: the rule does not hold for it. Most often one bound should be closed, as
where a text says "500 or less" and then "500 or more".

What to do: read the text again and close one of the bounds. Where the text itself leaves a gap, leave it as it is.

Passes:

```yaml
- id: fine
  conduct: traffic.fine
  points:
    by: amount
    bands:
      - {up_to: 500, points: -10}
      - {over: 500, points: -20}
  source: "measure, row 1"
```

Found:

```yaml
- id: fine
  conduct: traffic.fine
  points:
    by: amount
    bands:
      - {under: 500, points: -10}
      - {over: 500, points: -20}
  source: "measure, row 1"
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecat.check.bounds import end, start
from scorecat.check.ladders import ladders
from scorecat.model.condition import OneOf, Within
from scorecat.model.finding import Finding, Severity
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked

CODE: Final = "SC402"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each band that begins after the one below it has ended."""
    for by, bands in ladders(one):
        whole = one.vocabulary.attributes[by].type is AttributeType.INTEGER
        steps = [(at, band.condition) for at, band in bands if isinstance(band.condition, Within)]
        listed = {value for _, band in bands if isinstance(band.condition, OneOf) for value in band.condition.values}
        steps.sort(key=_beginning)
        for (_, lower), (at, upper) in pairwise(steps):
            between = _gap(lower, upper, whole=whole)
            if between and start(upper) not in listed:
                said = f"no band holds {by} {between}: there the rule has no points"
                yield Finding(CODE, one.at(*at), said, "true of some texts; else close one of the bounds", SEVERITY)


def _beginning(step: tuple[Steps, Within]) -> tuple[bool, object, bool]:
    first = start(step[1])
    return first is not None, first or 0, step[1].over is not None


def _gap(lower: Within, upper: Within, *, whole: bool) -> str:
    last, first = end(lower), start(upper)
    if last is None or first is None or last > first:  # type: ignore[operator]
        return ""
    if last == first:
        return f"of just {first}" if lower.under is not None and upper.over is not None else ""
    closed = lower.under is None and upper.over is None
    return "" if whole and closed and first - last <= 1 else f"from {last} to {first}"  # type: ignore[operator]
