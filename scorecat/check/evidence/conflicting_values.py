"""A rule is told in ways that differ.

What: a rule with `conflict` whose sides have different effects: two sources, or two readings of one.

Why: results then run from the harsher to the kinder side, and only the text can settle which holds.

What to do: read the text, and keep the side that it bears out. Nothing, if it cannot be had.

Passes:

```yaml
- {id: drink-driving, conduct: traffic.drink-driving, grade: C, source: "measure, art. 12"}
```

Found:

```yaml
- id: drink-driving
  conduct: traffic.drink-driving
  conflict:
    - {grade: C, source: "measure, art. 12"}
    - {grade: B, source: "annex, row 3"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC502"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule with such a conflict."""
    for place, rule in enumerate(one.catalog.rules):
        if len({repr(variant.effect) for variant in rule.variants}) > 1:
            sides = " and ".join(dict.fromkeys(quoted(variant.source) for variant in rule.variants))
            said = f"rule {quoted(rule.id)} is told in ways that differ by {sides}"
            yield Finding(CODE, one.at("rules", place, "conflict"), said, "see what the text itself says", SEVERITY)
