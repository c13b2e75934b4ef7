"""An id does not say the conduct.

What: the id of a rule for one or two conducts shares no word with either.

Why: ids stand in results, diffs and cases, and a reader should know from them what they are about. An id left over
from another row is also how a slip in copying shows.

What to do: name the rule after its conduct: `utilities-theft` for `utilities.theft`.

Passes:

```yaml
- {id: utilities-theft, conduct: utilities.theft, points: -60, source: "measure, row 1"}
```

Found:

```yaml
- {id: red-light, conduct: utilities.theft, points: -60, source: "measure, row 1"}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC440"
SEVERITY: Final = Severity.INFO

_BETWEEN: Final = re.compile(r"[-.]")
_FEW: Final = 2
"""A rule for more conducts than that is about something that they have in common."""
_STEM: Final = 4
"""So many letters in common make one word of two: `donated` and `donation`."""


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule whose id has no word of any of its conducts."""
    for place, rule in enumerate(one.catalog.rules):
        own = _words(rule.id)
        if len(rule.conducts) <= _FEW and not any(own & _words(code) for code in rule.conducts):
            said = f"id {quoted(rule.id)} says nothing of {' or '.join(map(quoted, rule.conducts[:3]))}"
            yield Finding(CODE, one.at("rules", place, "id"), said, "name the rule after its conduct", SEVERITY)


def _words(text: str) -> set[str]:
    return {word[:_STEM] for word in _BETWEEN.split(text) if len(word) > 1}
