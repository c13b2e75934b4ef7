"""A clause is for subjects that the catalog does not score.

What: a rule or ground is for organisations alone in a catalog of persons, or the other way round.

Why: it never holds. Either `subjects` lacks a type that the text scores, or the clause is for another one.

What to do: read whom the text is about, and mend `subjects` or `for`.

Passes:

```yaml
subjects: [person, organisation]
rules:
  - {id: theft, conduct: utilities.theft, for: {type: organisation}, points: -10, source: "measure, row 1"}
```

Found:

```yaml
subjects: [person]
rules:
  - {id: theft, conduct: utilities.theft, for: {type: organisation}, points: -10, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.contradiction import contradiction
from scorecat.model.condition import OneOf
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC405"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each clause for none of the subjects that the catalog scores."""
    scored = OneOf("type", one.catalog.subjects)
    for clause in clauses(one.catalog):
        if contradiction([clause.subjects]) == "" and contradiction([clause.subjects, scored]):
            who = " and ".join(one.catalog.subjects)
            said = f"{clause} is for none that is scored: `subjects` says {who}"
            yield Finding(CODE, one.at(*clause.steps, "for"), said, "mend `subjects` or `for`", SEVERITY)
