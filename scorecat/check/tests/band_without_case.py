"""No worked case falls in a band.

What: a band of a ladder whose values no event of the rule's conduct in the cases has. Rules without any event are
found as SC571.

Why: ladders are copied line by line, and one number out of place is the commonest slip there is.

What to do: add a line of `alone` with a value in the band, best at its bound.

Passes:

```yaml
rules:
  - id: fine
    conduct: traffic.fine
    points: {by: amount, bands: [{up_to: 500, points: -10}, {over: 500, points: -20}]}
    source: "measure, rows 20-21"
alone:
  - {conduct: traffic.fine, amount: 500, gives: {fine: -10}}
  - {conduct: traffic.fine, amount: 501, gives: {fine: -20}}
```

Found:

```yaml
rules:
  - id: fine
    conduct: traffic.fine
    points: {by: amount, bands: [{up_to: 500, points: -10}, {over: 500, points: -20}]}
    source: "measure, rows 20-21"
alone:
  - {conduct: traffic.fine, amount: 500, gives: {fine: -10}}
```
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from scorecat.check.bounds import holds
from scorecat.model.condition import OneOf, Within, words
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecat.check.checked import Checked
    from scorecat.model.condition import Condition

CODE: Final = "SC572"
SEVERITY: Final = Severity.INFO


def check(one: Checked) -> Iterator[Finding]:
    """Find each such band, at the rule."""
    rows: dict[str | None, list[Mapping[str, str | None]]] = {}
    for case in one.cases.cases if one.cases else ():
        for row in case.events:
            rows.setdefault(row.cells.get("conduct"), []).append(row.cells)
    for place, rule in enumerate(one.catalog.rules):
        effect = rule.variants[0].effect
        codes = {code for named in rule.conducts for code in one.vocabulary.below(named)}
        events = [cells for code in codes for cells in rows.get(code, ())]
        if events and isinstance(effect, Ladder):
            given = {cell for cells in events if (cell := cells.get(effect.by))}
            missed = [band for band in effect.bands if not any(_in(band.condition, cell) for cell in given)]
            if missed:
                bands = "; ".join(words(band.condition) for band in missed)
                said = f"no case of rule {quoted(rule.id)} falls in {len(missed)} of its bands ({bands})"
                yield Finding(CODE, one.at("rules", place, "points"), said, "add a line of `alone` for each", SEVERITY)


def _in(condition: Condition, cell: str) -> bool:
    """Whether the text of a cell is a value of a band; what cannot be told counts as one."""
    match condition:
        case OneOf(values=values):
            return cell in map(str, values)
        case Within():
            try:
                return holds(condition, Decimal(cell))
            except (InvalidOperation, TypeError):
                return True
        case _:
            return True
