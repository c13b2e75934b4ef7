"""A repair or removal may be refused.

What: a `repair` with `reach: open`, or a `removal` without `must: true`.

Why: who has done all that is asked depends on goodwill.

What to do: nothing, if the text says *may*. If it says *shall*, write `must: true`, or leave `reach` out.

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
```

Found:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, source: "measure, art. 10"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC544"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    removals = [("removal", place, one_.id) for place, one_ in enumerate(one.catalog.removals) if not one_.must]
    repairs = [("repair", place, one_.id) for place, one_ in enumerate(one.catalog.repairs) if one_.reach_open]
    for section, place, id_ in (*removals, *repairs):
        said = f"{section} {quoted(id_)} may be refused"
        yield Finding(CODE, one.at(section, place), said, "true of some texts; else it is a must", SEVERITY)
