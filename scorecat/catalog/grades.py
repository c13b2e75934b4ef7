"""`grades`: from YAML to the grades of a score, best first, of a graded list, or the bands of an opaque catalog."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.number import number
from scorecat.catalog.sources import label, needed_source
from scorecat.model.catalog import Grade, Limit, ScoreBand
from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Text

_ENDLESS: Final = Decimal("Infinity")


class GradeReader:
    """Builds the grades of one catalog; what is wrong goes to `remarks`."""

    def __init__(self, texts: Mapping[str, Text], remarks: Remarks, *, bounded: bool) -> None:
        self.texts, self.remarks, self.bounded = texts, remarks, bounded

    def grades(self, nodes: Sequence[Any]) -> tuple[Grade, ...]:
        """Build `grades`."""
        found: list[Grade] = []
        for index, node in enumerate(nodes):
            at: Steps = ("grades", index)
            last = index == len(nodes) - 1
            if any(grade.id == node["id"] for grade in found):
                self.remarks.error("SC306", (*at, "id"), f"grade {quoted(node['id'])} stands twice")
            if not self.bounded:
                self._unbounded(node, at)
            elif last == ("from" in node):
                said = "the last grade takes all that is left" if last else f"grade {quoted(node['id'])} has no bound"
                self.remarks.error("SC314", at, said, "leave `from` out" if last else "add `from:`")
            read_from = needed_source(node, self.texts, self.remarks, at, f"grade {quoted(node['id'])}")
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

    def _number(self, node: Any, key: str, at: Steps) -> Decimal | None:
        return number(node[key], self.remarks, (*at, key)) if key in node else None


def bands(nodes: Sequence[Any], texts: Mapping[str, Text], remarks: Remarks) -> tuple[ScoreBand, ...]:
    """Build `grades` of an opaque catalog: bands as published, which need not fit together."""
    found: list[ScoreBand] = []
    for index, node in enumerate(nodes):
        at: Steps = ("grades", index)
        if any(band.id == node["id"] for band in found):
            remarks.error("SC306", (*at, "id"), f"grade {quoted(node['id'])} stands twice")
        for key in ("direct_score", "fell_from"):
            if key in node:
                remarks.error("SC314", (*at, key), "an opaque catalog sets no grade", f"leave `{key}` out", key=True)
        start, over = node.get("from"), False
        if isinstance(start, dict):
            over = "over" in start
            if start.keys() != {"over"}:
                remarks.error("SC314", (*at, "from"), "the bound of a band is a number or `{over: n}`")
                continue
            start = start["over"]
        begins = None if start is None else number(start, remarks, (*at, "from"))
        ends = number(node["up_to"], remarks, (*at, "up_to")) if "up_to" in node else None
        if begins is not None and ends is not None and ends < begins:
            said = f"{quoted(node['id'])} ends at {ends}, below where it begins"
            remarks.error("SC314", (*at, "up_to"), said)
        read = needed_source(node, texts, remarks, at, f"grade {quoted(node['id'])}")
        name = label(node["label"]) if "label" in node else None
        found.append(ScoreBand(node["id"], begins, over, ends, name, read, node.get("note", "")))
    return tuple(found)


def _bounds(grade: Grade) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
    """Where a grade begins in the low and the high reading, to compare: the last one at the very bottom."""
    if grade.easy is None:
        return (-_ENDLESS, False), (-_ENDLESS, False)
    hard = (grade.hard.value, grade.hard.open) if grade.hard else (_ENDLESS, True)
    return hard, (grade.easy.value, grade.easy.open)
