"""Two places have one division code, or one place has two.

What: `locality.division` differs between the versions of a place, or is one code for two places that lie within
different units.

Why: maps and joins with statistics go by this code.

What to do: look the code up.

Passes:

```yaml
{place: north, locality: {name: North, division: "371001"}}
---
{place: south, locality: {name: South, division: "371002"}}
```

Found:

```yaml
{place: north, version: "1", locality: {name: North, division: "371001"}}
---
{place: north, version: "2", locality: {name: North, division: "371010"}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas
    from scorecat.model.catalog import Catalog

CODE: Final = "SC587"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such code, where it is given later."""
    owners: dict[str, Catalog] = {}
    codes: dict[str, str] = {}
    for one in atlas.catalogs:
        place, locality = one.catalog.place, one.catalog.locality
        if not locality.division:
            continue
        owner, first = owners.setdefault(locality.division, one.catalog), codes.setdefault(place, locality.division)
        if first != locality.division:
            said = f"{locality.division} is not the code of another version ({first})"
        elif owner.place != place and not _nested(owner.locality.within, locality.within):
            said = f"{locality.division} is also the code of {owner.place}, which lies elsewhere"
        else:
            continue
        yield Finding(CODE, one.at("locality", "division"), said, "look the code up", SEVERITY)


def _nested(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one place lies in all that the other lies in."""
    shorter, longer = sorted((one, other), key=len)
    return longer[len(longer) - len(shorter) :] == shorter
