"""What a catalog says beside its rules, and of a rule beside its effect, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model import condition
from scorecat.model.catalog import Freeze
from scorecat.model.rule import Combine, period_words
from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.catalog import Catalog, Multiplier, PassOn, Repair, Transfer
    from scorecat.model.rule import Accumulated, Cap, Rule, Span, Step, Tier

_FREEZE = {
    Freeze.FROZEN: "While a direct grade is in force and not corrected, bonuses are frozen.",
    Freeze.UNKNOWN: "Whether bonuses are frozen while a direct grade is in force is not known: both are computed.",
}


def counting(found: Catalog) -> Iterator[str]:
    """Say how entries add up, as far as it is more than the plain case."""
    if found.repeat:
        source = f" ({words.cite(found.repeat.source)})" if found.repeat.source else ""
        yield f"A deduction repeated while the earlier one counts is multiplied by {found.repeat.factor}{source}."
    if found.freeze in _FREEZE:
        yield _FREEZE[found.freeze]
    if found.counting_sources:
        yield f"How entries add up: {'; '.join(map(words.cite, found.counting_sources))}."


def beside_the_rules(found: Catalog) -> Iterator[Block]:
    """Build the lists of caps over groups, what is passed on, repairs, multipliers and transfers."""
    for title, items in (
        ("Caps over several rules", [f"{one.id}: {cap(one)}, of {', '.join(one.rules)}" for one in found.caps]),
        ("What is entered for others", [*map(passed_on, found.pass_on)]),
        ("Repair", [*map(repair, found.repairs)]),
        ("For a time", [*map(multiplier, found.multipliers)]),
        ("Carried over from elsewhere", [*map(transfer, found.transfers)]),
    ):
        if items:
            yield Bullets(title, [clean(item) for item in items])


def reach(rule: Rule) -> list[str]:
    """Say whose events and of which days a rule is for."""
    found = []
    if rule.passed_on is not None:
        found.append("only passed on" if rule.passed_on else "only the subject's own")
    if rule.in_force:
        found.append(span(rule.in_force))
    if not rule.repeats:
        found.append("not multiplied when repeated")
    if rule.slots:
        found.append(f"up to {rule.slots} such items are set locally")
    return found


def limits(rule: Rule) -> str:
    """Say how long a rule's entries count and how far."""
    lasts = f"; counts for {rule.validity}" if rule.validity else ""
    return lasts + (f"; {cap(rule.cap)}" if rule.cap else "")


def accumulated(effect: Accumulated) -> str:
    """Write points by what adds up."""
    of = effect.of or "events"
    parts = [_tier(tier) for tier in effect.tiers] + [_step(step) for step in effect.steps]
    combine = {Combine.ADD: ", added up", Combine.UNKNOWN: ", whether added up is not known"}.get(effect.combine, "")
    return f"{of} per {period_words(effect.per)}: {'; '.join(parts)}{combine}"


def _tier(tier: Tier) -> str:
    end = f" up to {words.plain(tier.up_to)}" if tier.up_to is not None else ""
    most = f", at most {words.plain(tier.at_most, sign=True)}" if tier.at_most is not None else ""
    each = f"{words.plain(tier.add, sign=True)} for each {words.plain(tier.each)}"
    return f"{each} over {words.plain(tier.over)}{end}{most}"


def _step(step: Step) -> str:
    return f"from {words.plain(step.start)} {words.plain(step.points, sign=True)}"


def cap(limit: Cap) -> str:
    """Say how many points count at most over which time."""
    return f"at most {words.plain(limit.points, sign=True)} per {period_words(limit.per)} ({words.cite(limit.source)})"


def passed_on(one: PassOn) -> str:
    """Say whose events are entered for whom."""
    whose = f"of {words.a(' or '.join(one.of))}" if one.of else "of anyone"
    what = ", ".join(one.conducts) or "any conduct"
    may = "may be" if one.reach_open else "is"
    return _noted(f"{what} {whose} {may} entered for its {', '.join(one.to)} ({words.cite(one.source)})", one.note)


def repair(one: Repair) -> str:
    """Say what replaces an effect after a procedure."""
    left = f"grade {one.instead}" if isinstance(one.instead, str) else words.plain(one.instead, sign=True)
    lasts = f" for {one.lasts}" if one.lasts else ""
    of = f"grade {one.grade} for {', '.join(one.conducts)}" if one.grade else ", ".join(one.conducts)
    whom = [f"for {condition.words(one.subjects)}"] if one.subjects else []
    whom += [] if one.passed_on is None else ["passed on" if one.passed_on else "the subject's own"]
    may = "may become" if one.reach_open else "becomes"
    about = f" ({'; '.join(whom)})" if whom else ""
    said = f"after {' or '.join(one.after)}, {of}{about} {may} {left}{lasts} ({words.cite(one.source)})"
    return _noted(said, one.note)


def multiplier(one: Multiplier) -> str:
    """Say which points are multiplied for a time."""
    return f"points of {', '.join(one.rules)} times {one.factor}, {span(one.span)} ({words.cite(one.source)})"


def transfer(one: Transfer) -> str:
    """Say which grade held elsewhere is an event here."""
    values = ", ".join(f"{grade} as {value}" for grade, value in one.values)
    return (
        f"the grade in {one.place} on 31 December is {one.conduct} here on 1 January, with {one.attribute}: {values} "
        f"({words.cite(one.source)})"
    )


def span(days: Span) -> str:
    """Say from when until when."""
    start = f"from {days.start}" if days.start else ""
    until = f"until {days.until}" if days.until else ""
    return " ".join(part for part in (start, until) if part)


def _noted(said: str, note: str) -> str:
    return f"{said}. {note}" if note else said
