"""Which burdens reach somebody through a `pass_on` clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.check.clause import clauses
from scorecat.model.condition import AllOf, OneOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.check.clause import Clause
    from scorecat.model.catalog import PassOn
    from scorecat.model.condition import Condition


def burdens_passed(one: Checked, passed: PassOn) -> Iterator[Clause]:
    """Yield the rules and grounds that burden a person for conduct that the clause leads to them."""
    led = {code for named in passed.conducts for code in one.vocabulary.below(named)}
    for clause in clauses(one.catalog):
        named = {code for own in clause.conducts for code in one.vocabulary.below(own)}
        meets = not led or bool(led & named)
        if meets and clause.burdens and clause.passed_on is not False and _reaches_persons(clause.subjects):
            yield clause


def _reaches_persons(condition: Condition | None) -> bool:
    match condition:
        case OneOf(attribute="type", values=values):
            return "person" in values
        case AllOf(parts=parts):
            return all(map(_reaches_persons, parts))
        case _:
            return True
