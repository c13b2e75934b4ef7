"""What a list says: how it works, its grounds and what removes from it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model import condition
from scorecat.model.listing import Moment, Pending
from scorecat.model.rule import period_words
from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.catalog import Catalog
    from scorecat.model.listing import Begins, Exemption, Ground, ListLaw, Publication, Removal, Term, Times

_PENDING = {
    Pending.RUNS_ON: "An objection changes nothing until it is decided.",
    Pending.DELAYS: "An objection lodged before the effect puts it off until it is decided.",
    Pending.SUSPENDS: "An objection puts the effect off, or interrupts it, until it is decided.",
    Pending.UNKNOWN: "Whether an objection suspends is not known: both are computed.",
}
_SINCE = {
    Moment.DECIDED: "the decision",
    Moment.SERVED: "service",
    Moment.PUBLISHED: "publication",
    Moment.EFFECT: "the effect",
    Moment.ENDED: "the end of the conduct",
    Moment.UNLISTED: "the end of the other listing",
}


def lists(found: Catalog) -> Iterator[Block]:
    """Build what makes a catalog a list."""
    if found.listing is None:
        return
    yield Heading("How the list works", 2)
    yield Lines([clean(line) for line in _law(found.listing)])
    yield Heading(f"Grounds ({len(found.grounds)})", 2)
    columns = (Column("Ground"), Column("Conduct"), Column("Term"), Column("Source and evidence"), Column("Note"))
    yield Grid(columns, [_ground(ground) for ground in found.grounds])
    if found.removals:
        yield Heading("What takes a name off", 2)
        columns = (Column("Removal"), Column("After"), Column("When"), Column("Source and evidence"), Column("Note"))
        yield Grid(columns, [_removal(removal) for removal in found.removals])
    if found.procedure:
        steps = (
            f"{one.step}: {one.what}{f', within {one.within}' if one.within else ''} ({words.cite(one.source)})"
            for one in found.procedure
        )
        yield Bullets("Procedure", [clean(step) for step in steps])


def _law(law: ListLaw) -> Iterator[str]:
    yield f"Being on it is: {law.form}. It takes effect {begins(law.begins)}."
    if law.publication:
        yield publication(law.publication)
    source = f" ({words.cite(law.objection.source)})" if law.objection.source else ""
    yield f"{_PENDING[law.objection.pending]}{source} Sustained, it ends the listing."
    for delay in law.delays:
        yield f"{', '.join(delay.after)} puts the effect off for {delay.lasts} ({words.cite(delay.source)})."
    if law.transition:
        yield f"Which version holds for what is from before this one is not known ({words.cite(law.transition)})."
    if law.default:
        yield f"Who is on no ground has grade {law.default}."


def begins(given: Begins) -> str:
    """Say when a listing takes effect."""
    source = f" ({words.cite(given.source)})" if given.source else ""
    after = f"{given.after} after" if given.after else "with"
    return f"{after} {_SINCE[given.at]}{source}"


def publication(published: Publication) -> str:
    """Say when, where and for how long a listing is published."""
    when = ""
    if published.monthly:
        when = " on the first working day of a month"
    elif published.within:
        when = f" within {published.within} of {_SINCE[published.of]}"
    elif published.by:
        when = f" by day {published.by} of the month after {_SINCE[published.of]}"
    where = f", {published.where}" if published.where else ""
    lasts = f", for {published.lasts}" if published.lasts else ""
    shows = f"; shown: {', '.join(map(str, published.shows))}" if published.shows else ""
    return f"It is published{when}{where}{lasts}{shows} ({words.cite(published.source)})."


def _ground(ground: Ground) -> tuple[str, ...]:
    parts = conditions(ground)
    conduct = ", ".join(ground.conducts) + (f" ({'; '.join(parts)})" if parts else "")
    effect = f"; takes effect {begins(ground.begins)}" if ground.begins else ""
    effect += f"; {ground.wait} later" if ground.wait else ""
    benefit = " (a benefit)" if ground.benefit else ""
    grade = f"; grade {ground.grade}" if ground.grade else ""
    return (
        clean(f"{ground.id}{f': {ground.title}' if ground.title else ''}{benefit}"),
        clean(conduct),
        clean(term(ground.term) + grade + effect),
        clean(f"{ground.source} [{ground.source.evidence}]"),
        clean(ground.note),
    )


def conditions(ground: Ground) -> list[str]:
    """Say for whom, when, how often and with which exceptions a ground holds."""
    found = [f"for {condition.words(ground.subjects)}"] if ground.subjects else []
    found += [f"when {condition.words(ground.when)}"] if ground.when else []
    found += [times(ground.times)] if ground.times else []
    found += [f"only where {ground.listed_in} lists it"] if ground.listed_in else []
    if ground.passed_on is not None:
        found.append("only passed on" if ground.passed_on else "only the subject's own")
    if ground.in_force:
        start, until = ground.in_force.start, ground.in_force.until
        found.append(" ".join([*([f"from {start}"] if start else []), *([f"until {until}"] if until else [])]))
    found += ["may be listed"] if ground.reach_open else []
    return found + [exception(one) for one in ground.exceptions]


def exception(one: Exemption) -> str:
    """Say what keeps a ground from holding."""
    asked = [condition.words(part) for part in (one.when, one.subjects) if part]
    general = "in general " if one.reach_open else ""
    return f"{general}not if {' and '.join(asked)} ({words.cite(one.source)})"


def times(asked: Times) -> str:
    """Say how many such events there must be."""
    most = f" and at most {asked.at_most}" if asked.at_most else ""
    of = f" of {', '.join(asked.of)}" if asked.of else ""
    return f"at least {asked.at_least}{most} times{of} within {period_words(asked.within)}"


def term(given: Term) -> str:
    """Say how long a listing lasts."""
    if given.unknown:
        return "not known how long"
    if given.lasts is None:
        return "no end by itself"
    more = ""
    if given.extend:
        when = f" when {condition.words(given.extend.when)}" if given.extend.when else ""
        more = f", {'to' if given.extend.must else 'may'} be extended by {given.extend.by}{when}"
    since = "" if given.counts_from is Moment.EFFECT else f" from {_SINCE[given.counts_from]}"
    source = f" ({words.cite(given.source)})" if given.source else ""
    return f"{given.lasts}{since}{more}{source}"


def _removal(removal: Removal) -> tuple[str, ...]:
    after = ", ".join(removal.after) or "the end of the role"
    after += f", with {', '.join(removal.also)}" if removal.also else ""
    after += f", unless {', '.join(removal.unless)} came after" if removal.unless else ""
    after += ", and the role has ended" if removal.role_ended and removal.after else ""
    of = f"grounds {', '.join(removal.grounds)}" if removal.grounds else "all grounds"
    when = ["has to be granted" if removal.must else "may be granted"]
    when += [f"{removal.wait} later"] if removal.wait else []
    when += [f"not before {removal.least} of listing"] if removal.least else []
    when += [f"within {removal.within}"] if removal.within else []
    if removal.again:
        again = removal.again
        when.append(f"{again.wait} later after {again.times} times within {again.within} of a removal")
    return (
        clean(f"{removal.id} ({of})"),
        clean(after),
        clean(", ".join(when)),
        clean(f"{removal.source} [{removal.source.evidence}]"),
        clean(removal.note),
    )
