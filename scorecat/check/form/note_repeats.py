"""A note says again what another clause's note says.

What: the same sentences stand as the `note` of five clauses or more.

Why: what is true of many clauses is said once, as a remark about the catalog; said often, it is changed in one place
and not in the others.

What to do: say it in `remarks`, and leave the notes out.

Passes:

```yaml
- {id: utilities-theft, conduct: utilities.theft, points: -6, note: As of 2019., source: "measure, row 1"}
```

Found:

```yaml
- {id: utilities-theft, conduct: utilities.theft, points: -6, note: Printed twice in all., source: "measure, row 1"}
- {id: utilities-arrears, conduct: utilities.arrears, points: -6, note: Printed twice in all., source: "measure, row 2"}
- {id: charity-blood, conduct: charity.blood, points: 6, note: Printed twice in all., source: "measure, row 3"}
- {id: traffic-fine, conduct: traffic.fine, points: -6, note: Printed twice in all., source: "measure, row 4"}
- {id: tax-evasion, conduct: tax.evasion, points: -6, note: Printed twice in all., source: "measure, row 5"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.said import said
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.check.said import Said

CODE: Final = "SC448"
SEVERITY: Final = Severity.INFO

_OFTEN: Final = 5
_LONG: Final = 20
"""Shorter notes are words of a kind ("By analogy."), not sentences."""


def check(one: Checked) -> Iterator[Finding]:
    """Find the fifth of the same notes, once for each text."""
    seen: dict[str, list[Said]] = {}
    for each in said(one):
        if each.key == "note" and len(each.text) >= _LONG:
            seen.setdefault(" ".join(each.text.split()), []).append(each)
    for text, notes in seen.items():
        if len(notes) >= _OFTEN:
            message = f"the note {quoted(text)} stands {len(notes)} times"
            yield Finding(CODE, one.at(*notes[_OFTEN - 1].steps), message, "say it once, in `remarks`", SEVERITY)
