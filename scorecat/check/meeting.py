"""Which two rules can both burden somebody for one event, and both count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.check.clause import is_burden
from scorecat.check.twins import twins
from scorecat.model.catalog import Counting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule


def together(one: Checked) -> Iterator[tuple[Rule, int, Rule]]:
    """Yield each pair of rules that burden, can both hold for an event, and both count; the later with its place."""
    if one.catalog.one_act is Counting.STRONGEST or one.catalog.opaque:
        return
    for first, place, second, _ in twins(one):
        if all(any(is_burden(variant.effect, one.catalog) for variant in rule.variants) for rule in (first, second)):
            yield first, place, second
