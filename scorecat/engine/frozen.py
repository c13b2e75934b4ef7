"""Stage *frozen*: bonuses that wait while a direct grade is in force and not corrected (design.md section 5.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_CORRECTED = "act_corrected AND (NOT lasting OR ended_by IS NOT NULL)"
_NONE = f"SELECT *, {_CORRECTED} AS corrected, false AS frozen_low, false AS frozen_high FROM row"
_FROZEN = f"""
SELECT row.*, {_CORRECTED} AS corrected,
    freeze_low AND coalesce(points_low > 0, false) AND NOT direct AND coalesce(graded.low, false) AS frozen_low,
    freeze_high AND coalesce(points_high > 0, NOT direct) AND coalesce(graded.high, false) AS frozen_high
FROM row
JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
LEFT JOIN (
    SELECT catalog, subject, bool_or(alive_low) AS low, bool_or(alive_high) AS high
    FROM standing WHERE direct AND NOT ({_CORRECTED}) GROUP BY ALL
) AS graded ON graded.catalog = row.catalog AND graded.subject = row.subject
"""
_COUNTS = """
SELECT *, alive_low AND NOT superseded_low AND NOT frozen_low AS counts_low,
    alive_high AND NOT superseded_high AND NOT frozen_high AS counts_high
FROM row
"""


def frozen(entries: Relation, plan: Plan) -> Relation:
    """Say which entries are frozen, and which count.

    In: the columns of *chosen*; its table `standing`. Out: those, with corrected BOOLEAN (its act is, and it has
    ended), frozen_low, frozen_high, counts_low, counts_high BOOLEAN.
    """
    return entries.then(_FROZEN if plan.freezes else _NONE).then(_COUNTS)
