"""What the two texts say of the conducts in the logs, as somebody who writes a script by hand would note it.

Rongcheng 2019, points from the harshest to the kindest; Wendeng 2020, of the profile `wendeng-subset`.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

START: Final = 1000
REVOKED: Final = "record.revoked"
CORRECTED: Final = "record.corrected"

RONGCHENG: Final[dict[str, tuple[float, float]]] = {
    "commerce.contract-breach": (-20, -20),
    "commerce.contract-breach.adjudicated": (-50, -50),
    "finance.loan-arrears": (-10, -10),
    "finance.card-overdue": (-10, -10),
    "finance.private-loan-breach": (-20, -20),
    "commerce.illegal-fundraising": (-40, -40),
    "commerce.guarantee-breach": (-20, -20),
    "finance.debt-adjudicated": (-30, -30),
    "commerce.pyramid-selling": (-30, -30),
    "commerce.fraud": (-30, -30),
    "commerce.counterfeits": (-30, -30),
    "commerce.other": (-50, -5),
    "utilities.arrears": (-20, -20),
    "utilities.arrears.adjudicated": (-50, -50),
    "utilities.tampering": (-50, -50),
    "utilities.theft": (-60, -60),
    "utilities.destruction": (-100, -100),
    "honesty.inspection-obstructed": (-inf, 0),
    "traffic.red-light": (-5, -5),
    "traffic.red-light.e-bike": (-5, 0),
    "traffic.violation": (-5, -5),
    "traffic.fine": (-5, -5),
    "traffic.warning": (-5, -5),
    "traffic.crossing-not-yielded": (-5, -5),
    "public-order.fighting": (-10, -10),
    "community.litter": (-inf, 0),
    "family.elder-neglect": (-inf, 0),
    "office.service-complaint": (-inf, inf),
    "community.neighbour-help": (0, 1),
    "community.elder-help": (0, 1),
    "honour.bravery": (30, 30),
    "honour.exemplary-business": (30, 30),
    "family.hardship-supported": (30, 30),
    "charity.donation": (0, inf),
    "volunteering.hours": (0, inf),
    "family.parents-supported": (0, inf),
}
MONTHLY: Final = ("finance.loan-arrears", "finance.card-overdue")
"""Charged on the day of the event and on each like day until it has ended."""
AWARD: Final = "honour.award"
AWARDS: Final = {"county": 30, "prefecture": 30, "county-department": 5, "prefecture-department": 5}
"""By level; nothing at other levels, from 0 to 30 where the level is not said."""
GRADED: Final = "traffic.drink-driving"
"""Rongcheng: grade B or C, which may hold the score; Wendeng: grade B, which does."""
RONGCHENG_FLOOR: Final = 599

WENDENG: Final = {
    "traffic.warning": -5,
    "penalty.warning": -5,
    "penalty.other": -20,
    "community.parking": -5,
    "honesty.exam-cheating": -20,
    "utilities.theft": -60,
    "utilities.tampering": -50,
    "tax.evasion.serious": -100,
    "charity.blood": 10,
    "charity.marrow": 50,
    "community.bravery": 10,
}
FINE: Final = "traffic.fine"
FINES: Final = ((500, -10), (2000, -20))
"""Below so many yuan."""
WENDENG_FLOOR: Final = 850
SMALL: Final = 40
"""A deduction of so many points at most lasts one year, a larger one two; a bonus one, grade B two."""


def rules(place: str, codes: Iterable[str]) -> dict[str, tuple[str, float, float]]:
    """Give every code of the vocabulary the nearest rule above it, if any, with its points: (rule, low, high)."""
    if place == "wendeng":
        fixed: dict[str, int] = WENDENG | {FINE: 0, GRADED: 0}
        return {code: (code, points, points) for code, points in fixed.items()}
    known: dict[str, tuple[float, float]] = RONGCHENG | {AWARD: (0, 30), GRADED: (0, 0)}
    found = {}
    for code in codes:
        above = code
        while above not in known and "." in above:
            above = above.rpartition(".")[0]
        if above in known:
            found[code] = (above, *known[above])
    return found
