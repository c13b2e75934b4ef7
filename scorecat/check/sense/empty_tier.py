"""A tier holds no full step.

What: what adds up within a tier is less than one `each`, so that the tier gives nothing.

Why: partial steps are dropped. Most often a bound or the step was misread.

What to do: look the row up in the text.

Passes:

```yaml
- id: donation
  conduct: charity.donation
  accumulate: {of: amount, per: calendar year}
  points: {tiers: [{over: 0, up_to: 1000, each: 100, add: 1}]}
  source: "measure, row 1"
```

Found:

```yaml
- id: donation
  conduct: charity.donation
  accumulate: {of: amount, per: calendar year}
  points: {tiers: [{over: 0, up_to: 100, each: 1000, add: 1}]}
  source: "measure, row 1"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.ladders import effects
from scorecat.model.finding import Finding, Severity
from scorecat.model.rule import Accumulated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC418"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each tier that is smaller than its step."""
    for found in effects(one):
        for place, tier in enumerate(found.effect.tiers if isinstance(found.effect, Accumulated) else ()):
            if tier.up_to is not None and tier.up_to - tier.over < tier.each:
                said = f"the tier holds {tier.up_to - tier.over}, less than one step of {tier.each}: it gives nothing"
                where = one.at(*found.steps, "tiers", place)
                yield Finding(CODE, where, said, "look the row up in the text", SEVERITY)
