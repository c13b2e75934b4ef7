"""`scorecat explain`: which rules were looked at for each event, and why each did what it did."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecat.model.text import clean
from scorecat.render import as_json, words
from scorecat.render.blocks import Block, Bullets, Heading, Lines
from scorecat.render.catalog import effect_words
from scorecat.render.overview import as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.explanation import Check, Explained, Explanation, Looked, Reason
    from scorecat.model.record import Header, Listing, Record
    from scorecat.model.vocabulary import Vocabulary

_MARKS = {True: "yes", False: "no", None: "open"}


def explanation(found: Explanation, header: Header, vocabulary: Vocabulary) -> Iterator[Block]:
    """Build the explanation of one record: every event asked about, then how the score comes about."""
    record = found.record
    yield Heading(clean(f"{record.subject} · {record.catalog.locality.name} · {record.catalog.version}"))
    stands = words.listings(record).capitalize() if record.catalog.listing else f"Score {words.score(record)}"
    yield Lines([f"{stands}   Grade {words.grade(record)}   {as_of(header)}"])
    for event in found.events:
        yield from _event(event, record, vocabulary)
    lines = [clean(line) for line in _sum(record)]
    if lines:
        yield Bullets("How the score comes about", lines)
    if record.caveats:
        yield Bullets("Caveats", [clean(caveat) for caveat in record.caveats])


def _event(event: Explained, record: Record, vocabulary: Vocabulary) -> Iterator[Block]:
    via = f", through {event.via}" if event.via else ""
    act = f", act {event.act}" if event.act else ""
    label = vocabulary.conducts[event.conduct].label.en
    yield Heading(clean(f"{event.date} · {label} ({event.event}, {event.conduct}{via}{act})"), 2)
    facts = ", ".join(f"{name} {value}" for name, value in event.facts.items())
    said = [f"{'It carries' if event.carried else 'The log says'}: {facts}"] if facts else []
    said += [remark[0].upper() + remark[1:] for remark in event.remarks]
    why = [one.why for one in record.uncovered if (one.event, one.via) == (event.event, event.via)]
    said += [f"Not covered: {one}" for one in why]
    listings = [one for one in record.listings if (one.event, one.via) == (event.event, event.via)]
    if not event.looked and not why and not listings:
        said.append("The rule asked about does not speak of this conduct.")
    if said:
        yield Lines([clean(line) for line in said])
    for listing in listings:
        yield Bullets(clean(_ground(listing)), [clean(item) for item in _of_listing(listing)])
    for one in (*event.looked, *event.left):
        yield Bullets(clean(_title(one)), [clean(item) for item in _items(one)])


def _ground(one: Listing) -> str:
    title = f", {one.ground.title}" if one.ground.title else ""
    return f"Ground {one.ground.id}{title}: {one.status} ({words.cite(one.ground.source)})"


def _of_listing(one: Listing) -> Iterator[str]:
    yield f"from {words.since(one.since)} until {words.listed_until(one.until)}"
    if one.removal:
        yield f"ended by {one.removal}"
    yield from one.why
    if one.ground.note:
        yield f"note: {one.ground.note}"


def _title(one: Looked) -> str:
    entry = one.entry
    sources = "; ".join(dict.fromkeys(words.cite(variant.source) for variant in one.rule.variants))
    if entry is None:
        effects = " or ".join(effect_words(variant.effect) for variant in one.rule.variants)
        return f"{one.rule.id}: {one.verdict} ({effects}; {sources})"
    left = "left by a repair, " if entry.replaces else ""
    return f"{one.rule.id}: {left}{words.points(entry)}, {one.verdict}, counts {words.counts_now(entry)} ({sources})"


def _items(one: Looked) -> Iterator[str]:
    for check in one.checks:
        yield _asked(check)
    for reason in one.reasons:
        yield _because(reason)
    if one.rule.note:
        yield f"note: {one.rule.note}"


def _asked(check: Check) -> str:
    return f"{_MARKS[check.holds]}: {check.wanted} (saw {check.saw})"


def _because(reason: Reason) -> str:
    cited = "; ".join(map(words.cite, reason.sources))
    return reason.text + (f" ({cited})" if cited else "")


def _sum(record: Record) -> Iterator[str]:
    if record.score is None or record.catalog.start is None:
        return
    for reading in ("low", "high") if not record.score.settled else ("low",):
        given = [getattr(entry.counted, reading) for entry in record.entries if entry.counted is not None]
        if None in given or getattr(record.score, reading) is None:
            yield f"{reading}: how much some entries give has no bound"
            continue
        down = sum((one for one in given if one < 0), Decimal(0))
        up = sum((one for one in given if one > 0), Decimal(0))
        held = getattr(record.held_to, reading) if record.held_to else None
        parts = [f"start {words.plain(record.catalog.start)}", f"deductions {words.plain(down, sign=True)}"]
        parts += [f"held to {words.plain(held)} by a direct grade"] if held is not None else []
        parts += [f"bonuses {words.plain(up, sign=True)}", f"score {words.plain(getattr(record.score, reading))}"]
        name = "" if record.score.settled else f"{reading}: "
        yield name + ", ".join(parts)
    if record.grade is not None:
        for grade in record.catalog.grades:
            if grade.id in (record.grade.low, record.grade.high) and grade.source:
                yield f"grade {grade.id} ({words.cite(grade.source)})"


def as_document(found: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data."""
    return as_json.record(found.record) | {
        "explained": [
            {
                "event": one.event,
                "date": one.date.isoformat(),
                "conduct": one.conduct,
                "via": one.via,
                "act": one.act,
                "log": dict(one.facts),
                "remarks": list(one.remarks),
                "rules": [_plain(each) for each in (*one.looked, *one.left)],
            }
            for one in found.events
        ]
    }


def _plain(one: Looked) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "verdict": one.verdict,
        "replaces": bool(one.entry and one.entry.replaces),
        "checks": [{"wanted": check.wanted, "saw": check.saw, "holds": check.holds} for check in one.checks],
        "reasons": [
            {"why": reason.text, "sources": [as_json.source(each) for each in reason.sources]} for reason in one.reasons
        ],
        "sources": [as_json.source(variant.source) for variant in one.rule.variants],
    }
