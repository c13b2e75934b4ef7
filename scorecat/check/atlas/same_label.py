"""One conduct seems to stand under two codes.

What: two conducts of the vocabulary with the same English or the same Chinese label, both used by catalogs.

Why: what is one thing under two names does not meet in a comparison, and a log has to guess.

What to do: keep one of the codes, or tell them apart in label and definition.

Passes:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.used import first_uses
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas
    from scorecat.model.vocabulary import Conduct

CODE: Final = "SC580"
SEVERITY: Final = Severity.WARNING


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each pair, where the later code is used first."""
    seen: dict[str, Conduct] = {}
    used = first_uses(atlas)
    for conduct in atlas.vocabulary.conducts.values():
        for label in filter(None, (_folded(conduct.label.en), conduct.label.zh)):
            twin = seen.setdefault(label, conduct)
            if twin is not conduct and twin.code in used and conduct.code in used:
                said = f"{conduct.code} and {twin.code} are both called {quoted(label)}"
                yield Finding(CODE, used[conduct.code], said, "keep one code, or tell them apart", SEVERITY)
                break


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
