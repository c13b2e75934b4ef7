"""The two flat tables of a result, `records` and `entries`, as queries over the pipeline's tables.

`records`: subject, place, version VARCHAR; scored BOOLEAN; score_low, score_high DECIMAL(38,4) (empty: no score, or no
bound); grade_low, grade_high VARCHAR; held_to_low, held_to_high DECIMAL; entries, undetermined, uncovered, consequences
BIGINT (how many), where a catalog is a list also listings, listed BIGINT (how many, and how many in effect); caveats
VARCHAR[].

`entries`: subject, place, version, event VARCHAR; date DATE; conduct, rule VARCHAR; points_low, points_high,
counted_low, counted_high DECIMAL(18,4) (empty: a direct grade, or no bound); grade_low, grade_high, status VARCHAR;
charges INTEGER; from, until_low, until_high DATE; via, instrument, locator, evidence VARCHAR.

`listings`, where a catalog is a list: subject, place, version, event VARCHAR; date DATE; conduct, ground, status
VARCHAR; from_low, from_high (empty: never), until_low, until_high (empty: no end) DATE; removal VARCHAR; public_low,
public_high DATE (from when it is published); why VARCHAR[]; via, instrument, locator, evidence VARCHAR.
"""

from __future__ import annotations

from typing import Final

NOT_COVERED: Final = "this place does not cover the subject at the as-of date"
NO_CONSENT: Final = "no consent by the as-of date: recorded, not scored"
"""The caveats of a record that is no standing."""

# What holds of one record; what holds of every record of a catalog stands with the catalog (Header.catalog_caveats).
_CAVEATS = f"""[caveat FOR caveat IN [
    CASE WHEN interact THEN 'open choices interact' END,
    CASE WHEN not_covered THEN '{NOT_COVERED}' END,
    CASE WHEN coverage_open THEN 'whether this place covers the subject is not known' END,
    CASE WHEN consent_missing THEN '{NO_CONSENT}' END,
    CASE WHEN consent_unknown THEN 'consent is not known and is taken as given' END,
    CASE WHEN last_grade_floor THEN 'the last grade prints no floor: the score is held to the top of its band' END,
    CASE WHEN row.validity_unknown > 0
        THEN 'how long entries count is not known: ' || row.validity_unknown || ' without an end' END,
    CASE WHEN before_in_force > 0 THEN 'events from before the catalog was in force: ' || before_in_force END,
    CASE WHEN bad_refs > 0
        THEN 'rows that refer to no earlier event of this subject and do nothing: ' || bad_refs END,
    CASE WHEN row.press > 0 THEN 'entries that rest on press or scholarly reports: ' || row.press END,
    CASE WHEN row.recalled > 0 THEN 'entries that rest on memory alone: ' || row.recalled END{{more}}
] IF caveat IS NOT NULL]"""

_LISTED_CAVEATS: Final = """,
    CASE WHEN listed.endless > 0
        THEN 'how long listings last is not known: ' || listed.endless || ' without an end' END,
    CASE WHEN listed.press > 0 THEN 'listings that rest on press or scholarly reports: ' || listed.press END,
    CASE WHEN listed.recalled > 0 THEN 'listings that rest on memory alone: ' || listed.recalled END"""
_LISTINGS_OF = """
LEFT JOIN (
    SELECT listing.catalog, listing.subject, count(*) AS listings, count(*) FILTER (WHERE status = 'listed') AS listed,
        count(*) FILTER (WHERE list_contains(why, 'term')) AS endless,
        count(*) FILTER (WHERE NOT revoked AND evidence IN ('press', 'scholarly')) AS press,
        count(*) FILTER (WHERE NOT revoked AND evidence = 'recalled') AS recalled
    FROM listing JOIN plan_ground AS ground ON ground.basis = listing.basis
    GROUP BY listing.catalog, listing.subject
) AS listed ON listed.catalog = row.catalog AND listed.subject = row.subject"""

_RECORDS = """
SELECT row.subject, name.place, name.version, row.scored, score_low, score_high,
    low.id AS grade_low, high.id AS grade_high,
    from_low.id AS fell_from_low, from_high.id AS fell_from_high,
    held_low AS held_to_low, held_high AS held_to_high, row.entries, row.undetermined, row.uncovered,
    {counts}coalesce(followed.consequences, 0) AS consequences, {caveats} AS caveats,
    row.catalog AS _catalog
FROM record AS row
JOIN plan_name AS name ON name.catalog = row.catalog
LEFT JOIN plan_grade_name AS low ON low.catalog = row.catalog AND low.grade = row.grade_low
LEFT JOIN plan_grade_name AS high ON high.catalog = row.catalog AND high.grade = row.grade_high
LEFT JOIN fell ON fell.catalog = row.catalog AND fell.subject = row.subject
LEFT JOIN plan_grade_name AS from_low ON from_low.catalog = row.catalog AND from_low.grade = fell.low
LEFT JOIN plan_grade_name AS from_high ON from_high.catalog = row.catalog AND from_high.grade = fell.high
LEFT JOIN (SELECT catalog, subject, count(*) AS consequences FROM followed GROUP BY ALL) AS followed
    ON followed.catalog = row.catalog AND followed.subject = row.subject{listings}
ORDER BY row.subject, row.catalog
"""

ENTRIES: Final = """
SELECT row.subject, name.place, name.version, row.event, row.date, row.conduct, rule.id AS rule,
    points_low, points_high, low.id AS grade_low, high.id AS grade_high,
    CASE WHEN record.scored THEN counted_low END AS counted_low,
    CASE WHEN record.scored THEN counted_high END AS counted_high, status,
    CASE WHEN rule.every IS NOT NULL THEN charges END AS charges, row.begins AS from, until_low, until_high,
    CASE WHEN row.author <> row.subject THEN row.author END AS via, row.replaces AS replaces,
    source.instrument, source.locator, source.evidence,
    row.catalog AS _catalog, row.rule AS _rule, row.band AS _band, record.scored AS _scored
FROM entry AS row
JOIN record ON record.catalog = row.catalog AND record.subject = row.subject
JOIN plan_name AS name ON name.catalog = row.catalog
JOIN plan_rule AS rule ON rule.rule = row.rule
JOIN plan_source AS source ON source.rule = row.rule AND source.band = row.band
LEFT JOIN plan_grade_name AS low ON low.catalog = row.catalog AND low.grade = row.grade_low
LEFT JOIN plan_grade_name AS high ON high.catalog = row.catalog AND high.grade = row.grade_high
ORDER BY row.subject, row.catalog, row.date, row.event, via NULLS FIRST, row.place, row.clause, row.begins, row.step
"""

UNCOVERED: Final = """
SELECT subject, catalog, event, date, conduct, why, CASE WHEN author <> subject THEN author END AS via
FROM uncovered ORDER BY subject, catalog, date, event, via NULLS FIRST
"""
LISTINGS: Final = """
SELECT row.subject, name.place, name.version, row.event, row.date, row.conduct, ground.id AS ground, row.status,
    row.from_low, row.from_high, row.until_low, row.until_high, row.removal, row.public_low, row.public_high, row.why,
    CASE WHEN row.author <> row.subject THEN row.author END AS via, ground.instrument, ground.locator, ground.evidence,
    row.catalog AS _catalog, row.basis AS _ground, row.on_low AS _on_low, row.on_high AS _on_high,
    row.hidden_low AS _hidden_low, row.hidden_high AS _hidden_high
FROM listing AS row
JOIN plan_name AS name ON name.catalog = row.catalog
JOIN plan_ground AS ground ON ground.basis = row.basis
ORDER BY row.subject, row.catalog, row.date, row.event, via NULLS FIRST, row.place
"""
FOLLOWED: Final = "SELECT subject, catalog, consequence, open FROM followed ORDER BY subject, catalog, consequence"


def records(*, lists: bool) -> str:
    """Return the query of the records; `lists`: there are listings."""
    return _RECORDS.format(
        caveats=_CAVEATS.format(more=_LISTED_CAVEATS if lists else ""),
        counts="coalesce(listings, 0) AS listings, coalesce(listed, 0) AS listed, " if lists else "",
        listings=_LISTINGS_OF if lists else "",
    )


def tables(*, lists: bool) -> dict[str, str]:
    """Return the queries of the flat tables by name; columns that begin with `_` are ours."""
    return {"records": records(lists=lists), "entries": ENTRIES} | ({"listings": LISTINGS} if lists else {})


def shown(name: str, *, lists: bool) -> str:
    """Return the query of one flat table as it is written: without our own columns, in its order."""
    return f"SELECT COLUMNS('^[^_]') FROM ({tables(lists=lists)[name]})"
