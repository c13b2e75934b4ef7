"""A catalog as the content of its file, so that what is generated can be loaded; and what of it the file decides."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.catalog import Counting, Floor, Freeze
from scorecat.model.condition import AllOf, AnyOf, Not, OneOf, Within
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder, period_words

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog, Grade, Repair
    from scorecat.model.condition import Condition
    from scorecat.model.rule import Band, Cap, Effect, Rule, Span

SOURCE: Final = "text, art. 1"
UNSAID: Final = frozenset(
    {
        "path",
        "sha256",
        "where",
        "source",
        "texts",
        "covers_source",
        "consent_source",
        "score_source",
        "counting_sources",
    }
)
"""Fields that the file does not decide, or in which generated catalogs say less than a file has to."""


def content(catalog: Catalog) -> bytes:
    """Return the file of a catalog: JSON, which is YAML."""
    return json.dumps(document(catalog), default=_plain).encode()


def substance(value: Any) -> Any:
    """Return a catalog, or a part of one, as plain values without what is `UNSAID`, to be compared."""
    if is_dataclass(value):
        found = {each.name: substance(getattr(value, each.name)) for each in fields(value) if each.name not in UNSAID}
        return type(value).__name__, found
    return [substance(each) for each in value] if isinstance(value, tuple) else value


def document(catalog: Catalog) -> dict[str, Any]:
    """Return what a catalog's file holds."""
    return {
        "place": catalog.place,
        "version": catalog.version,
        "kind": catalog.kind,
        "title": str(catalog.title),
        "locality": {"name": str(catalog.locality.name)},
        "in_force": _said({"from": catalog.in_force.start, "until": catalog.in_force.until}),
        "participation": catalog.participation,
        **({"consent": {"source": SOURCE}} if catalog.participation == "consent" else {}),
        "subjects": list(catalog.subjects),
        **({"covers": {"who": _condition(catalog.covers), "source": SOURCE}} if catalog.covers else {}),
        "completeness": _completeness(catalog),
        "instruments": {"text": {"title": "Text", "evidence": "primary"}},
        "score": _said(
            {
                "start": "unknown" if catalog.start is None else catalog.start,
                "min": catalog.minimum,
                "max": catalog.maximum,
                "source": SOURCE,
            }
        ),
        "grades": [_grade(each) for each in catalog.grades],
        "counting": _counting(catalog),
        "caps": [{"id": each.id, "rules": list(each.rules), **_cap(each)} for each in catalog.caps],
        "pass_on": [
            {
                "id": each.id,
                **({"conduct": list(each.conducts)} if each.conducts else {}),
                **({"of": list(each.of)} if each.of else {}),
                "to": list(each.to),
                **({"reach": "open"} if each.reach_open else {}),
                "source": SOURCE,
            }
            for each in catalog.pass_on
        ],
        "repair": [_repair(each) for each in catalog.repairs],
        "multipliers": [
            {"id": each.id, "rules": list(each.rules), "factor": each.factor, **_span(each.span), "source": SOURCE}
            for each in catalog.multipliers
        ],
        "transfers": [
            {
                "id": each.id,
                "from": each.place,
                "at": "end of calendar year",
                "as": each.conduct,
                "attribute": each.attribute,
                "values": dict(each.values),
                "source": SOURCE,
            }
            for each in catalog.transfers
        ],
        "validity": [
            _said(
                {
                    "effect": each.effect,
                    "at_most": each.at_most,
                    "for": str(each.lasts) if each.lasts else "unknown",
                    "source": SOURCE,
                }
            )
            for each in catalog.validity
        ],
        "rules": [_rule(each) for each in catalog.rules],
        "consequences": {
            key: [
                _said(
                    {
                        "what": str(each.what),
                        "kind": each.kind,
                        "source": SOURCE,
                        "from": each.start and _plain(each.start),
                    }
                )
                for each in catalog.consequences
                if each.grade == key
            ]
            for key in dict.fromkeys(each.grade for each in catalog.consequences)
        },
    }


def _said(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise AssertionError(value)


def _completeness(catalog: Catalog) -> dict[str, Any]:
    if not catalog.partial:
        return {"state": "full"}
    missing = [
        {
            "what": each.what,
            "rules": each.rules,
            **({"conducts": list(each.conducts)} if each.conducts else {}),
            **({"subjects": list(each.subjects)} if each.subjects else {}),
        }
        for each in catalog.missing
    ]
    return {"state": "partial", "missing": missing}


def _counting(catalog: Catalog) -> dict[str, Any]:
    found: dict[str, Any] = {"source": SOURCE}
    if catalog.one_act is not Counting.ALL:
        found["one_act"] = catalog.one_act
    if catalog.direct_grade_score is not Floor.NONE:
        found["direct_grade_score"] = catalog.direct_grade_score
    if catalog.freeze is not Freeze.COUNTED:
        found["bonuses_while_graded"] = catalog.freeze
    if catalog.repeat:
        factor = catalog.repeat.factor
        found["repeat"] = {"factor": factor, "while": "valid", "same": "rule", "compound": False, "source": SOURCE}
    return found


def _grade(grade: Grade) -> dict[str, Any]:
    found: dict[str, Any] = {"id": grade.id, "up_to": grade.up_to, "direct_score": grade.direct_score, "source": SOURCE}
    if grade.easy and grade.hard is None:
        found["from"] = {"above": grade.easy.value}
    elif grade.easy and grade.hard and grade.easy == grade.hard:
        found["from"] = {"over": grade.easy.value} if grade.easy.open else grade.easy.value
    elif grade.easy and grade.hard:
        found["from"] = {"from": grade.easy.value, "to": grade.hard.value}
    return _said({**found, "fell_from": dict(grade.fell_from) or None})


def _rule(rule: Rule) -> dict[str, Any]:
    sides = [{**_effect(each.effect), "source": SOURCE} for each in rule.variants]
    return _said(
        {
            "id": rule.id,
            "conduct": list(rule.conducts),
            "for": _condition(rule.subjects) if rule.subjects else None,
            "when": _condition(rule.when) if rule.when else None,
            "reach": "open" if rule.reach_open else None,
            **(sides[0] if len(sides) == 1 else {"conflict": sides}),
            "every": str(rule.every) if rule.every else None,
            "validity": "unknown" if rule.validity_unknown else str(rule.validity) if rule.validity else None,
            "cap": _cap(rule.cap) if rule.cap else None,
            "passed_on": rule.passed_on,
            "in_force": _span(rule.in_force) if rule.in_force else None,
            "repeat": None if rule.repeats else False,
        }
    )


def _effect(effect: Effect) -> dict[str, Any]:
    match effect:
        case DirectGrade(grade=grade):
            return {"grade": grade}
        case Amount():
            return {"points": _amount(effect)}
        case Ladder(by=by, bands=bands):
            return {"points": {"by": by, "bands": [_band(each) for each in bands]}}
        case Accumulated():
            return _accumulated(effect)


def _accumulated(effect: Accumulated) -> dict[str, Any]:
    per = period_words(effect.per)
    parts: dict[str, Any] = {}
    if effect.steps:
        parts["steps"] = [{"from": each.start, "points": each.points} for each in effect.steps]
        parts["combine"] = effect.combine
    else:
        parts["tiers"] = [
            _said(
                {
                    "over": each.over,
                    "up_to": each.up_to,
                    "each": each.each,
                    "add": each.add,
                    "at_most": each.at_most,
                }
            )
            for each in effect.tiers
        ]
    return {"accumulate": {"of": effect.of or "events", "per": per}, "points": parts}


def _amount(amount: Amount) -> Any:
    if amount.fixed:
        return amount.low
    if amount.low is not None and amount.high is not None:
        return {"from": amount.low, "to": amount.high}
    unknown = "bonus" if amount.low is not None else "deduction" if amount.high is not None else "either"
    return {"unknown": unknown}


def _band(band: Band) -> dict[str, Any]:
    validity = {"validity": str(band.validity)} if band.validity else {}
    if isinstance(band.condition, OneOf):
        return {"is": list(band.condition.values), "points": _amount(band.points), **validity}
    if isinstance(band.condition, Within):
        return {**_bounds(band.condition), "points": _amount(band.points), **validity}
    raise AssertionError(band)


def _bounds(within: Within) -> dict[str, Any]:
    return _said({"over": within.over, "from": within.start, "up_to": within.up_to, "under": within.under})


def _condition(condition: Condition) -> dict[str, Any]:
    match condition:
        case OneOf(attribute=name, values=values):
            return {name: list(values)}
        case Within(attribute=name):
            return {name: _bounds(condition)}
        case AllOf(parts=parts):
            return {"all": [_condition(each) for each in parts]}
        case AnyOf(parts=parts):
            return {"any": [_condition(each) for each in parts]}
        case Not(part=part):
            return {"not": _condition(part)}


def _cap(cap: Cap) -> dict[str, Any]:
    return {"points": cap.points, "per": period_words(cap.per), "source": SOURCE}


def _span(span: Span) -> dict[str, Any]:
    return _said({"from": span.start, "until": span.until})


def _repair(repair: Repair) -> dict[str, Any]:
    kind = "grade" if isinstance(repair.instead, str) else "points"
    return _said(
        {
            "id": repair.id,
            "after": list(repair.after),
            "of": list(repair.conducts),
            "grade": repair.grade,
            "for": _condition(repair.subjects) if repair.subjects else None,
            "passed_on": repair.passed_on,
            "reach": "open" if repair.reach_open else None,
            "instead": _said({kind: repair.instead, "for": str(repair.lasts) if repair.lasts else None}),
            "source": SOURCE,
        }
    )
