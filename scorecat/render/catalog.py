"""`scorecat show`: a catalog as a person reads it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scorecat.model import condition
from scorecat.model.catalog import Counting, Floor
from scorecat.model.record import Readings
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder
from scorecat.model.text import clean
from scorecat.render import clauses, words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.catalog import Catalog, Consequence, Grade, Link, ScoreBand
    from scorecat.model.rule import Band, Effect, Rule
    from scorecat.model.vocabulary import Vocabulary

_ONE_ACT = {
    Counting.STRONGEST: "Of one act only the strongest deduction (or direct grade) and the largest bonus count.",
    Counting.ALL: "Of one act every entry counts.",
    Counting.UNKNOWN: "Whether of one act all entries count or only the strongest is not known: both are computed.",
}
_FLOOR = {
    Floor.FLOOR: "A direct grade also holds the score to that grade's lowest score.",
    Floor.NONE: "A direct grade leaves the score as it is.",
    Floor.UNKNOWN: "Whether a direct grade also lowers the score is not known: both are computed.",
}


def catalog(found: Catalog, vocabulary: Vocabulary) -> Iterator[Block]:
    """Build everything a catalog says, in the order a reader asks for it."""
    yield Heading(clean(f"{found.locality.name} · {found.version}"))
    yield Lines([clean(line) for line in _about(found)])
    if found.missing:
        holds = [f"Holds: {found.holds}"] if found.holds else []
        yield Lines(["This catalog holds a part of the text only.", *map(clean, holds)])
        yield Bullets("What is missing", [clean(part.what) for part in found.missing])
    if found.listing:
        yield from lists(found)
    else:
        yield from _score(found)
        yield from _rules(found, vocabulary)
    yield from clauses.beside_the_rules(found)
    yield from _consequences(found)
    if found.links:
        yield Bullets("Links to other programmes", [clean(_link(one)) for one in found.links])
    if found.remarks:
        items = [
            f"{one.about}: {one.text}" + (f" ({words.cite(one.source)})" if one.source else "") for one in found.remarks
        ]
        yield Bullets("Remarks", [clean(item) for item in items])
    yield Bullets("Sources", [clean(_text_line(found, id_)) for id_ in found.texts])


def _about(found: Catalog) -> Iterator[str]:
    yield str(found.title)
    where = ", ".join(found.locality.within)
    until = f" until {found.in_force.until}" if found.in_force.until else ", no end known"
    since = found.in_force.since or "a day that is not known"
    yield (f"Place {found.place}" + (f" ({where})" if where else "") + f"; in force from {since}{until}")
    if found.in_force.assumed:
        yield f"The dates are assumed: {found.in_force.assumed}"
    yield f"Participation: {found.participation}" + (
        f" ({words.cite(found.consent_source)})" if found.consent_source else ""
    )
    covers = f"; {condition.words(found.covers)}" if found.covers else ""
    source = f" ({words.cite(found.covers_source)})" if found.covers_source else ""
    yield f"Covers: {' and '.join(f'{type_}s' for type_ in found.subjects)}{covers}{source}"
    if found.covers_note:
        yield found.covers_note


def _score(found: Catalog) -> Iterator[Block]:
    yield Heading("Score and grades", 2)
    if found.opaque:
        yield from _published(found)
    elif found.start is None:
        yield Lines(["What everyone starts with is not known: no score is computed."])
    else:
        source = f" ({words.cite(found.score_source)})" if found.score_source else ""
        yield Lines([clean(f"Everyone starts with {words.plain(found.start)}{source}. {found.score_note}".strip())])
    if found.grades:
        columns = (Column("Grade"), Column("Score"), Column("Source"), Column("Note"))
        yield Grid(columns, [_grade(grade) for grade in found.grades])
    if found.rules and not found.opaque:
        lines = [_ONE_ACT[found.one_act], _FLOOR[found.direct_grade_score], *clauses.counting(found), *_validity(found)]
        yield Lines([clean(line) for line in lines])


def _published(found: Catalog) -> Iterator[Block]:
    """What an opaque catalog tells of its score."""
    ends = [words.plain(end) if end is not None else "?" for end in (found.minimum, found.maximum)]
    parts = [f"from {ends[0]} to {ends[1]}"] if ends != ["?", "?"] else []
    parts += [f"everyone is said to start with {words.plain(found.base)}"] if found.base is not None else []
    source = f" ({words.cite(found.score_source)})" if found.score_source else ""
    said = f"The published score: {', '.join(parts)}{source}. {found.score_note}".strip() if parts else found.score_note
    yield Lines([clean(line) for line in ("How the score is made is not published: none is computed.", said) if line])
    if found.bands:
        columns = (Column("Band"), Column("Score"), Column("Source"), Column("Note"))
        yield Grid(columns, [_score_band(band) for band in found.bands])


def _score_band(band: ScoreBand) -> tuple[str, ...]:
    start = "" if band.start is None else f"{'over' if band.over else 'from'} {words.plain(band.start)}"
    end = "" if band.up_to is None else f"up to {words.plain(band.up_to)}"
    name = f"{band.id}: {band.label}" if band.label else band.id
    read = words.cite(band.source) if band.source else ""
    return clean(name), f"{start} {end}".strip() or "not known", clean(read), clean(band.note)


def _grade(grade: Grade) -> tuple[str, ...]:
    hard, easy = grade.hard, grade.easy
    if easy is None:
        bound = f"up to {words.plain(grade.up_to)}" if grade.up_to is not None else "all below"
    elif hard is None:
        bound = f"above {words.plain(easy.value)}; from where is not known"
    elif hard == easy and easy.open:
        bound = f"over {words.plain(easy.value)}"
    elif hard == easy:
        bound = f"from {words.plain(easy.value)}"
    else:
        bound = f"from {words.plain(easy.value)} or {words.plain(hard.value)}"
    if grade.direct_score is not None:
        bound += f"; set directly: {words.plain(grade.direct_score)}"
    if grade.fell_from:
        bound += "; fallen from " + ", ".join(f"{grade_} {name}" for grade_, name in grade.fell_from)
    return grade.id, bound, clean(words.cite(grade.source)) if grade.source else "", clean(grade.note)


def _validity(found: Catalog) -> Iterator[str]:
    if not found.validity and not any(rule.validity for rule in found.rules):
        yield "How long entries count is not known: none expires."
    for one in found.validity:
        size = f" of at most {words.plain(one.at_most)}" if one.at_most is not None else ""
        source = f" ({words.cite(one.source)})" if one.source else ""
        yield clean(f"A {one.effect}{size} counts for {one.lasts or 'a time that is not known'}{source}.")


def _rules(found: Catalog, vocabulary: Vocabulary) -> Iterator[Block]:
    if not found.rules:
        yield Heading("Rules", 2)
        yield Lines(["No rule could be encoded."])
        return
    yield Heading(f"Rules ({len(found.rules)})", 2)
    columns = (
        Column("Rule"),
        Column("Conduct"),
        Column("Effect", right=True),
        Column("Source and evidence"),
        Column("Note"),
    )
    shared = _shared_subjects(found)
    if shared:
        yield Lines([clean(f"All are for: {shared}.")])
    topics = sorted(found.rules, key=lambda rule: rule.conducts[0].partition(".")[0])
    for topic, rules in groupby(topics, key=lambda rule: rule.conducts[0].partition(".")[0]):
        yield Grid(columns, [_rule(rule, shared) for rule in rules], title=str(vocabulary.topics[topic]))


def _shared_subjects(found: Catalog) -> str:
    """Say whom every rule is for, where they all say the same: it is said once."""
    said = {condition.words(rule.subjects) if rule.subjects else "" for rule in found.rules}
    return said.pop() if len(said) == 1 else ""


def _rule(rule: Rule, shared: str) -> tuple[str, ...]:
    conditions = rule_conditions(rule, shared)
    conduct = ", ".join(rule.conducts) + (f" ({'; '.join(conditions)})" if conditions else "")
    every = f" every {str(rule.every).removeprefix('1 ')}" if rule.every else ""
    effects = " or ".join(effect_words(variant.effect) for variant in rule.variants)
    every += clauses.limits(rule)
    sources = "; ".join(f"{variant.source} [{variant.source.evidence}]" for variant in rule.variants)
    notes = [rule.note, *(variant.note for variant in rule.variants if variant.note != rule.note)]
    return (
        rule.id,
        clean(conduct),
        effects + every,
        clean(sources),
        clean(" ".join(note for note in notes if note)),
    )


def rule_conditions(rule: Rule, shared: str = "") -> list[str]:
    """Say for whom, when and whose events a rule is for; not for whom where all rules `shared` that."""
    whom = condition.words(rule.subjects) if rule.subjects else ""
    found = [f"for {whom}"] if whom != shared else []
    found += [f"when {condition.words(rule.when)}"] if rule.when else []
    found += ["whether it reaches this is open"] if rule.reach_open else []
    return found + clauses.reach(rule)


def effect_words(effect: Effect) -> str:
    """Write what a rule does: `−60`, `−50 … −5`, `grade B`, or a ladder step by step."""
    match effect:
        case DirectGrade(grade=grade):
            return f"grade {grade}"
        case Amount(low=None, high=None):
            return "points, not known which way"
        case Amount(low=None):
            return "deduction, size not known"
        case Amount(high=None):
            return "bonus, size not known"
        case Amount(low=low, high=high):
            return words.span(Readings(low, high), sign=True)
        case Ladder(bands=bands):
            return "; ".join(map(_band, bands))
        case Accumulated():
            return clauses.accumulated(effect)


def _band(band: Band) -> str:
    lasts = f" for {band.validity}" if band.validity else ""
    return f"{condition.words(band.condition)}: {effect_words(band.points)}{lasts}"


def _consequences(found: Catalog) -> Iterator[Block]:
    if found.consequences:
        yield Heading("What follows", 2)
        columns = (
            Column("Grade"),
            Column("What"),
            Column("Kind"),
            Column("Source and evidence"),
            Column("Note"),
        )
        yield Grid(
            columns,
            [
                (
                    clean(f"score from {words.plain(one.start)}" if one.start is not None else one.grade + _of(one)),
                    clean(one.what),
                    one.kind,
                    clean(f"{one.source} [{one.source.evidence}]"),
                    clean(one.note),
                )
                for one in found.consequences
            ],
        )


def _of(one: Consequence) -> str:
    """Of which listings a consequence is."""
    parts = [f"ground {', '.join(one.grounds)}"] if one.grounds else []
    parts += [f"for {condition.words(one.subjects)}"] if one.subjects else []
    if one.passed_on is not None:
        parts.append("passed on" if one.passed_on else "own")
    parts += [f"for {one.lasts} from the effect"] if one.lasts else []
    if one.lifted:
        parts.append(f"lifted by {', '.join(one.lifted.after)} for at most {one.lifted.at_most}")
    return f" ({'; '.join(parts)})" if parts else ""


def _link(one: Link) -> str:
    """Write a link: `takes from court-dishonest-list: … (2015-07-24 to …; source)`."""
    direction = {"gives": "gives to", "takes": "takes from", "both": "exchanges with"}[one.direction]
    since = f", since {one.start}" if one.start else ""
    until = f", until {one.until}" if one.until else ""
    note = f" {one.note}" if one.note else ""
    return f"{direction} {one.to}: {one.what} ({words.cite(one.source)}{since}{until}).{note}"


def _text_line(found: Catalog, id_: str) -> str:
    text = found.texts[id_]
    read = f"; read: {text.read.rstrip('.')}" if text.read else ""
    part = f"; part of {text.part_of}" if text.part_of else ""
    note = f". {text.note}" if text.note else ""
    return f"{id_}: {words.reference(text)}{part}{read}{note}" + (f" {text.url}" if text.url else "")
