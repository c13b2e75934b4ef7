"""SC316: within a clause, too, more points never count for less long than fewer.

Bands may have lengths of their own, and the sides of a conflict may have such bands, or none. Of what is open the low
reading takes the harshest: once that has expired, nothing that could have been given in its stead may be left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.lasting import has_own, longest, shorter, shortest
from scorecat.catalog.sides import given_by

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecat.catalog.findings import Remarks
    from scorecat.catalog.sides import Given
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Rule

End = tuple["Decimal", "Given"]
"""One end of what is given, not zero, and what it is an end of."""


def check(index: int, rule: Rule, catalog: Catalog, remarks: Remarks) -> None:
    """Note every band or side that may end sooner than a smaller one of its clause."""
    given = given_by(rule)
    if not any(each.lasts for each in given):
        return
    ends = [(end, one) for one in given for end in (one.low, one.high) if end]
    for one in given:
        own = [larger for larger in ends if larger[1] is one]
        sooner = next((larger for larger in own for other in ends if _ends_before(larger, other, rule, catalog)), None)
        if sooner is not None:
            name = "band" if "bands" in one.steps else "side"
            message = f"this {name} counts for {shortest(*sooner, rule, catalog)}, a smaller one may count for longer"
            remarks.error("SC316", ("rules", index, *one.steps), message, "let the larger count as long")


def _ends_before(larger: End, smaller: End, rule: Rule, catalog: Catalog) -> bool:
    """Whether points are more than others of their sign and may end sooner; classes are checked by themselves."""
    if larger[0] * smaller[0] <= 0 or abs(larger[0]) <= abs(smaller[0]):
        return False
    if not (has_own(larger[1], rule) or has_own(smaller[1], rule)):
        return False
    return shorter(shortest(*larger, rule, catalog), longest(*smaller, rule, catalog))
