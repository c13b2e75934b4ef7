"""A consequence stands twice.

What: under one grade, or from a listing for the same subjects and grounds, the same thing follows two times.

Why: a record tells it twice. Most often a row was copied and not changed.

What to do: keep one, and name the other source in its `note`.

Passes:

```yaml
consequences:
  A:
    - {what: Priority, kind: benefit, source: "measure, art. 10"}
    - {what: A discount, kind: benefit, source: "measure, art. 10"}
```

Found:

```yaml
consequences:
  A:
    - {what: Priority, kind: benefit, source: "measure, art. 10"}
    - {what: Priority, kind: benefit, source: "measure, art. 11"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Consequence

CODE: Final = "SC444"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each consequence that an earlier one says."""
    seen: set[tuple[object, ...]] = set()
    counts: dict[str, int] = {}
    for each in one.catalog.consequences:
        place = counts.get(each.grade, 0)
        counts[each.grade] = place + 1
        sense = _sense(each)
        if sense in seen:
            where = one.at("consequences", each.grade, place)
            yield Finding(CODE, where, f"{quoted(each.what)} follows twice from {each.grade}", "keep one", SEVERITY)
        seen.add(sense)


def _sense(each: Consequence) -> tuple[object, ...]:
    what = str(each.what).casefold()
    return (each.grade, what, each.kind, each.must, each.start, each.grounds, each.subjects, each.passed_on, each.lasts)
