"""The table conduct × place, as blocks, as a document and as rows: one for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scorecat import __version__
from scorecat.model.source import Evidence
from scorecat.model.text import clean, number_of
from scorecat.render import words
from scorecat.render.blocks import Block, Column, Grid, Heading, Lines
from scorecat.render.cells import cell, legend
from scorecat.render.conduct import ends, grade, sources
from scorecat.render.fitting import MORE, places_that_fit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecat.compare.said import Said
    from scorecat.compare.table import Table
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.render.long import Columns

COLUMNS: Final[Columns] = {
    "conduct": "VARCHAR",
    "conduct_name": "VARCHAR",
    "conduct_zh": "VARCHAR",
    "place": "VARCHAR",
    "version": "VARCHAR",
    "speaks": "VARCHAR",
    "says": "VARCHAR",
    "points_low": "DECIMAL(18,4)",
    "points_high": "DECIMAL(18,4)",
    "grade": "VARCHAR",
    "clauses": "VARCHAR",
    "narrower": "VARCHAR",
    "sources": "VARCHAR",
    "evidence": "VARCHAR",
}
"""The columns of the rows. `points` are of the clauses that reach the conduct, empty where one has no bound;
`evidence` is the weakest of theirs."""
_NO_RULE: Final = "no rule"


def conduct_table(found: Table, day: date | None, *, width: int | None) -> Iterator[Block]:
    """Build the table; within `width` cells it shows the places that speak of most rows, and says how many more."""
    versions = f"in the version in force on {day}, else the nearest" if day else "in its newest version"
    places = len(found.catalogs)
    yield Heading(
        f"What {places} {'place says' if places == 1 else 'places say'} of {number_of(len(found.rows), 'conduct')}"
    )
    yield Lines([f"Each place {versions}. The points of different places are not comparable: each has its own scale."])
    spoken = [sum(1 for _, row in found.rows if row[place].reaching) for place in range(places)]
    first = max((len(code) for code, _ in found.rows), default=0)
    shown = places_that_fit(spoken, first, width)
    drawn = [(code, [cell(row[place]) for place in shown]) for code, row in found.rows]
    kept = [(code, row) for code, row in drawn if len(shown) == places or any(_speaks(text) for text in row)]
    if kept:
        columns = (Column("Conduct"), *(Column(found.catalogs[place].name) for place in shown))
        yield Grid(columns, [(code, *map(clean, row)) for code, row in kept])
    lines = [*legend(text for _, row in kept for text in row)]
    yield Lines([*lines, *_left_out(found, spoken, len(shown), len(drawn) - len(kept))])


def _speaks(text: str) -> bool:
    return not text.startswith((_NO_RULE, "n/a"))


def _left_out(found: Table, spoken: list[int], shown: int, rows: int) -> Iterator[str]:
    """Say what the table has no column and no row for, and how to see it."""
    more = len(spoken) - shown
    if more:
        silent = min(spoken.count(0), more)
        rest = f" {silent} of the other {more} speak of none." if silent else ""
        yield f"Shown: the {shown} of {len(spoken)} places that speak of most.{rest} {MORE}"
    if rows:
        yield f"Left out: {number_of(rows, 'conduct')} of which only other places speak."
    if found.silent:
        unsaid = number_of(len(found.silent), "conduct")
        yield f"None of these places speaks of {unsaid} more: {', '.join(found.silent)}"


def rows(found: Table, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """Yield a row for each cell, by conduct, then place."""
    return (_row(said, vocabulary) for said in found.cells)


def _row(said: Said, vocabulary: Vocabulary) -> dict[str, Any]:
    label = vocabulary.conducts[said.conduct].label
    reaching = [one.of for one in said.reaching]
    narrower = [one.of.id for one in said.clauses if one not in said.reaching]
    cited = [one for of in reaching for one in sources(of)]
    bounds = [ends(of) for of in reaching]
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    low = None if not lows or None in lows else min(one for one in lows if one is not None)
    high = None if not highs or None in highs else max(one for one in highs if one is not None)
    grades = dict.fromkeys(one for one in map(grade, reaching) if one)
    weakest = max((one.evidence for one in cited), key=lambda one: one.rank, default=None)
    return {
        "conduct": said.conduct,
        "conduct_name": label.en,
        "conduct_zh": label.zh or None,
        "place": said.catalog.place,
        "version": said.catalog.version,
        "speaks": said.silence.value if said.silence else "clause",
        "says": cell(said),
        "points_low": None if low is None else words.number(low),
        "points_high": None if high is None else words.number(high),
        "grade": "; ".join(grades) or None,
        "clauses": "; ".join(of.id for of in reaching) or None,
        "narrower": "; ".join(narrower) or None,
        "sources": "; ".join(dict.fromkeys(map(str, cited))) or None,
        "evidence": weakest.value if isinstance(weakest, Evidence) else None,
    }


def document(found: Table, vocabulary: Vocabulary, day: date | None) -> dict[str, Any]:
    """Return the table as plain data: the places, then the cells row by row."""
    return {
        "scorecat": __version__,
        "as_of": day.isoformat() if day else None,
        "places": [
            {"place": one.place, "version": one.version, "name": one.locality.name.en, "kind": one.kind}
            for one in found.catalogs
        ],
        "silent": list(found.silent),
        "cells": list(rows(found, vocabulary)),
    }
