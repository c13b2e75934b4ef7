"""One thing changed in a catalog is told, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from diff.mutations import mutations
from diff.pairs import either
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecat.catalog.library import Library
from scorecat.diff.changes import editorial, evidence
from scorecat.diff.diff import diff
from scorecat.diff.side import Side

if TYPE_CHECKING:
    from diff.mutations import Mutation

    from scorecat.diff.change import Change
    from scorecat.model.catalog import Catalog

_SHIPPED: Final = (
    "rongcheng@2019",
    "suining",
    "suzhou-osmanthus",
    "court-dishonest-list@2017",
    "court-consumption-order",
    "tax-credit-rating",
    "wage-arrears-list",
    "sesame",
    "weihai",
    "mobike",
)
_CLAUSES: Final = ("rules", "grounds")
_SECTIONS: Final = {"listing": ("listing", "delays"), "validity": ("validity", "rules")}


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the shipped catalogs."""
    return Library()


@pytest.mark.parametrize("name", _SHIPPED)
def test_what_is_changed_is_told_and_where(name: str, library: Library) -> None:
    """Every single change of a catalog makes a diff that names the section, of a clause its conduct."""
    catalog = library.choose(name, None)
    untold, unnamed, unweighed = [], [], []
    for mutation in mutations(catalog):
        found = diff(Side(catalog, library.vocabulary), Side(mutation.catalog, library.vocabulary)).changes
        if not found:
            untold.append(mutation.at)
        elif not any(_names(change, mutation, catalog) for change in found):
            unnamed.append((mutation.at, [(change.section, change.about) for change in found][:3]))
        elif not mutation.by_the_way and all(_only_written(change) for change in found):
            unweighed.append((mutation.at, [change.field for change in found]))

    assert [] == untold
    assert [] == unnamed
    assert [] == unweighed


@settings(max_examples=60, deadline=None, report_multiple_bugs=False)
@given(sides=either, data=st.data())
def test_what_is_changed_in_any_catalog_is_told(sides: tuple[Side, Side], data: st.DataObject) -> None:
    """So it is of catalogs that use more of the language than the shipped ones do."""
    side = sides[0]
    mutation = data.draw(st.sampled_from(list(mutations(side.catalog))))

    found = diff(side, Side(mutation.catalog, side.vocabulary)).changes

    assert any(_names(change, mutation, side.catalog) for change in found), mutation.at


def _names(change: Change, mutation: Mutation, catalog: Catalog) -> bool:
    section = str(mutation.at[0])
    if change.section != section and change.section not in _SECTIONS.get(section, ()):
        return change.section in ("scope", "score", "counting") and section not in _CLAUSES
    if section not in _CLAUSES:
        return True
    clause = getattr(catalog, section)[mutation.at[1]]
    return not change.about or not {*change.about}.isdisjoint(clause.conducts)


def _only_written(change: Change) -> bool:
    return change.kind in (*editorial.PAIR.kinds, *evidence.PAIR.kinds)
