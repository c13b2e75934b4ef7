"""Clauses beside the rules: caps over groups, what is passed on, repairs, multipliers and transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import attribute_value, condition
from scorecat.catalog.conducts import conducts_of
from scorecat.catalog.lengths import duration, period
from scorecat.catalog.number import number
from scorecat.catalog.sources import source
from scorecat.catalog.spans import span
from scorecat.model.catalog import Multiplier, PassOn, Repair, Transfer
from scorecat.model.finding import quoted
from scorecat.model.rule import Cap
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.condition import Value
    from scorecat.model.source import Source, Text
    from scorecat.model.vocabulary import Vocabulary


class ClauseReader:
    """Builds the clauses of one catalog that speak of its rules and grades; what is wrong goes to `remarks`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        texts: Mapping[str, Text],
        grades: Sequence[str],
        rules: Sequence[str],
        remarks: Remarks,
    ) -> None:
        self.vocabulary, self.texts, self.grades, self.remarks = vocabulary, texts, grades, remarks
        self.rules = rules
        self.seen: set[str] = {*rules}

    def caps(self, nodes: Sequence[Any]) -> tuple[Cap, ...]:
        """Build `caps`."""
        found = []
        for at, node, read in self._each("caps", nodes):
            points = number(node["points"], self.remarks, (*at, "points"))
            if points == 0:
                self.remarks.error("SC308", (*at, "points"), "a cap of deductions is negative, one of bonuses positive")
            found.append(Cap(points, period(node["per"]), read, node["id"], self._named(node["rules"], (*at, "rules"))))
        return tuple(found)

    def pass_on(self, nodes: Sequence[Any]) -> tuple[PassOn, ...]:
        """Build `pass_on`."""
        return tuple(
            PassOn(
                id=node["id"],
                conducts=self.conducts(node["conduct"], ConductKind.CONDUCT, (*at, "conduct"))
                if "conduct" in node
                else (),
                of=tuple(node.get("of", ())),
                to=tuple(node["to"]),
                reach_open=node.get("reach") == "open",
                source=read,
                note=node.get("note", ""),
            )
            for at, node, read in self._each("pass_on", nodes)
        )

    def repairs(self, nodes: Sequence[Any]) -> tuple[Repair, ...]:
        """Build `repair`."""
        found = []
        for at, node, read in self._each("repair", nodes):
            instead = node["instead"]
            if ("points" in instead) == ("grade" in instead):
                self.remarks.error("SC308", (*at, "instead"), "a repair leaves `points` or a `grade`: one of them")
                continue
            lasts = duration(instead["for"]) if "for" in instead else None
            if "for" in instead and lasts is None:
                advice = "leave it out for the class of such an effect"
                self.remarks.error("SC308", (*at, "instead", "for"), "a repair says how long", advice)
            found.append(
                Repair(
                    id=node["id"],
                    after=self.conducts(node["after"], ConductKind.PROCEDURE, (*at, "after")),
                    conducts=self.conducts(node["of"], ConductKind.CONDUCT, (*at, "of")),
                    grade=self._grade(node, at),
                    subjects=condition(node["for"], SUBJECT_ATTRIBUTES, self.remarks, (*at, "for"))
                    if "for" in node
                    else None,
                    passed_on=node.get("passed_on"),
                    reach_open=node.get("reach") == "open",
                    instead=self._instead(instead, (*at, "instead")),
                    lasts=lasts,
                    source=read,
                    where=self.remarks.at((*at, "id")),
                    note=node.get("note", ""),
                )
            )
        return tuple(found)

    def multipliers(self, nodes: Sequence[Any]) -> tuple[Multiplier, ...]:
        """Build `multipliers`."""
        return tuple(
            Multiplier(
                id=node["id"],
                rules=self._named(node["rules"], (*at, "rules")),
                factor=number(node["factor"], self.remarks, (*at, "factor")),
                span=span(node, self.remarks, at),
                source=read,
            )
            for at, node, read in self._each("multipliers", nodes)
        )

    def transfers(self, nodes: Sequence[Any]) -> tuple[Transfer, ...]:
        """Build `transfers`."""
        found = []
        for at, node, read in self._each("transfers", nodes):
            (conduct,) = self.conducts(node["as"], ConductKind.CONDUCT, (*at, "as"))
            name = node["attribute"]
            if name not in self.vocabulary.attributes:
                advice = did_you_mean(name, self.vocabulary.attributes)
                self.remarks.error("SC303", (*at, "attribute"), f"unknown attribute {quoted(name)}", advice)
                continue
            values: list[tuple[str, Value]] = []
            for grade, given in node["values"].items():
                value = attribute_value(given, self.vocabulary.attributes[name], self.remarks, (*at, "values", grade))
                if value is not None:
                    values.append((grade, value))
            found.append(Transfer(node["id"], node["from"], conduct, name, tuple(values), read))
        return tuple(found)

    def conducts(self, node: Any, kind: ConductKind, at: Steps) -> tuple[str, ...]:
        """Return the codes a clause names, each known, of the kind, and once."""
        return conducts_of(node, kind, self.vocabulary, self.remarks, at)

    def _each(self, section: str, nodes: Sequence[Any]) -> list[tuple[Steps, Any, Source]]:
        """The clauses of a section whose source can be read; no two clauses or rules share an id."""
        found = []
        for index, node in enumerate(nodes):
            at: Steps = (section, index)
            if node["id"] in self.seen:
                self.remarks.error("SC306", (*at, "id"), f"{quoted(node['id'])} is the id of another clause already")
            self.seen.add(node["id"])
            read = source(node["source"], self.texts, self.remarks, (*at, "source"))
            if read is not None:
                found.append((at, node, read))
        return found

    def _named(self, ids: Sequence[str], at: Steps) -> tuple[str, ...]:
        for index, id_ in enumerate(ids):
            if id_ not in self.rules:
                self.remarks.error("SC302", (*at, index), f"no rule {quoted(id_)}", did_you_mean(id_, self.rules))
        return tuple(dict.fromkeys(ids))

    def _grade(self, node: Mapping[str, Any], at: Steps) -> str | None:
        grade: str | None = node.get("grade")
        if grade is not None and grade not in self.grades:
            advice = did_you_mean(grade, self.grades) or f"known: {', '.join(self.grades)}"
            self.remarks.error("SC302", (*at, "grade"), f"no grade {quoted(grade)}", advice)
        return grade

    def _instead(self, node: Mapping[str, Any], at: Steps) -> Decimal | str:
        if "grade" in node:
            return self._grade(node, at) or ""
        points = number(node["points"], self.remarks, (*at, "points"))
        if points > 0:
            self.remarks.error("SC318", (*at, "points"), "a repair leaves a deduction, or 0 where nothing is left")
        return points
