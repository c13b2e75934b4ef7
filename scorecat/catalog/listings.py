"""`listing`, `grounds`, `removal` and `procedure`: from YAML to how a list works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import condition
from scorecat.catalog.conducts import conducts_of
from scorecat.catalog.lengths import duration, lengths, period, span_length, wait
from scorecat.catalog.sources import given_source, label
from scorecat.catalog.spans import span
from scorecat.model.finding import quoted
from scorecat.model.listing import (
    Again,
    Begins,
    Delay,
    Exemption,
    Extend,
    Ground,
    ListLaw,
    Moment,
    Objection,
    Pending,
    Procedure,
    Publication,
    Removal,
    Term,
    Times,
)
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.condition import Condition
    from scorecat.model.listing import Wait
    from scorecat.model.source import Source, Text
    from scorecat.model.vocabulary import Vocabulary


class ListReader:
    """Builds what makes a catalog a list; what is wrong goes to `remarks`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        texts: Mapping[str, Text],
        grades: Sequence[str],
        place: str,
        remarks: Remarks,
    ) -> None:
        self.vocabulary, self.texts, self.grades, self.remarks = vocabulary, texts, grades, remarks
        self.place = place

    def law(self, node: Mapping[str, Any], *, graded: bool) -> ListLaw:
        """Build `listing`."""
        at: Steps = ("listing",)
        objection, transition = node.get("objection", {}), node.get("transition", {})
        default = self._grade(node.get("default"), (*at, "default"))
        if graded != ("default" in node) or graded != bool(self.grades):
            said = "grades of a list go together: `grades`, `listing.default`, and `grade` on grounds"
            self.remarks.error("SC313", at, said, "give all of them or none")
        return ListLaw(
            form=node["form"],
            begins=self._begins(node.get("begins", {}), (*at, "begins")),
            publication=self._publication(node["publication"], (*at, "publication")) if "publication" in node else None,
            objection=Objection(
                Pending(objection.get("pending", "unknown")),
                self._source(objection, (*at, "objection")),
                objection.get("note", ""),
            ),
            delays=tuple(self._delays(node.get("delays", []), (*at, "delays"))),
            transition=self._source(transition, (*at, "transition")),
            transition_note=transition.get("note", ""),
            default=default,
        )

    def grounds(self, nodes: Sequence[Any]) -> tuple[Ground, ...]:
        """Build `grounds`."""
        found: list[Ground] = []
        for place, node in enumerate(nodes):
            at: Steps = ("grounds", place)
            if any(ground.id == node["id"] for ground in found):
                self.remarks.error("SC306", (*at, "id"), f"ground {quoted(node['id'])} stands twice")
            read = self._source(node, at)
            if read is not None:
                found.append(self._ground(node, at, read))
        return tuple(found)

    def removals(self, nodes: Sequence[Any], grounds: Sequence[str]) -> tuple[Removal, ...]:
        """Build `removal`."""
        found: list[Removal] = []
        for place, node in enumerate(nodes):
            at: Steps = ("removal", place)
            if any(removal.id == node["id"] for removal in found):
                self.remarks.error("SC306", (*at, "id"), f"removal {quoted(node['id'])} stands twice")
            known_grounds(node, grounds, self.remarks, at)
            read = self._source(node, at)
            if read is not None:
                found.append(self._removal(node, at, read))
        return tuple(found)

    def procedure(self, nodes: Sequence[Any]) -> tuple[Procedure, ...]:
        """Build `procedure`."""
        found = []
        for place, node in enumerate(nodes):
            read = self._source(node, ("procedure", place))
            if read is not None:
                within = node.get("within", "")
                found.append(Procedure(node["step"], label(node["what"]), within, read, node.get("note", "")))
        return tuple(found)

    def _ground(self, node: Mapping[str, Any], at: Steps, read: Source) -> Ground:
        other = node.get("listed_in")
        if other == self.place:
            self.remarks.error("SC302", (*at, "listed_in"), f"{quoted(other)} is this list itself", "name another list")
        term = self._term(node["term"], (*at, "term"))
        if term.counts_from is Moment.UNLISTED and other is None:
            said = "`counts_from: unlisted` needs `listed_in`: the end of which listing?"
            self.remarks.error("SC313", (*at, "term", "counts_from"), said, "name the list")
        return Ground(
            id=node["id"],
            place=int(at[1]),
            conducts=self._conducts(node["conduct"], ConductKind.CONDUCT, (*at, "conduct")),
            title=label(node["title"]) if "title" in node else None,
            section=label(node["section"]) if "section" in node else None,
            subjects=self._for(node, at),
            when=self._when(node, at),
            passed_on=node.get("passed_on"),
            reach_open=node.get("reach") == "open",
            in_force=span(node["in_force"], self.remarks, (*at, "in_force")) if "in_force" in node else None,
            times=self._times(node["times"], (*at, "times")) if "times" in node else None,
            exceptions=tuple(self._exceptions(node.get("except", []), (*at, "except"))),
            listed_in=other,
            begins=self._begins(node["begins"], (*at, "begins")) if "begins" in node else None,
            wait=_wait(node, "wait"),
            term=term,
            benefit=node.get("benefit", False),
            grade=self._grade(node.get("grade"), (*at, "grade")),
            source=read,
            where=self.remarks.at((*at, "id")),
            note=node.get("note", ""),
        )

    def _term(self, node: Mapping[str, Any], at: Steps) -> Term:
        lasts = None if node["for"] in ("none", "unknown") else lengths(node["for"], self.remarks, (*at, "for"))
        extend = None
        if "extend" in node:
            added, steps = node["extend"], (*at, "extend")
            if lasts is None:
                self.remarks.error("SC313", steps, "there is no term that could be extended", "leave `extend` out")
            extend = Extend(
                lengths(added["by"], self.remarks, (*steps, "by")),
                self._when(added, steps),
                added.get("must", False),
                self._source(added, steps),
            )
            if extend.must and extend.when is None:
                said = "an extension that must be made says `when`; else it is part of the term"
                self.remarks.error("SC313", (*steps, "must"), said, "add `when:`")
        return Term(
            lasts,
            Moment(node.get("counts_from", "effect")),
            node["for"] == "unknown",
            extend,
            self._source(node, at),
        )

    def _removal(self, node: Mapping[str, Any], at: Steps, read: Source) -> Removal:
        after = node.get("after", [])
        codes = [after] if isinstance(after, str) else after
        kinds = {self.vocabulary.conducts[code].kind for code in codes if code in self.vocabulary.conducts}
        by_conduct = kinds == {ConductKind.CONDUCT}
        kind = ConductKind.CONDUCT if by_conduct else ConductKind.PROCEDURE
        role_ended = node.get("role_ended", False)
        if not after and not role_ended:
            self.remarks.error("SC202", at, "'after' is missing", "say what removes, or `role_ended: true`")
        if role_ended and node.get("passed_on") is not True:
            said = "only what was passed on ends with a role"
            self.remarks.error("SC313", (*at, "role_ended"), said, "add `passed_on: true`")
        if "with" in node and (by_conduct or not after):
            self.remarks.error("SC313", (*at, "with"), "`with` goes with a procedure in `after`")
        again = node.get("repeated")
        if again is not None and by_conduct:
            self.remarks.error("SC313", (*at, "repeated"), "`repeated` goes with a procedure in `after`")
        return Removal(
            id=node["id"],
            after=self._conducts(after, kind, (*at, "after")),
            by_conduct=by_conduct,
            grounds=tuple(node.get("grounds", ())),
            must=node.get("must", False),
            within=_wait(node, "within"),
            wait=_wait(node, "wait"),
            least=_wait(node, "least"),
            also=self._some(node, "with", ConductKind.PROCEDURE, at),
            unless=self._some(node, "unless", ConductKind.CONDUCT, at),
            passed_on=node.get("passed_on"),
            role_ended=role_ended,
            again=Again(again["times"], span_length(again["within"]), wait(again["wait"])) if again else None,
            source=read,
            note=node.get("note", ""),
        )

    def _publication(self, node: Mapping[str, Any], at: Steps) -> Publication | None:
        ways = [key for key in ("on", "within", "by") if key in node]
        if len(ways) > 1:
            said = f"`{ways[0]}` and `{ways[1]}` are two ways to say when"
            self.remarks.error("SC305", (*at, ways[1]), said, "keep one")
        if "of" in node and not {"within", "by"} & node.keys():
            self.remarks.error("SC313", (*at, "of"), "`of` goes with `within` or `by`", "leave it out")
        read = self._source(node, at)
        if read is None:
            return None
        return Publication(
            source=read,
            monthly="on" in node,
            within=_wait(node, "within"),
            by=node.get("by"),
            of=Moment(node.get("of", "decided")),
            lasts=duration(node["for"]) if "for" in node else None,
            where=label(node["where"]) if "where" in node else None,
            shows=tuple(map(label, node.get("shows", ()))),
            note=node.get("note", ""),
        )

    def _delays(self, nodes: Sequence[Any], at: Steps) -> list[Delay]:
        found = []
        for place, node in enumerate(nodes):
            steps: Steps = (*at, place)
            read = self._source(node, steps)
            if read is not None:
                after = self._conducts(node["after"], ConductKind.PROCEDURE, (*steps, "after"))
                lasts = lengths(node["for"], self.remarks, (*steps, "for"))
                found.append(Delay(node["id"], after, lasts, read, node.get("note", "")))
        return found

    def _exceptions(self, nodes: Sequence[Any], at: Steps) -> list[Exemption]:
        found = []
        for place, node in enumerate(nodes):
            steps: Steps = (*at, place)
            read = self._source(node, steps)
            if not {"when", "for"} & node.keys():
                self.remarks.error("SC202", steps, "an exception has `when` or `for`", "say when it holds")
            elif read is not None:
                parts = self._when(node, steps), self._for(node, steps)
                found.append(Exemption(*parts, node.get("reach") == "open", read, node.get("note", "")))
        return found

    def _times(self, node: Mapping[str, Any], at: Steps) -> Times:
        least, most = node.get("at_least", 1), node.get("at_most")
        if most is not None and most < least:
            self.remarks.error("SC305", (*at, "at_most"), f"no number is at least {least} and at most {most}")
        return Times(least, most, period(node["within"]), self._some(node, "of", ConductKind.CONDUCT, at))

    def _begins(self, node: Mapping[str, Any], at: Steps) -> Begins:
        after = _wait(node, "after")
        read = self._source(node, at)
        if after is not None and read is None:
            said = "a length of time has no source: every number names its clause"
            self.remarks.error("SC309", at, said, "add `source:`")
        return Begins(Moment(node.get("at", "decided")), after, read)

    def _grade(self, grade: str | None, at: Steps) -> str | None:
        if grade is not None and grade not in self.grades:
            advice = did_you_mean(grade, self.grades) or f"known: {', '.join(self.grades)}"
            self.remarks.error("SC302", at, f"no grade {quoted(grade)}", advice)
        return grade

    def _when(self, node: Mapping[str, Any], at: Steps) -> Condition | None:
        if "when" not in node:
            return None
        return condition(node["when"], self.vocabulary.attributes, self.remarks, (*at, "when"))

    def _for(self, node: Mapping[str, Any], at: Steps) -> Condition | None:
        return condition(node["for"], SUBJECT_ATTRIBUTES, self.remarks, (*at, "for")) if "for" in node else None

    def _source(self, node: Mapping[str, Any], at: Steps) -> Source | None:
        return given_source(node, self.texts, self.remarks, at)

    def _some(self, node: Mapping[str, Any], key: str, kind: ConductKind, at: Steps) -> tuple[str, ...]:
        return self._conducts(node.get(key, []), kind, (*at, key))

    def _conducts(self, node: Any, kind: ConductKind, at: Steps) -> tuple[str, ...]:
        return conducts_of(node, kind, self.vocabulary, self.remarks, at)


def known_grounds(node: Mapping[str, Any], grounds: Sequence[str], remarks: Remarks, at: Steps) -> None:
    """Note every ground that a clause names and that there is none of."""
    for place, id_ in enumerate(node.get("grounds", ())):
        if id_ not in grounds:
            advice = did_you_mean(id_, grounds) or f"known: {', '.join(grounds)}"
            remarks.error("SC302", (*at, "grounds", place), f"no ground {quoted(id_)}", advice)


def _wait(node: Mapping[str, Any], key: str) -> Wait | None:
    return wait(node[key]) if key in node else None
