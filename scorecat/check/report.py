"""What a run of the checks comes to: what is found, what is allowed, and whether it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from scorecat.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Allowed:
    """A finding that a comment of its file allows, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found, in order of file and place."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()
    fail_on: Severity | None = Severity.ERROR

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def gravest_first(self) -> tuple[Finding, ...]:
        """Return the findings for one who reads from the top: by severity, then in order of file and place."""
        return tuple(sorted(self.findings, key=lambda finding: finding.severity.rank))

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings for which a run fails."""
        return tuple(finding for finding in self.findings if self.fails(finding))

    def fails(self, finding: Finding) -> bool:
        """Whether a run fails for a finding."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank
