"""How long a listing lasts is left to whoever decides.

What: a ground that burdens and whose `term` runs from one length to another, or may be extended (`extend` without
`must`).

Why: two people listed for one act are free again at different times, and neither knows when.

What to do: nothing, if the text leaves it open. Where it says by what the length is set, encode that.

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
```

Found:

```yaml
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: {from: 1 year, to: 3 years}, source: "measure, art. 9"}
    source: "measure, art. 3"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC545"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such ground."""
    for clause in clauses(one.catalog):
        if clause.kind != "ground" or not clause.burdens:
            continue
        term = one.catalog.grounds[int(clause.steps[1])].term
        parts = [str(term.lasts)] if term.lasts and term.lasts.shortest != term.lasts.longest else []
        parts += [f"extended by {term.extend.by}"] if term.extend and not term.extend.must else []
        if parts:
            said = f"{clause} leaves open how long a listing lasts: {', perhaps '.join(parts)}"
            yield Finding(CODE, one.at(*clause.steps, "term"), said, "true of some texts", SEVERITY)
