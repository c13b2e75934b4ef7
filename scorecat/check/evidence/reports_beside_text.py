"""A rule rests on reports alone, in a catalog whose text was read.

What: a rule or ground of which no source is a text read itself (`primary` or `translation`), where the catalog has a
text that was.

Why: the text is at hand, so its own clause should be cited; or it does not have the clause, and the report speaks of
something else: a draft, another version, another place.

What to do: look the clause up in the text. Nothing, if only a part of the text was read and this is not in it.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
```

Found:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "daily, third paragraph"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC503"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    read = [text.id for text in one.catalog.texts.values() if not text.report and text.evidence.read_in_text]
    for clause in clauses(one.catalog) if read else ():
        if not clause.read_in_text:
            said = f"{clause} rests on {clause.rests_on} alone, though {quoted(read[0])} was read"
            yield Finding(CODE, one.at(*clause.steps), said, "look it up in the text", SEVERITY)
