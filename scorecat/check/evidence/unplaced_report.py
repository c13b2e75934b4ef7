"""A report cannot be found again.

What: a report without `published` or without `publisher`, and without a `note` that tells why. What is recalled has
neither.

Why: reports contradict each other and go stale; when and where one stood decides what it is worth.

What to do: add what is missing, or a `note` that says that it was not told.

Passes:

```yaml
reports: {daily: {title: Report on the measure, publisher: Example Daily, published: 2020-02, evidence: press}}
```

Found:

```yaml
reports: {daily: {title: Report on the measure, publisher: Example Daily, evidence: press}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.source import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC506"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such report."""
    for text in one.catalog.texts.values():
        if text.report and not text.note and text.evidence is not Evidence.RECALLED:
            lacks = [key for key, value in (("published", text.date), ("publisher", text.publisher)) if not value]
            if lacks:
                said = f"report {quoted(text.id)} has no {' and no '.join(f'`{key}`' for key in lacks)}"
                where = one.at("reports", text.id, key=True)
                yield Finding(CODE, where, said, "add it, or say in a `note` why it is not known", SEVERITY)
