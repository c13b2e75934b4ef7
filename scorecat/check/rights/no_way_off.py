"""A listing has neither an end nor a way off.

What: a ground that burdens, with `term: {for: none}`, and no `removal` that is for it.

Why: it is a punishment for life without a remedy.

What to do: look for the clause on removal, correction or repair, in this text or a general one, and encode it.

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: none, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
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

CODE: Final = "SC539"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such ground."""
    catalog = one.catalog
    for clause in clauses(catalog):
        if clause.kind == "ground" and clause.burdens:
            term = catalog.grounds[int(clause.steps[1])].term
            endless = term.lasts is None and not term.unknown
            if endless and not any(removal.admits(clause.id) for removal in catalog.removals):
                said = f"{clause} makes a listing without an end, and no clause takes a name off"
                yield Finding(CODE, one.at(*clause.steps), said, "look for the clause on removal", SEVERITY)
