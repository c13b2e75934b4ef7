"""Nobody is told before being listed.

What: a list that burdens and whose `procedure` is encoded, without a step `notice` or `hearing`.

Why: who is not warned cannot answer, and cannot put things right in time.

What to do: look for a duty to notify or to hear before the decision, and encode it. Nothing, if the text has none.

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
procedure:
  - {step: notice, what: A notice before the decision, source: "measure, art. 6"}
  - {step: decision, what: A written decision, source: "measure, art. 7"}
```

Found:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
procedure:
  - {step: decision, what: A written decision, source: "measure, art. 7"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC543"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a list."""
    steps = {part.step for part in one.catalog.procedure}
    if steps and not steps & {"notice", "hearing"} and any(clause.burdens for clause in clauses(one.catalog)):
        said = "no step of the procedure warns or hears anybody before the listing"
        yield Finding(CODE, one.at("procedure", key=True), said, "look for a duty to notify or hear", SEVERITY)
