"""Two places have one title.

What: the titles of catalogs of two places are the same, in English or in Chinese.

Why: one of them was copied and not changed, or one text is encoded twice.

What to do: correct the title that is wrong; if it is one text, keep one place with the other's name as an alias.

Passes:

```yaml
{place: north, title: North measure}
---
{place: south, title: South measure}
```

Found:

```yaml
{place: north, title: North measure}
---
{place: south, title: North measure}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas

CODE: Final = "SC586"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such title, at the later place."""
    owners: dict[str, str] = {}
    for one in atlas.catalogs:
        title = one.catalog.title
        for text in dict.fromkeys(filter(None, (title.en.casefold(), title.zh))):
            owner = owners.setdefault(text, one.catalog.place)
            if owner != one.catalog.place:
                said = f"{one.catalog.place} and {owner} have one title"
                yield Finding(CODE, one.at("title"), said, "correct the one that is wrong", SEVERITY)
                break
