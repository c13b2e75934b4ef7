"""A catalog file from bytes to a checked, frozen `Catalog`."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.clauses import ClauseReader
from scorecat.catalog.conditions import condition
from scorecat.catalog.consequences import ConsequenceReader
from scorecat.catalog.day import first_day
from scorecat.catalog.findings import Remarks, Steps
from scorecat.catalog.grades import GradeReader, bands
from scorecat.catalog.lengths import duration
from scorecat.catalog.links import links
from scorecat.catalog.listings import ListReader
from scorecat.catalog.meaning import check as check_meaning
from scorecat.catalog.number import number
from scorecat.catalog.rules import RuleReader
from scorecat.catalog.shape import shape_findings
from scorecat.catalog.sources import given_source, label, needed_source, source, texts
from scorecat.files.document import read
from scorecat.model.catalog import (
    Catalog,
    Counting,
    Floor,
    Freeze,
    InForce,
    Locality,
    Missing,
    Remark,
    Repeat,
    ValidityClass,
)
from scorecat.model.finding import Finding, ScorecatError, Severity, quoted
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from scorecat.files.document import Document
    from scorecat.model.catalog import Grade, ScoreBand
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
    return of_document(document, hashlib.sha256(content).hexdigest(), vocabulary, passed=passed)


def of_document(
    document: Document, sha256: str, vocabulary: Vocabulary, *, passed: bool = False
) -> tuple[Catalog | None, list[Finding]]:
    """Build a catalog from its document; as `catalog` does."""
    breaches = [] if passed else shape_findings(document, "catalog")
    if breaches:
        return None, breaches
    builder = _Builder(document, vocabulary)
    built = builder.catalog(sha256)
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
        opaque = root["kind"] == "opaque"
        grades, published = self._grades(root.get("grades", []))
        names = [grade.id for grade in grades]
        reader = RuleReader(self.vocabulary, self.texts, names, self.remarks)
        read_rules = [(at, reader.rule(node, ("rules", at))) for at, node in enumerate(root.get("rules", []))]
        rules = [(at, rule) for at, rule in read_rules if rule is not None]
        covers, consent = root.get("covers"), root.get("consent")
        counting, score = root.get("counting", {}), {"start": "unknown", **root.get("score", {})}
        self._consent()
        clauses = ClauseReader(
            self.vocabulary, self.texts, names, [node["id"] for node in root.get("rules", [])], self.remarks
        )
        lists = ListReader(self.vocabulary, self.texts, names, root["place"], self.remarks)
        bases = root.get("grounds", [])
        grounds = lists.grounds(bases)
        graded = any("grade" in node for node in bases)
        ids = [node["id"] for node in bases]
        consequences = ConsequenceReader(
            self.vocabulary,
            self.texts,
            [*names, *(band.id for band in published)],
            self.remarks,
            ids if "listing" in root else None,
        )
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
            start=None if opaque or score["start"] == "unknown" else self._number(score, "start", ("score",)),
            minimum=self._number(score, "min", ("score",)),
            maximum=self._number(score, "max", ("score",)),
            score_source=self._needs_source(score, ("score",), "the score")
            if score["start"] != "unknown" or (opaque and "score" in root)
            else self._source(score, ("score",)),
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
            consequences=consequences.read(root.get("consequences", {})),
            listing=lists.law(root["listing"], graded=graded) if "listing" in root else None,
            grounds=grounds,
            removals=lists.removals(root.get("removal", []), ids),
            procedure=lists.procedure(root.get("procedure", [])),
            remarks=self._remarks(root.get("remarks", [])),
            links=links(root.get("links", []), self.texts, self.remarks),
            bands=published,
            base=self._number(score, "start", ("score",)) if opaque and score["start"] != "unknown" else None,
        )
        check_meaning(built, rules, self.remarks)
        return built

    def _grades(self, nodes: Any) -> tuple[tuple[Grade, ...], tuple[ScoreBand, ...]]:
        """Build `grades`: those that are set, or the bands that are told."""
        if self.root["kind"] == "opaque":
            return (), bands(nodes, self.texts, self.remarks)
        return GradeReader(self.texts, self.remarks, bounded=self.root["kind"] == "points").grades(nodes), ()

    def _remarks(self, nodes: Any) -> tuple[Remark, ...]:
        return tuple(
            Remark(node["about"], " ".join(node["text"].split()), self._source(node, ("remarks", index)))
            for index, node in enumerate(nodes)
        )

    def _source(self, node: Any, at: Steps) -> Source | None:
        return given_source(node, self.texts, self.remarks, at) if node else None

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
        return needed_source(node, self.texts, self.remarks, at, what)

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
        unknown = node["from"] == "unknown"
        start = date.min if unknown else first_day(node["from"], self.remarks, ("in_force", "from"))
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
