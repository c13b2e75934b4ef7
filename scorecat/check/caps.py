"""Every cap of a catalog, with its way in the file and the rules under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked
    from scorecat.model.rule import Cap, Rule


def caps(one: Checked) -> Iterator[tuple[Cap, Steps, tuple[Rule, ...]]]:
    """Yield the caps of rules, then those over groups."""
    for place, rule in enumerate(one.catalog.rules):
        if rule.cap:
            yield rule.cap, ("rules", place, "cap"), (rule,)
    for place, cap in enumerate(one.catalog.caps):
        yield cap, ("caps", place), tuple(rule for rule in one.catalog.rules if rule.id in cap.rules)
