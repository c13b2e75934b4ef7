"""Stage *followed*: the consequences of each record's grade and listings (design.md section 5.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.predicate import predicate
from scorecat.engine.relation import Relation, Values
from scorecat.engine.subject import PREFIX, with_subject

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan

_FOLLOWED = """
SELECT row.catalog, row.subject, one.consequence,
    CASE WHEN one.score IS NOT NULL THEN coalesce(row.score_low < one.score, true)
        ELSE one.grade IS NOT NULL AND row.grade_low <> row.grade_high END AS open
FROM row
JOIN plan_consequence AS one ON one.catalog = row.catalog
    AND CASE WHEN one.score IS NOT NULL
        THEN row.scored AND coalesce(row.score_high >= one.score, true)
        ELSE one.grade IS NULL OR one.grade BETWEEN row.grade_high AND row.grade_low END
WHERE NOT row.consent_missing
"""


# A listing's consequence lasts as long as the listing, or so long from its effect. It may follow by the long span, and
# does by the short one.
_OF_LISTINGS = """
SELECT catalog, subject, consequence, NOT bool_or(short) AS open
FROM (
    SELECT row.*,
        CASE WHEN months IS NULL THEN on_long
            ELSE was_long AND NOT revoked AND from_early <= as_of
                AND as_of < (from_late + to_months(months) + to_days(days))::DATE END
            AND holds IS DISTINCT FROM false AND NOT lifted_surely AS long,
        CASE WHEN months IS NULL THEN on_short
            ELSE was_short AND NOT revoked AND from_late <= as_of
                AND as_of < (from_early + to_months(months) + to_days(days))::DATE END
            AND coalesce(holds, false) AND NOT lifted_perhaps AS short
    FROM row
)
WHERE long
GROUP BY catalog, subject, consequence
"""
_LISTED = """
SELECT listing.*, one.consequence, one.months, one.days,
    EXISTS (
        {lifting} AND listing.as_of < least(coalesce(step.ended, step.date), {end})
    ) AS lifted_surely,
    EXISTS (
        {lifting} AND listing.as_of < least(coalesce(step.ended, 'infinity'::DATE), {end})
    ) AS lifted_perhaps
FROM listing
JOIN plan_listed AS one ON one.basis = listing.basis
    AND (one.passed_on IS NULL OR one.passed_on = (listing.author <> listing.subject))
ANTI JOIN (SELECT catalog, subject FROM record WHERE consent_missing) AS refused
    ON refused.catalog = listing.catalog AND refused.subject = listing.subject
"""
_LIFTING = """SELECT 1 FROM event AS step JOIN plan_lift AS lift ON lift.conduct = step.conduct
        WHERE lift.catalog = one.catalog AND lift.consequence = one.consequence AND step.subject = listing.subject
            AND step.author IN (listing.author, listing.subject) AND step.ref = listing.event
            AND step.date >= listing.date AND step.kind = 'procedure' AND NOT step.revoked
            AND (NOT step.bad_ref OR step.author <> listing.author)"""
_END = "(step.date + to_months(one.lift_months) + to_days(one.lift_days))::DATE"
_ASKED = "SELECT row.*, {holds} AS holds FROM row"


def followed(records: Relation, plan: Plan) -> Relation:
    """Return what follows from each record, each consequence once.

    In: the columns of *scored*; of lists table `listing`. Out: catalog INTEGER, subject VARCHAR, consequence INTEGER
    (its place in the catalog), open BOOLEAN (only in some readings).
    """
    found = records.then(_FOLLOWED)
    if not any(one.grade == "listed" for each in plan.catalogs for one in each.consequences):
        return found
    values = Values("followed")
    answers = {
        (catalog, place): predicate(one.subjects, values, PREFIX)
        for catalog, each in enumerate(plan.catalogs)
        for place, one in enumerate(each.consequences)
        if one.subjects
    }
    cases = " ".join(
        f"WHEN catalog = {catalog} AND consequence = {place} THEN {answer}"
        for (catalog, place), answer in answers.items()
    )
    holds = f"CASE {cases} ELSE true END" if cases else "true"
    listings = with_subject(Relation(_LISTED.format(lifting=_LIFTING, end=_END)), plan, day="row.as_of")
    of_lists = listings.then(_ASKED.format(holds=holds), values).then(_OF_LISTINGS)
    return Relation(f"{found.sql} UNION ALL BY NAME {of_lists.sql}", {**found.values, **of_lists.values})
