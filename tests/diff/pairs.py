"""Two random catalogs over one vocabulary: one, and one that is somewhat like it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import list_scenarios
from hypothesis import strategies as st
from strategies import catalogs, vocabularies

from scorecat.diff.side import Side

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog

_SCALARS = ("start", "minimum", "maximum", "one_act", "direct_grade_score", "freeze", "repeat", "covers", "subjects")


@st.composite
def points(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two catalogs with points, of which the second may have taken over parts of the first."""
    vocabulary = draw(vocabularies())
    one, other = draw(catalogs(vocabulary)), draw(catalogs(vocabulary))
    if [grade.id for grade in one.grades] == [grade.id for grade in other.grades] and draw(st.booleans()):
        other = _mixed(draw, one, other, ("consequences", "missing", "validity", *_SCALARS))
        kept = tuple(rule for rule in one.rules if draw(st.booleans()))
        ids = {rule.id for rule in kept}
        more = tuple(rule for rule in other.rules if rule.id not in ids)
        known = {*ids, *(rule.id for rule in more)}
        other = replace(
            other,
            rules=(*kept, *more),
            caps=tuple(cap for cap in other.caps if known.issuperset(cap.rules)),
            multipliers=tuple(each for each in other.multipliers if known.issuperset(each.rules)),
        )
    other = replace(other, partial=bool(other.missing))
    return Side(one, vocabulary), Side(other, vocabulary)


@st.composite
def lists(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two lists, of which the second may have taken over parts of the first."""
    one = draw(list_scenarios.lists("one", others={"base": list_scenarios.CODES}))
    other = draw(list_scenarios.lists("one", others={"base": list_scenarios.CODES}))
    if draw(st.booleans()) and bool(one.grades) == bool(other.grades):
        other = _mixed(draw, one, other, ("participation", "covers", "missing", "in_force"))
        if draw(st.booleans()):
            other = replace(other, grounds=one.grounds, removals=one.removals, consequences=one.consequences)
    other = replace(other, partial=bool(other.missing))
    return Side(one, list_scenarios.VOCABULARY), Side(other, list_scenarios.VOCABULARY)


def _mixed(draw: st.DrawFn, one: Catalog, other: Catalog, names: tuple[str, ...]) -> Catalog:
    taken: dict[str, Any] = {name: getattr(one, name) for name in names if draw(st.booleans())}
    return replace(other, **taken)


either = st.one_of(points(), lists())
