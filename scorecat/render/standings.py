"""`scorecat compare` as rows, one for each subject in each place, and as a document, one part for each subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from scorecat.compare.difference import deciding
from scorecat.model.record import Entry
from scorecat.render import words
from scorecat.render.as_json import source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from fractions import Fraction

    from scorecat.compare.compared import Compared
    from scorecat.compare.difference import Difference, Said
    from scorecat.compare.standing import Standing
    from scorecat.compare.verdict import Places
    from scorecat.model.record import Listing, Readings
    from scorecat.model.source import Source
    from scorecat.render.long import Columns

COLUMNS: Final[Columns] = {
    "subject": "VARCHAR",
    "place": "VARCHAR",
    "version": "VARCHAR",
    "basis": "VARCHAR",
    "speaks": "BOOLEAN",
    "start": "DECIMAL(38,4)",
    "score_low": "DECIMAL(38,4)",
    "score_high": "DECIMAL(38,4)",
    "grade_low": "VARCHAR",
    "grade_high": "VARCHAR",
    "grades": "INTEGER",
    "position_low": "INTEGER",
    "position_high": "INTEGER",
    "share_low": "DOUBLE",
    "share_high": "DOUBLE",
    "moved_low": "DOUBLE",
    "moved_high": "DOUBLE",
    "way_low": "DOUBLE",
    "way_high": "DOUBLE",
    "against": "INTEGER",
    "in_favour": "INTEGER",
    "listed": "VARCHAR",
    "no_rule": "INTEGER",
    "condition_not_met": "INTEGER",
    "text_not_available": "INTEGER",
    "worst": "VARCHAR",
    "best": "VARCHAR",
    "clause": "VARCHAR",
    "clause_event": "VARCHAR",
    "clause_conduct": "VARCHAR",
    "clause_effect": "VARCHAR",
    "instrument": "VARCHAR",
    "locator": "VARCHAR",
    "evidence": "VARCHAR",
    "caveats": "VARCHAR",
}
"""The columns of the rows (docs/compare.md). Scores of different places are not comparable; `share`, `moved` and `way`
have no unit. `worst` and `best` name the readings in which the place is that."""
_DIGITS: Final = 4


def rows(found: Iterable[Compared]) -> Iterator[dict[str, Any]]:
    """Yield a row for each subject in each place."""
    for one in found:
        for standing in one.standings:
            yield _row(one, standing)


def _row(one: Compared, standing: Standing) -> dict[str, Any]:
    record, position = standing.record, standing.position
    whys = Counter(each.why for each in record.uncovered)
    decided = deciding(standing)
    row: dict[str, Any] = dict.fromkeys(COLUMNS) | {
        "subject": one.subject,
        "place": record.catalog.place,
        "version": record.catalog.version,
        "basis": standing.basis.value,
        "speaks": standing.speaks,
        "start": _number(record.catalog.start),
        "against": standing.against,
        "in_favour": standing.in_favour,
        "listed": "; ".join(held(standing)) or None,
        "no_rule": whys["no rule"],
        "condition_not_met": whys["condition not met"],
        "text_not_available": whys["text not available"],
        "worst": _readings(standing, one.verdict.worst) if one.verdict.differs else None,
        "best": _readings(standing, one.verdict.best) if one.verdict.differs else None,
        "caveats": "; ".join(record.caveats) or None,
    }
    if record.score is not None:
        row |= {"score_low": _number(record.score.low), "score_high": _number(record.score.high)}
    if record.grade is not None:
        row |= {"grade_low": record.grade.low, "grade_high": record.grade.high}
    if position is not None:
        row |= {"grades": position.of, "position_low": position.place.low, "position_high": position.place.high}
        for name, pair in (("share", position.share), ("moved", position.moved), ("way", position.way)):
            if pair is not None:
                row |= {f"{name}_low": _share(pair.low), f"{name}_high": _share(pair.high)}
    if decided is not None:
        clause, cited = decided.clause, cited_by(decided.clause)
        row |= {
            "clause": id_of(clause),
            "clause_event": clause.event,
            "clause_conduct": clause.conduct,
            "clause_effect": did(clause),
            "instrument": cited.instrument,
            "locator": cited.locator,
            "evidence": cited.evidence.value,
        }
    return row


def document(one: Compared) -> dict[str, Any]:
    """Return one subject as plain data."""
    found = one.verdict
    return {
        "subject": one.subject,
        "judged_by": found.by.value,
        "judged": found.judged,
        "worst": _places(found.worst),
        "best": _places(found.best),
        "difference": None if one.difference is None else _difference(one.difference),
        "silent": {
            "no rule": one.silent(available=True),
            "text not available": one.silent(available=False),
        },
        "standings": [_standing(one, standing) for standing in one.standings],
    }


def _standing(one: Compared, standing: Standing) -> dict[str, Any]:
    row = _row(one, standing)
    kept = ("place", "version", "basis", "speaks", "start", "against", "in_favour")
    pairs = {
        name: None if row[f"{name}_high"] is None and row[f"{name}_low"] is None else _pair(row, name)
        for name in ("grade", "position", "share", "moved", "way")
    }
    # Of a score, no bound in both readings is something else than no score.
    score = None if standing.record.score is None else _pair(row, "score")
    return {
        **{name: row[name] for name in kept},
        "score": score,
        "grades": row["grades"],
        **pairs,
        "listed": held(standing),
        "uncovered": {name: row[name] for name in ("no_rule", "condition_not_met", "text_not_available")},
        "clause": None if (decided := deciding(standing)) is None else _clause(decided.clause),
        "caveats": list(standing.record.caveats),
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "event": found.event,
        "date": found.day.isoformat(),
        "conduct": found.conduct,
        "via": found.via,
        "here": {"place": found.here.catalog.name, **_clause(found.decisive.clause)},
        "there": None if found.there is None else _said(found.there),
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "place": said.standing.catalog.name,
        "why": said.why or None,
        "clauses": [_clause(one) for one in said.clauses],
    }


def _clause(one: Entry | Listing) -> dict[str, Any]:
    return {
        "clause": id_of(one),
        "event": one.event,
        "conduct": one.conduct,
        "effect": did(one),
        "status": one.status,
        "source": source(cited_by(one)),
    }


def held(standing: Standing) -> list[str]:
    """Say how a place lists the subject: `listed`, `may be listed`, `benefit`, `may be a benefit`; each once."""
    said = {
        (False, True): "listed",
        (False, False): "may be listed",
        (True, True): "benefit",
        (True, False): "may be a benefit",
    }
    return [text for (benefit, surely), text in said.items() if standing.listed(benefit=benefit, surely=surely)]


def did(one: Entry | Listing) -> str:
    """Say what a clause did: `−60`, `direct B`, `listed until 2021-03-01`, and its status unless it plainly counts."""
    if isinstance(one, Entry):
        return words.points(one) if one.status == "counted" else f"{words.points(one)}, {one.status}"
    benefit = " as a benefit" if one.ground.benefit else ""
    return f"{one.status}{benefit}, until {words.listed_until(one.until)}"


def id_of(one: Entry | Listing) -> str:
    """Return the id of the rule or ground."""
    return one.rule.id if isinstance(one, Entry) else f"ground {one.ground.id}"


def cited_by(one: Entry | Listing) -> Source:
    """Return the source of what was applied."""
    return one.source if isinstance(one, Entry) else one.ground.source


def _readings(standing: Standing, ends: Readings[Places]) -> str | None:
    low, high = standing in ends.low, standing in ends.high
    return "both" if low and high else "low" if low else "high" if high else None


def _places(ends: Readings[Places]) -> dict[str, list[str]]:
    return {"low": [one.catalog.name for one in ends.low], "high": [one.catalog.name for one in ends.high]}


def _pair(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {"low": row[f"{name}_low"], "high": row[f"{name}_high"]}


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else words.number(value)


def _share(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), _DIGITS)
