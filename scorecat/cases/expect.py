"""What a cases file expects of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scorecat.cases.rows import SUBJECT
from scorecat.model.case import Expectation, ExpectedEntry
from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecat.cases.rows import Rows
    from scorecat.cases.values import Values
    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.case import Gives, Wanted
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Location

NAMES: Final = ("event", "rule", "via", "replaces")
"""Keys that tell an entry from others."""

NAMES_OF_LISTING: Final = ("event", "ground", "via")
"""Keys that tell a listing from others."""

_SHOWN: Final = 10
"""How many known names a message lists."""

_HARDLY: Final = {"at", "subject", "only_entries", "only_listings"}
"""Keys of an expectation that expect nothing."""


@dataclass(frozen=True, slots=True)
class ExpectReader:
    """Reads expectations on records of one catalog; what is wrong with one goes to `remarks`."""

    catalog: Catalog
    values: Values
    remarks: Remarks

    def gives(self, node: Any, at: Steps) -> Gives:
        """Read what an event gives, alone."""
        if isinstance(node, str):
            return node
        if self.catalog.listing:
            for id_ in node:
                self._ground(id_, (*at, id_), key=True)
            return {id_: self.values.status(value, (*at, id_)) for id_, value in node.items()}
        for id_ in node:
            self._rule(id_, (*at, id_), key=True)
        return {id_: self.values.effect(value, (*at, id_)) for id_, value in node.items()}

    def expectation(self, node: Any, at: Steps, rows: Rows) -> Expectation:
        """Read one expectation of a case that has these rows."""
        if not node.keys() - _HARDLY or any(node.get(key) == [] and not node.get(f"only_{key}") for key in _PARTS):
            self.remarks.error("SC606", at, "this expects nothing", "say what the record must be, `score: 940`")
        events = [row.cells["event"] or "" for row in rows.events]
        for id_ in node.get("uncovered", ()):
            self._event(id_, events, (*at, "uncovered", id_), key=True)
        for place, text in enumerate(node.get("consequences", ())):
            known = [one.what.en for one in self.catalog.consequences]
            self._known(text, known, "consequence", (*at, "consequences", place))
        entries = [self._entry(one, (*at, "entries", i), events) for i, one in enumerate(node.get("entries", ()))]
        listings = [self._listing(one, (*at, "listings", i), events) for i, one in enumerate(node.get("listings", ()))]
        return Expectation(
            subject=self._subject(node, at, rows.names),
            at=self.values.day(node["at"], (*at, "at")),
            where=self.remarks.at(at),
            places=self._places(node, at),
            values=self._values(node, at, _OF_RECORD),
            entries=tuple(entries) if "entries" in node else None,
            only_entries=node.get("only_entries", False),
            listings=tuple(listings) if "listings" in node else None,
            only_listings=node.get("only_listings", False),
            uncovered=node.get("uncovered"),
            caveats=_texts(node, "caveats"),
            consequences=_texts(node, "consequences"),
        )

    def _places(self, node: Any, at: Steps) -> dict[str, Location]:
        """Where each key stands, and under `key part` each part of what has parts."""
        steps = {key: (*at, key) for key in node}
        steps |= {f"uncovered {id_}": (*at, "uncovered", id_) for id_ in node.get("uncovered", ())}
        for key in ("caveats", "consequences"):
            steps |= {f"{key} {text}": (*at, key, i) for i, text in enumerate(node.get(key, ()))}
        return {key: self.remarks.at(place) for key, place in steps.items()}

    def _entry(self, node: Any, at: Steps, events: Iterable[str]) -> ExpectedEntry:
        if "event" not in node and "rule" not in node:
            self.remarks.error("SC606", at, "this names no entry", "name its `event`, its `rule`, or both")
        if "event" in node:
            self._event(node["event"], events, (*at, "event"))
        if "rule" in node:
            self._rule(node["rule"], (*at, "rule"))
        places: dict[str, Location] = {key: self.remarks.at((*at, key)) for key in node}
        names = {key: node[key] for key in NAMES if key in node}
        return ExpectedEntry(names, self._values(node, at, _OF_ENTRY), self.remarks.at(at), places)

    def _listing(self, node: Any, at: Steps, events: Iterable[str]) -> ExpectedEntry:
        if "event" not in node and "ground" not in node:
            self.remarks.error("SC606", at, "this names no listing", "name its `event`, its `ground`, or both")
        if "event" in node:
            self._event(node["event"], events, (*at, "event"))
        if "ground" in node:
            self._ground(node["ground"], (*at, "ground"))
        places: dict[str, Location] = {key: self.remarks.at((*at, key)) for key in node}
        names = {key: node[key] for key in NAMES_OF_LISTING if key in node}
        return ExpectedEntry(names, self._values(node, at, _OF_LISTING), self.remarks.at(at), places)

    def _values(self, node: Any, at: Steps, kinds: Mapping[str, str]) -> dict[str, Wanted]:
        return {key: getattr(self.values, kind)(node[key], (*at, key)) for key, kind in kinds.items() if key in node}

    def _subject(self, node: Any, at: Steps, known: tuple[str, ...]) -> str:
        if "subject" in node:
            self._known(node["subject"], known, "subject", (*at, "subject"))
            return str(node["subject"])
        if SUBJECT in known or len(known) == 1:
            return SUBJECT if SUBJECT in known else known[0]
        said = f"whose record this is, is not said, and there is no {SUBJECT}"
        self.remarks.error("SC608", at, said, f"add `subject:`, one of {', '.join(known)}")
        return SUBJECT

    def _event(self, id_: str, known: Iterable[str], at: Steps, *, key: bool = False) -> None:
        """An event of the case, or one that a transfer makes at the end of a year."""
        transfer = id_.rpartition(":")[0]
        if all(transfer != one.id for one in self.catalog.transfers):
            self._known(id_, known, "event", at, key=key)

    def _rule(self, id_: str, at: Steps, *, key: bool = False) -> None:
        known = [*(rule.id for rule in self.catalog.rules), *(repair.id for repair in self.catalog.repairs)]
        self._known(id_, known, "rule", at, key=key)

    def _ground(self, id_: str, at: Steps, *, key: bool = False) -> None:
        self._known(id_, [ground.id for ground in self.catalog.grounds], "ground", at, key=key)

    def _known(self, name: str, known: Iterable[str], what: str, at: Steps, *, key: bool = False) -> None:
        names = list(known)
        if name not in names:
            there = ", ".join(names) if len(names) <= _SHOWN else f"{len(names)} others"
            advice = did_you_mean(name, names) or f"there is: {there or 'none'}"
            self.remarks.error("SC602", at, f"no {what} {quoted(name)}", advice, key=key)


_OF_RECORD: Final = {"score": "score", "grade": "whole_grade", "held_to": "number", "fell_from": "grade"}
_OF_ENTRY: Final = {
    "points": "number",
    "grade": "grade",
    "counted": "number",
    "status": "word",
    "from": "first",
    "until": "until",
    "charges": "number",
}
_OF_LISTING: Final = {
    "status": "word",
    "from": "until",
    "until": "until",
    "removal": "word",
    "published": "until",
}
"""How each value is read: a method of `Values`."""
_PARTS: Final = ("entries", "listings")


def _texts(node: Any, key: str) -> tuple[str, ...] | None:
    return tuple(node[key]) if key in node else None
