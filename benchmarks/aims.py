"""The aims, and how near what was measured comes to each."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from report import table
from ways import ENTRIES, EVERY_PLACE, FLOOR, ONE_PLACE, PANDAS, POLARS, RECORDS, RULE_ENGINE, SQL, ZEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from report import Line


@dataclass(frozen=True)
class Aim:
    """How long one way is to take beside another, of a log in a form (None: of all)."""

    said: str
    wanted: str
    way: str
    beside: str
    place: str | None = None
    form: str | None = None

    def found(self, lines: Iterable[Line]) -> dict[int, list[float]]:
        """Return the ratios there are, by the number of events."""
        ways: dict[tuple[int, str, str], dict[str, Line]] = {}
        for line in lines:
            if self.place in (None, line.place) and self.form in (None, line.form):
                ways.setdefault((line.events, line.place, line.form), {})[line.way] = line
        ratios: dict[int, list[float]] = {}
        for (events, *_), by_way in ways.items():
            if self.way in by_way and self.beside in by_way:
                ratio = by_way[self.way].ratio(by_way[self.beside].runs)
                if ratio is not None:
                    ratios.setdefault(events, []).append(ratio)
        return ratios


AIMS = (
    Aim("Rongcheng from CSV, beside the floor", "≤ 1.3", RECORDS, FLOOR, "rongcheng", "csv"),
    Aim("Wendeng from CSV, beside the floor", "≤ 1.75", RECORDS, FLOOR, "wendeng", "csv"),
    Aim("Wendeng, beside SQL by hand", "≤ 1.1", RECORDS, SQL, "wendeng"),
    Aim("Polars beside us", "> 1", POLARS, RECORDS),
    Aim("pandas beside us", "> 1", PANDAS, RECORDS),
    Aim("a rule engine beside us: `rule-engine`", "≥ 30", RULE_ENGINE, RECORDS),
    Aim("a rule engine beside us: `zen-engine`", "≥ 30", ZEN, RECORDS),
    Aim("all places, beside one", "≤ 4", EVERY_PLACE, ONE_PLACE),
    Aim("entries, beside records", "≤ 2", ENTRIES, RECORDS),
)
GROWTH, LINEAR = "time per event, beside a log of a million", "0.85 to 1.15"
MILLION = 1_000_000
"""Fewer events take little more than start-up."""


def aims(lines: Sequence[Line]) -> str:
    """Write a table: of each aim what was measured, a column for each number of events."""
    sizes = sorted({line.events for line in lines})
    rows = [("aim", "wanted", *(f"{size:,}" for size in sizes)), ("---", "---", *["---:"] * len(sizes))]
    for aim in AIMS:
        found = aim.found(lines)
        if found:
            rows.append((aim.said, aim.wanted, *(_between(found.get(size, ())) for size in sizes)))
    grown = _grown([line for line in lines if line.way == RECORDS])
    if grown:
        rows.append((GROWTH, LINEAR, *(_between(grown.get(size, ())) for size in sizes)))
    return table(rows)


def _grown(lines: Sequence[Line]) -> dict[int, list[float]]:
    """Return how long an event takes of each longer log, beside the log of a million of its place and form."""
    by_log: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if all(run.whole for run in line.runs):
            by_log.setdefault((line.place, line.form), []).append(line)
    grown: dict[int, list[float]] = {}
    for found in by_log.values():
        each = {line.events: median(run.seconds for run in line.runs) / line.events for line in found}
        for events, seconds in each.items():
            if MILLION in each and events > MILLION:
                grown.setdefault(events, []).append(seconds / each[MILLION])
    return grown


def _between(ratios: Sequence[float]) -> str:
    """Write what the logs and forms of one size came to, from the least to the most."""
    ends = [f"{one:#.3g}" for one in (min(ratios), max(ratios))] if ratios else []
    return " to ".join(dict.fromkeys(ends))
