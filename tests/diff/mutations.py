"""Every way to change one thing in a catalog, found by walking its values, whatever is compared and how."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from scorecat.model.condition import OneOf
from scorecat.model.finding import Location
from scorecat.model.listing import Lengths, Term, WorkingDays
from scorecat.model.rule import Duration
from scorecat.model.source import Source
from scorecat.model.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.catalog import Catalog

Way: TypeAlias = tuple[str | int, ...]

_NOT_SAID: Final = frozenset({"path", "sha256", "where", "place", "gapless", "texts", "partial"})
"""Fields that the text does not decide."""
_NAMES: Final = frozenset(
    {"id", "grade", "rules", "grounds", "default", "effect", "attribute", "by", "of", "kind", "listed_in", "values"}
)
"""Fields whose words name something, and are not any word."""
_GIVEN: Final[dict[str, Any]] = {
    "subjects": OneOf("type", ("person",)),
    "covers": OneOf("type", ("person",)),
    "when": OneOf("mode", ("train",)),
    "validity": Duration(months=7),
    "lasts": Duration(months=7),
    "every": Duration(months=5),
    "passed_on": True,
    "within": WorkingDays(9),
    "wait": WorkingDays(9),
    "least": WorkingDays(9),
    "minimum": Decimal(-7777),
    "maximum": Decimal(7777),
    "direct_score": Decimal(7),
}
"""What stands where nothing is said."""


_CHOICES: Final = {
    "participation": ("mandatory", "consent", "opt-in", "withdrawn"),
    "form": ("list", "ban"),
    "step": ("notice", "decision"),
}
"""Words of which there are only so many."""
_BY_THE_WAY: Final = frozenset(
    {"note", "title", "section", "label", "locator", "evidence", "remarks", "links", "version", "locality", "holds"}
    | {"covers_note", "score_note", "fell_from", "what", "up_to", "transition_note"}
)
"""Fields after which a catalog says the same, in other words or on other grounds."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A catalog with one thing changed; `at`: the way to it, by fields and places."""

    at: Way
    catalog: Catalog

    @property
    def by_the_way(self) -> bool:
        """Whether what is changed is only how it is written or what it rests on."""
        return not _BY_THE_WAY.isdisjoint(map(str, self.at)) or self.at[-1] == "id"


def mutations(catalog: Catalog) -> Iterator[Mutation]:
    """Yield a catalog for each thing in it that can be said otherwise."""
    for at, changed in _of(catalog, ()):
        yield Mutation(at, changed)


def _of(value: Any, at: Way) -> Iterator[tuple[Way, Any]]:
    name = str(at[-1]) if at else ""
    if isinstance(value, Source):
        yield (*at, "locator"), replace(value, locator=f"{value.locator}, para. 9")
        yield (*at, "evidence"), replace(value, evidence=_next(value.evidence))
    elif isinstance(value, tuple):
        yield from _of_tuple(value, at)
    elif is_dataclass(value) and not isinstance(value, Label | Location):
        yield from _of_fields(value, at)
    else:
        changed = _otherwise(value, name, named=isinstance(at[-1], int))
        if changed is not None:
            yield at, changed


def _otherwise(value: Any, name: str, *, named: bool) -> Any:
    """Return another value in the place of one, or None where there is none to be had."""
    match value:
        case Label():
            return Label(f"{value.en} otherwise", value.zh)
        case bool():
            return not value
        case Enum():
            return _next(value)
        case Decimal():
            return value - Decimal("0.5") if name == "low" else value + Decimal("0.5")
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case str() if name in _CHOICES:
            return next(word for word in _CHOICES[name] if word != value)
        case str():
            return None if named or name in _NAMES else f"{value} otherwise"
        case None:
            return _GIVEN.get(name)
    return None


def _of_tuple(value: tuple[Any, ...], at: Way) -> Iterator[tuple[Way, Any]]:
    for place, item in enumerate(value):
        rest = (*value[:place], *value[place + 1 :])
        if rest or len(at) == 1:
            yield (*at, place), rest
        for way, changed in _of(item, (*at, place)):
            yield way, (*value[:place], changed, *value[place + 1 :])


def _of_fields(value: Any, at: Way) -> Iterator[tuple[Way, Any]]:
    for each in fields(value):
        if each.name in _NOT_SAID and not (at and each.name == "place" and isinstance(value, Source)):
            continue
        said = getattr(value, each.name)
        if said is None and isinstance(value, Term) and each.name == "lasts":
            yield (*at, "lasts"), replace(value, lasts=Lengths(Duration(months=7), Duration(months=7)), unknown=False)
            continue
        for way, changed in _of(said, (*at, each.name)):
            yield way, replace(value, **{each.name: changed})


def _next(value: Any) -> Any:
    kind: Any = type(value)
    members = list(kind)
    return members[(members.index(value) + 1) % len(members)]
