"""One place rewards what another punishes.

What: a conduct for which a rule gives points only in one place, and takes points or sets a lower grade in another.

Why: it may be true and is then worth telling; or a minus was lost, or the code is too wide.

What to do: compare both rules with their texts.

Passes:

```yaml
{place: north, rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]}
---
{place: south, rules: [{id: theft, conduct: utilities.theft, points: -20, source: "measure, row 15"}]}
```

Found:

```yaml
{place: north, rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]}
---
{place: south, rules: [{id: theft, conduct: utilities.theft, points: 60, source: "measure, row 15"}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas
    from scorecat.model.rule import Effect

CODE: Final = "SC589"
SEVERITY: Final = Severity.INFO


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such conduct, at the rule that gives points."""
    punished: dict[str, str] = {}
    for one in atlas.catalogs:
        for clause in clauses(one.catalog):
            if clause.burdens and clause.kind == "rule":
                punished |= {code: one.catalog.name for code in clause.conducts if code not in punished}
    for one in atlas.catalogs:
        for place, rule in enumerate(one.catalog.rules):
            both = [code for code in rule.conducts if code in punished]
            if both and all(_is_bonus(variant.effect) for variant in rule.variants):
                said = f"rule {quoted(rule.id)} rewards {both[0]}, which {punished[both[0]]} punishes"
                yield Finding(CODE, one.at("rules", place), said, "compare both with their texts", SEVERITY)


def _is_bonus(effect: Effect) -> bool:
    return not isinstance(effect, DirectGrade) and effect.low is not None and effect.low >= 0
