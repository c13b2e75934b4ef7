"""A conduct is said to be missing, and a rule names it.

What: `completeness.missing` names a conduct as not available, and a rule or ground is about it.

Why: an event of it is told to be covered, and to be missing. Where the rule is there, its text is no longer missing.

What to do: take the conduct out of `missing`, or say there what of it is missing.

Passes:

```yaml
completeness:
  state: partial
  missing:
    - {what: The rules on traffic., conducts: [traffic.red-light]}
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
```

Found:

```yaml
completeness:
  state: partial
  missing:
    - {what: The rules on arrears., conducts: [utilities.arrears]}
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC419"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each conduct that is both missing and there."""
    named = {code: clause for clause in clauses(one.catalog) for code in clause.conducts}
    for number, part in enumerate(one.catalog.missing):
        for place, code in enumerate(part.conducts if part.rules and not part.subjects else ()):
            if code in named:
                where = one.at("completeness", "missing", number, "conducts", place)
                said = f"{quoted(code)} is said to be missing, and {named[code]} is about it"
                yield Finding(CODE, where, said, "take it out, or say what of it is missing", SEVERITY)
