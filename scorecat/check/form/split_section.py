"""A section comes back after another one.

What: rules of one `section` stand in two places, with rules of other sections between them.

Why: rules stand in the order of the text, so that a reader can follow it beside the file. A rule out of its section
was most often added later, or its section is misspelt.

What to do: move the rules together, in the order of the text.

Passes:

```yaml
- {id: utilities-theft, section: Utilities, conduct: utilities.theft, points: -6, source: "measure, row 1"}
- {id: utilities-arrears, section: Utilities, conduct: utilities.arrears, points: -6, source: "measure, row 2"}
- {id: charity-blood, section: Charity, conduct: charity.blood, points: 6, source: "measure, row 3"}
```

Found:

```yaml
- {id: utilities-theft, section: Utilities, conduct: utilities.theft, points: -6, source: "measure, row 1"}
- {id: charity-blood, section: Charity, conduct: charity.blood, points: 6, source: "measure, row 3"}
- {id: utilities-arrears, section: Utilities, conduct: utilities.arrears, points: -6, source: "measure, row 2"}
```
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC441"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule with which a section begins again."""
    seen = set()
    for section, group in groupby(enumerate(one.catalog.rules), key=lambda numbered: numbered[1].section):
        place, rule = next(group)
        if section is not None and section in seen:
            said = f"section {quoted(section)} begins again with {quoted(rule.id)}"
            yield Finding(CODE, one.at("rules", place, "section"), said, "move its rules together", SEVERITY)
        seen.add(section)
