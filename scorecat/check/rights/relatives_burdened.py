"""Relatives answer for what somebody did.

What: a `pass_on` to a `parent`, `spouse`, `child` or `household-head` of conduct for which a rule that can reach them
burdens.

Why: nobody should be punished for another's act. What is passed on to relatives as a bonus is not found.

What to do: nothing, if the text does it. If it credits relatives with good deeds only, name those in `conduct`.

Passes:

```yaml
rules: [{id: merit, conduct: military.merit, points: 20, source: "measure, row 9"}]
pass_on: [{id: to-parents, conduct: military.merit, to: [parent], source: "measure, art. 6"}]
```

Found:

```yaml
rules: [{id: refused, conduct: military.service-refused, points: -20, source: "measure, row 9"}]
pass_on: [{id: to-parents, conduct: military.service-refused, to: [parent], source: "measure, art. 6"}]
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

CODE: Final = "SC548"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for place, passed in enumerate(one.catalog.pass_on):
        whom = [relation for relation in passed.to if relation not in RESPONSIBLE]
        reached = [clause.id for clause in burdens_passed(one, passed)] if whom else []
        if reached:
            more = f" and {len(reached) - 1} more" if len(reached) > 1 else ""
            said = f"{' and '.join(whom)} answer for another by {quoted(passed.id)} (rule {quoted(reached[0])}{more})"
            yield Finding(CODE, one.at("pass_on", place), said, "true of some texts", SEVERITY)
