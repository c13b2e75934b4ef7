"""Two places answer to one name.

What: the id, a name or an alias of a place is one of another place too.

Why: `--city` takes one of them, and nobody sees that there was a choice.

What to do: give each a name of its own; add the larger unit (`Xinhua, Shijiazhuang`).

Passes:

```yaml
{place: north, locality: {name: North, aliases: [Northtown]}}
---
{place: south, locality: {name: South, aliases: [Southtown]}}
```

Found:

```yaml
{place: north, locality: {name: North, aliases: [Oldtown]}}
---
{place: south, locality: {name: South, aliases: [Oldtown]}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import names_of
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas

CODE: Final = "SC584"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each clash, at the later place."""
    owners: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for one in atlas.catalogs:
        for name in names_of(one.catalog):
            owner = owners.setdefault(name, one.catalog.place)
            if owner != one.catalog.place and (one.catalog.place, name) not in told:
                told.add((one.catalog.place, name))
                said = f"{quoted(name)} is a name of {one.catalog.place} and of {owner}"
                yield Finding(CODE, one.at("locality"), said, "give each a name of its own", SEVERITY)
