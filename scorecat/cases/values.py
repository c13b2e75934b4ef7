"""What a cases file says a value is: one for both readings, or `[low, high]`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecat.model.finding import quoted
from scorecat.model.record import Readings
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.case import Scalar, Wanted

STATUSES = ("listed", "pending", "ended", "undetermined")
_DATE = "2020-06-30"


@dataclass(frozen=True, slots=True)
class Values:
    """Reads values; what is wrong with one goes to `remarks`."""

    grades: Mapping[str, int]
    """By id, 0 the best."""
    remarks: Remarks

    def effect(self, node: Any, at: Steps) -> Wanted:
        """Read points, or a direct grade."""
        parts = node if isinstance(node, list) else [node]
        if all(part is None for part in parts):
            return Readings(None, None)
        if len({isinstance(part, str) for part in parts if part is not None}) > 1:
            self.remarks.error("SC607", at, "one reading gives points, the other a grade", "give two of a kind")
            return None
        return self.grade(node, at) if any(isinstance(part, str) for part in parts) else self.number(node, at)

    def score(self, node: Any, at: Steps) -> Wanted:
        """Read a score: low is never above high, as it may be with entries of which one takes another's place."""
        if isinstance(node, list) and None not in node and node[0] > node[1]:
            self.remarks.error("SC607", at, f"{node[0]} is above {node[1]}", "write [low, high]")
        return self.number(node, at)

    @staticmethod
    def number(node: Any, _: Steps) -> Wanted:
        """Read points."""
        if node is None:
            return None
        low, high = node if isinstance(node, list) else (node, node)
        return Readings(None if low is None else Decimal(low), None if high is None else Decimal(high))

    def whole_grade(self, node: Any, at: Steps) -> Wanted:
        """Read the grade of a record: low is never better than high."""
        found = self.grade(node, at)
        if isinstance(node, list) and None not in node and found and self.grades[node[0]] < self.grades[node[1]]:
            self.remarks.error("SC607", at, f"{node[0]} is better than {node[1]}", "write [low, high]: the worse first")
        return found

    def grade(self, node: Any, at: Steps) -> Wanted:
        """Read a direct grade; one that the catalog does not have is an error."""
        parts = node if isinstance(node, list) else [node]
        for place, part in enumerate(parts):
            if part is not None and part not in self.grades:
                advice = did_you_mean(part, self.grades) or f"known: {', '.join(self.grades)}"
                steps = (*at, place) if isinstance(node, list) else at
                self.remarks.error("SC602", steps, f"no grade {quoted(part)}", advice)
                return None
        return None if node is None else Readings(parts[0], parts[-1])

    def until(self, node: Any, at: Steps) -> Wanted:
        """Read the end of a validity; none is an answer."""
        if isinstance(node, list):
            low, high = (None if part is None else self.day(part, (*at, i)) for i, part in enumerate(node))
            return None if low is None and high is None else Readings(low, high)
        return None if node is None else self.first(node, at)

    def first(self, node: Any, at: Steps) -> Wanted:
        """Read a day that is the same in both readings."""
        found = self.day(node, at)
        return Readings(found, found)

    @staticmethod
    def word(node: Any, _: Steps) -> Wanted:
        """Read a word that is the same in both readings; none is an answer."""
        return None if node is None else Readings(node, node)

    def status(self, node: Any, at: Steps) -> Wanted:
        """Read the status of a listing."""
        if node not in STATUSES:
            advice = did_you_mean(str(node), STATUSES) or f"one of {', '.join(STATUSES)}"
            self.remarks.error("SC607", at, f"{quoted(node)} is no status of a listing", advice)
        return Readings(node, node)

    def day(self, text: str, at: Steps) -> date:
        """Read a day; one that never was is an error."""
        try:
            if len(text) != len(_DATE):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.remarks.error("SC609", at, f"{quoted(text)} is not a date", f"write it as {_DATE}")
            return date.min


def written(value: Wanted) -> str:
    """Write a value as a cases file has it."""
    if value is None:
        return "null"
    low, high = _scalar(value.low), _scalar(value.high)
    return low if value.settled and value.low is not None else f"[{low}, {high}]"


def _scalar(value: Scalar | None) -> str:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return "null" if value is None else str(value)
