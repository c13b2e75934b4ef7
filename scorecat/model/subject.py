"""What a condition may ask of a subject; the values come from the subjects table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.condition import AllOf, OneOf
from scorecat.model.text import Label
from scorecat.model.vocabulary import Attribute, AttributeType

if TYPE_CHECKING:
    from scorecat.model.condition import Condition

SUBJECT_ATTRIBUTES: Final = {
    attribute.name: attribute
    for attribute in (
        Attribute(
            "type",
            AttributeType.CHOICE,
            Label("Type of subject", "主体类型"),
            "Whether the subject is a person or an organisation.",
            values=("person", "organisation"),
        ),
        Attribute(
            "age",
            AttributeType.INTEGER,
            Label("Age", "年龄"),
            "Full years on the day of the event.",
            unit="years",
        ),
        Attribute(
            "resident_years",
            AttributeType.INTEGER,
            Label("Years resident", "居住年限"),
            "Full years of residence on the day of the event.",
            unit="years",
        ),
        Attribute(
            "residence_permit",
            AttributeType.CHOICE,
            Label("Residence permit", "居住证"),
            "Whether the subject holds a residence permit.",
            values=(True, False),
        ),
        Attribute(
            "household",
            AttributeType.CHOICE,
            Label("Household", "户籍"),
            "Whether the subject's household is a village's or a town's.",
            values=("rural", "urban"),
        ),
        Attribute("role", AttributeType.TEXT, Label("Role", "身份"), "The part or office the subject has."),
    )
}
"""By name. `type` falls back to `person` where no subjects table says otherwise (design.md section 5.2)."""

SUBJECT_COLUMNS: Final = {
    "type": "type",
    "age": "born",
    "resident_years": "resident_since",
    "residence_permit": "residence_permit",
    "household": "household",
    "role": "role",
}
"""The column of the subjects table that each attribute is read from."""

RESPONSIBLE: Final = ("legal-representative", "principal", "directly-responsible", "actual-controller")
"""What a person may be to an organisation."""

RELATIONS: Final = (*RESPONSIBLE, "parent", "spouse", "child", "household-head")
"""What one subject may be to another: the `relation` of a relations table."""

TYPES: Final = frozenset({"person", "organisation"})


def types_of(condition: Condition | None) -> frozenset[str]:
    """Return the types of subject for which a condition may hold, as far as it says so plainly."""
    match condition:
        case OneOf(attribute="type", values=values):
            return TYPES & frozenset(map(str, values))
        case AllOf(parts=parts):
            return TYPES.intersection(*map(types_of, parts))
        case _:
            return TYPES
