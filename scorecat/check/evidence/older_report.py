"""A rule rests on a report from before the version began.

What: a rule or ground whose sources are all reports published before the first day in force.

Why: the report may describe the version before, a draft, or a plan that came out differently.

What to do: look for a later source that bears it out; say in a `note` why it holds for this version too.

Passes:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2020-02, evidence: press}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "daily, third paragraph"}]
```

Found:

```yaml
reports: {daily: {title: Report, publisher: Daily, published: 2018-02, evidence: press}}
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "daily, third paragraph"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.period import last_day
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC509"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    since = one.catalog.in_force.since
    if since is None:
        return
    for clause in clauses(one.catalog):
        texts = [one.catalog.texts[source.instrument] for source in clause.sources]
        if all(text.report and text.date and last_day(text.date) < since for text in texts):
            dates = " and ".join(text.date for text in texts)
            said = f"{clause} rests on a report of {dates}, and the version began on {since}"
            yield Finding(CODE, one.at(*clause.steps), said, "look for a source on this version", SEVERITY)
