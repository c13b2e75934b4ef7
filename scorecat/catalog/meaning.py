"""The sense of a catalog's clauses together: no settlement of what is open gives less than low or more than high.

Each check says in its own module what it is for: SC315 in `bounding`, SC316 in `lasting`, `banding` and `outlasting`,
SC318 in `repairs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.banding import check as check_bands
from scorecat.catalog.bounding import stronger
from scorecat.catalog.displacing import displacements
from scorecat.catalog.lasting import check as check_lengths
from scorecat.catalog.outlasting import outlasts
from scorecat.catalog.repairs import check as check_repairs
from scorecat.model.finding import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.displacing import Numbered
    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.catalog import Catalog


def check(catalog: Catalog, rules: Sequence[Numbered], remarks: Remarks) -> None:
    """Note every clause and every validity class that would let low or high be passed."""
    for found in displacements(rules):
        index, rule = found.index, found.rule
        names = " and ".join(f"{quoted(other.id)} (line {other.where.line})" for other in found.others)
        at = _effect_at(index, remarks)
        said = f"rule {quoted(rule.id)} may not apply and takes the place of {names}, which "
        why, advice = stronger(found, catalog)
        if why:
            remarks.error("SC315", at, said + why, advice)
        elif any(outlasts(other, rule, catalog) for other in found.others):
            own: Steps = ("rules", index, "validity")
            remarks.error("SC316", own if rule.validity else at, f"{said}counts for longer", "let it count as long")
    for index, rule in rules:
        check_bands(index, rule, catalog, remarks)
    check_repairs(catalog, remarks)
    found_rules = [rule for _, rule in rules]
    check_lengths(found_rules, [grade.id for grade in catalog.grades], catalog.validity, remarks)


def _effect_at(index: int, remarks: Remarks) -> Steps:
    node = remarks.document.root["rules"][index]
    key = next(key for key in ("points", "grade", "conflict") if key in node)
    return ("rules", index, key)
