"""People answer for what an organisation did.

What: a `pass_on` to a legal representative, principal, directly responsible person or actual controller of conduct for
which a rule or ground that can reach them burdens.

Why: whether somebody is to blame is not asked: holding the office is enough.

What to do: nothing, if the text does it. If it asks for fault, say so in a `note`, and set `reach: open`.

Passes:

```yaml
subjects: [person, organisation]
rules: [{id: bribery, conduct: commerce.bribery, points: -50, passed_on: false, source: "measure, row 9"}]
pass_on: [{id: to-head, of: [organisation], to: [legal-representative], source: "measure, art. 6"}]
```

Found:

```yaml
subjects: [person, organisation]
rules: [{id: bribery, conduct: commerce.bribery, points: -50, source: "measure, row 9"}]
pass_on: [{id: to-head, of: [organisation], to: [legal-representative], source: "measure, art. 6"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.passed import burdens_passed
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.subject import RESPONSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC549"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for place, passed in enumerate(one.catalog.pass_on):
        whom = [relation for relation in passed.to if relation in RESPONSIBLE]
        reached = [clause.id for clause in burdens_passed(one, passed)] if whom else []
        if reached:
            more = f" and {len(reached) - 1} more" if len(reached) > 1 else ""
            said = f"{', '.join(whom)} answer for an organisation by {quoted(passed.id)} ({reached[0]}{more})"
            yield Finding(CODE, one.at("pass_on", place), said, "true of some texts", SEVERITY)
