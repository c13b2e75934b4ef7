"""Chinese stands where English should.

What: a text that is read as English is Chinese for the most part.

Why: whoever reads the catalog in English cannot read it. Under `zh` it would be shown as the original.

What to do: translate it, and put the original under `zh`.

Passes:

```yaml
title: {en: Test measure, zh: 测试办法}
```

Found:

```yaml
title: {en: 测试办法}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.said import said
from scorecat.model.chinese import mostly_chinese
from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC446"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each English text that is Chinese."""
    for each in said(one):
        if each.language == "en" and mostly_chinese(each.text):
            message = f"{quoted(each.text)} is Chinese, and stands where English should"
            yield Finding(CODE, one.at(*each.steps), message, "translate it, the original under `zh`", SEVERITY)
