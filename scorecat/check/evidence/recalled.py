"""Something is recalled, and no document was found for it.

What: a `source` with `evidence: recalled`.

Why: memory is the weakest evidence there is. Results carry it along, and nobody can check it.

What to do: look for a text, a translation or a report that has it. Nothing, if there is none.

Passes:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "daily, third paragraph"}]
```

Found:

```yaml
reports: {memory: {title: What is remembered, evidence: recalled}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "memory, on theft"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.cited import cited
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.source import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC501"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such source."""
    for found in cited(one):
        if found.source.evidence is Evidence.RECALLED:
            said = f"rests on memory alone ({quoted(found.source)})"
            yield Finding(CODE, one.at(*found.steps), said, "find a document that has it", SEVERITY)
