"""A consequence falls on the family.

What: a consequence that is a restriction and whose words name children, a spouse, relatives or the family.

Why: a child that may not go to a school has done nothing.

What to do: nothing, if the text says so. If the words only describe whom something is bought for, say it more narrowly.

Passes:

```yaml
consequences:
  C: [{what: No subsidised loans, kind: restriction, source: "measure, art. 30"}]
```

Found:

```yaml
consequences:
  C: [{what: Children may not attend private schools with high fees, kind: restriction, source: "measure, art. 30"}]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.catalog.sources import label
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC550"
SEVERITY: Final = Severity.INFO
_FAMILY: Final = re.compile(r"\b(child(ren)?|spouses?|relatives?|famil(y|ies))\b|子女|配偶|亲属|家庭", re.IGNORECASE)


def check(one: Checked) -> Iterator[Finding]:
    """Find each such consequence."""
    for after, nodes in one.document.root.get("consequences", {}).items():
        for place, node in enumerate(nodes):
            what = label(node["what"])
            if node["kind"] == "restriction" and _FAMILY.search(f"{what.en} {what.zh}"):
                said = f"{quoted(what.en)} falls on the family"
                where = one.at("consequences", after, place, "what")
                yield Finding(CODE, where, said, "true of some texts", SEVERITY)
