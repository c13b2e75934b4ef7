"""A class of validity is never taken.

What: an earlier class fits everything that this one does, or no rule has such an effect.

Why: the first class that fits is taken, so this one computes nothing. Either the order is wrong or the class is for
something that is not encoded.

What to do: put the narrower class first (`at_most`, `grade B`); leave a class out that nothing can need.

Passes:

```yaml
validity:
  - {effect: deduction, at_most: 40, for: 1 year, source: "measure, art. 7"}
  - {effect: deduction, for: 2 years, source: "measure, art. 7"}
```

Found:

```yaml
validity:
  - {effect: deduction, for: 2 years, source: "measure, art. 7"}
  - {effect: deduction, at_most: 40, for: 2 years, source: "measure, art. 7"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import ValidityClass

CODE: Final = "SC415"
SEVERITY: Final = Severity.WARNING


def check(one: Checked) -> Iterator[Finding]:
    """Find each class that an earlier one leaves nothing to."""
    classes = one.catalog.validity
    for place, each in enumerate(classes):
        if any(_takes_all(other, each) for other in classes[:place]):
            said = f"an earlier class fits every {quoted(each.effect)} that this one does"
            yield Finding(CODE, one.at("validity", place), said, "put the narrower class first", SEVERITY)


def _takes_all(wider: ValidityClass, narrower: ValidityClass) -> bool:
    if wider.effect != narrower.effect and not (wider.effect == "grade" and narrower.effect.startswith("grade ")):
        return False
    if wider.at_most is None:
        return True
    return narrower.at_most is not None and narrower.at_most <= wider.at_most
