"""An alias says what the place is called anyway.

What: an alias of the locality is its name, its id, or another alias.

Why: it adds no way to find the place.

What to do: leave it out.

Passes:

```yaml
locality: {name: {en: Testtown, zh: 测试市}, aliases: [TT]}
```

Found:

```yaml
locality: {name: {en: Testtown, zh: 测试市}, aliases: [testtown]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC460"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each alias under which the place is known without it."""
    locality = one.catalog.locality
    known = {name.casefold() for name in (one.catalog.place, locality.name.en, locality.name.zh)}
    for place, alias in enumerate(locality.aliases):
        if alias.casefold() in known:
            where = one.at("locality", "aliases", place)
            yield Finding(CODE, where, f"the place is called {quoted(alias)} anyway", "leave it out", SEVERITY)
        known.add(alias.casefold())
