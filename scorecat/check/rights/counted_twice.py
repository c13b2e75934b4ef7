"""Two rules take points for one act.

What: two rules that deduct for the same conduct, can both hold for one event, and both count: `one_act` is `all` or
`unknown`.

Why: the same act is punished twice. If the text means *either … or*, the catalog makes scores too low.

What to do: see whether the text sets one rule apart from the other (a condition), or says that only the strongest
counts. Nothing, if it counts both.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, when: {amount: {up_to: 500}}, points: -20, source: "measure, row 15"}
- {id: large-theft, conduct: utilities.theft, when: {amount: {over: 500}}, points: -60, source: "measure, row 16"}
```

Found:

```yaml
- {id: theft, conduct: utilities.theft, points: -20, source: "measure, row 15"}
- {id: stealing, conduct: utilities.theft, points: -60, source: "measure, row 88"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.meeting import together
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule

CODE: Final = "SC534"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each pair, at the later rule."""
    for first, place, second in together(one):
        if not (first.sets_grade or second.sets_grade or _open(first) or _open(second)):
            shared = ", ".join(code for code in second.conducts if code in first.conducts)
            said = f"rules {quoted(first.id)} and {quoted(second.id)} both take points for {shared}"
            yield Finding(CODE, one.at("rules", place), said, "true of some texts; else set them apart", SEVERITY)


def _open(rule: Rule) -> bool:
    """Whether the size is not known: such a rule may be the rest of another."""
    return any(isinstance(variant.effect, Amount) and variant.effect.low is None for variant in rule.variants)
