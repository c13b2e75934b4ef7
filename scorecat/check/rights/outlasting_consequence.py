"""A consequence outlasts the listing.

What: a consequence of a listing that `lasts` for a time of its own from the effect on, on a list from which one can be
removed.

Why: who came off the list early goes on being treated as listed.

What to do: nothing, if the text counts it from the effect. If it ends with the listing, leave `lasts` out.

Passes:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
consequences:
  listed: [{what: No public contracts, kind: restriction, must: true, source: "measure, art. 6"}]
```

Found:

```yaml
grounds: [{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"}]
removal: [{id: performed, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
consequences:
  listed: [{what: No public contracts, kind: restriction, must: true, lasts: 3 years, source: "measure, art. 6"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC559"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such consequence."""
    nodes = one.document.root.get("consequences", {}).get("listed", ()) if one.catalog.removals else ()
    for place, node in enumerate(nodes):
        if "lasts" in node and node["kind"] == "restriction":
            said = f"a consequence goes on for {node['lasts']} even if the name comes off the list before"
            yield Finding(CODE, one.at("consequences", "listed", place, "lasts"), said, "true of some texts", SEVERITY)
