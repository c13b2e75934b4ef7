"""Cells of attributes: for each attribute that occurs, what it holds in which conduct, and the SQL that draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from scorecat.events.identifier import identifier
from scorecat.generate.draw import high, low
from scorecat.generate.spread import by_variant
from scorecat.generate.weights import BUCKETS, buckets
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecat.generate.profile import Distribution, Spread
    from scorecat.generate.texts import Texts
    from scorecat.model.vocabulary import Attribute, AttributeUse, Conduct, Vocabulary

Variant = TypeVar("Variant")
REF: Final = "ref"
"""The attribute that is not drawn: it names the row that is followed."""
_WORDED: Final = (AttributeType.TEXT, AttributeType.CHOICE)


@dataclass(slots=True)
class Cell:
    """One attribute. A conduct takes it in one of several variants, from 1; 0: not at all.

    `spreads` are the variants of a number or date, `choices` those of a text: values with their weights.
    """

    attribute: Attribute
    distribution: Distribution | None
    spreads: list[Spread] = field(default_factory=list)
    choices: list[tuple[tuple[str, Decimal], ...]] = field(default_factory=list)

    def variant(self, use: AttributeUse) -> int:
        """Return the variant in which a conduct takes the attribute."""
        if self._worded:
            choice = self._choice(use)
            return _place(self.choices, choice) if choice else 0
        given = self.distribution
        spread = given and (given.units.get(use.unit) or given.spread)
        return _place(self.spreads, spread) if spread else 0

    def sql(self, variant: str, draw: str, day: str, texts: Texts) -> str:
        """Return an expression for the cell; `day` is the event's date, `draw` a draw of its own."""
        missing = int(self.distribution.missing * BUCKETS) if self.distribution is not None else 0
        if self._worded:
            whens = " ".join(f"WHEN {at} THEN {_chosen(one, draw, texts)}" for at, one in enumerate(self.choices, 1))
            value = texts.at(f"CASE {variant} {whens} END") if whens else "NULL::VARCHAR"
            if self.attribute.type is AttributeType.INTEGER:
                value = f"CAST({value} AS INTEGER)"
        else:
            value = self._number(by_variant(variant, self.spreads, low(draw), high(draw)), day)
        return f"CASE WHEN {variant} > 0 AND {low(draw)} >= {missing} THEN {value} END"

    def _number(self, number: str, day: str) -> str:
        decimals = self.distribution.decimals if self.distribution is not None else 0
        match self.attribute.type:
            case AttributeType.DATE:
                return f"{day} + CAST({number} AS INTEGER)"
            case AttributeType.DECIMAL if decimals:
                unit = Decimal(1).scaleb(-decimals)
                return f"CAST({number} AS DECIMAL(11,0)) * CAST({unit} AS DECIMAL(5,{decimals}))"
            case _:
                return number

    @property
    def _worded(self) -> bool:
        return self.attribute.type in _WORDED or bool(self.attribute.values)

    def _choice(self, use: AttributeUse) -> tuple[tuple[str, Decimal], ...]:
        allowed = [str(value) for value in use.values or self.attribute.values]
        given = self.distribution.weights if self.distribution is not None else {}
        weighted = {value: weight for value, weight in given.items() if weight and (value in allowed or not allowed)}
        return tuple((weighted or {value: Decimal(1) for value in allowed}).items())


def cells(conducts: Iterable[Conduct], vocabulary: Vocabulary, given: Mapping[str, Distribution]) -> tuple[Cell, ...]:
    """Return a cell for each attribute but `ref` that one of the conducts takes, in order of the vocabulary."""
    taken = {name for conduct in conducts for name in conduct.attributes}
    return tuple(
        Cell(attribute, given.get(name))
        for name, attribute in vocabulary.attributes.items()
        if name in taken and name != REF
    )


def column(cell: Cell) -> str:
    """Return the quoted name of the column that says in which variant a conduct takes an attribute."""
    return identifier(f"variant_{cell.attribute.name}")


def draw_of(cell: Cell) -> str:
    """Return the quoted name of the draw of an attribute."""
    return identifier(f"draw_{cell.attribute.name}")


def _chosen(choice: tuple[tuple[str, Decimal], ...], draw: str, texts: Texts) -> str:
    bound, whens = 0, []
    for value, count in buckets(dict(choice)).items():
        bound += count
        whens.append(f"WHEN {high(draw)} < {bound} THEN {texts.place(value)}")
    return f"CASE {' '.join(whens)} END"


def _place(known: list[Variant], wanted: Variant) -> int:
    if wanted not in known:
        known.append(wanted)
    return known.index(wanted) + 1
