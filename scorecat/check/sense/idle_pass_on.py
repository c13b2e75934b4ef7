"""Nothing reaches what is passed on.

What: a clause of `pass_on` passes on conduct that no rule, ground or removal speaks of, or only for a subject's own
events.

Why: it adds events that do nothing. Most often a conduct was chosen wrongly.

What to do: name the conduct whose effect reaches others, or leave the clause out.

Passes:

```yaml
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
pass_on:
  - {id: heads, conduct: utilities.arrears, to: [legal-representative], source: "measure, art. 9"}
```

Found:

```yaml
rules:
  - {id: arrears, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
pass_on:
  - {id: heads, conduct: utilities.theft, to: [legal-representative], source: "measure, art. 9"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.reach import meet
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC417"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each clause that passes on what no other clause reaches."""
    reached = [code for clause in clauses(one.catalog) if clause.passed_on is not False for code in clause.conducts]
    for place, each in enumerate(one.catalog.pass_on):
        if each.conducts and not meet(each.conducts, reached):
            said = f"{quoted(each.id)} passes on conduct that no clause reaches when it is passed on"
            yield Finding(CODE, one.at("pass_on", place, "conduct"), said, "name the conduct of a rule", SEVERITY)
