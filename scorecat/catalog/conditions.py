"""`when`, `for` and `covers`: from YAML to typed conditions."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecat.catalog.number import number
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within
from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean, sole_near
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.vocabulary import Attribute

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ORDERED = (AttributeType.DECIMAL, AttributeType.INTEGER, AttributeType.DATE)


def condition(
    node: Mapping[str, Any], attributes: Mapping[str, Attribute], remarks: Remarks, at: Steps
) -> Condition | None:
    """Build a condition over `attributes`; what is wrong goes to `remarks` and is left out."""
    parts: list[Condition] = []
    for key, test in node.items():
        steps = (*at, key)
        part: Condition | None
        if key in ("any", "all"):
            inner = [condition(item, attributes, remarks, (*steps, index)) for index, item in enumerate(test)]
            whole = tuple(item for item in inner if item is not None)
            part = AnyOf(whole) if key == "any" else AllOf(whole)
        elif key == "not":
            negated = condition(test, attributes, remarks, steps)
            part = Not(negated) if negated else None
        elif key not in attributes:
            advice = did_you_mean(key, attributes) or f"known here: {', '.join(attributes)}"
            meant = sole_near(key, attributes)
            remarks.error("SC303", steps, f"unknown attribute {quoted(key)}", advice, key=True, meant=meant)
            part = None
        else:
            part = _test(test, attributes[key], remarks, steps)
        if part is not None:
            parts.append(part)
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def band_condition(node: Mapping[str, Any], attribute: Attribute, remarks: Remarks, at: Steps) -> OneOf | Within | None:
    """Build the test of one band of a ladder: `is`, or bounds."""
    bounds = {key: node[key] for key in ("over", "from", "up_to", "under") if key in node}
    if ("is" in node) == bool(bounds):
        remarks.error("SC305", at, "a band needs either `is` or bounds (`over`, `from`, `up_to`, `under`)")
        return None
    if "is" in node:
        return _values(node["is"], attribute, remarks, (*at, "is"))
    return _bounds(bounds, attribute, remarks, at)


def _test(test: Any, attribute: Attribute, remarks: Remarks, at: Steps) -> Condition | None:
    if isinstance(test, dict):
        return _bounds(test, attribute, remarks, at)
    return _values(test, attribute, remarks, at)


def _values(test: Any, attribute: Attribute, remarks: Remarks, at: Steps) -> OneOf | None:
    listed = [(item, (*at, index)) for index, item in enumerate(test)] if isinstance(test, list) else [(test, at)]
    values = [attribute_value(item, attribute, remarks, steps) for item, steps in listed]
    kept = tuple(value for value in values if value is not None)
    return OneOf(attribute.name, kept) if kept else None


def _bounds(node: Mapping[str, Any], attribute: Attribute, remarks: Remarks, at: Steps) -> Within | None:
    if attribute.type not in _ORDERED:
        remarks.error("SC304", at, f"{quoted(attribute.name)} has no order, so no bounds", "list its values")
        return None
    ends = {key: attribute_value(value, attribute, remarks, (*at, key)) for key, value in node.items()}
    if "over" in ends and "from" in ends:
        remarks.error("SC305", (*at, "from"), "`over` and `from` are two lower bounds", "keep one")
    if "up_to" in ends and "under" in ends:
        remarks.error("SC305", (*at, "under"), "`up_to` and `under` are two upper bounds", "keep one")
    bounds = Within(attribute.name, ends.get("over"), ends.get("from"), ends.get("up_to"), ends.get("under"))
    low = bounds.start if bounds.over is None else bounds.over
    high = bounds.under if bounds.up_to is None else bounds.up_to
    if low is not None and high is not None:
        closed = bounds.start is not None and bounds.up_to is not None
        if low > high or (low == high and not closed):  # type: ignore[operator]
            remarks.error("SC305", at, f"no {attribute.name} can be {low} and {high} at once", "swap the bounds")
    return bounds


def attribute_value(value: Any, attribute: Attribute, remarks: Remarks, at: Steps) -> Value | None:
    """Return the value in the attribute's own type, or None with a finding."""
    match attribute.type:
        case AttributeType.CHOICE:
            if value in attribute.values and isinstance(value, bool) == isinstance(attribute.values[0], bool):
                return value  # type: ignore[no-any-return]
            known = [str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in attribute.values]
            advice = did_you_mean(str(value), known) or f"one of {', '.join(known)}"
            meant = sole_near(str(value), known)
            remarks.error("SC304", at, f"{quoted(value)} is no {attribute.name}", advice, meant=meant)
            return None
        case AttributeType.INTEGER if isinstance(value, int) and not isinstance(value, bool):
            if attribute.values and value not in attribute.values:
                known = [str(choice) for choice in attribute.values]
                remarks.error("SC304", at, f"{value} is no {attribute.name}", f"one of {', '.join(known)}")
                return None
            return value
        case AttributeType.DECIMAL if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return number(value, remarks, at)
        case AttributeType.TEXT if isinstance(value, str):
            return value
        case AttributeType.DATE if isinstance(value, str) and _DAY.match(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        case _:
            pass
    remarks.error("SC304", at, f"{quoted(value)} is not {_WANTED[attribute.type]}, as {attribute.name} needs")
    return None


_WANTED = {
    AttributeType.INTEGER: "a whole number",
    AttributeType.DECIMAL: "a number",
    AttributeType.TEXT: "text (in quotes)",
    AttributeType.DATE: "a date such as 2020-01-31",
}
