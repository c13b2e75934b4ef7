"""A clause is in force when its catalog is not.

What: the span of a rule or a multiplier lies wholly before the catalog is in force, or after.

Why: the clause holds only for events that the catalog as a whole does not reach. Most often a year was misread.

What to do: look both dates up.

Passes:

```yaml
in_force: {from: 2020-01-01, until: 2022-01-01, source: measure}
rules:
  - {id: litter, conduct: community.litter, in_force: {from: 2020-02-01, until: 2020-05-01}, points: -5,
     source: "measure, row 1"}
```

Found:

```yaml
in_force: {from: 2020-01-01, until: 2022-01-01, source: measure}
rules:
  - {id: litter, conduct: community.litter, in_force: {from: 2022-02-01, until: 2022-05-01}, points: -5,
     source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked
    from scorecat.model.rule import Span

CODE: Final = "SC409"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each clause whose span has no day of the catalog's."""
    whole = one.catalog.in_force
    for name, steps, span in _spans(one):
        late = whole.until is not None and span.start is not None and span.start >= whole.until
        early = span.until is not None and span.until <= whole.start
        if late or early:
            said = f"{name} is in force only {'after' if late else 'before'} the catalog is"
            yield Finding(CODE, one.at(*steps), said, "look both dates up in the text", SEVERITY)


def _spans(one: Checked) -> Iterator[tuple[str, Steps, Span]]:
    for place, rule in enumerate(one.catalog.rules):
        if rule.in_force:
            yield f"rule {quoted(rule.id)}", ("rules", place, "in_force"), rule.in_force
    for place, each in enumerate(one.catalog.multipliers):
        yield f"multiplier {quoted(each.id)}", ("multipliers", place), each.span
