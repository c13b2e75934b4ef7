"""Whether a finding is told, and how grave it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecat.check.table import entries

if TYPE_CHECKING:
    from scorecat.check.settings import Settings
    from scorecat.model.finding import Finding


def judged(finding: Finding, settings: Settings) -> Finding | None:
    """Return a finding with the severity it is given; None where it is left out."""
    entry = entries().get(finding.code)
    if entry is None:
        return finding
    if not settings.tells(entry):
        return None
    return replace(finding, severity=settings.severity_of(entry, finding.severity))


def is_of_check(finding: Finding) -> bool:
    """Whether a check found it, and not reading."""
    entry = entries().get(finding.code)
    return entry is not None and entry.module is not None
