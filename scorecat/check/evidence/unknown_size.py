"""A rule's size is not known, though its text was read.

What: points that are `{unknown: …}` under a source that is a text read itself.

Why: a text that was read has the number or leaves it open. The first is an omission here, the second a range.

What to do: look the number up. Nothing, if the text really tells the direction only; then say so in a `note`.

Passes:

```yaml
- {id: litter, conduct: community.litter, points: {from: -10, to: -1}, source: "measure, row 7"}
```

Found:

```yaml
- {id: litter, conduct: community.litter, points: {unknown: deduction}, source: "measure, row 7"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC512"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such rule."""
    for place, rule in enumerate(one.catalog.rules):
        for variant in rule.variants:
            match variant.effect:
                case Amount(low=low, high=high) if None in (low, high) and variant.source.evidence.read_in_text:
                    said = f"rule {quoted(rule.id)} has no known size, though its text was read"
                    yield Finding(CODE, one.at("rules", place), said, "look it up, or say why in a `note`", SEVERITY)
