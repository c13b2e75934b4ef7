"""What the two sides of a change say, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from scorecat.compare.said import Silence
from scorecat.model import condition
from scorecat.model.catalog import (
    Consequence,
    Counting,
    Floor,
    Freeze,
    Grade,
    InForce,
    Lift,
    Limit,
    Locality,
    Missing,
    Multiplier,
    PassOn,
    Repair,
    Repeat,
    ScoreBand,
    Transfer,
)
from scorecat.model.condition import AllOf, AnyOf, Not, OneOf, Within
from scorecat.model.listing import (
    Again,
    Begins,
    Delay,
    Exemption,
    Ground,
    ListLaw,
    Objection,
    Procedure,
    Publication,
    Removal,
    Term,
    Times,
)
from scorecat.model.rule import Cap, Duration, Rule, Span, Variant, period_words
from scorecat.model.source import Evidence
from scorecat.model.text import clean
from scorecat.render import clauses, lists, words
from scorecat.render.catalog import effect_words, rule_conditions

if TYPE_CHECKING:
    from enum import Enum

    from scorecat.diff.change import Change, Said

_UNSAID: Final = {
    "subjects": "anyone",
    "covers": "anyone",
    "when": "in any case",
    "passed_on": "own and passed on",
    "in_force": "at any time",
    "every": "once",
    "cap": "no cap",
    "validity": "as its class",
    "start": "not known",
    "base": "not known",
    "minimum": "none given",
    "maximum": "none given",
    "repeat": "not multiplied",
    "times": "the first time",
    "listed_in": "no other list asked",
    "publication": "not published",
    "listing": "no list",
    "within": "no deadline",
    "wait": "at once",
    "least": "at any time",
    "must": "not said whether it must",
    "lifted": "not lifted",
    "lasts": "not known",
    "grade": "any",
    "begins": "as the list",
    "default": "none",
    "slots": "none",
    "direct_score": "its bound",
}
"""What it means where nothing is said."""
_BOOL: Final = {
    "reach_open": ("reaches", "may reach"),
    "passed_on": ("only one's own", "only passed on"),
    "must": ("may", "must"),
    "repeats": ("not multiplied when repeated", "multiplied when repeated"),
    "partial": ("full text", "partial text"),
    "transition": ("known which version holds for earlier cases", "not known which version holds for earlier cases"),
    "benefit": ("a burden", "a merit"),
}


_SILENCE: Final = {Silence.NO_RULE: "nothing", Silence.NOT_AVAILABLE: "text not available"}
_PERSON: Final = "type is person"
"""What most rules are for, and goes without saying."""


def both(change: Change) -> tuple[str, str]:
    """Write what both sides of a change say."""
    if change.section == "missing" and change.field == "clause":
        texts = ("not said to be missing", "not available")
        return texts if change.after.part else (texts[1], texts[0])
    before, after = said(change.before, change.field), said(change.after, change.field)
    shows = [getattr(side.value, "shows", ()) for side in (change.before, change.after)]
    if change.field == "publication" and before == after and shows[0] != shows[1]:
        first, second = ("; ".join(str(one) for one in shows[at] if one not in shows[1 - at]) for at in (0, 1))
        return f"shows {first or 'less'}", f"shows {second or 'less'}"
    if change.field == "wording":
        names = ", ".join(change.before.value or ())
        return f"{names} as there", f"another {names}"
    if change.field == "clause" and before == after:
        return f"{before} by a clause of its own" if change.before.value else before, after
    return before, after


def said(one: Said, field: str) -> str:
    """Write what one side says."""
    if one.silence is not None:
        return _SILENCE[one.silence]
    if field in ("rules", "grounds") and one.part is not None:
        return ", ".join(getattr(one.part, field)) or "all"
    if field == "clause":
        found = part(one.part)
        return clean(found if one.value is not None else f"falls under {', '.join(one.part.conducts)}: {found}")
    return clean(value(one.value, field))


def value(found: Any, field: str) -> str:
    """Write a value of a field."""
    if found is None or found == "" or (found == () and field != "exceptions"):
        return _UNSAID.get(field, "none")
    if isinstance(found, bool):
        return _BOOL.get(field, ("no", "yes"))[found]
    if isinstance(found, tuple | frozenset):
        return _several(found, field)
    if isinstance(found, Mapping):
        return f"{len(found)} {field}"
    if field == "every" and isinstance(found, Duration):
        return f"every {str(found).removeprefix('1 ')}"
    return part(found)


def _several(found: tuple[Any, ...] | frozenset[Any], field: str) -> str:
    if field in ("rules", "grounds"):
        return f"{len(found)} of the {field} that both have"
    if field == "bounds":
        return _bounds(*found)
    if field == "exceptions":
        return "; ".join(map(part, found)) or "no exception"
    if field in ("remarks", "links"):
        return f"{len(found)} {field}"
    if found and isinstance(next(iter(found)), Variant):
        return " or ".join(effect_words(one.effect) for one in found)
    return ", ".join(value(one, field) if not isinstance(one, tuple) else " as ".join(map(str, one)) for one in found)


def _bounds(hard: Limit | None, easy: Limit | None) -> str:
    if easy is None:
        return "not known"
    if not easy.value.is_finite():
        return "all that is left"
    text = f"{'over' if easy.open else 'from'} {words.plain(easy.value)}"
    if hard == easy:
        return text
    return f"{text} or {words.plain(hard.value)}" if hard else f"{text}, from where is not known"


def part(found: Any) -> str:
    """Write a part of a catalog as a whole."""
    return _PARTS.get(type(found), str)(found)


def _rule(one: Rule) -> str:
    effects = " or ".join(effect_words(variant.effect) for variant in one.variants)
    every = f" every {str(one.every).removeprefix('1 ')}" if one.every else ""
    every += f"; {cap(one.cap)}" if one.cap else ""
    goes_without_saying = one.subjects is not None and condition.words(one.subjects) == _PERSON
    asked = rule_conditions(one, _PERSON if goes_without_saying else "")
    return f"{effects}{every}" + (f" ({'; '.join(asked)})" if asked else "")


def _ground(one: Ground) -> str:
    title = f"{one.title.en}: " if one.title and one.title.en else ""
    return f"{title}listed, {_term(one.term)}"


def _term(one: Term) -> str:
    """Say how long, without the article."""
    return lists.term(replace(one, source=None))


def cap(one: Cap) -> str:
    """Say how much counts at most, without the article."""
    return f"at most {words.plain(one.points, sign=True)} per {period_words(one.per)}"


def _exemption(one: Exemption) -> str:
    asked = " and ".join(condition.words(each) for each in (one.when, one.subjects) if each)
    return f"in general {asked}" if one.reach_open else asked


def _passed_on(one: PassOn) -> str:
    whose = f"of {words.a(' or '.join(one.of))}" if one.of else "of anyone"
    may = "may be" if one.reach_open else "is"
    return f"{', '.join(one.conducts) or 'any conduct'} {whose} {may} entered for its {', '.join(one.to)}"


def _repair(one: Repair) -> str:
    left = f"grade {one.instead}" if isinstance(one.instead, str) else words.plain(one.instead, sign=True)
    lasts = f" for {one.lasts}" if one.lasts else ""
    return f"{'may become' if one.reach_open else 'becomes'} {left}{lasts} after {' or '.join(one.after)}"


def _publication(one: Publication) -> str:
    shown = f", showing {len(one.shows)} things" if one.shows else ""
    lasts = f" for {one.lasts}" if one.lasts else ""
    return f"published{lasts}{shown}"


def _consequence(one: Consequence) -> str:
    must = {True: ", must", False: ", may", None: ""}[one.must]
    of = f"score from {words.plain(one.start)}" if one.start is not None else one.grade
    return f"{one.kind} of {of}{must}"


def _removal(one: Removal) -> str:
    after = ", ".join(one.after) or "the end of the role"
    return f"{'off' if one.must else 'may be taken off'} after {after}"


def _enum(one: Enum) -> str:
    return str(one.value)


_PARTS: Final[dict[type, Callable[[Any], str]]] = {
    Decimal: words.plain,
    Evidence: _enum,
    Counting: _enum,
    Floor: _enum,
    Freeze: _enum,
    **dict.fromkeys((OneOf, Within, AllOf, AnyOf, Not), condition.words),
    InForce: lambda one: f"{one.since or '?'} – {one.until or ''}".strip(),
    Locality: lambda one: str(one.name),
    Rule: _rule,
    Ground: _ground,
    Grade: lambda one: f"grade {one.id} {_bounds(one.hard, one.easy)}" if one.easy else f"grade {one.id} below",
    ScoreBand: lambda one: f"band {one.id}",
    Cap: cap,
    PassOn: _passed_on,
    Repair: _repair,
    Multiplier: clauses.multiplier,
    Transfer: clauses.transfer,
    Consequence: _consequence,
    Missing: lambda one: one.what,
    Term: _term,
    Times: lists.times,
    Exemption: _exemption,
    Begins: lambda one: f"takes effect {lists.begins(one)}",
    Publication: _publication,
    Objection: lambda one: f"an objection: {one.pending.value}",
    ListLaw: lambda one: f"a {one.form}",
    Removal: _removal,
    Delay: lambda one: f"{', '.join(one.after)} puts it off for {one.lasts}",
    Procedure: lambda one: f"{one.what}" + (f", within {one.within}" if one.within else ""),
    Again: lambda one: f"{one.wait} later after {one.times} times within {one.within}",
    Repeat: lambda one: f"multiplied by {one.factor}",
    Lift: lambda one: f"lifted by {', '.join(one.after)} for at most {one.at_most}",
    Span: clauses.span,
}
"""By type; what is not here says itself."""
