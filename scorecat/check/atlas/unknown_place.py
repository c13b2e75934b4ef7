"""A catalog names a place that there is not.

What: `listed_in` of a ground, `from` of a transfer, or `to` of a link that looks like an id, and no catalog has that
place.

Why: what should come from there never comes, and a reader finds nothing.

What to do: correct the id. A programme that is no place here is given by name: `to: {en: Sesame Credit}`.

Passes:

```yaml
{place: north, links: [{to: south, direction: takes, what: Who is listed, source: "measure, art. 5"}]}
---
{place: south}
```

Found:

```yaml
{place: north, links: [{to: suoth, direction: takes, what: Who is listed, source: "measure, art. 5"}]}
---
{place: south}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas, Checked

CODE: Final = "SC585"
SEVERITY: Final = Severity.WARNING
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such name."""
    known = atlas.places | {one.catalog.place for one in atlas.catalogs}
    for one in atlas.catalogs:
        for steps, place in _named(one):
            if place not in known:
                advice = did_you_mean(place, known) or "`scorecat list` shows all places"
                yield Finding(CODE, one.at(*steps), f"there is no place {quoted(place)}", advice, SEVERITY)


def _named(one: Checked) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, ground in enumerate(one.catalog.grounds):
        if ground.listed_in:
            yield ("grounds", at, "listed_in"), ground.listed_in
    for at, transfer in enumerate(one.catalog.transfers):
        yield ("transfers", at, "from"), transfer.place
    for at, node in enumerate(one.document.root.get("links", ())):
        if isinstance(node["to"], str) and _ID.fullmatch(node["to"]):
            yield ("links", at, "to"), node["to"]
