"""A text was issued after it took effect.

What: all instruments that rules and grounds rest on have `issued` later than the first day in force, and that day is
not `assumed`.

Why: most often one of the dates is mistyped. Else the text reaches back to what people did before it was there.

What to do: compare both dates with the text. If it does reach back, say so in a `note` of the instrument.

Passes:

```yaml
instruments: {measure: {title: Measure, evidence: primary, issued: 2019-12-01, read: All articles.}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```

Found:

```yaml
instruments: {measure: {title: Measure, evidence: primary, issued: 2020-12-01, read: All articles.}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.period import first_day
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC515"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find a first day that lies before all texts."""
    since, texts = one.catalog.in_force.since, one.catalog.texts
    named = {source.instrument for clause in clauses(one.catalog) for source in clause.sources}
    issued = [texts[id_] for id_ in sorted(named) if not texts[id_].report and texts[id_].date]
    if since is None or one.catalog.in_force.assumed or not issued or any(text.note for text in issued):
        return
    if all(first_day(text.date) > since for text in issued):
        first = min(issued, key=lambda text: text.date)
        said = f"in force from {since}, and {quoted(first.id)} was issued on {first.date}, later"
        yield Finding(CODE, one.at("instruments", first.id, "issued"), said, "one date is wrong, or say why", SEVERITY)
