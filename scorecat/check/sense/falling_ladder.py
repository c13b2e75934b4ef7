"""A ladder gives less for more.

What: of two bands of a ladder on an amount, a number, the severity or the level of a government, the higher one
deducts less, or gives a smaller bonus.

Why: the graver act costs less than the lighter one. Some texts do so; more often two rows were swapped.

What to do: look the rows up. Where the text says so, leave it.

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
      - {up_to: 500, points: -20}
      - {over: 500, points: -10}
  source: "measure, row 1"
```
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecat.check.bounds import start
from scorecat.check.ladders import ladders
from scorecat.model.condition import OneOf
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Band
    from scorecat.model.vocabulary import Attribute

CODE: Final = "SC410"
SEVERITY: Final = Severity.WARNING

_UPWARDS: Final = ("severity",)
_DOWNWARDS: Final = ("level",)
"""Choices of the vocabulary that have an order: the lowest first, or the highest."""
_BESIDE: Final = "-department"
"""A department ranks below its own government, and not always above the one below that."""


def check(one: Checked) -> Iterator[Finding]:
    """Find each band that gives less than the one below it."""
    for by, bands in ladders(one):
        attribute = one.vocabulary.attributes[by]
        ranked = [(_rank(band, attribute), at, band) for at, band in bands]
        steps = [(rank, at, band) for rank, at, band in ranked if rank is not None]
        for (_, _, lower), (_, at, upper) in pairwise(sorted(steps, key=lambda step: step[0])):
            if _less(lower, upper):
                said = f"a higher {by} gives {_size(upper)} points and a lower one {_size(lower)}"
                yield Finding(CODE, one.at(*at), said, "look both rows up in the text", SEVERITY)


def _rank(band: Band, attribute: Attribute) -> Decimal | None:
    if isinstance(band.condition, OneOf):
        if attribute.name not in _UPWARDS + _DOWNWARDS:
            return None
        listed = [value for value in band.condition.values if not str(value).endswith(_BESIDE)]
        places = [attribute.values.index(value) for value in listed]
        if attribute.name in _UPWARDS and places:
            return Decimal(min(places))
        return Decimal(-max(places)) if places else None
    first = start(band.condition)  # type: ignore[arg-type]  # else it has values
    if first is None:
        return Decimal(-1)
    return Decimal(first) if isinstance(first, int | Decimal) and not isinstance(first, bool) else None


def _less(lower: Band, upper: Band) -> bool:
    one, other = _size(lower), _size(upper)
    return one is not None and other is not None and one * other > 0 and abs(other) < abs(one)


def _size(band: Band) -> Decimal | None:
    return band.points.low if band.points.fixed else None
