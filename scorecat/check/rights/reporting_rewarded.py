"""Reporting others is rewarded.

What: a rule that gives points for conduct of the topic `reporting`.

Why: it sets people to watch each other, and pays for accusations.

What to do: nothing, if the text does it.

Passes:

```yaml
- {id: bravery, conduct: honour.bravery, points: 30, source: "measure, row 15"}
```

Found:

```yaml
- {id: reports, conduct: reporting.violation, points: 30, source: "measure, row 15"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC553"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such rule."""
    for clause in clauses(one.catalog):
        if not clause.burdens and any(code.startswith("reporting.") for code in clause.conducts):
            said = f"{clause} rewards reporting others"
            yield Finding(CODE, one.at(*clause.steps, "conduct"), said, "true of some texts", SEVERITY)
