"""Grounds are not in the order of their numbers.

What: a ground whose id is a number stands after one with a larger number.

Why: grounds are called by the number the text gives them, and a reader looks for them in that order.

What to do: put them in order. Where the text itself numbers them so, leave it.

Passes:

```yaml
grounds:
  - {id: "1", conduct: tax.evasion, term: {for: 3 years}, source: "measure, art. 5(1)"}
  - {id: "2", conduct: tax.resistance, term: {for: 3 years}, source: "measure, art. 5(2)"}
```

Found:

```yaml
grounds:
  - {id: "2", conduct: tax.resistance, term: {for: 3 years}, source: "measure, art. 5(2)"}
  - {id: "1", conduct: tax.evasion, term: {for: 3 years}, source: "measure, art. 5(1)"}
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC442"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each numbered ground after a larger number."""
    numbered = [(place, each) for place, each in enumerate(one.catalog.grounds) if each.id.isdecimal()]
    for (_, first), (place, second) in pairwise(numbered):
        if int(second.id) < int(first.id):
            said = f"ground {quoted(second.id)} stands after ground {quoted(first.id)}"
            yield Finding(CODE, one.at("grounds", place, "id"), said, "put them in order", SEVERITY)
