"""A text counts as read, and its `read` says that nothing was.

What: an instrument with `evidence: primary` or `translation` whose `read` begins with "Nothing" or "Not read".

Why: one of the two is wrong. All numbers that name it look better founded than they are.

What to do: set `evidence: press` or what it really rests on, or say what was read.

Passes:

```yaml
instruments: {rules: {title: Rules, evidence: press, read: Nothing of the text itself.}}
```

Found:

```yaml
instruments: {rules: {title: Rules, evidence: primary, read: Nothing of the text itself.}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC505"
SEVERITY: Final = Severity.WARNING
_NOTHING: Final = ("nothing", "not read", "none")


def check(one: Checked) -> Iterator[Finding]:
    """Find each such instrument."""
    for text in one.catalog.texts.values():
        if text.evidence.read_in_text and text.read.lower().startswith(_NOTHING):
            said = f"{quoted(text.id)} is {text.evidence} evidence, and `read` says {quoted(text.read)}"
            where = one.at("instruments", text.id, "evidence")
            yield Finding(CODE, where, said, "give the evidence that it rests on, or say what was read", SEVERITY)
