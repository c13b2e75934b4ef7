"""The tables that draws are looked up in: which conduct, and what follows an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scorecat.generate.cells import Cell, cells, column
from scorecat.generate.weights import BUCKETS, buckets, conduct_weights

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

    from scorecat.generate.profile import FollowUp, Profile, Spread
    from scorecat.model.vocabulary import Conduct, Vocabulary

ROUND: Final = 4096
"""In how many parts a rate of what follows is cut."""


@dataclass(frozen=True, slots=True)
class Picks:
    """What the tables hold.

    `conduct_pick`: pick INTEGER (`BUCKETS` for persons, then as many for organisations), code, set INTEGER (what may
    follow; 0: nothing) and a variant of each cell. `follow_pick`: pick INTEGER (set × `ROUND` + part), code, kind,
    days INTEGER (which of `days`, from 1), then_set INTEGER, previous BOOLEAN and the variants.
    """

    cells: tuple[Cell, ...]
    days: tuple[Spread, ...]


class _Sets:
    """Sets of what may follow, numbered from 1; the empty one is 0."""

    def __init__(self) -> None:
        self.known: dict[tuple[FollowUp, ...], int] = {}

    def number(self, members: tuple[FollowUp, ...]) -> int:
        """Return the number of a set."""
        return self.known.setdefault(members, len(self.known) + 1) if members else 0


def install(connection: DuckDBPyConnection, profile: Profile, vocabulary: Vocabulary, only: Collection[str]) -> Picks:
    """Make the tables `conduct_pick` and `follow_pick`; `only`: the conducts of a place, empty: all."""
    mixes = [buckets(conduct_weights(mix, vocabulary, only)) for mix in (profile.person, profile.organisation)]
    everything = [one for each in profile.follow_ups for one in (each, *each.then)]
    codes = dict.fromkeys([code for mix in mixes for code in mix] + [one.conduct for one in everything])
    found = cells([vocabulary.conducts[code] for code in codes], vocabulary, profile.attributes)
    sets = _Sets()
    rows: list[tuple[Any, ...]] = []
    for base, mix in zip((0, BUCKETS), mixes, strict=True):
        first = base
        for code, count in mix.items():
            members = tuple(one for one in profile.follow_ups if one.follows(code))
            variants = _variants(vocabulary.conducts[code], found)
            rows.append((first, count, code, sets.number(members), *variants))
            first += count
    names = ["first", "count", "code", "set", *map(column, found)]
    _table(connection, "conduct_pick", names, ["BIGINT", "BIGINT", "VARCHAR", "INTEGER"], rows)
    days = tuple(dict.fromkeys(one.days for one in everything))
    for one in everything:
        sets.number(one.then)
    rows = []
    for members, number in sets.known.items():
        rows += _follow_rows(members, number, vocabulary, found, days, sets)
    names = ["first", "count", "code", "kind", "days", "then_set", "previous", *map(column, found)]
    types = ["BIGINT", "BIGINT", "VARCHAR", "VARCHAR", "INTEGER", "INTEGER", "BOOLEAN"]
    _table(connection, "follow_pick", names, types, rows)
    return Picks(found, days)


def _follow_rows(
    members: tuple[FollowUp, ...],
    number: int,
    vocabulary: Vocabulary,
    found: tuple[Cell, ...],
    days: tuple[Spread, ...],
    sets: _Sets,
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    begun, total = 0, members[0].rate * 0
    for one in members:
        total += one.rate
        end = int(total * ROUND)
        conduct = vocabulary.conducts[one.conduct]
        what = (one.conduct, conduct.kind.value, days.index(one.days) + 1, sets.number(one.then), one.names_previous)
        rows.append((number * ROUND + begun, end - begun, *what, *_variants(conduct, found)))
        begun = end
    return rows


def _variants(conduct: Conduct, found: tuple[Cell, ...]) -> list[int]:
    uses = conduct.attributes
    return [cell.variant(uses[cell.attribute.name]) if cell.attribute.name in uses else 0 for cell in found]


def _table(
    connection: DuckDBPyConnection, name: str, columns: list[str], types: list[str], rows: list[tuple[Any, ...]]
) -> None:
    """Make a table with a row for each `pick` from `first` on, `count` of them."""
    types = [*types, *["INTEGER"] * (len(columns) - len(types))]
    values = {f"v{place}": [row[place] for row in rows] for place in range(len(columns))}
    lists = ", ".join(
        f"unnest($v{at}::{type_}[]) AS {one}" for at, (one, type_) in enumerate(zip(columns, types, strict=True))
    )
    picks = "CAST(unnest(range(first, first + count)) AS INTEGER) AS pick"
    select = f"SELECT {picks}, * EXCLUDE (first, count) FROM (SELECT {lists})"
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS {select}", values).fetchall()
