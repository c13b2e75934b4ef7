"""`scorecat conduct`: what every place says of one conduct, as blocks, as a document and as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scorecat import __version__
from scorecat.compare.lasting import lasting
from scorecat.compare.said import Reach, Silence
from scorecat.model import condition
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder, Rule
from scorecat.model.text import clean
from scorecat.render import cells, clauses, lists, words
from scorecat.render.as_json import source
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.catalog import effect_words, rule_conditions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from scorecat.compare.said import Clause, Said
    from scorecat.model.catalog import Catalog
    from scorecat.model.listing import Ground
    from scorecat.model.source import Source
    from scorecat.model.vocabulary import Conduct, Vocabulary
    from scorecat.render.long import Columns

COLUMNS: Final[Columns] = {
    "place": "VARCHAR",
    "version": "VARCHAR",
    "name": "VARCHAR",
    "name_zh": "VARCHAR",
    "kind": "VARCHAR",
    "in_force": "BOOLEAN",
    "conduct": "VARCHAR",
    "says": "VARCHAR",
    "reach": "VARCHAR",
    "codes": "VARCHAR",
    "clause": "VARCHAR",
    "clause_kind": "VARCHAR",
    "effect": "VARCHAR",
    "points_low": "DECIMAL(18,4)",
    "points_high": "DECIMAL(18,4)",
    "grade": "VARCHAR",
    "conditions": "VARCHAR",
    "lasts": "VARCHAR",
    "instrument": "VARCHAR",
    "locator": "VARCHAR",
    "evidence": "VARCHAR",
    "other_sources": "VARCHAR",
    "note": "VARCHAR",
    "missing": "VARCHAR",
}
"""The columns of the rows: one for each clause, and one for each place that has none that reaches the conduct."""
_NAMES_AT_MOST: Final = 12
_CLAUSES: Final = (
    Column("Place"),
    Column("Effect"),
    Column("Conditions"),
    Column("Lasts"),
    Column("Source and evidence"),
)


@dataclass(frozen=True, slots=True)
class Across:
    """What places say of one conduct; `day`: the versions are those in force on it, else the nearest."""

    conduct: Conduct
    said: tuple[Said, ...]
    day: date | None
    elsewhere: tuple[str, ...] = ()
    """Other versions that speak of it, of places of which the version asked does not."""

    @property
    def speaking(self) -> tuple[Said, ...]:
        """The places that have a clause that reaches it."""
        return tuple(one for one in self.said if one.silence is None)


def conduct(across: Across, vocabulary: Vocabulary, *, brief: bool) -> Iterator[Block]:
    """Build what a person reads; `brief` names only the first of many places that say nothing."""
    found = across.conduct
    yield Heading(clean(f"{found.label} · {found.code}"))
    yield Lines([clean(line) for line in _about(across, vocabulary)])
    reaching = [(one, clause) for one in across.speaking for clause in one.reaching]
    if reaching:
        rows = [_row(one.catalog, clause, across.day, _through(clause)) for one, clause in reaching]
        yield Grid(_CLAUSES, rows)
    narrower = [(one, clause) for one in across.said for clause in one.clauses if clause.reach is Reach.NARROWER]
    if narrower:
        rows = [_row(one.catalog, clause, across.day, ", ".join(clause.codes)) for one, clause in narrower]
        title = "Graver and milder cases that have a code of their own"
        yield Grid((_CLAUSES[0], Column("Conduct"), *_CLAUSES[1:]), [_beside(row) for row in rows], title=title)
    notes = [f"{one.catalog.name}, {clause.of.id}: {clause.of.note}" for one, clause in reaching if clause.of.note]
    if notes:
        yield Bullets("Notes", [clean(note) for note in notes])
    yield Lines([clean(line) for line in _silent(across, brief=brief)])


def _about(across: Across, vocabulary: Vocabulary) -> Iterator[str]:
    code = across.conduct.code
    if across.conduct.definition:
        yield across.conduct.definition
    above = [one for one in vocabulary.above(code) if one in vocabulary.conducts]
    below = [one for one in vocabulary.below(code) if one != code]
    if above:
        yield f"A case of {', '.join(above)}."
    if below:
        yield f"With cases of its own: {', '.join(below)}."
    versions = f"the version in force on {across.day}, else the nearest" if across.day else "the newest version"
    places = len(across.said)
    yield f"{len(across.speaking)} of {places} {'place speaks' if places == 1 else 'places speak'} of it ({versions})."


def _silent(across: Across, *, brief: bool) -> Iterator[str]:
    for silence in Silence:
        names = [one.catalog.name for one in across.said if one.silence is silence]
        if not names:
            continue
        title = f"{silence.value.capitalize()} ({len(names)})"
        if brief and len(names) > _NAMES_AT_MOST:
            more = len(names) - _NAMES_AT_MOST
            yield f"{title}: {', '.join(names[:_NAMES_AT_MOST])} … and {more} more (--format csv names all)"
        else:
            yield f"{title}: {', '.join(names)}"
    if across.elsewhere:
        yield f"Other versions that speak of it (--city {across.elsewhere[0]}): {', '.join(across.elsewhere)}"


def _beside(row: tuple[str, ...]) -> tuple[str, ...]:
    """Give the code a column of its own, beside the place."""
    place, effect, asked, *rest = row
    codes, _, conditions = asked.partition("; ")
    return place, codes, effect, conditions, *rest


def _through(clause: Clause) -> str:
    return f"of {', '.join(clause.codes)}" if clause.reach is Reach.BROADER else ""


def _row(catalog: Catalog, clause: Clause, day: date | None, first: str) -> tuple[str, ...]:
    asked = "; ".join(part for part in (first, *conditions(clause.of)) if part)
    then = "" if day is None or catalog.in_force.covers(day) else " (not in force then)"
    cited = "; ".join(dict.fromkeys(f"{one} [{one.evidence}]" for one in sources(clause.of)))
    shown = (catalog.name + then, effect(clause.of), asked, lasts(clause.of, catalog), cited)
    return tuple(map(clean, shown))


def conditions(of: Rule | Ground) -> list[str]:
    """Say under which conditions a clause holds: for whom, when, how often, with which exceptions."""
    return rule_conditions(of) if isinstance(of, Rule) else lists.conditions(of)


def effect(of: Rule | Ground) -> str:
    """Say in full what a clause does."""
    if isinstance(of, Rule):
        every = f" every {str(of.every).removeprefix('1 ')}" if of.every else ""
        cap = f"; {clauses.cap(of.cap)}" if of.cap else ""
        return " or ".join(dict.fromkeys(effect_words(variant.effect) for variant in of.variants)) + every + cap
    title = f" ({of.title})" if of.title else ""
    grade = f", grade {of.grade}" if of.grade else ""
    return f"{'listed as a benefit' if of.benefit else 'listed'}, ground {of.id}{title}{grade}"


def lasts(of: Rule | Ground, catalog: Catalog) -> str:
    """Say for how long: validity of points and grades, term of a listing."""
    if not isinstance(of, Rule):
        return lists.term(of.term)
    found = [str(one) if one else "not known how long" for one in lasting(of, catalog)]
    return " or ".join(dict.fromkeys(found))


def sources(of: Rule | Ground) -> Sequence[Source]:
    """Return the sources of a clause; several where they conflict."""
    return [variant.source for variant in of.variants] if isinstance(of, Rule) else [of.source]


def rows(across: Across) -> Iterator[dict[str, Any]]:
    """Yield a row for each clause, and one for each place that has none that reaches the conduct."""
    for said in across.said:
        place = _place(said.catalog, across.day) | {"conduct": said.conduct}
        missing = "; ".join(part.what for part in said.missing) or None
        if said.silence is not None:
            yield dict.fromkeys(COLUMNS) | place | {"says": said.silence.value, "missing": missing}
        for clause in said.clauses:
            yield dict.fromkeys(COLUMNS) | place | _clause(clause, said.catalog) | {"missing": missing}


def _place(catalog: Catalog, day: date | None) -> dict[str, Any]:
    return {
        "place": catalog.place,
        "version": catalog.version,
        "name": catalog.locality.name.en,
        "name_zh": catalog.locality.name.zh or None,
        "kind": catalog.kind,
        "in_force": None if day is None else catalog.in_force.covers(day),
    }


def _clause(clause: Clause, catalog: Catalog) -> dict[str, Any]:
    of = clause.of
    cited = sources(of)
    low, high = ends(of)
    return {
        "says": "clause",
        "reach": clause.reach.value,
        "codes": ", ".join(clause.codes),
        "clause": of.id,
        "clause_kind": "rule" if isinstance(of, Rule) else "ground",
        "effect": effect(of),
        "points_low": None if low is None else words.number(low),
        "points_high": None if high is None else words.number(high),
        "grade": grade(of),
        "conditions": "; ".join(conditions(of)) or None,
        "lasts": lasts(of, catalog),
        "instrument": cited[0].instrument,
        "locator": cited[0].locator,
        "evidence": cited[0].evidence.value,
        "other_sources": "; ".join(f"{one} [{one.evidence}]" for one in cited[1:]) or None,
        "note": of.note or None,
    }


def ends(of: Rule | Ground) -> tuple[Decimal | None, Decimal | None]:
    """Return the harshest and the kindest points of a clause; None: no bound is known, or it gives none."""
    if not isinstance(of, Rule):
        return None, None
    points = [one.effect for one in of.variants if isinstance(one.effect, (Amount, Ladder, Accumulated))]
    lows, highs = [one.low for one in points], [one.high for one in points]
    low = None if None in lows else min((one for one in lows if one is not None), default=None)
    high = None if None in highs else max((one for one in highs if one is not None), default=None)
    return low, high


def grade(of: Rule | Ground) -> str | None:
    """Return the grade that a clause sets; several where sources conflict."""
    if not isinstance(of, Rule):
        return of.grade
    set_ = [one.effect.grade for one in of.variants if isinstance(one.effect, DirectGrade)]
    return " or ".join(dict.fromkeys(set_)) or None


def document(across: Across, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return all of it as plain data: the conduct, and each place with its clauses in full."""
    found = across.conduct
    return {
        "scorecat": __version__,
        "as_of": across.day.isoformat() if across.day else None,
        "conduct": {
            "code": found.code,
            "name": found.label.en,
            "name_zh": found.label.zh or None,
            "definition": found.definition,
            "above": [code for code in vocabulary.above(found.code) if code in vocabulary.conducts],
            "below": [code for code in vocabulary.below(found.code) if code != found.code],
        },
        "places": [_said(one, across.day) for one in across.said],
        "other_versions": list(across.elsewhere),
    }


def _said(said: Said, day: date | None) -> dict[str, Any]:
    return _place(said.catalog, day) | {
        "says": said.silence.value if said.silence else "clause",
        "clauses": [_in_full(clause, said.catalog) for clause in said.clauses],
        "missing": [part.what for part in said.missing],
    }


def _in_full(clause: Clause, catalog: Catalog) -> dict[str, Any]:
    of = clause.of
    row = _clause(clause, catalog)
    asked: dict[str, Any] = {
        "for": condition.words(of.subjects) if of.subjects else None,
        "when": condition.words(of.when) if of.when else None,
        "reach_open": of.reach_open,
        "passed_on": of.passed_on,
        "from": of.in_force.start.isoformat() if of.in_force and of.in_force.start else None,
        "until": of.in_force.until.isoformat() if of.in_force and of.in_force.until else None,
    }
    if not isinstance(of, Rule):
        asked |= {
            "times": lists.times(of.times) if of.times else None,
            "exceptions": [lists.exception(one) for one in of.exceptions],
            "listed_in": of.listed_in,
            "benefit": of.benefit,
        }
    kept = ("reach", "clause", "clause_kind", "effect", "grade", "lasts", "note")
    return {
        **{name: row[name] for name in kept},
        "short": cells.clause(clause),
        "codes": list(clause.codes),
        "points": {"low": row["points_low"], "high": row["points_high"]},
        **asked,
        "sources": [source(one) for one in sources(of)],
    }
