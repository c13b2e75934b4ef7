"""`json`: one document (design.md section 7), written record by record; the same input gives the same bytes."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from scorecat import __version__
from scorecat.model.record import Readings
from scorecat.model.rule import Amount, DirectGrade
from scorecat.render.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from scorecat.model.catalog import Catalog, Grade
    from scorecat.model.record import Entry, Following, Header, Listing, Record
    from scorecat.model.rule import Variant
    from scorecat.model.source import Source


def write(records: Iterable[Record], header: Header, out: IO[str]) -> None:
    """Write the document: its header on lines of its own, then one record a line."""
    write_each(map(record, records), header, out)


def write_each(records: Iterable[dict[str, Any]], header: Header, out: IO[str], *, name: str = "records") -> None:
    """Write the document with records (or what else `name` says) that are plain data already."""
    out.write("{")
    for key, value in _header(header).items():
        out.write(f"{_text(key)}: {_text(value)},\n ")
    out.write(f"{_text(name)}: [")
    separator = "\n  "
    for one in records:
        out.write(separator + _text(one))
        separator = ",\n  "
    out.write("\n ]}\n" if separator != "\n  " else "]}\n")


def _header(header: Header) -> dict[str, Any]:
    counts = header.counts
    return {
        "scorecat": __version__,
        "as_of": header.as_of.isoformat(),
        "catalogs": [
            {
                "place": found.place,
                "version": found.version,
                "sha256": found.sha256,
                "completeness": "partial" if found.partial else "full",
                "start": _start(found),
                "grades": [_grade(grade) for grade in found.grades],
                "caveats": list(header.catalog_caveats[found.name]),
            }
            for found in header.catalogs
        ],
        "events": {
            "read": counts.read,
            "evaluated": counts.evaluated,
            "after_as_of": counts.after_as_of,
            "rejected": counts.rejected,
        },
        "notes": list(header.notes),
    }


def _start(found: Catalog) -> dict[str, Any] | None:
    if found.start is None:
        return None
    return {"points": number(found.start), "source": found.score_source and source(found.score_source)}


def _grade(grade: Grade) -> dict[str, Any]:
    bounds = {"low": grade.hard and number(grade.hard.value), "high": grade.easy and number(grade.easy.value)}
    return {"grade": grade.id, "from": bounds, "source": grade.source and source(grade.source)}


def record(found: Record) -> dict[str, Any]:
    """Return a record as plain data."""
    return {
        "subject": found.subject,
        "place": found.catalog.place,
        "version": found.catalog.version,
        "score": _points(found.score),
        "grade": _pair(found.grade),
        **({"fell_from": _pair(found.fell_from)} if found.fell_from is not None else {}),
        **({"held_to": _points(found.held_to)} if found.held_to is not None else {}),
        "entries": [_entry(entry) for entry in found.entries],
        "uncovered": [
            {
                "event": one.event,
                "date": one.date.isoformat(),
                "conduct": one.conduct,
                "why": one.why,
                **({"via": one.via} if one.via else {}),
            }
            for one in found.uncovered
        ],
        "listings": [_listing(found.catalog, one) for one in found.listings],
        "consequences": [_following(one) for one in found.consequences],
        "caveats": list(found.caveats),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "event": entry.event,
        "date": entry.date.isoformat(),
        "conduct": entry.conduct,
        "rule": entry.rule.id,
        "points": _points(entry.points),
        "grade": _pair(entry.grade),
        "counted": _points(entry.counted),
        "status": entry.status,
        "from": entry.since.isoformat(),
        "until": {"low": _day(entry.until.low), "high": _day(entry.until.high)},
        "via": entry.via,
        **({"replaces": True} if entry.replaces else {}),
        **({"charges": entry.charges} if entry.charges is not None else {}),
        "source": source(entry.source),
        **({"conflict": [_side(one) for one in entry.rule.variants]} if len(entry.rule.variants) > 1 else {}),
    }


def _listing(catalog: Catalog, one: Listing) -> dict[str, Any]:
    """Write a listing; `from` is the low reading's, and the high one's stands beside it where it is another."""
    since, published = one.since, one.public_since
    return {
        "list": catalog.place,
        "ground": one.ground.id,
        "event": one.event,
        "status": one.status,
        "from": _day(since.low),
        **({} if since.settled else {"from_high": _day(since.high)}),
        "until": {"low": _day(one.until.low), "high": _day(one.until.high)},
        "removal": one.removal,
        **({"via": one.via} if one.via else {}),
        **({"benefit": True} if one.ground.benefit else {}),
        **({"published": _days(published)} if published.low or published.high else {}),
        **({"why": list(one.why)} if one.why else {}),
        "source": source(one.ground.source),
    }


def _days(readings: Readings[date | None]) -> dict[str, Any]:
    return {"low": _day(readings.low), "high": _day(readings.high)}


def _side(variant: Variant) -> dict[str, Any]:
    effect = variant.effect
    said: dict[str, Any] = {}
    if isinstance(effect, DirectGrade):
        said["grade"] = effect.grade
    elif isinstance(effect, Amount):
        said["points"] = _points(Readings(effect.low, effect.high))
    return said | {"source": source(variant.source)}


def _following(one: Following) -> dict[str, Any]:
    consequence = one.consequence
    return {
        "what": consequence.what.en,
        "kind": consequence.kind,
        "must": consequence.must,
        **({"open": True} if one.open else {}),
        "source": source(consequence.source),
    }


def source(one: Source) -> dict[str, Any]:
    """Return a source as results give it."""
    return {"instrument": one.instrument, "locator": one.locator, "evidence": one.evidence.value}


def _points(readings: Readings[Decimal | None] | None) -> dict[str, Any] | None:
    if readings is None:
        return None
    return {
        "low": None if readings.low is None else number(readings.low),
        "high": None if readings.high is None else number(readings.high),
    }


def _pair(readings: Readings[Any] | None) -> dict[str, Any] | None:
    return None if readings is None else {"low": readings.low, "high": readings.high}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_catalog(root: Any, out: IO[str]) -> None:
    """Write a catalog file's own content as JSON."""
    json.dump(root, out, ensure_ascii=False, indent=1, default=number)
    out.write("\n")
