"""The two flat tables of a result, `records` and `entries`, as queries over the pipeline's tables.

`records`: subject, place, version VARCHAR; scored BOOLEAN; score_low, score_high DECIMAL(38,4) (empty: no score, or no
bound); grade_low, grade_high VARCHAR; held_to_low, held_to_high DECIMAL; entries, undetermined, uncovered, consequences
BIGINT (how many); caveats VARCHAR[].

`entries`: subject, place, version, event VARCHAR; date DATE; conduct, rule VARCHAR; points_low, points_high,
counted_low, counted_high DECIMAL(18,4) (empty: a direct grade, or no bound); grade_low, grade_high, status VARCHAR;
charges INTEGER; from, until_low, until_high DATE; via, instrument, locator, evidence VARCHAR.
"""

from __future__ import annotations

from typing import Final

# What holds of one record; what holds of every record of a catalog stands with the catalog (Header.catalog_caveats).
_CAVEATS = """[caveat FOR caveat IN [
    CASE WHEN interact THEN 'open choices interact' END,
    CASE WHEN not_covered THEN 'this place does not cover the subject at the as-of date' END,
    CASE WHEN coverage_open THEN 'whether this place covers the subject is not known' END,
    CASE WHEN consent_missing THEN 'no consent by the as-of date: recorded, not scored' END,
    CASE WHEN consent_unknown THEN 'consent is not known and is taken as given' END,
    CASE WHEN last_grade_floor THEN 'the last grade prints no floor: the score is held to the top of its band' END,
    CASE WHEN validity_unknown > 0
        THEN 'how long entries count is not known: ' || validity_unknown || ' without an end' END,
    CASE WHEN before_in_force > 0 THEN 'events from before the catalog was in force: ' || before_in_force END,
    CASE WHEN bad_refs > 0
        THEN 'rows that refer to no earlier event of this subject and do nothing: ' || bad_refs END,
    CASE WHEN press > 0 THEN 'entries that rest on press or scholarly reports: ' || press END,
    CASE WHEN recalled > 0 THEN 'entries that rest on memory alone: ' || recalled END
] IF caveat IS NOT NULL]"""

_ENTRIES_OF = """
SELECT entry.catalog, entry.subject, count(*) AS entries,
    count(*) FILTER (WHERE status = 'undetermined') AS undetermined,
    count(*) FILTER (WHERE status <> 'revoked' AND evidence IN ('press', 'scholarly')) AS press,
    count(*) FILTER (WHERE status <> 'revoked' AND evidence = 'recalled') AS recalled
FROM entry JOIN plan_source AS source ON source.rule = entry.rule AND source.band = entry.band
GROUP BY entry.catalog, entry.subject
"""

RECORDS: Final = f"""
SELECT row.subject, name.place, name.version, row.scored, score_low, score_high,
    low.id AS grade_low, high.id AS grade_high,
    from_low.id AS fell_from_low, from_high.id AS fell_from_high,
    held_low AS held_to_low, held_high AS held_to_high, coalesce(entries.entries, 0) AS entries,
    coalesce(undetermined, 0) AS undetermined, coalesce(uncovered.uncovered, 0) AS uncovered,
    coalesce(followed.consequences, 0) AS consequences, {_CAVEATS} AS caveats,
    row.catalog AS _catalog
FROM record AS row
JOIN plan_name AS name ON name.catalog = row.catalog
LEFT JOIN plan_grade_name AS low ON low.catalog = row.catalog AND low.grade = row.grade_low
LEFT JOIN plan_grade_name AS high ON high.catalog = row.catalog AND high.grade = row.grade_high
LEFT JOIN fell ON fell.catalog = row.catalog AND fell.subject = row.subject
LEFT JOIN plan_grade_name AS from_low ON from_low.catalog = row.catalog AND from_low.grade = fell.low
LEFT JOIN plan_grade_name AS from_high ON from_high.catalog = row.catalog AND from_high.grade = fell.high
LEFT JOIN ({_ENTRIES_OF}) AS entries ON entries.catalog = row.catalog AND entries.subject = row.subject
LEFT JOIN (SELECT catalog, subject, count(*) AS uncovered FROM uncovered GROUP BY ALL) AS uncovered
    ON uncovered.catalog = row.catalog AND uncovered.subject = row.subject
LEFT JOIN (SELECT catalog, subject, count(*) AS consequences FROM followed GROUP BY ALL) AS followed
    ON followed.catalog = row.catalog AND followed.subject = row.subject
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
FOLLOWED: Final = "SELECT subject, catalog, consequence, open FROM followed ORDER BY subject, catalog, consequence"

TABLES: Final = {"records": RECORDS, "entries": ENTRIES}
"""By name; columns that begin with `_` are ours and are left out of what is written."""


def shown(name: str) -> str:
    """Return the query of one flat table without our own columns, in its order."""
    return f"SELECT COLUMNS('^[^_]') FROM ({TABLES[name]})"
