"""One legal text is issued on two days.

What: instruments with the same document number and issuer of which `issued` differs.

Why: one of them is wrong.

What to do: look the text up, and make both the same.

Passes:

```yaml
{place: north, instruments: {order: {title: Order, number: No. 12, issued: 2019-05-01, evidence: press}}}
---
{place: south, instruments: {order: {title: Order, number: No. 12, issued: 2019-05-01, evidence: press}}}
```

Found:

```yaml
{place: north, instruments: {order: {title: Order, number: No. 12, issued: 2019-05-01, evidence: press}}}
---
{place: south, instruments: {order: {title: Order, number: No. 12, issued: 2018-05-01, evidence: press}}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas

CODE: Final = "SC588"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such text, where it is described later."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for one in atlas.catalogs:
        for text in one.catalog.texts.values():
            if not text.number or not text.date:
                continue
            key = (text.number, text.issuer.en if text.issuer else "")
            where, issued = known.setdefault(key, (one.catalog.name, text.date))
            if not text.date.startswith(issued) and not issued.startswith(text.date):
                said = f"{quoted(text.number)} is issued on {issued} in {where}"
                yield Finding(CODE, one.at("instruments", text.id, "issued"), said, "look the text up", SEVERITY)
