"""The manual of changes: what `scorecat diff` calls a change, as a page like those of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.manual import page
from scorecat.check.table import Entry
from scorecat.diff.changes import KINDS, MODULES, OPPOSITE
from scorecat.diff.kind import Leaning
from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from scorecat.diff.kind import Kind

GROUP: Final = "change"
_SEVERITIES: Final[Mapping[Leaning, Severity]] = {
    Leaning.WORSE: Severity.ERROR,
    Leaning.WITH: Severity.ERROR,
    Leaning.AGAINST: Severity.ERROR,
    Leaning.UNCLEAR: Severity.WARNING,
    Leaning.BETTER: Severity.INFO,
    Leaning.NONE: Severity.INFO,
}
"""How grave a change of a kind is at most, as `scorecat diff --fail-on` counts it: worse for a person is an error."""
_FOR_A_PERSON: Final[Mapping[Leaning, str]] = {
    Leaning.WORSE: "it is worse for whoever it reaches",
    Leaning.BETTER: "it is better for whoever it reaches",
    Leaning.WITH: "it is worse for whoever it reaches where the clause is a burden, better where it is a benefit",
    Leaning.AGAINST: "it is better for whoever it reaches where the clause is a burden, worse where it is a benefit",
    Leaning.UNCLEAR: "it depends on the person, or on what the text leaves open, whether it is better or worse",
    Leaning.NONE: "nothing follows from it for a person",
}


def entries() -> Iterator[Entry]:
    """Yield an entry for each kind of change, in order of code."""
    for module in MODULES:
        yield from (_entry(kind, module) for kind in module.PAIR.kinds)


def _entry(kind: Kind, module: ModuleType) -> Entry:
    other = KINDS[OPPOSITE[kind.id]]
    back = "it is so both ways" if other == kind else f"the other way round it is {other.id} {other.name}"
    said = page(
        f"The second catalog {kind.says}.\n\n"
        f"What: {module.__doc__}\n\n"
        f"Why: {_FOR_A_PERSON[kind.leaning]}; {back}.\n\n"
        f"What to do: `scorecat diff A B --fail-on {kind.name}` fails on it, `--ignore {kind.name}` leaves it out."
    )
    return Entry(kind.id, kind.name, GROUP, _SEVERITIES[kind.leaning], said, module)
