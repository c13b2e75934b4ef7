"""What holds of every diff: nothing of one's own, the mirror, and the account."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diff.flat_catalog import flat, replaced
from diff.pairs import either
from hypothesis import given, settings

from scorecat.diff.changes import OPPOSITE
from scorecat.diff.diff import diff
from scorecat.diff.kind import Tendency
from scorecat.model.finding import Location

if TYPE_CHECKING:
    from scorecat.diff.change import Change
    from scorecat.diff.side import Side

_TURNED = {Tendency.WORSE: Tendency.BETTER, Tendency.BETTER: Tendency.WORSE}


def _key(change: Change, *, turned: bool) -> tuple[object, ...]:
    before, after = (change.after, change.before) if turned else (change.before, change.after)
    kind = OPPOSITE[change.kind.id] if turned else change.kind.id
    tendency = _TURNED.get(change.tendency, change.tendency) if turned else change.tendency
    return kind, tendency, change.section, change.field, change.scales, before.part is None, after.part is None


@settings(max_examples=40, deadline=None)
@given(either)
def test_a_catalog_differs_in_nothing_from_itself(sides: tuple[Side, Side]) -> None:
    """diff(A, A) is empty."""
    for side in sides:
        assert () == diff(side, side).changes


@settings(max_examples=60, deadline=None)
@given(either)
def test_the_other_way_round_each_change_is_its_opposite(sides: tuple[Side, Side]) -> None:
    """diff(B, A) has the opposite of every change of diff(A, B), and no other; so has what they mean for a person."""
    one, other = sides

    there, back = diff(one, other), diff(other, one)

    assert Counter(_key(change, turned=True) for change in there.changes) == Counter(
        _key(change, turned=False) for change in back.changes
    )
    assert there.same == back.same


@settings(max_examples=60, deadline=None)
@given(either)
def test_the_changes_account_for_every_difference(sides: tuple[Side, Side]) -> None:
    """Where a change names what both say, what the second says put in its place makes the second catalog, whole."""
    one, other = sides

    found = diff(one, other)

    assert flat(other.catalog) == replaced(flat(one.catalog), found.changes)


@settings(max_examples=40, deadline=None)
@given(either)
def test_every_change_can_be_named_and_found(sides: tuple[Side, Side]) -> None:
    """Fingerprints are unique within a diff, the same the next time, and each side says where it stands."""
    one, other = sides

    changes = diff(one, other).changes

    prints = [change.fingerprint for change in changes]
    assert len(prints) == len(set(prints))
    assert prints == [change.fingerprint for change in diff(one, other).changes]
    assert all(isinstance(side.where, Location) for change in changes for side in (change.before, change.after))
