"""No worked case reaches a clause.

What: a rule, a ground or a repair for which no case beside the catalog has an event: none of its conduct, and for a
repair none of its procedure. Where there are no cases at all, only that is found (SC570).

Why: a slip in it goes unseen.

What to do: add a line of `alone`, or a case. `scorecat test --coverage` tells what cases reach when they are run.

Passes:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
alone: [{conduct: utilities.theft, gives: {theft: -60}}]
```

Found:

```yaml
rules:
  - {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
  - {id: fraud, conduct: commerce.fraud, points: -50, source: "measure, row 16"}
alone: [{conduct: utilities.theft, gives: {theft: -60}}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC571"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    if not (one.cases and one.cases.cases):
        return
    seen = {row.cells.get("conduct") for case in one.cases.cases for row in case.events}
    seen |= {transfer.conduct for transfer in one.catalog.transfers}
    for clause in clauses(one.catalog):
        if not seen & _below(one, clause.conducts):
            yield Finding(CODE, one.at(*clause.steps), f"no case reaches {clause}", "add a line of `alone`", SEVERITY)
    for place, repair in enumerate(one.catalog.repairs):
        if not (seen & set(repair.after) and seen & _below(one, repair.conducts)):
            said = f"no case reaches repair {quoted(repair.id)}"
            yield Finding(CODE, one.at("repair", place), said, "add a case with a row of its procedure", SEVERITY)


def _below(one: Checked, codes: Iterable[str]) -> set[str]:
    return {code for named in codes for code in one.vocabulary.below(named)}
