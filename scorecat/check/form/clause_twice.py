"""A clause stands twice.

What: two rules say the same of the same conduct: effect, conditions, subjects and span are alike.

Why: an event counts twice, unless the catalog counts only the strongest. Most often a row was copied and not changed.

What to do: keep one, with both sources in its `source` or `note`, or give the second what sets it apart.

Passes:

```yaml
- {id: utilities-theft, conduct: utilities.theft, points: -60, source: "measure, row 1"}
- {id: utilities-arrears, conduct: utilities.arrears, points: -60, source: "measure, row 2"}
```

Found:

```yaml
- {id: utilities-theft, conduct: utilities.theft, points: -60, source: "measure, row 1"}
- {id: utilities-theft-again, conduct: utilities.theft, points: -60, source: "measure, row 2"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule

CODE: Final = "SC443"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each rule that says what an earlier one says."""
    seen: dict[tuple[object, ...], Rule] = {}
    for place, rule in enumerate(one.catalog.rules):
        first = seen.setdefault(_sense(rule), rule)
        if first is not rule:
            said = f"rule {quoted(rule.id)} says the same as {quoted(first.id)} (line {first.where.line})"
            yield Finding(CODE, one.at("rules", place), said, "keep one, or say what sets it apart", SEVERITY)


def _sense(rule: Rule) -> tuple[object, ...]:
    effects = tuple(variant.effect for variant in rule.variants)
    return (
        frozenset(rule.conducts),
        effects,
        rule.when,
        rule.subjects,
        rule.passed_on,
        rule.in_force,
        rule.every,
        rule.validity,
    )
