"""Wendeng's catalogs against their source: every printed row and item, its points, and the rule that holds it.

`wendeng_rows.tsv` accounts for the text row by row: table (`measure`: articles 10 to 16, as article.item), row, points
as printed, the rules that hold it, and a remark where there is none or something is notable.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from scorecat.catalog.library import Library
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Effect, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Rule
    from scorecat.model.source import Source

ROWS_IN_THE_TEXT = {"individuals": 435, "organisations": 130, "community": 61, "rural": 228}
ITEMS_IN_THE_TEXT = {10: 21, 11: 12, 12: 27, 13: 14, 14: 16, 15: 16, 16: 11}
BEYOND_THE_TABLES = {
    "wendeng": {"village-stars"},
    "wendeng-rural": {
        "district-grade-b",
        "district-grade-c",
        "district-grade-d",
    },
}


class Printed(NamedTuple):
    """One row of the text."""

    table: str
    row: str
    points: str
    rules: tuple[str, ...]
    remark: str


def printed() -> list[Printed]:
    """Every row that the account has."""
    path = Path(__file__).with_name("wendeng_rows.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Printed(r["table"], r["row"], r["points"], tuple(r["rules"].split()), r["remark"]) for r in found]


PRINTED = printed()
LIBRARY = Library()
CATALOGS = {
    "wendeng": LIBRARY.choose("wendeng@2020", None),
    "wendeng-rural": LIBRARY.choose("wendeng-rural@2020", None),
}


def catalog_of(row: Printed) -> Catalog:
    """The catalog a row belongs to."""
    return CATALOGS["wendeng-rural" if row.table == "rural" else "wendeng"]


def rules_of(catalog: Catalog) -> dict[str, Rule]:
    """Rules by id."""
    return {rule.id: rule for rule in catalog.rules}


def test_every_row_of_the_text_is_accounted_for_once() -> None:
    """As many rows as each table prints, as many items as each article has, none twice."""
    assert Counter(row.table for row in PRINTED if row.table != "measure") == ROWS_IN_THE_TEXT
    items = Counter(int(row.row.partition(".")[0]) for row in PRINTED if row.table == "measure")
    assert items == ITEMS_IN_THE_TEXT
    assert len({(row.table, row.row) for row in PRINTED}) == len(PRINTED)


def test_every_row_has_a_rule_or_a_reason() -> None:
    """A row that is no rule says why."""
    assert [row for row in PRINTED if not row.rules and not row.remark] == []
    assert [row for row in PRINTED for id_ in row.rules if id_ not in rules_of(catalog_of(row))] == []


@pytest.mark.parametrize("place", CATALOGS)
def test_every_rule_stands_on_a_row(place: str) -> None:
    """No rule is left that the account does not know, but those that articles alone give."""
    held = {id_ for row in PRINTED if catalog_of(row).place == place for id_ in row.rules}
    of_articles = {
        rule.id
        for rule in CATALOGS[place].rules
        if all(variant.source.locator.startswith("art.") for variant in rule.variants)
    }

    assert {rule.id for rule in CATALOGS[place].rules} - held - BEYOND_THE_TABLES[place] <= of_articles


def sizes(effect: Effect) -> Iterator[tuple[str, Source | None]]:
    """The points or grade of an effect as they are printed, with the source of the band if it has one."""
    match effect:
        case DirectGrade(grade=grade):
            yield grade, None
        case Amount():
            yield written(effect), None
        case Ladder(bands=bands):
            yield from ((written(band.points), band.source) for band in bands)
        case Accumulated(tiers=tiers, steps=steps):
            yield from ((plain(tier.at_most), tier.source) for tier in tiers if tier.at_most is not None)
            yield from ((plain(step.points), step.source) for step in steps)


def written(amount: Amount) -> str:
    """`-20`, or `-50..-5`."""
    ends = [plain(end) for end in (amount.low, amount.high) if end is not None]
    return ends[0] if amount.fixed else "..".join(ends)


def plain(value: Decimal) -> str:
    """A number without needless zeros."""
    return f"{value.normalize():f}"


def names(source: Source | None, row: Printed) -> bool:
    """Whether a source is a row's own, or names no row that could tell."""
    numbers = re.findall(r"\d+", source.locator) if source and "row" in source.locator else []
    if not numbers:
        return True
    low, high = int(numbers[0]), int(numbers[-1])
    return low <= int(row.row) <= high


# A grade of the district measure counts as points in a village (rural measure, art. 24).
AT_VILLAGE_LEVEL = {"B": "-50", "C": "-80", "D": "-100"}

# Donations in a village print from the least to the most a tier gives; the catalog has its most. The first of the 10
# points of row 53 are the ten tenths of row 57.
MOST_OF_TIER = {"053": "9", "054": "10", "055": "10", "056": "10", "057": "1"}


def wanted(row: Printed) -> str:
    """What the catalog has of what a row prints."""
    if row.table != "rural":
        return row.points
    return MOST_OF_TIER.get(row.row) or AT_VILLAGE_LEVEL.get(row.points, row.points)


@pytest.mark.parametrize("row", [row for row in PRINTED if row.rules], ids=lambda row: f"{row.table}-{row.row}")
def test_a_rule_gives_what_its_row_prints(row: Printed) -> None:
    """The printed points or grade are among those that the rule has for this row."""
    rules = rules_of(catalog_of(row))
    given = {
        size
        for id_ in row.rules
        for variant in rules[id_].variants
        for size, source in sizes(variant.effect)
        if row.table == "community" or names(source, row)
    }

    assert wanted(row) in given
