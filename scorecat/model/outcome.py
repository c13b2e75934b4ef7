"""What became of cases: which differ in what, and which clauses they reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from datetime import date

    from scorecat.model.case import Case
    from scorecat.model.finding import Location

CODES: Final = {
    "gives": "SC650",
    "score": "SC651",
    "grade": "SC652",
    "held_to": "SC653",
    "fell_from": "SC654",
    "entries": "SC655",
    "uncovered": "SC656",
    "caveats": "SC657",
    "consequences": "SC658",
    "listings": "SC660",
}
"""The code of a difference, by the key of the expectation."""

UNCOVERED: Final = "SC659"
"""The code of a clause that no case reaches."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as a case expects. What was expected and found is written as in a cases file."""

    case: Case
    subject: str
    at: date
    key: str
    said: str
    expected: str
    found: str
    where: Location

    @property
    def finding(self) -> Finding:
        """Tell it as any other finding is told."""
        who = "" if self.case.alone else f", {self.subject}, {self.at}"
        return Finding(CODES[self.key], self.where, f"{self.case.name}{who}: {self.said}")


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A case that was run; it passed if it has no differences."""

    case: Case
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Clause:
    """What cases are to reach: a rule, or what a repair leaves."""

    id: str
    where: Location

    @property
    def finding(self) -> Finding:
        """Say that no case reaches it."""
        said = f"no case has an entry of {quoted(self.id)}"
        return Finding(UNCOVERED, self.where, said, "add one to the cases file", Severity.INFO)


@dataclass(frozen=True, slots=True)
class CatalogOutcome:
    """The cases of one catalog as they were run, and its clauses. `path` is that of the cases file, if there is one."""

    catalog: str
    path: str | None
    cases: tuple[CaseOutcome, ...]
    clauses: tuple[Clause, ...]
    reached: frozenset[str]

    @property
    def failed(self) -> tuple[CaseOutcome, ...]:
        """The cases that differ."""
        return tuple(outcome for outcome in self.cases if not outcome.passed)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Everything that differs, in file order of the cases."""
        return tuple(difference for outcome in self.cases for difference in outcome.differences)

    @property
    def uncovered(self) -> tuple[Clause, ...]:
        """The clauses that no case reaches, in file order."""
        return tuple(clause for clause in self.clauses if clause.id not in self.reached)

    @property
    def coverage(self) -> Coverage:
        """How many of the clauses are reached."""
        return Coverage(len(self.clauses) - len(self.uncovered), len(self.clauses))


@dataclass(frozen=True, slots=True)
class Coverage:
    """So many clauses of so many."""

    reached: int
    clauses: int

    @property
    def tenths(self) -> int:
        """In tenths of a percent, never rounded up: 1000 is all of them."""
        return self.reached * 1000 // self.clauses if self.clauses else 1000

    def __str__(self) -> str:
        """`98.1 % (540 of 550)`."""
        return f"{self.tenths // 10}.{self.tenths % 10} % ({self.reached} of {self.clauses})"

    def below(self, percent: float) -> bool:
        """Whether it is less than so many percent."""
        return self.reached * 100 < percent * self.clauses
