"""Fingerprints of findings: the same as long as the same is found, though lines above come and go."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.model.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return one for each finding: of its file, code and message, and its number among those that say the same."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        said = (finding.where.path, finding.code, finding.message)
        seen[said] += 1
        found.append(sha256("\n".join([*said, str(seen[said])]).encode()).hexdigest()[:32])
    return found
