"""Cells: what the dossiers' tables say of the atlas, a line each, in our own words.

`behaviours.tsv` and `lists.tsv` hold what places make of conduct, `bands.tsv` starts, ranges, grades, dates and
thresholds of perks, `stated.tsv` what a catalog can tell in words only, `exceptions.tsv` what the atlas does not have,
and why.

`with` says the attributes of the event, and besides: `date`; `times` (so many of them, `apart` days from each other);
`then` (what is done about the last one, and when); `at` (the day that is asked about); `type` and `born` of the
subject; `of` (the event is that of another one, who is this to the subject).

`expected` is what the last event alone comes to: points (`-20`, `-50..-5`; `deducted`, `added` or `either` where no
number is known), a grade (`B`; `C..B` from the harshest to the kindest), `no rule`, `text not available`, `condition
not met`, a listing (`listed`, `may be listed`, `pending`, `ended`, each with or without `from … until …`, where `open`
is no day), or `silent`: none of the places of a column speaks of it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent

_NO_EVENT: Final = frozenset({"date", "at", "times", "apart", "then", "of", "type", "born"})
"""What `with` says beside the attributes of the event."""


@dataclass(frozen=True)
class Cell:
    """One line. `conduct` and `given` are empty where no event is asked about."""

    file: str
    line: int
    table: str
    row: str
    column: str
    about: str
    place: str
    conduct: str
    given: str
    expected: str
    remark: str
    atlas: str = ""
    """Of an exception: what the atlas has instead."""

    @property
    def name(self) -> str:
        """What messages call it."""
        parts = f"{self.table}, row {self.row}" + (f", column {self.column}" if self.column else "")
        asked = " ".join(part for part in (self.place, self.conduct, self.given) if part)
        return f"{self.file}:{self.line}: {parts} ({self.about}): {asked}"

    @property
    def key(self) -> tuple[str, str, str]:
        """Which cell of which table it is; several lines may speak of one cell."""
        return (self.table, self.row, self.column)

    @property
    def told(self) -> dict[str, str]:
        """Everything that `with` says: `amount=200 times=3`."""
        return dict(part.split("=", 1) for part in self.given.split())

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the event."""
        return {key: value for key, value in self.told.items() if key not in _NO_EVENT}

    @property
    def times(self) -> int:
        """How many such events there are."""
        return int(self.told.get("times", "1"))

    def days(self, first: date) -> tuple[date, ...]:
        """The days of the events, from `first` on where the cell does not say; what is expected is told of the last."""
        begins = date.fromisoformat(self.told["date"]) if "date" in self.told else first
        apart = timedelta(days=int(self.told.get("apart", "1")))
        return tuple(begins + apart * number for number in range(self.times))

    @property
    def then(self) -> tuple[tuple[str, date], ...]:
        """What is done about the event later: `then=rail.fare-paid@2019-03-01`, several with `+` between them."""
        parts = [part.split("@") for part in self.told.get("then", "").split("+") if part]
        return tuple((conduct, date.fromisoformat(day)) for conduct, day in parts)


@cache
def cells(file: str) -> tuple[Cell, ...]:
    """Read the lines of one file."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Cell(
                file,
                number,
                row["table"],
                row["row"],
                row.get("column", ""),
                row["about"],
                row["place"],
                row.get("conduct", ""),
                row.get("with", ""),
                row["expected"],
                row.get("remark") or row.get("reason", ""),
                row.get("atlas", ""),
            )
            for number, row in enumerate(rows, 2)
        )
