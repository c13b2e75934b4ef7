"""`rules`: from YAML to clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import condition
from scorecat.catalog.conducts import conducts_of
from scorecat.catalog.effects import EffectReader
from scorecat.catalog.lengths import duration, period
from scorecat.catalog.number import number
from scorecat.catalog.sources import label, source
from scorecat.catalog.spans import span
from scorecat.model.finding import quoted
from scorecat.model.rule import Accumulated, Amount, Cap, DirectGrade, Effect, Rule, Variant
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Text
    from scorecat.model.vocabulary import Vocabulary


class RuleReader:
    """Builds the rules of one catalog; what is wrong goes to `remarks`."""

    def __init__(
        self, vocabulary: Vocabulary, texts: Mapping[str, Text], grades: Collection[str], remarks: Remarks
    ) -> None:
        self.vocabulary, self.texts, self.grades, self.remarks = vocabulary, texts, grades, remarks
        self.effects = EffectReader(vocabulary, texts, remarks)
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
        if isinstance(variants[0].effect, Accumulated):
            self._adds_up_alone(node, variants, at)
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
            cap=self._cap(node["cap"], (*at, "cap"), variants) if "cap" in node else None,
            passed_on=node.get("passed_on"),
            in_force=span(node["in_force"], self.remarks, (*at, "in_force")) if "in_force" in node else None,
            repeats=node.get("repeat", True),
            slots=self._slots(node, at, variants),
            note=node.get("note", ""),
        )

    def _cap(self, node: Mapping[str, Any], at: Steps, variants: tuple[Variant, ...]) -> Cap | None:
        read = source(node["source"], self.texts, self.remarks, (*at, "source"))
        points = number(node["points"], self.remarks, (*at, "points"))
        if points == 0 or isinstance(variants[0].effect, DirectGrade):
            self.remarks.error("SC308", at, "a cap is on points, deductions negative and bonuses positive")
        return Cap(points, period(node["per"]), read) if read else None

    def _slots(self, node: Mapping[str, Any], at: Steps, variants: tuple[Variant, ...]) -> int | None:
        slots: int | None = node.get("slots")
        effect = variants[0].effect
        if slots is not None and not (isinstance(effect, Amount) and not effect.fixed):
            said = "what a subordinate body may set is a range of points"
            self.remarks.error("SC308", (*at, "slots"), said, "give {from, to}")
        return slots

    def _adds_up_alone(self, node: Mapping[str, Any], variants: tuple[Variant, ...], at: Steps) -> None:
        said = ""
        if len(variants) > 1:
            said = "what adds up has one reading: no `conflict`"
        elif "every" in node:
            said = "what adds up is not charged by the period besides"
        if said:
            self.remarks.error("SC317", at, said)

    def _conducts(self, node: Any, at: Steps) -> tuple[str, ...]:
        return conducts_of(node, ConductKind.CONDUCT, self.vocabulary, self.remarks, at)

    def _variants(self, node: Mapping[str, Any], at: Steps) -> tuple[Variant, ...]:
        given = [key for key in ("points", "grade", "conflict") if key in node]
        if len(given) != 1:
            said = f"has {' and '.join(f'`{key}`' for key in given)}" if given else "has no effect"
            self.remarks.error("SC308", at, f"rule {quoted(node['id'])} {said}", "give one of points, grade, conflict")
            return ()
        if "accumulate" in node and given != ["points"]:
            self.remarks.error("SC317", (*at, "accumulate"), "`accumulate` goes with points in `tiers` or `steps`")
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
                known = f"known: {', '.join(self.grades)}" if self.grades else "the catalog has none to set"
                advice = did_you_mean(node["grade"], self.grades) or known
                self.remarks.error("SC302", (*at, "grade"), f"no grade {quoted(node['grade'])}", advice)
                return None
        else:
            effect = self.effects.points(node["points"], (*at, "points"), node.get("accumulate"), (*at, "accumulate"))
        return Variant(effect, read, node.get("note", "")) if effect and read else None
