"""A subordinate body sets items of its own.

What: a rule with `slots`.

Why: what is forbidden is decided in a village or an office, nowhere printed, within a range that the text leaves them.

What to do: nothing, if the text does it.

Passes:

```yaml
- {id: litter, conduct: community.litter, points: {from: -12, to: -10}, source: "measure, row 7"}
```

Found:

```yaml
- {id: local, conduct: community.litter, points: {from: -12, to: -10}, slots: 5, source: "measure, row 7"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC557"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such rule."""
    for place, rule in enumerate(one.catalog.rules):
        if rule.slots:
            said = f"rule {quoted(rule.id)} holds up to {rule.slots} items that a subordinate body sets"
            yield Finding(CODE, one.at("rules", place, "slots"), said, "true of some texts", SEVERITY)
