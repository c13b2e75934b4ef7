"""A text is described, and nothing rests on it.

What: a report, or an instrument that was read, that no `source` of the catalog names and that no other text is a part
of.

Why: a rule may name the wrong text, or a clause was forgotten.

What to do: cite it where it says something, or leave it out.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "annex, row 15"}
```

Found:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.cited import cited
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC511"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such text."""
    texts = one.catalog.texts.values()
    named = {found.source.instrument for found in cited(one)} | {text.part_of for text in texts}
    for text in texts:
        if text.id not in named and (text.report or text.evidence.read_in_text):
            group = "reports" if text.report else "instruments"
            said = f"nothing rests on {quoted(text.id)}"
            yield Finding(CODE, one.at(group, text.id, key=True), said, "cite it, or leave it out", SEVERITY)
