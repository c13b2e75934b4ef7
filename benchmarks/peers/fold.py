"""What no rule engine does by itself, in plain Python: reading, revocations, acts, sums. Rongcheng only."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from texts import MONTHLY, REVOKED, RONGCHENG_FLOOR, START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from given import Given


@dataclass
class _Side:
    graded: bool = False
    low_minus: float = 0.0
    low_plus: float = 0.0
    high_minus: float = 0.0
    high_plus: float = 0.0
    acts: dict[str, list[tuple[bool, float, float]]] = field(default_factory=lambda: defaultdict(list))


def score(what: Given, judge: Callable[[dict[str, Any]], tuple[str, float, float] | None]) -> None:
    """Score a log by a rule engine's judgement of each event."""
    rows = list(_rows(what))
    last = max(row["date"] for row in rows)
    voiding = [(row["subject"], row["ref"], row["event"]) for row in rows if row["conduct"] == REVOKED]
    named = {(subject, ref) for subject, ref, _ in voiding}
    void = {(subject, ref) for subject, ref, event in voiding if (subject, event) not in named}
    sides: dict[str, _Side] = defaultdict(_Side)
    for row in rows:
        side = sides[row["subject"]]
        if (row["subject"], row["event"]) in void:
            continue
        found = judge({"conduct": row["conduct"], "level": row["level"], "type": "person"})
        if found is None:
            continue
        rule, low, high = found
        if rule in MONTHLY:
            times = _charges(row["date"], row["ended"], last)
            low, high = low * times, high * times
        if row["act"]:
            side.acts[row["act"]].append((rule == "grade", low, high))
        else:
            _add(side, [(rule == "grade", low, high)])
    for side in sides.values():
        for act in side.acts.values():
            _add(side, act)
    _write(what, sides)


def _rows(what: Given) -> Iterator[dict[str, str]]:
    with (
        gzip.open(what.log, "rt", encoding="utf-8")
        if what.log.suffix == ".gz"
        else what.log.open(encoding="utf-8") as log
    ):
        yield from csv.DictReader(log)


def _charges(begun: str, ended: str, last: str) -> int:
    until = date.fromisoformat(ended) if ended and ended <= last else None
    first, end = date.fromisoformat(begun), date.fromisoformat(last)
    count = 1
    while True:
        month = first.month - 1 + count
        year, month = first.year + month // 12, month % 12 + 1
        following = date(year + month // 12, month % 12 + 1, 1)
        day = date(year, month, min(first.day, (following - date(year, month, 1)).days))
        if day >= until if until else day > end:
            return count
        count += 1


def _add(side: _Side, act: list[tuple[bool, float, float]]) -> None:
    graded = any(grade for grade, _, _ in act)
    side.graded |= graded
    side.low_minus += sum(min(low, 0) for _, low, _ in act)
    side.low_plus += max(max(low, 0) for _, low, _ in act)
    side.high_minus += 0 if graded and len(act) > 1 else min(min(high, 0) for _, _, high in act)
    side.high_plus += sum(max(high, 0) for _, _, high in act)


def _write(what: Given, sides: dict[str, _Side]) -> None:
    import pyarrow as pa  # noqa: PLC0415 -- a part of what is measured
    import pyarrow.parquet as pq  # noqa: PLC0415

    lows = [
        (min(START + side.low_minus, RONGCHENG_FLOOR) if side.graded else START + side.low_minus) + side.low_plus
        for side in sides.values()
    ]
    highs = [START + side.high_minus + side.high_plus for side in sides.values()]
    pq.write_table(pa.table({"subject": list(sides), "low": lows, "high": highs}), what.scores)
