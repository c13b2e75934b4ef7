"""How long the entries of a rule count: by its bands, by itself, or by the classes of its catalog."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scorecat.catalog.lasting import of_grade, of_size
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Duration, Effect, Rule


def lasting(rule: Rule, catalog: Catalog) -> tuple[Duration | None, ...]:
    """Return each length of time that an entry of a rule may count for, once; None: how long is not known."""
    found = (lasts for variant in rule.variants for lasts in _of(variant.effect, rule, catalog))
    return tuple(dict.fromkeys(found))


def _of(effect: Effect, rule: Rule, catalog: Catalog) -> Iterator[Duration | None]:
    if isinstance(effect, Ladder):
        for band in effect.bands:
            yield from [band.validity] if band.validity else _of(band.points, rule, catalog)
    elif rule.validity or rule.validity_unknown:
        yield rule.validity
    elif isinstance(effect, DirectGrade):
        yield of_grade(effect.grade, catalog.validity)[1]
    elif isinstance(effect, Accumulated):
        yield from _of_sign(effect.sign, catalog)
    else:
        yield from _of_amount(effect, catalog)


def _of_amount(amount: Amount, catalog: Catalog) -> Iterator[Duration | None]:
    for end, sign in ((amount.low, -1), (amount.high, 1)):
        if end is None:
            yield from _of_sign(sign, catalog)
        elif end:
            yield of_size("deduction" if end < 0 else "bonus", abs(end), catalog.validity)[1]


def _of_sign(sign: int, catalog: Catalog) -> Iterator[Duration | None]:
    """Every class of deductions or bonuses, where the size is not known beforehand."""
    effect = "deduction" if sign < 0 else "bonus"
    classes = [one.lasts for one in catalog.validity if one.effect == effect]
    yield from classes or [of_size(effect, Decimal(1), catalog.validity)[1]]
