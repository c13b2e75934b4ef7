"""Rights depend on the household register.

What: `covers` or a clause asks for `household` or `residence_permit`.

Why: village or town, local or from elsewhere: the register is a matter of birth, and here it decides how one is
treated.

What to do: nothing, if the text does it.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, for: {age: {from: 18}}, points: -60, source: "measure, row 15"}
```

Found:

```yaml
- {id: theft, conduct: utilities.theft, for: {household: rural}, points: -60, source: "measure, row 15"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.condition import attributes_of
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC551"
SEVERITY: Final = Severity.INFO
_STATUS: Final = frozenset({"household", "residence_permit"})


def check(one: Checked) -> Iterator[Finding]:
    """Find each such condition."""
    if attributes_of(one.catalog.covers) & _STATUS:
        said = "whom the catalog covers depends on the household register"
        yield Finding(CODE, one.at("covers", "who"), said, "true of some texts", SEVERITY)
    for clause in clauses(one.catalog):
        if attributes_of(clause.subjects) & _STATUS:
            said = f"{clause} depends on the household register"
            yield Finding(CODE, one.at(*clause.steps, "for"), said, "true of some texts", SEVERITY)
