"""Something is still to be filled in.

What: a text holds `TODO`, `FIXME`, `TBD` or `XXX`.

Why: a skeleton that was filled in by half reads like a catalog.

What to do: fill it in, or leave the key out.

Passes:

```yaml
title: {en: Test measure}
```

Found:

```yaml
title: {en: TODO}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked

CODE: Final = "SC449"
SEVERITY: Final = Severity.WARNING

_PLACEHOLDER: Final = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b")


def check(one: Checked) -> Iterator[Finding]:
    """Find each text that holds a placeholder."""
    for steps, text in _texts(one.document.root, ()):
        if _PLACEHOLDER.search(text):
            yield Finding(CODE, one.at(*steps), f"{quoted(text)} is still to be filled in", "fill it in", SEVERITY)


def _texts(node: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*steps, key))
    elif isinstance(node, list):
        for place, item in enumerate(node):
            yield from _texts(item, (*steps, place))
    elif isinstance(node, str):
        yield steps, node
