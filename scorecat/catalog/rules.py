"""`rules`: from YAML to clauses."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import band_condition, condition
from scorecat.catalog.number import number
from scorecat.catalog.sources import label, source
from scorecat.model.condition import OneOf, Within
from scorecat.model.finding import quoted
from scorecat.model.rule import Amount, Band, DirectGrade, Duration, Effect, Ladder, Rule, Variant
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import AttributeType, ConductKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Text
    from scorecat.model.vocabulary import Attribute, Vocabulary

_LENGTH = re.compile(r"(?:([0-9]+) )?(day|month|year)s?\Z")
_UNKNOWN = {"deduction": (None, Decimal(0)), "bonus": (Decimal(0), None), "either": (None, None)}


def duration(text: str) -> Duration | None:
    """Read `2 years`, `6 months`, `30 days`, `month`; None for `unknown`."""
    matched = _LENGTH.match(text)
    if matched is None:
        return None
    count, unit = int(matched.group(1) or 1), matched.group(2)
    if unit == "day":
        return Duration(days=count)
    return Duration(months=count * (12 if unit == "year" else 1))


class RuleReader:
    """Builds the rules of one catalog; what is wrong goes to `remarks`."""

    def __init__(
        self, vocabulary: Vocabulary, texts: Mapping[str, Text], grades: Collection[str], remarks: Remarks
    ) -> None:
        self.vocabulary, self.texts, self.grades, self.remarks = vocabulary, texts, grades, remarks
        self.seen: dict[str, int] = {}

    def rule(self, node: Mapping[str, Any], at: Steps) -> Rule | None:
        """Build one rule, or None where no effect could be read."""
        id_ = node["id"]
        where = self.remarks.at((*at, "id"))
        if id_ in self.seen:
            self.remarks.error(
                "SC306", (*at, "id"), f"rule {quoted(id_)} stands twice (first in line {self.seen[id_]})"
            )
        self.seen.setdefault(id_, where.line)
        variants = self._variants(node, at)
        if not variants:
            return None
        every = duration(node["every"]) if "every" in node else None
        grade = isinstance(variants[0].effect, DirectGrade)
        if every and (grade or every.days):
            said = "a direct grade is not charged by the period" if grade else "periods are months or years"
            self.remarks.error("SC308", (*at, "every"), said)
        return Rule(
            id=id_,
            conducts=self._conducts(node["conduct"], (*at, "conduct")),
            variants=variants,
            where=where,
            section=label(node["section"]) if "section" in node else None,
            subjects=condition(node["for"], SUBJECT_ATTRIBUTES, self.remarks, (*at, "for")) if "for" in node else None,
            when=condition(node["when"], self.vocabulary.attributes, self.remarks, (*at, "when"))
            if "when" in node
            else None,
            reach_open=node.get("reach") == "open",
            every=every,
            validity=duration(node["validity"]) if "validity" in node else None,
            validity_unknown=node.get("validity") == "unknown",
            note=node.get("note", ""),
        )

    def _conducts(self, node: Any, at: Steps) -> tuple[str, ...]:
        listed = [(code, (*at, i)) for i, code in enumerate(node)] if isinstance(node, list) else [(node, at)]
        known = self.vocabulary.conducts
        for code, steps in listed:
            if code not in known:
                advice = did_you_mean(code, known) or "`scorecat list --conducts` shows the vocabulary"
                self.remarks.error("SC301", steps, f"conduct {quoted(code)} is not in the vocabulary", advice)
            elif known[code].kind is not ConductKind.CONDUCT:
                self.remarks.error("SC301", steps, f"{quoted(code)} is a {known[code].kind}, not conduct")
        codes = tuple(dict.fromkeys(code for code, _ in listed))
        if len(codes) < len(listed):
            self.remarks.error("SC306", at, "a conduct stands twice", "keep one")
        return codes

    def _variants(self, node: Mapping[str, Any], at: Steps) -> tuple[Variant, ...]:
        given = [key for key in ("points", "grade", "conflict") if key in node]
        if len(given) != 1:
            said = f"has {' and '.join(f'`{key}`' for key in given)}" if given else "has no effect"
            self.remarks.error("SC308", at, f"rule {quoted(node['id'])} {said}", "give one of points, grade, conflict")
            return ()
        if given == ["conflict"]:
            if "source" in node:
                self.remarks.error("SC308", (*at, "source"), "each side of a conflict has its own `source`", "move it")
            found = [self._variant(side, (*at, "conflict", i)) for i, side in enumerate(node["conflict"])]
        else:
            found = [self._variant(node, at)]
        variants = tuple(variant for variant in found if variant is not None)
        if len({type(variant.effect) is DirectGrade for variant in variants}) > 1:
            self.remarks.error("SC308", (*at, "conflict"), "a conflict is between points or between grades, not both")
            return ()
        return variants

    def _variant(self, node: Mapping[str, Any], at: Steps) -> Variant | None:
        if ("points" in node) == ("grade" in node):
            self.remarks.error("SC308", at, "each side of a conflict has either `points` or `grade`")
            return None
        if "source" not in node:
            self.remarks.error("SC309", at, "no source: every number names its clause", "add `source: <id>, <article>`")
            return None
        read = source(node["source"], self.texts, self.remarks, (*at, "source"))
        effect: Effect | None
        if "grade" in node:
            effect = DirectGrade(node["grade"])
            if node["grade"] not in self.grades:
                advice = did_you_mean(node["grade"], self.grades) or f"known: {', '.join(self.grades)}"
                self.remarks.error("SC302", (*at, "grade"), f"no grade {quoted(node['grade'])}", advice)
                return None
        else:
            effect = self._effect(node["points"], (*at, "points"))
        return Variant(effect, read, node.get("note", "")) if effect and read else None

    def _effect(self, node: Any, at: Steps) -> Amount | Ladder | None:
        if not isinstance(node, dict):
            fixed = number(node, self.remarks, at)
            return Amount(fixed, fixed)
        forms = [form for form in ("from", "unknown", "by") if form in node]
        if len(forms) != 1:
            self.remarks.error("SC310", at, "points are a number, {from, to}, {unknown} or {by, bands}: one of them")
            return None
        if forms == ["unknown"]:
            return Amount(*_UNKNOWN[node["unknown"]])
        if forms == ["from"]:
            low = number(node["from"], self.remarks, (*at, "from"))
            high = number(node["to"], self.remarks, (*at, "to"))
            if low >= high:
                advice = "deductions are negative: {from: -50, to: -5}"
                self.remarks.error("SC310", at, f"`from` {low} is not below `to` {high}", advice)
            return Amount(low, high)
        return self._ladder(node, at)

    def _ladder(self, node: Mapping[str, Any], at: Steps) -> Ladder | None:
        attribute = self.vocabulary.attributes.get(node["by"])
        if attribute is None:
            known = self.vocabulary.attributes
            advice = did_you_mean(node["by"], known) or f"known: {', '.join(known)}"
            self.remarks.error("SC303", (*at, "by"), f"unknown attribute {quoted(node['by'])}", advice)
            return None
        bands = []
        for index, band in enumerate(node["bands"]):
            steps = (*at, "bands", index)
            test = band_condition(band, attribute, self.remarks, steps)
            points = self._effect(band["points"], (*steps, "points"))
            own = source(band["source"], self.texts, self.remarks, (*steps, "source")) if "source" in band else None
            if test is not None and isinstance(points, Amount):
                bands.append(Band(test, points, own))
        return Ladder(attribute.name, tuple(bands), _gapless(bands, attribute)) if bands else None


def _gapless(bands: list[Band], attribute: Attribute) -> bool:
    """Whether every value the attribute can have falls into a band (amounts and quantities begin at 0)."""
    if attribute.values:
        named = {value for band in bands if isinstance(band.condition, OneOf) for value in band.condition.values}
        return named >= set(attribute.values)
    if attribute.type is not AttributeType.DECIMAL:
        return False
    reached, closed = Decimal(0), False  # everything below `reached` is in a band, and `reached` itself if closed
    steps = [band.condition for band in bands if isinstance(band.condition, Within)]
    for step in sorted(steps, key=_start):
        low, open_start = _start(step)
        if low > reached or (low == reached and open_start and not closed):
            return False
        if step.up_to is None and step.under is None:
            return True
        end = step.up_to if step.up_to is not None else step.under
        if not isinstance(end, Decimal):
            raise AssertionError(end)
        reached, closed = max((reached, closed), (end, step.up_to is not None))
    return False


def _start(step: Within) -> tuple[Decimal, bool]:
    if isinstance(step.start, Decimal):
        return step.start, False
    if isinstance(step.over, Decimal):
        return step.over, True
    return Decimal(0), False
