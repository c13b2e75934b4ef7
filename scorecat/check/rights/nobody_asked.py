"""Everyone is scored, asked or not.

What: a catalog of points or an opaque one with `participation: mandatory`.

Why: nobody can stay out of it.

What to do: nothing, if the text says so. Later texts often ask for consent; `consent` and `opt-in` are other values.

Passes:

```yaml
participation: consent
consent: {source: "measure, art. 5"}
```

Found:

```yaml
participation: mandatory
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC555"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find such a catalog."""
    if one.catalog.participation == "mandatory" and one.catalog.kind != "list":
        said = "people are scored whether they agree or not"
        yield Finding(CODE, one.at("participation"), said, "true of some texts", SEVERITY)
