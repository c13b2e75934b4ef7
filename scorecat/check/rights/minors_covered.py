"""Minors are not left out.

What: a catalog that scores or lists persons, of which nothing but single rules is missing, and in which clauses that
burden ask for no `age`, neither themselves nor through `covers`.

Why: children are rated and marked like grown people.

What to do: look for the clause on whom the text covers (*from 18*, *with civil capacity*) and encode it in `covers`.
Nothing, if there is none.

Passes:

```yaml
covers: {who: {age: {from: 18}}, source: "measure, art. 3"}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```

Found:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses, nothing_else_missing
from scorecat.model.condition import attributes_of
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.condition import Condition

CODE: Final = "SC554"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    catalog = one.catalog
    if "person" not in catalog.subjects or not nothing_else_missing(catalog) or _asks_age(catalog.covers):
        return
    if any(clause.burdens and not _asks_age(clause.subjects) for clause in clauses(catalog)):
        said = "minors are covered like everyone else"
        yield Finding(CODE, one.at("subjects"), said, "look for the clause on whom the text covers", SEVERITY)


def _asks_age(condition: Condition | None) -> bool:
    return "age" in attributes_of(condition)
