"""A name ends in a full stop.

What: a title, label or another name ends in a full stop, a comma, a colon or a semicolon.

Why: names stand in the middle of sentences and in tables.

What to do: leave the last character out; `--fix` does.

Passes:

```yaml
title: {en: Test measure}
```

Found:

```yaml
title: {en: Test measure.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.said import said
from scorecat.model.finding import Finding, Location, Mend, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC445"
SEVERITY: Final = Severity.INFO

_NAMES: Final = frozenset({"title", "label", "name", "issuer", "section"})
_STOPS: Final = ".。,，;；:：、"
_SHORT: Final = ("etc.", "Co.", "Ltd.", "Inc.", "No.")


def check(one: Checked) -> Iterator[Finding]:
    """Find each name that ends in a stop."""
    for each in said(one):
        if each.key in _NAMES and each.text.rstrip().endswith(tuple(_STOPS)) and not each.text.endswith(_SHORT):
            where = one.at(*each.steps)
            message = f"{quoted(each.text)} is a name and ends in {quoted(each.text.rstrip()[-1])}"
            yield Finding(CODE, where, message, "leave it out", SEVERITY, _mend(each.text, where))


def _mend(text: str, where: Location) -> Mend | None:
    """Take the last character away, where the text stands in one line as it is, or in quotes that hide nothing."""
    quotes = (where.end_column - where.column - len(text)) // 2
    if where.line != where.end_line or quotes not in (0, 1) or text != text.rstrip():
        return None
    last = where.end_column - quotes
    return Mend(Location(where.path, where.line, last - 1, where.line, last), "")
