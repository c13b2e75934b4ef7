"""The graver case of a conduct costs less than the plain one.

What: a rule for a serious, repeated or otherwise graver case deducts less than the rule for the plain conduct.

Why: who does worse would be better off. Most often two rows were swapped.

What to do: look both rows up. Where the text says so, leave it.

Passes:

```yaml
- {id: evasion, conduct: tax.evasion, points: -30, source: "measure, row 1"}
- {id: evasion-serious, conduct: tax.evasion.serious, points: -100, source: "measure, row 2"}
```

Found:

```yaml
- {id: evasion, conduct: tax.evasion, points: -100, source: "measure, row 1"}
- {id: evasion-serious, conduct: tax.evasion.serious, points: -30, source: "measure, row 2"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.twins import can_meet
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule

CODE: Final = "SC411"
SEVERITY: Final = Severity.WARNING

_GRAVER: Final = frozenset({"serious", "very-serious", "grave", "major", "repeated", "organised", "aggravated"})


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule for a graver case that deducts less than one for the plain conduct."""
    naming: dict[str, list[Rule]] = {}
    for rule in one.catalog.rules:
        for code in rule.conducts:
            naming.setdefault(code, []).append(rule)
    for place, rule in enumerate(one.catalog.rules):
        plain = [code.rpartition(".")[0] for code in rule.conducts if code.rpartition(".")[2] in _GRAVER]
        others = {other.id: other for code in plain for other in naming.get(code, ())}
        for other in others.values():
            own, theirs = _deducts(rule), _deducts(other)
            if own and theirs and own > theirs and can_meet(rule, other):
                said = f"rule {quoted(rule.id)} deducts {abs(own)} points, and {quoted(other.id)} for the plain conduct"
                said += f" {abs(theirs)} (line {other.where.line})"
                yield Finding(CODE, one.at("rules", place), said, "look both rows up in the text", SEVERITY)


def _deducts(rule: Rule) -> Decimal | None:
    effect = rule.variants[0].effect
    if len(rule.variants) == 1 and isinstance(effect, Amount) and effect.fixed and rule.every is None:
        return effect.low if effect.low is not None and effect.low < 0 else None
    return None
