"""`consequences`: from YAML to what follows from a grade, a score, a listing, or from any record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import condition
from scorecat.catalog.conducts import conducts_of
from scorecat.catalog.lengths import span_length
from scorecat.catalog.listings import known_grounds
from scorecat.catalog.number import number
from scorecat.catalog.sources import given_source, label
from scorecat.model.catalog import Consequence, Lift
from scorecat.model.finding import quoted
from scorecat.model.subject import SUBJECT_ATTRIBUTES
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Source, Text
    from scorecat.model.vocabulary import Vocabulary

_OF_LISTINGS = ("grounds", "for", "passed_on", "lasts", "lifted")
"""Keys of what follows from a listing alone."""


class ConsequenceReader:
    """Builds the consequences of one catalog; `grounds` are those of a list, None where it is none."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        texts: Mapping[str, Text],
        grades: Sequence[str],
        remarks: Remarks,
        grounds: Sequence[str] | None,
    ) -> None:
        self.vocabulary, self.texts, self.remarks = vocabulary, texts, remarks
        self.grounds = grounds or ()
        self.known = (*grades, "any", "listed" if grounds is not None else "score")

    def read(self, section: Mapping[str, Any]) -> tuple[Consequence, ...]:
        """Build `consequences`."""
        found = []
        for grade, nodes in section.items():
            if grade not in self.known:
                advice = did_you_mean(grade, self.known) or f"known: {', '.join(self.known)}"
                self.remarks.error("SC302", ("consequences", grade), f"no grade {quoted(grade)}", advice, key=True)
            for index, node in enumerate(nodes):
                at: Steps = ("consequences", grade, index)
                if grade != "listed":
                    self._only_of_listings(node, at)
                if (grade == "score") != ("from" in node):
                    advice = "give the lowest score for it" if grade == "score" else "put it under `score`"
                    self.remarks.error("SC313", at, "`from` and `consequences.score` go together", advice)
                known_grounds(node, self.grounds, self.remarks, at)
                read = self._source(node, at)
                if read is not None:
                    found.append(self._consequence(grade, node, read, at))
        return tuple(found)

    def _consequence(self, grade: str, node: Mapping[str, Any], read: Source, at: Steps) -> Consequence:
        return Consequence(
            grade=grade,
            what=label(node["what"]),
            kind=node["kind"],
            must=node.get("must"),
            source=read,
            note=node.get("note", ""),
            start=number(node["from"], self.remarks, (*at, "from")) if "from" in node else None,
            grounds=tuple(node.get("grounds", ())),
            subjects=condition(node["for"], SUBJECT_ATTRIBUTES, self.remarks, (*at, "for")) if "for" in node else None,
            passed_on=node.get("passed_on"),
            lasts=span_length(node["lasts"]) if "lasts" in node else None,
            lifted=self._lift(node["lifted"], (*at, "lifted")) if "lifted" in node else None,
        )

    def _only_of_listings(self, node: Mapping[str, Any], at: Steps) -> None:
        for key in _OF_LISTINGS:
            if key in node:
                said = f"`{key}` is for what follows from a listing"
                self.remarks.error("SC313", (*at, key), said, "put it under `listed`", key=True)

    def _lift(self, node: Mapping[str, Any], at: Steps) -> Lift | None:
        after = conducts_of(node["after"], ConductKind.PROCEDURE, self.vocabulary, self.remarks, (*at, "after"))
        read = self._source(node, at)
        return Lift(after, span_length(node["at_most"]), read) if read else None

    def _source(self, node: Mapping[str, Any], at: Steps) -> Source | None:
        return given_source(node, self.texts, self.remarks, at)
