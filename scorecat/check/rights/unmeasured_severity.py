"""What counts as serious is left to whoever decides.

What: a rule or ground that burdens and asks for `severity`, in `when` or by a ladder, with nothing that is measured
beside it.

Why: "serious" without a sum, a harm or a number is whatever the official says it is.

What to do: nothing, if the text just says *serious*. Where it says from when on, encode the amount or quantity.

Passes:

```yaml
- {id: fine, conduct: traffic.fine, when: {amount: {over: 500}}, points: -20, source: "measure, row 20"}
```

Found:

```yaml
- {id: fine, conduct: traffic.fine, when: {severity: serious}, points: -20, source: "measure, row 20"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.condition import attributes_of
from scorecat.model.finding import Finding, Severity
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC533"
SEVERITY: Final = Severity.INFO
_MEASURED: Final = frozenset({"amount", "quantity", "share"})


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for clause in clauses(one.catalog):
        asked = attributes_of(clause.when)
        if clause.kind == "rule":
            effects = (variant.effect for variant in one.catalog.rules[int(clause.steps[1])].variants)
            asked |= {effect.by for effect in effects if isinstance(effect, Ladder)}
        if clause.burdens and "severity" in asked and not asked & _MEASURED:
            said = f"{clause} depends on how serious the act is held to be"
            yield Finding(CODE, one.at(*clause.steps), said, "true of some texts", SEVERITY)
