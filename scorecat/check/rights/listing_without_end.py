"""A listing does not end by itself.

What: a ground that burdens and whose `term` is `none`.

Why: a name stays until somebody takes it off. Who cannot do what that asks for stays on the list for life.

What to do: nothing, if the text sets no term. See whether another text does (a measure on repair, on publication).

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
```

Found:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: none, source: "measure, art. 9"}, source: "measure, art. 3"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC537"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such ground."""
    for clause in clauses(one.catalog):
        if clause.kind == "ground" and clause.burdens:
            term = one.catalog.grounds[int(clause.steps[1])].term
            if term.lasts is None and not term.unknown:
                said = f"{clause} makes a listing that does not end by itself"
                yield Finding(CODE, one.at(*clause.steps, "term"), said, "true of some texts", SEVERITY)
