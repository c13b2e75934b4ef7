"""What a record has that a case does not expect, or lacks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecat.cases.values import written
from scorecat.model.outcome import Difference
from scorecat.model.record import Readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scorecat.model.case import Case, Expectation, ExpectedEntry, Wanted
    from scorecat.model.finding import Location
    from scorecat.model.record import Entry, Listing, Record

_OF_RECORD: Final[Mapping[str, Callable[[Record], Wanted]]] = {
    "score": lambda record: record.score,
    "grade": lambda record: record.grade,
    "held_to": lambda record: record.held_to,
    "fell_from": lambda record: record.fell_from,
}
_OF_ENTRY: Final[Mapping[str, Callable[[Entry], Wanted]]] = {
    "points": lambda entry: entry.points,
    "grade": lambda entry: entry.grade,
    "counted": lambda entry: entry.counted,
    "status": lambda entry: Readings(entry.status, entry.status),
    "from": lambda entry: Readings(entry.since, entry.since),
    "until": lambda entry: None if entry.until.low is None and entry.until.high is None else entry.until,
    "charges": lambda entry: (
        None if entry.charges is None else Readings(Decimal(entry.charges), Decimal(entry.charges))
    ),
}
_NAMES: Final[Mapping[str, Callable[[Entry], str | bool | None]]] = {
    "event": lambda entry: entry.event,
    "rule": lambda entry: entry.rule.id,
    "via": lambda entry: entry.via,
    "replaces": lambda entry: entry.replaces,
}
_OF_LISTING: Final[Mapping[str, Callable[[Listing], Wanted]]] = {
    "status": lambda listing: Readings(listing.status, listing.status),
    "from": lambda listing: _unless_none(listing.since),
    "until": lambda listing: _unless_none(listing.until),
    "removal": lambda listing: None if listing.removal is None else Readings(listing.removal, listing.removal),
    "published": lambda listing: _unless_none(listing.public_since),
}
_NAMES_OF_LISTING: Final[Mapping[str, Callable[[Listing], str | None]]] = {
    "event": lambda listing: listing.event,
    "ground": lambda listing: listing.ground.id,
    "via": lambda listing: listing.via,
}


def _unless_none(readings: Wanted) -> Wanted:
    return None if readings is None or (readings.low is None and readings.high is None) else readings


def compare(case: Case, expectation: Expectation, record: Record | None) -> tuple[Difference, ...]:
    """Hold a record against an expectation. No record (nobody has an event by then) is like one that holds nothing."""
    comparison = _Comparison(case, expectation, record)
    return (
        *comparison.gives(),
        *comparison.values(),
        *comparison.entries(),
        *comparison.listings(),
        *comparison.uncovered(),
        *comparison.caveats(),
        *comparison.consequences(),
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    case: Case
    expectation: Expectation
    record: Record | None

    @property
    def held(self) -> tuple[Entry, ...]:
        return self.record.entries if self.record else ()

    def gives(self) -> Iterator[Difference]:
        """One event alone gives exactly this."""
        wanted = self.expectation.gives
        if wanted is None:
            return
        found = self._given()
        if found != wanted:
            expected, got = _listed(wanted), _listed(found)
            yield self._differs("gives", f"gives {got}, expected {expected}", expected, got)

    def _given(self) -> Mapping[str, Wanted] | str:
        if self.record and self.record.listings:
            return {one.ground.id: Readings(one.status, one.status) for one in self.record.listings}
        if self.held:
            return {entry.rule.id: _effect(entry) for entry in self.held}
        whys = [one.why for one in self.record.uncovered] if self.record else []
        return whys[0] if whys else "nothing"

    def values(self) -> Iterator[Difference]:
        """Score, grade and the like."""
        for key, value in self.expectation.values.items():
            if self.record is None:
                said = f"there is no record with a {key}: no event by then"
                yield self._differs(key, said, written(value), "")
            elif (found := _OF_RECORD[key](self.record)) != value:
                yield self._unlike(key, key, value, found)

    def entries(self) -> Iterator[Difference]:
        """Each entry is there, once, and as it should be; and no others, if so asked."""
        left = list(self.held)
        for wanted in self.expectation.entries or ():
            fitting = [entry for entry in self.held if _fits(wanted, entry)]
            if len(fitting) == 1:
                yield from self._entry(wanted, fitting[0])
            else:
                yield self._entry_count(wanted, fitting)
            left = [entry for entry in left if entry not in fitting]
        for entry in left if self.expectation.only_entries else ():
            name = _called(entry)
            yield self._differs("entries", f"there is an entry {name}, which is not expected", "", name)

    def _entry(self, wanted: ExpectedEntry, entry: Entry) -> Iterator[Difference]:
        for key, value in wanted.values.items():
            found = _OF_ENTRY[key](entry)
            if found != value:
                yield self._unlike("entries", f"{key} of {_called(entry)}", value, found, wanted.places[key])

    def _entry_count(self, wanted: ExpectedEntry, fitting: list[Entry]) -> Difference:
        name = " ".join(_name(key, value) for key, value in wanted.names.items())
        there = ", ".join(map(_called, fitting or self.held)) or "none"
        said = f"{len(fitting)} entries are {name}" if fitting else f"there is no entry {name}"
        return self._differs("entries", f"{said}; there is: {there}", name, there, place=wanted.where)

    def listings(self) -> Iterator[Difference]:
        """Each listing is there, once, and as it should be; and no others, if so asked."""
        held = self.record.listings if self.record else ()
        left = list(held)
        for wanted in self.expectation.listings or ():
            fitting = [one for one in held if all(_NAMES_OF_LISTING[k](one) == v for k, v in wanted.names.items())]
            left = [one for one in left if one not in fitting]
            if len(fitting) == 1:
                for key, value in wanted.values.items():
                    found = _OF_LISTING[key](fitting[0])
                    if found != value:
                        what = f"{key} of {_listing(fitting[0])}"
                        yield self._unlike("listings", what, value, found, wanted.places[key])
            else:
                name = " ".join(str(value) for value in wanted.names.values())
                there = ", ".join(map(_listing, fitting or held)) or "none"
                said = f"{len(fitting)} listings are {name}" if fitting else f"there is no listing {name}"
                yield self._differs("listings", f"{said}; there is: {there}", name, there, place=wanted.where)
        for one in left if self.expectation.only_listings else ():
            name = _listing(one)
            yield self._differs("listings", f"there is a listing {name}, which is not expected", "", name)

    def uncovered(self) -> Iterator[Difference]:
        """These events are uncovered, for this reason."""
        wanted = self.expectation.uncovered
        if wanted is None:
            return
        found = {one.event: one.why for one in self.record.uncovered} if self.record else {}
        if not wanted and found:
            yield self._differs("uncovered", f"uncovered is {_listed(found)}, expected {{}}", "{}", _listed(found))
        for event, why in wanted.items():
            got = found.get(event, "")
            if got != why:
                what = f"{event} is uncovered: {got}" if got else f"{event} is not uncovered"
                yield self._differs("uncovered", f"{what}, expected: {why}", why, got, part=event)

    def caveats(self) -> Iterator[Difference]:
        """Some caveat begins with each of these."""
        found = self.record.caveats if self.record else ()
        wanted = self.expectation.caveats
        missing = [text for text in wanted or () if not any(one.startswith(text) for one in found)]
        yield from self._texts("caveats", "caveat", wanted, missing, found)

    def consequences(self) -> Iterator[Difference]:
        """Each of these follows."""
        found = tuple(one.consequence.what.en for one in self.record.consequences) if self.record else ()
        wanted = self.expectation.consequences
        missing = [text for text in wanted or () if text not in found]
        yield from self._texts("consequences", "consequence", wanted, missing, found)

    def _texts(
        self, key: str, what: str, wanted: tuple[str, ...] | None, missing: list[str], found: tuple[str, ...]
    ) -> Iterator[Difference]:
        there = "; ".join(found) or "none"
        if wanted == () and found:
            yield self._differs(key, f"there is a {what}, expected none: {there}", "[]", there)
        for text in missing:
            yield self._differs(key, f"there is no {what} '{text}'; there is: {there}", text, there, part=text)

    def _unlike(self, key: str, what: str, wanted: Wanted, found: Wanted, place: Location | None = None) -> Difference:
        expected, got = written(wanted), written(found)
        return self._differs(key, f"{what} is {got}, expected {expected}", expected, got, place=place)

    def _differs(
        self, key: str, said: str, expected: str, found: str, *, part: str = "", place: Location | None = None
    ) -> Difference:
        where = place or self.expectation.places.get(f"{key} {part}" if part else key, self.expectation.where)
        return Difference(self.case, self.expectation.subject, self.expectation.at, key, said, expected, found, where)


def _listing(one: Listing) -> str:
    return f"{one.event} on ground {one.ground.id}" + (f" via {one.via}" if one.via else "")


def _effect(entry: Entry) -> Wanted:
    return entry.points if entry.grade is None else entry.grade


def _fits(wanted: ExpectedEntry, entry: Entry) -> bool:
    return all(_NAMES[key](entry) == value for key, value in wanted.names.items())


def _called(entry: Entry) -> str:
    return " ".join(_name(key, value) for key, of in _NAMES.items() if (value := of(entry)) not in (None, False))


def _name(key: str, value: str | bool | None) -> str:
    """Write what names an entry: `e1 utilities-theft via o1 replaces`."""
    if key == "replaces":
        return "replaces" if value else "replacing nothing"
    if key == "via":
        return f"via {value}" if value else "of one's own"
    return str(value)


def _listed(values: Mapping[str, Wanted] | Mapping[str, str] | str) -> str:
    if isinstance(values, str):
        return values
    parts = (f"{key}: {value if isinstance(value, str) else written(value)}" for key, value in values.items())
    return "{" + ", ".join(parts) + "}"
