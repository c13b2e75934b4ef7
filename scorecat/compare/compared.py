"""Every subject of a log across places, one by one; the log was read once and nothing is held whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from scorecat.compare.difference import difference
from scorecat.compare.standing import Basis, Standing
from scorecat.compare.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.compare.difference import Difference
    from scorecat.compare.position import Reading
    from scorecat.compare.verdict import Places, Verdict
    from scorecat.model.record import Record


@dataclass(frozen=True)
class Compared:
    """One subject in all places, in their order: where they stand best and worst, and what makes the difference."""

    subject: str
    standings: tuple[Standing, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """Where they would stand best and worst."""
        return verdict(self.standings)

    @cached_property
    def difference(self) -> Difference | None:
        """What makes the difference, in the harshest reading; in the kindest where that has none."""
        found = self.verdict
        return _between(found.worst.low, found.best.low, "low") or _between(found.worst.high, found.best.high, "high")

    @property
    def speaking(self) -> tuple[Standing, ...]:
        """The places that say something of the subject."""
        return tuple(one for one in self.standings if one.speaks)

    def silent(self, *, available: bool) -> int:
        """How many places say nothing: because no rule does, or because part of the text was not `available`."""
        silent = [one for one in self.standings if not one.speaks and one.basis is not Basis.NOT_COVERED]
        lacking = sum(any(each.why == "text not available" for each in one.record.uncovered) for one in silent)
        return len(silent) - lacking if available else lacking

    def listed(self, *, benefit: bool, surely: bool) -> tuple[Standing, ...]:
        """The places that list the subject."""
        return tuple(one for one in self.standings if one.listed(benefit=benefit, surely=surely))


def _between(worst: Places, best: Places, reading: Reading) -> Difference | None:
    """Find what makes the difference between the first of each."""
    ends = worst or best
    return difference(ends[0], best[0] if best and best != worst else None, reading) if ends else None


def compared(records: Iterable[Record]) -> Iterator[Compared]:
    """Yield a comparison for each subject; `records` are by subject, then place."""
    for subject, found in groupby(records, key=lambda record: record.subject):
        yield Compared(subject, tuple(map(Standing, found)))
