"""One act sets a grade and takes points.

What: a rule that sets a grade and one that deducts for the same conduct, both of which can hold for one event and both
count: `one_act` is `all` or `unknown`.

Why: the grade already is the punishment; the points outlast it and keep the person down.

What to do: see whether the text says that of one act only the strongest counts. Nothing, if it does not.

Passes:

```yaml
counting: {one_act: strongest, source: "measure, art. 17"}
rules:
  - {id: theft, conduct: utilities.theft, points: -20, source: "measure, row 15"}
  - {id: theft-grade, conduct: utilities.theft, grade: C, source: "measure, art. 12"}
```

Found:

```yaml
counting: {one_act: all, source: "measure, art. 17"}
rules:
  - {id: theft, conduct: utilities.theft, points: -20, source: "measure, row 15"}
  - {id: theft-grade, conduct: utilities.theft, grade: C, source: "measure, art. 12"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.meeting import together
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC535"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each pair, at the later rule."""
    for first, place, second in together(one):
        if first.sets_grade is not second.sets_grade:
            grade, points = (first, second) if first.sets_grade else (second, first)
            shared = ", ".join(code for code in grade.conducts if code in points.conducts)
            said = f"{shared} sets a grade by rule {quoted(grade.id)} and takes points by {quoted(points.id)}"
            yield Finding(CODE, one.at("rules", place), said, "true of some texts", SEVERITY)
