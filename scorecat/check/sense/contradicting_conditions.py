"""Conditions of a clause contradict each other.

What: a rule or ground asks something of an event and its subject that nobody can be: two disjoint values of one
attribute, or an age that the catalog does not cover.

Why: the clause never holds, and its conduct is told as if its condition had failed.

What to do: where one *or* the other is meant, put them under `any`. Where the whole catalog excludes it, see whether
`covers` or the clause was misread.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, for: {age: {from: 18}}, points: -10, source: "measure, row 1"}
```

Found:

```yaml
- id: theft
  conduct: utilities.theft
  for: {all: [{age: {under: 18}}, {age: {from: 60}}]}
  points: -10
  source: "measure, row 1"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.contradiction import contradiction
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC404"
SEVERITY: Final = Severity.ERROR


def check(one: Checked) -> Iterator[Finding]:
    """Find each clause that can never hold."""
    for clause in clauses(one.catalog):
        for key, conditions in (("when", [clause.when]), ("for", [clause.subjects, one.catalog.covers])):
            attribute = contradiction(conditions)
            if attribute and key in _keys(one, clause.steps):
                said = f"{clause} asks of {attribute} what cannot be at once, so it never holds"
                yield Finding(CODE, one.at(*clause.steps, key), said, "use `any` where either is meant", SEVERITY)


def _keys(one: Checked, steps: tuple[str | int, ...]) -> frozenset[str]:
    node = one.document.root
    for step in steps:
        node = node[step]
    return frozenset(node)
