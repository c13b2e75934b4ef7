"""A text counts as read, and the catalog does not say which parts were.

What: an instrument with `evidence: primary` or `translation` and no `read`, that is not `part_of` another.

Why: "read" can mean one article or all of them. Whether a conduct is not covered or was not seen hangs on it.

What to do: add `read: All articles.`, or which ones.

Passes:

```yaml
instruments: {rules: {title: Rules, evidence: primary, read: Arts 1 to 6.}}
```

Found:

```yaml
instruments: {rules: {title: Rules, evidence: primary}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC504"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each such instrument."""
    for text in one.catalog.texts.values():
        if text.evidence.read_in_text and not (text.report or text.read or text.part_of):
            said = f"{quoted(text.id)} is {text.evidence} evidence, and which parts were read is not said"
            advice = "add `read: All articles.` or which ones"
            yield Finding(CODE, one.at("instruments", text.id, key=True), said, advice, SEVERITY)
