"""Deductions count for ever.

What: a catalog of which nothing but single rules is missing, with rules that burden, and of which one or more have no
validity: neither a class nor a `validity` of their own.

Why: a fault of youth weighs for life, and nobody can get out of it by time.

What to do: nothing, if the text sets no time. Else encode it under `validity`.

Passes:

```yaml
validity: [{effect: deduction, for: 2 years, source: "measure, art. 20"}]
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```

Found:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import Clause, clauses, nothing_else_missing
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Catalog

CODE: Final = "SC538"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    catalog = one.catalog
    if catalog.opaque or not nothing_else_missing(catalog):
        return
    endless = [clause for clause in clauses(catalog) if clause.burdens and without_end(catalog, clause)]
    if endless:
        said = f"{len(endless)} of {len(catalog.rules)} rules burden without end, the first is {endless[0]}"
        yield Finding(CODE, one.at(*endless[0].steps), said, "true of some texts; else add `validity`", SEVERITY)


def without_end(catalog: Catalog, clause: Clause) -> bool:
    """Whether neither a class nor the rule itself says how long its burden counts."""
    if clause.kind != "rule":
        return False
    rule = catalog.rules[int(clause.steps[1])]
    if rule.validity or rule.validity_unknown:
        return False
    kind = "grade" if rule.sets_grade else "deduction"
    return not any(known.effect.startswith(kind) for known in catalog.validity)
