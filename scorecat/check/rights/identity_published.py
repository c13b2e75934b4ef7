"""Identity numbers are published.

What: a list whose `publication` shows an identity number.

Why: who is on the list can be confused with nobody, and impersonated by anybody, long after the name is off.

What to do: nothing, if the text says so. Where it says that digits are masked, write that.

Passes:

```yaml
listing: {form: list, publication: {shows: [Name, Reason], source: "measure, art. 4"}}
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
```

Found:

```yaml
listing: {form: list, publication: {shows: ["Name and identity number"], source: "measure, art. 4"}}
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC556"
SEVERITY: Final = Severity.INFO
_NUMBER: Final = re.compile(r"identity (card )?number|ID (card )?number|身份证", re.IGNORECASE)
_MASKED: Final = re.compile(r"mask|part of|last four|屏蔽|部分", re.IGNORECASE)


def check(one: Checked) -> Iterator[Finding]:
    """Find each such part."""
    law = one.catalog.listing
    for place, shown in enumerate(law.publication.shows if law and law.publication else ()):
        if _NUMBER.search(f"{shown.en} {shown.zh}") and not _MASKED.search(f"{shown.en} {shown.zh}"):
            where = one.at("listing", "publication", "shows", place)
            yield Finding(CODE, where, "identity numbers are published", "true of some texts", SEVERITY)
