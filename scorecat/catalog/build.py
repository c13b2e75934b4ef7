"""A catalog file from bytes to a checked, frozen `Catalog`."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.clauses import ClauseReader, conducts_of
from scorecat.catalog.conditions import condition
from scorecat.catalog.day import first_day
from scorecat.catalog.findings import Remarks, Steps
from scorecat.catalog.lengths import duration, span_length
from scorecat.catalog.listings import ListReader
from scorecat.catalog.meaning import check as check_meaning
from scorecat.catalog.number import number
from scorecat.catalog.rules import RuleReader
from scorecat.catalog.shape import shape_findings
from scorecat.catalog.sources import label, source, texts
from scorecat.files.document import read
from scorecat.model.catalog import (
    Catalog,
    Consequence,
    Counting,
    Floor,
    Freeze,
    Grade,
    InForce,
    Lift,
    Limit,
    Locality,
    Missing,
    Remark,
    Repeat,
    ValidityClass,
)
from scorecat.model.finding import Finding, ScorecatError, Severity, quoted
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from scorecat.files.document import Document
    from scorecat.model.source import Source
    from scorecat.model.vocabulary import Vocabulary

_ENDLESS: Final = Decimal("Infinity")


def catalog(
    content: bytes, path: str, vocabulary: Vocabulary, *, passed: bool = False
) -> tuple[Catalog | None, list[Finding]]:
    """Read one catalog file; None where errors leave nothing to run. Findings are in file order.

    `passed`: this content is known to have passed the schema, which is not asked again.
    """
    try:
        document = read(content, path)
    except ScorecatError as error:
        return None, list(error.findings)
    breaches = [] if passed else shape_findings(document, "catalog")
    if breaches:
        return None, breaches
    builder = _Builder(document, vocabulary)
    built = builder.catalog(hashlib.sha256(content).hexdigest())
    found = sorted(builder.remarks.found, key=lambda finding: finding.order)
    return (None if any(f.severity is Severity.ERROR for f in found) else built), found


class _Builder:
    """Builds one catalog from a document that its schema has passed."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.root: Any = document.root
        self.path = document.path
        self.vocabulary = vocabulary
        self.remarks = Remarks(document)
        self.texts = texts(self.root, self.remarks)

    def catalog(self, sha256: str) -> Catalog:
        root = self.root
        grades = self._grades()
        names = [grade.id for grade in grades]
        reader = RuleReader(self.vocabulary, self.texts, names, self.remarks)
        read_rules = [(at, reader.rule(node, ("rules", at))) for at, node in enumerate(root.get("rules", []))]
        rules = [(at, rule) for at, rule in read_rules if rule is not None]
        covers, consent = root.get("covers"), root.get("consent")
        counting, score = root.get("counting", {}), root.get("score", {"start": "unknown"})
        self._consent()
        clauses = ClauseReader(
            self.vocabulary, self.texts, names, [node["id"] for node in root.get("rules", [])], self.remarks
        )
        lists = ListReader(self.vocabulary, self.texts, names, root["place"], self.remarks)
        nodes = root.get("grounds", [])
        grounds = lists.grounds(nodes)
        graded = any("grade" in node for node in nodes)
        built = Catalog(
            path=self.path,
            sha256=sha256,
            place=root["place"],
            version=root["version"],
            kind=root["kind"],
            title=label(root["title"]),
            locality=self._locality(),
            in_force=self._in_force(),
            participation=root["participation"],
            subjects=tuple(root["subjects"]),
            covers=condition(covers["who"], SUBJECT_ATTRIBUTES, self.remarks, ("covers", "who")) if covers else None,
            covers_source=self._source(covers, ("covers",)),
            covers_note=covers.get("note", "") if covers else "",
            consent_source=self._source(consent, ("consent",)),
            partial=root["completeness"]["state"] == "partial",
            holds=root["completeness"].get("holds", ""),
            missing=self._missing(),
            texts=self.texts,
            start=None if score["start"] == "unknown" else self._number(score, "start", ("score",)),
            minimum=self._number(score, "min", ("score",)),
            maximum=self._number(score, "max", ("score",)),
            score_source=self._source(score, ("score",))
            if score["start"] == "unknown"
            else self._needs_source(score, ("score",), "the score"),
            score_note=score.get("note", ""),
            grades=grades,
            one_act=Counting(counting.get("one_act", "all")),
            direct_grade_score=Floor(counting.get("direct_grade_score", "none")),
            repeat=self._repeat(counting),
            freeze=Freeze(counting.get("bonuses_while_graded", "counted")),
            counting_sources=self._sources(counting, ("counting",)),
            caps=clauses.caps(root.get("caps", [])),
            pass_on=clauses.pass_on(root.get("pass_on", [])),
            repairs=clauses.repairs(root.get("repair", [])),
            multipliers=clauses.multipliers(root.get("multipliers", [])),
            transfers=clauses.transfers(root.get("transfers", [])),
            validity=self._validity(names),
            rules=tuple(rule for _, rule in rules),
            consequences=self._consequences(names, lists),
            listing=lists.law(root["listing"], graded=graded) if "listing" in root else None,
            grounds=grounds,
            removals=lists.removals(root.get("removal", []), [node["id"] for node in nodes]),
            procedure=lists.procedure(root.get("procedure", [])),
            remarks=tuple(
                Remark(node["about"], " ".join(node["text"].split()), self._source(node, ("remarks", index)))
                for index, node in enumerate(root.get("remarks", []))
            ),
        )
        check_meaning(built, rules, self.remarks)
        return built

    def _source(self, node: Any, at: Steps) -> Source | None:
        if not node or "source" not in node:
            return None
        return source(node["source"], self.texts, self.remarks, (*at, "source"))

    def _sources(self, node: Any, at: Steps) -> tuple[Source, ...]:
        """The sources of a section that may name several."""
        given = node.get("source", [])
        if not isinstance(given, list):
            one = self._source(node, at)
            return (one,) if one else ()
        read = (source(item, self.texts, self.remarks, (*at, "source", i)) for i, item in enumerate(given))
        return tuple(one for one in read if one is not None)

    def _repeat(self, counting: Any) -> Repeat | None:
        if "repeat" not in counting:
            return None
        node, at = counting["repeat"], ("counting", "repeat")
        return Repeat(number(node["factor"], self.remarks, (*at, "factor")), self._source(node, at))

    def _needs_source(self, node: Any, at: Steps, what: str) -> Source | None:
        if "source" not in node:
            self.remarks.error("SC309", at, f"{what} has no source: every number names its clause", "add `source:`")
        return self._source(node, at)

    def _number(self, node: Any, key: str, at: Steps) -> Decimal | None:
        return number(node[key], self.remarks, (*at, key)) if key in node else None

    def _locality(self) -> Locality:
        node = self.root["locality"]
        return Locality(
            label(node["name"]), tuple(node.get("within", ())), node.get("division", ""), tuple(node.get("aliases", ()))
        )

    def _in_force(self) -> InForce:
        node = self.root["in_force"]
        self._source(node, ("in_force",))
        start = first_day(node["from"], self.remarks, ("in_force", "from"))
        until = first_day(node["until"], self.remarks, ("in_force", "until")) if "until" in node else None
        if until is not None and until != date.min and until <= start:
            self.remarks.error("SC312", ("in_force", "until"), f"`until` {until} is not after `from` {start}")
        return InForce(start, until, " ".join(node.get("assumed", "").split()))

    def _consent(self) -> None:
        consents = self.root["participation"] == "consent"
        if consents != ("consent" in self.root):
            at: Steps = ("participation",)
            self.remarks.error("SC313", at, "`participation: consent` and `consent:` go together", "give both or none")
        score = self.root.get("score", {})
        low, high = score.get("min"), score.get("max")
        if low is not None and high is not None and low >= high:
            self.remarks.error("SC314", ("score", "max"), f"`max` {high} is not above `min` {low}")
        partial = self.root["completeness"]["state"] == "partial"
        if partial != ("missing" in self.root["completeness"]):
            self.remarks.error("SC313", ("completeness",), "`state: partial` and `missing` go together")

    def _missing(self) -> tuple[Missing, ...]:
        found = []
        for index, node in enumerate(self.root["completeness"].get("missing", [])):
            for place, code in enumerate(node.get("conducts", ())):
                if code not in self.vocabulary.conducts:
                    at: Steps = ("completeness", "missing", index, "conducts", place)
                    advice = did_you_mean(code, self.vocabulary.conducts)
                    self.remarks.error("SC301", at, f"conduct {quoted(code)} is not in the vocabulary", advice)
            found.append(
                Missing(
                    " ".join(node["what"].split()),
                    node.get("rules", True),
                    tuple(node.get("conducts", ())),
                    tuple(node.get("subjects", ())),
                )
            )
        return tuple(found)

    def _grades(self) -> tuple[Grade, ...]:
        nodes = self.root.get("grades", [])
        found: list[Grade] = []
        for index, node in enumerate(nodes):
            at: Steps = ("grades", index)
            last = index == len(nodes) - 1
            listed = self.root["kind"] == "list"
            if any(grade.id == node["id"] for grade in found):
                self.remarks.error("SC306", (*at, "id"), f"grade {quoted(node['id'])} stands twice")
            if listed:
                self._unbounded(node, at)
            elif last == ("from" in node):
                said = "the last grade takes all that is left" if last else f"grade {quoted(node['id'])} has no bound"
                self.remarks.error("SC314", at, said, "leave `from` out" if last else "add `from:`")
            read_from = self._needs_source(node, at, f"grade {quoted(node['id'])}")
            hard, easy = self._bound(node.get("from"), (*at, "from"))
            found.append(
                Grade(
                    node["id"],
                    hard,
                    easy,
                    self._number(node, "up_to", at),
                    label(node["label"]) if "label" in node else None,
                    read_from,
                    node.get("note", ""),
                    self._number(node, "direct_score", at),
                    tuple(node.get("fell_from", {}).items()),
                )
            )
            self._grade_end(found[-1], at)
            self._fell_from(node, [grade["id"] for grade in nodes], at)
        self._grade_order(found)
        return tuple(found)

    def _unbounded(self, node: Any, at: Steps) -> None:
        for key in ("from", "up_to", "direct_score", "fell_from"):
            if key in node:
                said = "a list has no score, so its grades have no bounds"
                self.remarks.error("SC314", (*at, key), said, f"leave `{key}` out", key=True)

    def _bound(self, node: Any, at: Steps) -> tuple[Limit | None, Limit | None]:
        if node is None:
            return None, None
        if not isinstance(node, dict):
            bound = Limit(number(node, self.remarks, at))
            return bound, bound
        if len({"above", "over", "from"} & node.keys()) != 1:
            self.remarks.error("SC314", at, "a bound is a number, `{over: n}`, `{above: n}` or `{from: a, to: b}`")
            return None, None
        if "over" in node:
            beyond = Limit(number(node["over"], self.remarks, (*at, "over")), open=True)
            return beyond, beyond
        if "above" in node:
            return None, Limit(number(node["above"], self.remarks, (*at, "above")), open=True)
        if node["from"] >= node["to"]:
            self.remarks.error("SC314", at, f"`from` {node['from']} is not below `to` {node['to']}")
        ends = [number(node[key], self.remarks, (*at, key)) for key in ("to", "from")]
        return Limit(ends[0]), Limit(ends[1])

    def _grade_end(self, grade: Grade, at: Steps) -> None:
        if grade.up_to is not None and grade.easy is not None and grade.up_to < grade.easy.value:
            said = f"{quoted(grade.id)} ends at {grade.up_to}, below where it begins"
            self.remarks.error("SC314", (*at, "up_to"), said)

    def _fell_from(self, node: Any, names: list[str], at: Steps) -> None:
        if "fell_from" in node and node["id"] != names[-1]:
            self.remarks.error("SC314", (*at, "fell_from"), "only the last grade tells from where one fell")
        for grade in node.get("fell_from", {}):
            if grade not in names[:-1]:
                advice = did_you_mean(grade, names) or f"known: {', '.join(names[:-1])}"
                self.remarks.error("SC302", (*at, "fell_from", grade), f"no grade {quoted(grade)}", advice, key=True)

    def _grade_order(self, grades: list[Grade]) -> None:
        for index, (better, worse) in enumerate(pairwise(grades), start=1):
            at: Steps = ("grades", index)
            bounds = zip(_bounds(better), _bounds(worse), strict=True)
            if better.easy is not None and any(lower > upper for upper, lower in bounds):
                said = f"grade {quoted(worse.id)} begins above {quoted(better.id)}"
                self.remarks.error("SC314", at, said, "best first")
            easy = better.easy
            if worse.up_to is not None and easy is not None and worse.up_to >= easy.value and not easy.open:
                self.remarks.error(
                    "SC314",
                    (*at, "up_to"),
                    f"{quoted(worse.id)} ends at {worse.up_to}, where {quoted(better.id)} begins",
                )

    def _validity(self, grades: list[str]) -> tuple[ValidityClass, ...]:
        found = []
        for index, node in enumerate(self.root.get("validity", [])):
            at: Steps = ("validity", index)
            effect = node["effect"]
            if effect.startswith("grade ") and effect.removeprefix("grade ") not in grades:
                self.remarks.error(
                    "SC302", (*at, "effect"), f"no such grade: {quoted(effect)}", f"known: {', '.join(grades)}"
                )
            if "at_most" in node and effect.startswith("grade"):
                self.remarks.error("SC308", (*at, "at_most"), "a direct grade has no points")
            lasts = duration(node["for"])
            read_from = self._needs_source(node, at, "a validity") if lasts else self._source(node, at)
            found.append(ValidityClass(effect, self._number(node, "at_most", at), lasts, read_from))
        return tuple(found)

    def _consequences(self, grades: list[str], lists: ListReader) -> tuple[Consequence, ...]:
        found = []
        others = ["any", *(["listed"] if self.root["kind"] == "list" else [])]
        for grade, nodes in self.root.get("consequences", {}).items():
            if grade not in (*grades, *others):
                advice = did_you_mean(grade, [*grades, *others]) or f"known: {', '.join([*grades, *others])}"
                self.remarks.error("SC302", ("consequences", grade), f"no grade {quoted(grade)}", advice, key=True)
            for index, node in enumerate(nodes):
                at: Steps = ("consequences", grade, index)
                if grade != "listed":
                    self._of_listings(node, at)
                lists.known_grounds(node, [ground["id"] for ground in self.root.get("grounds", [])], at)
                read_from = self._source(node, at)
                if read_from is not None:
                    found.append(
                        Consequence(
                            grade,
                            label(node["what"]),
                            node["kind"],
                            node.get("must"),
                            read_from,
                            node.get("note", ""),
                            tuple(node.get("grounds", ())),
                            condition(node["for"], SUBJECT_ATTRIBUTES, self.remarks, (*at, "for"))
                            if "for" in node
                            else None,
                            node.get("passed_on"),
                            span_length(node["lasts"]) if "lasts" in node else None,
                            self._lift(node["lifted"], (*at, "lifted")) if "lifted" in node else None,
                        )
                    )
        return tuple(found)

    def _of_listings(self, node: Any, at: Steps) -> None:
        for key in ("grounds", "for", "passed_on", "lasts", "lifted"):
            if key in node:
                said = f"`{key}` is for what follows from a listing"
                self.remarks.error("SC313", (*at, key), said, "put it under `listed`", key=True)

    def _lift(self, node: Any, at: Steps) -> Lift | None:
        given, steps = node["after"], (*at, "after")
        listed = [(one, (*steps, i)) for i, one in enumerate(given)] if isinstance(given, list) else [(given, steps)]
        after = conducts_of(listed, ConductKind.PROCEDURE, self.vocabulary, self.remarks, steps)
        read_from = self._source(node, at)
        return Lift(after, span_length(node["at_most"]), read_from) if read_from else None


def _bounds(grade: Grade) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
    """Where a grade begins in the low and the high reading, to compare: the last one at the very bottom."""
    if grade.easy is None:
        return (-_ENDLESS, False), (-_ENDLESS, False)
    hard = (grade.hard.value, grade.hard.open) if grade.hard else (_ENDLESS, True)
    return hard, (grade.easy.value, grade.easy.open)
