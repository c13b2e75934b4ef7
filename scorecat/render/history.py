"""`--history`: each day on which anything in a record changes, and what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.model.history import Step
    from scorecat.model.record import Entry, Header, Listing, Record


def history(subject: str, steps: Iterable[Step], header: Header) -> Iterator[Block]:
    """Build the history of a subject; what lies after the as-of date holds if nothing more happens."""
    yield Heading(clean(f"{subject}: the record over time"))
    ahead = False
    for day, group in groupby(steps, key=lambda step: step.day):
        found = list(group)
        if found[0].ahead and not ahead:
            ahead = True
            yield Lines([f"After {header.as_of}, if nothing more happens:"])
        items = [f"{step.after.catalog.name}: {change}" for step in found for change in changes(step)]
        yield Bullets(day.isoformat(), [clean(item) for item in items])


def changes(step: Step) -> Iterator[str]:
    """Say what changes on a day, one thing after the other."""
    before, after = step.before, step.after
    yield from _standing(before, after)
    entries = {_key(entry): entry for entry in before.entries} if before else {}
    for entry in after.entries:
        yield from _entry(entries.get(_key(entry)), entry)
    listings = {_place(one): one for one in before.listings} if before else {}
    for one in after.listings:
        yield from _listing(listings.get(_place(one)), one)
    told = {(one.event, one.via) for one in before.uncovered} if before else set()
    for each in after.uncovered:
        if (each.event, each.via) not in told:
            yield f"{each.event}, {each.conduct}: {each.why}"
    yield from _following(before, after)


def _key(entry: Entry) -> tuple[object, ...]:
    return entry.event, entry.via, entry.rule.id, entry.replaces, entry.begins


def _place(one: Listing) -> tuple[object, ...]:
    return one.event, one.via, one.ground.id


def _standing(before: Record | None, after: Record) -> Iterator[str]:
    for name, of in (("score", words.score), ("grade", words.grade)):
        was, now = of(before) if before else "none", of(after)
        if now != was:
            yield f"{name} {now}" if was == "none" else f"{name} {was} → {now}"


def _entry(before: Entry | None, after: Entry) -> Iterator[str]:
    name = f"{after.event}, {after.rule.id}"
    if before is None:
        yield f"{name}: {words.points(after)}, {after.status} ({words.cite(after.source)})"
    elif before.status != after.status:
        yield f"{name}: {before.status} → {after.status}"
    elif (before.points, before.counted) != (after.points, after.counted):
        yield f"{name}: {words.points(after)}, counts {words.counts_now(after)}"


def _listing(before: Listing | None, after: Listing) -> Iterator[str]:
    name = f"{after.event}, ground {after.ground.id}"
    ends = f"until {words.listed_until(after.until)}"
    by = f", by {after.removal}" if after.removal else ""
    if before is None:
        yield f"{name}: {after.status} {ends} ({words.cite(after.ground.source)})"
    elif before.status != after.status:
        yield f"{name}: {before.status} → {after.status}{by}"
    elif before.until != after.until:
        yield f"{name}: {ends}, before {words.listed_until(before.until)}"
    elif before.on != after.on:
        yield f"{name}: from now on it may be over" if not after.on.high or not after.on.low else f"{name}: in effect"


def _following(before: Record | None, after: Record) -> Iterator[str]:
    was = {one.consequence.what.en: one.open for one in before.consequences} if before else {}
    now = {one.consequence.what.en: one.open for one in after.consequences}
    for name, found in (
        ("follows", [what for what, open_ in now.items() if not open_ and was.get(what) is not False]),
        ("follows, open", [what for what, open_ in now.items() if open_ and was.get(what) is not True]),
        ("no longer", [what for what in was if what not in now]),
    ):
        if found:
            yield f"{name}: {'; '.join(found)}"


def as_documents(steps: Iterable[Step]) -> Iterator[dict[str, Any]]:
    """Yield each change as plain data."""
    for step in steps:
        yield {
            "date": step.day.isoformat(),
            "place": step.after.catalog.place,
            "version": step.after.catalog.version,
            "ahead": step.ahead,
            "changes": list(changes(step)),
        }
