"""Numbers of a catalog: exact decimals, no finer than the engine computes with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scorecat.catalog.findings import Remarks, Steps

MAX_DECIMALS: Final = 4


def number(value: int | Decimal, remarks: Remarks, at: Steps) -> Decimal:
    """Return a number exactly; more than `MAX_DECIMALS` decimals are an error, not rounded."""
    found = Decimal(value)
    exponent = found.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MAX_DECIMALS:
        remarks.error("SC310", at, f"{found} has more than {MAX_DECIMALS} decimals")
    return found
