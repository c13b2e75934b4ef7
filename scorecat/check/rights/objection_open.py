"""What an objection does until it is decided is not known.

What: a list that burdens and of whose procedure something is encoded (`procedure` or `removal`), with `objection:
{pending: unknown}` or without `objection`.

Why: if the listing runs on meanwhile, being in the right helps only afterwards. Results keep both ways open.

What to do: look for the clause: *runs-on*, *delays* or *suspends*. Nothing, if the text is silent.

Passes:

```yaml
listing: {form: list, objection: {pending: runs-on, source: "measure, art. 12"}}
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
```

Found:

```yaml
listing: {form: list}
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity
from scorecat.model.listing import Pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC542"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a list."""
    law = one.catalog.listing
    if not (one.catalog.procedure or one.catalog.removals):
        return
    if law and law.objection.pending is Pending.UNKNOWN and any(clause.burdens for clause in clauses(one.catalog)):
        said = "whether an objection holds a listing up is not known"
        yield Finding(CODE, one.at("listing", "objection"), said, "look for the clause on objections", SEVERITY)
