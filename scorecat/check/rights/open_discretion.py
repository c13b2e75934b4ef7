"""A wide range is left to an official.

What: a rule whose points are a range of which the harsher end is twice the milder one or more, or has no end.

Why: nobody can know beforehand what the conduct costs, and two people may be treated differently for one act. It is a
remark about the text, not about the file.

What to do: nothing, if the text says so. Where a source narrows the range, encode that.

Passes:

```yaml
- {id: other, conduct: commerce.other, points: {from: -12, to: -10}, source: "measure, row 1"}
```

Found:

```yaml
- {id: other, conduct: commerce.other, points: {from: -50, to: -5}, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC530"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule with such a range."""
    for place, rule in enumerate(one.catalog.rules):
        for variant in rule.variants:
            match variant.effect:
                case Amount(low=low, high=high) if low is not None and high is not None and low != high:
                    near, far = sorted((abs(low), abs(high)))
                    if low * high <= 0 or far >= 2 * near:
                        said = f"rule {quoted(rule.id)} leaves {low} to {high} points to discretion"
                        yield Finding(CODE, one.at("rules", place), said, "true of some texts", SEVERITY)
