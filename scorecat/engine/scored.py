"""Stage *scored*: score and grade of each subject in each catalog (design.md section 5.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.predicate import by_rule
from scorecat.engine.relation import Values
from scorecat.engine.subject import coverage, with_subject

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

# Where days are asked for, everyone asked about has a record, with events by then or without.
_ASKED = """
SELECT moment.subject, moment.as_of, catalog.catalog, coalesce(before_in_force, 0) AS before_in_force,
    coalesce(bad_refs, 0) AS bad_refs, coalesce(standing, 0) AS standing
FROM moment CROSS JOIN plan_catalog AS catalog
LEFT JOIN (FROM row) AS found ON found.subject = moment.subject AND found.catalog = catalog.catalog
"""

_CONSENT_TABLE = """
SELECT row.*, catalog.needs_consent AND subjects.subject IS NOT NULL
        AND coalesce(subjects.consent_from > row.as_of, true) AS consent_missing,
    catalog.needs_consent AND subjects.subject IS NULL AS consent_unknown
FROM row JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
LEFT JOIN subjects ON subjects.subject = row.subject
"""
_CONSENT_TAKEN = """
SELECT row.*, false AS consent_missing, catalog.needs_consent AS consent_unknown
FROM row JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
"""

# Only direct grades have floors, hold to a grade and may be refused a repair.
# A direct grade that another one supersedes keeps its floor: the other may have none. least() and greatest() pass over
# NULL, which is what no floor and no range mean.
_SCORED = """
WITH grades AS (
    SELECT entry.catalog, entry.subject,
        min(rule.floor_low) FILTER (WHERE alive_low AND floors IS DISTINCT FROM false) AS floor_low,
        min(rule.floor_high) FILTER (WHERE alive_high AND floors) AS floor_high,
        min(low.hard) FILTER (WHERE alive_low AND floors IS DISTINCT FROM false) AS floor_hard,
        max(entry.grade_low) FILTER (WHERE alive_low AND floors IS DISTINCT FROM false
            AND low.floored) AS floor_grade,
        arg_max(low.hard <> low.easy AND NOT low.printed, entry.grade_low) FILTER (WHERE alive_low
            AND floors IS DISTINCT FROM false AND low.floored) AS floor_in_doubt,
        coalesce(bool_or(alive_low AND floors IS DISTINCT FROM false AND low.last AND low.floored
                AND NOT low.printed
            OR alive_high AND floors AND high.last AND high.floored AND NOT high.printed), false) AS last_grade_floor,
        max(entry.grade_low) FILTER (WHERE counts_low
            AND NOT (corrected AND coalesce(floors, false) AND low.floored)) AS pin_low,
        max(entry.grade_high) FILTER (WHERE counts_high
            AND NOT (corrected AND (floors IS NULL OR floors AND high.floored))) AS pin_high,
        coalesce(bool_or(may_stay), false) AS refusable,
        min(rule.floor_high) FILTER (WHERE alive_high AND floors AND NOT instead) AS floor_others,
        CASE WHEN bool_and(rule.floor_high IS NOT NULL) FILTER (WHERE may_stay)
            THEN max(rule.floor_high) FILTER (WHERE may_stay AND floors) END AS floor_staying,
        max(entry.grade_high) FILTER (WHERE counts_high AND NOT instead
            AND NOT (corrected AND (floors IS NULL OR floors AND high.floored))) AS pin_refused
    FROM kept AS entry
    JOIN plan_rule AS rule ON rule.rule = entry.rule
    JOIN plan_catalog AS catalog ON catalog.catalog = entry.catalog
    LEFT JOIN plan_grade AS low ON low.catalog = entry.catalog AND low.grade = entry.grade_low
    LEFT JOIN plan_grade AS high ON high.catalog = entry.catalog AND high.grade = entry.grade_high
    WHERE entry.direct
    GROUP BY entry.catalog, entry.subject
)
SELECT row.*, catalog.scored AND coalesce(covered, true) AND NOT consent_missing AS scored,
    coalesce(grades.last_grade_floor, false) AS last_grade_floor,
    coalesce(tally.validity_unknown, 0) AS validity_unknown, coalesce(tally.events, 0) AS entered,
    coalesce(tally.entries, 0) AS entries, coalesce(tally.undetermined, 0) AS undetermined,
    coalesce(tally.press, 0) AS press, coalesce(tally.recalled, 0) AS recalled, grades.pin_low,
    CASE WHEN NOT bottomless AND floor_low < start + coalesce(down_low, 0) AND greatest(minimum, least(maximum,
        start + coalesce(down_low, 0) + coalesce(up_low, 0))) >= floor_hard AND floor_in_doubt THEN floor_grade END
        AS floor_grade,
    CASE WHEN NOT coalesce(bottomless, false) AND floor_low < start + coalesce(down_low, 0) THEN floor_low
        END AS held_low,
    least(floor_others, floor_staying) AS floor_refused,
    greatest(minimum, least(maximum, least(start + coalesce(down_high, 0), floor_high) + coalesce(up_high, 0)))
        AS granted_score,
    greatest(minimum, least(maximum, least(start + coalesce(down_refused, 0), floor_refused) + coalesce(up_high, 0)))
        AS refused_score,
    coalesce(refusable AND NOT endless AND refused_score > granted_score, false) AS refused,
    CASE WHEN NOT refused THEN CASE WHEN floor_high < start + coalesce(down_high, 0) THEN floor_high END
        WHEN floor_refused < start + coalesce(down_refused, 0) THEN floor_refused END AS held_high,
    CASE WHEN coalesce(bottomless, false) THEN minimum ELSE greatest(minimum, least(maximum,
        least(start + coalesce(down_low, 0), floor_low) + coalesce(up_low, 0))) END AS score_low,
    CASE WHEN coalesce(endless, false) THEN maximum WHEN refused THEN refused_score ELSE granted_score END
        AS score_high,
    CASE WHEN refused THEN grades.pin_refused ELSE grades.pin_high END AS pin_high,
FROM row
JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
LEFT JOIN tally ON tally.catalog = row.catalog AND tally.subject = row.subject
LEFT JOIN grades ON grades.catalog = row.catalog AND grades.subject = row.subject
"""

# The floor of a grade and its bound are one number: doubt about it does not take a score held to it out of the grade.
_GRADED = """
SELECT row.*,
    greatest(pin_low, least(floor_grade, (
        SELECT min(grade.grade) FROM plan_grade AS grade
        WHERE grade.catalog = row.catalog AND (last OR score_low > hard OR score_low = hard AND NOT hard_open)
    ))) AS grade_low,
    greatest(pin_high, (
        SELECT min(grade.grade) FROM plan_grade AS grade
        WHERE grade.catalog = row.catalog
            AND (last OR score_high IS NULL OR score_high > easy OR score_high = easy AND NOT easy_open)
    )) AS grade_high
FROM row
"""

_RECORD = """
SELECT catalog, subject, as_of, scored,
    CASE WHEN scored AND NOT crossed THEN score_low WHEN scored THEN score_high END AS score_low,
    CASE WHEN scored AND NOT crossed THEN score_high WHEN scored THEN score_low END AS score_high,
    CASE WHEN scored THEN greatest(grade_low, grade_high) END AS grade_low,
    CASE WHEN scored THEN least(grade_low, grade_high) END AS grade_high,
    CASE WHEN scored THEN held_low END AS held_low, CASE WHEN scored THEN held_high END AS held_high,
    scored AND (crossed OR coalesce(grade_low < grade_high, false)) AS interact,
    scored AND last_grade_floor AS last_grade_floor, validity_unknown, before_in_force, bad_refs, standing, entered,
    entries, undetermined, press, recalled,
    covered IS NOT DISTINCT FROM false AS not_covered, covered IS NULL AS coverage_open,
    consent_missing, consent_unknown
FROM (SELECT *, coalesce(score_low > score_high, false) AS crossed FROM row)
"""


def scored(events: Relation, plan: Plan, *, asked: bool = False) -> Relation:
    """Make the record of every subject with an event by T, in every catalog; if `asked`, of all `moment` names.

    In: the columns of *met*; tables `tally`, `kept`. Out: catalog INTEGER, subject VARCHAR,
    as_of DATE, scored BOOLEAN; score_low, score_high DECIMAL (NULL: no bound), grade_low, grade_high INTEGER (ranks),
    held_low, held_high DECIMAL (the floor that lowered the score); and what caveats rest on: interact,
    last_grade_floor, not_covered, coverage_open, consent_missing, consent_unknown BOOLEAN; validity_unknown,
    before_in_force, bad_refs, standing, entered (of *tally*: its `events`) BIGINT; and how many entries there are,
    as *tally* counts them: entries, undetermined, press, recalled BIGINT.
    """
    consent = _CONSENT_TABLE if "consent_from" in plan.subject_columns else _CONSENT_TAKEN
    about = with_subject(events.then(_ASKED) if asked else events, plan, day="row.as_of")
    values = Values("scored")
    covered = {number: coverage(found, plan, values) for number, found in enumerate(plan.catalogs)}
    answer = by_rule({number: cover for number, cover in covered.items() if cover}, "true", "catalog")
    return (
        about.then(f"SELECT row.*, {answer} AS covered FROM row", values)
        .then(consent)
        .then(_SCORED)
        .then(_GRADED)
        .then(_RECORD)
    )
