"""How entries count has no source.

What: `counting` without a `source`. What is `unknown` needs none, and `repeat` has its own.

Why: these few lines decide every score, and often two texts differ just there.

What to do: add the `source`.

Passes:

```yaml
counting: {one_act: strongest, source: "measure, art. 17"}
```

Found:

```yaml
counting: {one_act: strongest}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC514"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find such a counting."""
    counting = one.document.root.get("counting", {}) if not one.catalog.counting_sources else {}
    settled = [key for key, value in counting.items() if key not in ("repeat", "note") and value != "unknown"]
    if settled:
        said = f"`{settled[0]}` decides every score here and names no source"
        yield Finding(CODE, one.at("counting", settled[0]), said, "add `source:` to `counting`", SEVERITY)
