"""Every ladder of a catalog, with the way to it in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked
    from scorecat.model.rule import Band, Effect, Rule


@dataclass(frozen=True, slots=True)
class Found:
    """An effect of a rule, and the steps to its `points` or `grade`."""

    rule: Rule
    place: int
    """Of the rule in the file."""
    effect: Effect
    steps: Steps


def effects(one: Checked) -> Iterator[Found]:
    """Yield the effect of each rule, side by side where sources conflict."""
    for place, rule in enumerate(one.catalog.rules):
        for number, variant in enumerate(rule.variants):
            side: Steps = ("rules", place) if len(rule.variants) == 1 else ("rules", place, "conflict", number)
            yield Found(rule, place, variant.effect, (*side, "grade" if rule.sets_grade else "points"))


def ladders(one: Checked) -> Iterator[tuple[str, list[tuple[Steps, Band]]]]:
    """Yield the attribute of each ladder of a rule, and its bands with the way to each of them."""
    for found in effects(one):
        if isinstance(found.effect, Ladder):
            bands: list[tuple[Steps, Band]] = [
                ((*found.steps, "bands", place), band) for place, band in enumerate(found.effect.bands)
            ]
            yield found.effect.by, bands
