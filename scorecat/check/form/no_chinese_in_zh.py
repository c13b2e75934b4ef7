"""There is no Chinese in `zh`.

What: a text under `zh` has no Chinese character.

Why: it is shown as the original. Most often `en` and `zh` were swapped.

What to do: put the original there, or leave `zh` out.

Passes:

```yaml
title: {en: Test measure, zh: 测试办法}
```

Found:

```yaml
title: {en: Test measure, zh: Ceshi banfa}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.said import said
from scorecat.model.chinese import has_chinese
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC447"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each original without a Chinese character."""
    for each in said(one):
        if each.language == "zh" and not has_chinese(each.text):
            message = f"{quoted(each.text)} stands under `zh` and is not Chinese"
            yield Finding(CODE, one.at(*each.steps), message, "put the original there, or leave it out", SEVERITY)
