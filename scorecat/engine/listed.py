"""Stage *listed*: who is on which list, since when and until when (design.md section 5.10, docs/semantics.md).

A listing has two spans: the long one begins at the earliest and ends at the latest that text and log allow, the short
one the other way round. Dates are pairs, `_early` and `_late`; 'infinity' is never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.begun import begun
from scorecat.engine.later import is_some, later
from scorecat.engine.predicate import by_rule, conjunction, predicate
from scorecat.engine.relation import Relation, Values
from scorecat.engine.removed import removed
from scorecat.engine.subject import PREFIX, coverage

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.model.listing import Ground

_REACHED = """
SELECT row.*, ground.basis, ground.catalog, ground.reach_open OR row.doubtful AS may
FROM row
JOIN plan_ground_reach AS reach ON reach.conduct = row.conduct AND (row.sole IS NULL OR row.sole = reach.catalog)
JOIN plan_ground AS ground ON ground.basis = reach.basis
    AND (ground.passed_on IS NULL OR ground.passed_on = (row.author <> row.subject))
    AND (ground.since IS NULL OR ground.since <= row.date) AND (ground.until IS NULL OR row.date < ground.until)
JOIN plan_catalog AS catalog ON catalog.catalog = reach.catalog
WHERE row.kind = 'conduct' AND NOT (getvariable('in_force_only') AND row.date < catalog.since)
"""
_HELD = """
SELECT (row_number() OVER ())::INTEGER AS listing, number, catalog, basis, subject, author, event, date, as_of, conduct,
    revoked, ended, decided, served, published, {holds} AS holds, may, {more} AS more
FROM row
"""

# What may count for a ground, and whether it meets what the ground asks of the event.
_MEETING = """
SELECT basis, at_least, at_most, per, months, days, subject, author, event, date, revoked, {meets} AS meets
FROM (
    SELECT row.*, wanted.* EXCLUDE (conduct)
    FROM row JOIN plan_times AS wanted ON wanted.conduct = row.conduct
)
"""
# A passed-on event is counted among those of its author.
_COUNTED = """
SELECT row.* REPLACE (CASE WHEN counted.listing IS NULL OR counted.surely THEN holds END AS holds)
FROM row
LEFT JOIN (
    SELECT listing, coalesce(possible >= at_least AND (at_most IS NULL OR certain <= at_most), false) AS perhaps,
        coalesce(certain >= at_least AND (at_most IS NULL OR possible <= at_most), false) AS surely
    FROM (
        SELECT one.listing, min(other.at_least) AS at_least, min(other.at_most) AS at_most,
            count(*) FILTER (WHERE other.meets) AS certain,
            count(*) FILTER (WHERE other.meets IS DISTINCT FROM false) AS possible
        FROM held AS one
        LEFT JOIN meeting AS other ON other.basis = one.basis AND other.subject = one.subject
            AND other.author = one.author AND (NOT other.revoked OR other.event = one.event)
            AND (other.date, other.event) <= (one.date, one.event)
            AND CASE WHEN other.per IS NOT NULL
                    THEN date_trunc(other.per, other.date) = date_trunc(other.per, one.date)
                WHEN other.months + other.days > 0
                    THEN other.date > (one.date - to_months(other.months) - to_days(other.days))::DATE
                ELSE true END
        WHERE one.basis IN (SELECT basis FROM plan_times)
        GROUP BY one.listing
    )
) AS counted ON counted.listing = row.listing
WHERE holds IS DISTINCT FROM false AND coalesce(counted.perhaps, true)
"""

# What a term comes to: at the latest with all that may be added, at the earliest with what has to be.
_CLOCK = """
SELECT *,
    CASE clock WHEN 'effect' THEN from_early WHEN 'decided' THEN decided_on WHEN 'served' THEN served_early
        WHEN 'published' THEN published_early WHEN 'ended' THEN coalesce(ended, 'infinity'::DATE)
        ELSE linked_early END AS clock_early,
    CASE clock WHEN 'effect' THEN from_late WHEN 'decided' THEN decided_on WHEN 'served' THEN served_late
        WHEN 'published' THEN published_late WHEN 'ended' THEN coalesce(ended, 'infinity'::DATE)
        ELSE linked_late END AS clock_late
FROM row
"""
_FIRST = "SELECT *, {early} AS first_early, {late} AS first_late FROM row"
_TERM = """
SELECT *,
    CASE WHEN endless OR transitional THEN 'infinity'::DATE WHEN must_extend AND more THEN {early}
        ELSE first_early END AS term_early,
    CASE WHEN endless OR transitional THEN 'infinity'::DATE WHEN more IS DISTINCT FROM false THEN {late}
        ELSE first_late END AS term_late
FROM row
"""

_STANDING = """
SELECT *,
    NOT revoked AND was_long AND from_early <= as_of AND as_of < until_late AND NOT off_early AS on_long,
    NOT revoked AND was_short AND from_late <= as_of AND as_of < until_early AND NOT off_late AND NOT transitional
        AS on_short,
    until_late <= as_of AS over_long, was_short AND until_early <= as_of AND NOT transitional AS over_short
FROM (
    SELECT row.*, until_late > from_early AS was_long, in_short AND until_early > from_late AS was_short
    FROM row
    WHERE in_long
)
"""
_SHOWN = """
SELECT *, least(until_early, CASE WHEN {some} AND NOT transitional THEN {early} ELSE 'infinity'::DATE END)
        AS hidden_early,
    least(until_late, CASE WHEN {some} AND NOT transitional THEN {late} ELSE 'infinity'::DATE END) AS hidden_late
FROM row
"""
_LISTING = """
SELECT number, catalog, basis, place, subject, author, event, date, as_of, conduct, revoked, benefit, grade,
    in_short, was_long, was_short, from_early, from_late, until_early, until_late, on_long, on_short,
    CASE WHEN benefit THEN on_short ELSE on_long END AS on_low,
    CASE WHEN benefit THEN on_long ELSE on_short END AS on_high,
    CASE
        WHEN revoked OR over_long OR benefit AND over_short THEN 'ended'
        WHEN on_long AND NOT on_short AND NOT over_short OR on_short AND NOT on_long THEN 'undetermined'
        WHEN CASE WHEN benefit THEN on_short ELSE on_long END THEN 'listed'
        WHEN NOT in_short THEN 'undetermined'
        ELSE 'pending'
    END AS status,
    CASE WHEN revoked THEN NULL WHEN benefit THEN short_from ELSE long_from END AS from_low,
    CASE WHEN revoked THEN NULL WHEN benefit THEN long_from ELSE short_from END AS from_high,
    CASE WHEN revoked THEN revoked_on WHEN benefit THEN short_until ELSE long_until END AS until_low,
    CASE WHEN revoked THEN revoked_on WHEN benefit THEN long_until ELSE short_until END AS until_high,
    CASE WHEN revoked THEN revoking
        WHEN benefit AND over_short THEN CASE WHEN until_early < term_early THEN remover_early END
        WHEN over_long AND until_late < term_late THEN remover_late END AS removal,
    CASE WHEN benefit THEN short_public ELSE long_public END AS public_low,
    CASE WHEN benefit THEN long_public ELSE short_public END AS public_high,
    CASE WHEN benefit THEN short_hidden ELSE long_hidden END AS hidden_low,
    CASE WHEN benefit THEN long_hidden ELSE short_hidden END AS hidden_high,
    [why FOR why IN [
        CASE WHEN transitional THEN 'transition' END,
        CASE WHEN holds IS NULL THEN 'condition' END,
        CASE WHEN may THEN 'reach' END,
        CASE WHEN list IS NOT NULL AND in_long AND NOT linked_short THEN 'linked' END,
        CASE WHEN starts = 'served' AND served IS NULL THEN 'served' END,
        CASE WHEN starts = 'published' AND published IS NULL
            THEN CASE WHEN published_late < 'infinity'::DATE THEN 'published' ELSE 'unpublished' END END,
        CASE WHEN objected THEN CASE WHEN pending = 'unknown' THEN 'objection-unknown' ELSE 'objection' END END,
        CASE WHEN delayed THEN 'delayed' END,
        CASE WHEN unknown THEN 'term' END,
        CASE WHEN extends AND more IS DISTINCT FROM false AND NOT (must_extend AND coalesce(more, false))
            THEN 'extension' END,
        CASE WHEN may_go THEN 'removal' END,
        CASE WHEN in_days THEN 'within' END
    ] IF why IS NOT NULL AND NOT revoked] AS why
FROM (
    SELECT *, CASE WHEN was_long THEN nullif(from_early, 'infinity'::DATE) END AS long_from,
        CASE WHEN was_short THEN nullif(from_late, 'infinity'::DATE) END AS short_from,
        nullif(until_late, 'infinity'::DATE) AS long_until,
        CASE WHEN in_short THEN nullif(until_early, 'infinity'::DATE) END AS short_until,
        CASE WHEN public AND was_long AND NOT revoked THEN nullif(published_early, 'infinity'::DATE) END AS long_public,
        CASE WHEN public AND was_short AND NOT revoked THEN nullif(published_late, 'infinity'::DATE) END
            AS short_public,
        CASE WHEN public THEN nullif(hidden_late, 'infinity'::DATE) END AS long_hidden,
        CASE WHEN public THEN nullif(hidden_early, 'infinity'::DATE) END AS short_hidden
    FROM row
)
"""
_REVOKING = """
SELECT row.*, undone.step AS revoking, undone.day AS revoked_on
FROM row
LEFT JOIN (
    SELECT subject, author, ref, arg_min(event, (date, event)) AS step, min(date) AS day
    FROM event WHERE conduct = 'record.revoked' AND NOT revoked AND NOT bad_ref GROUP BY ALL
) AS undone ON row.revoked AND undone.subject = row.subject AND undone.author = row.author
    AND undone.ref = row.event
"""


def listed(connection: DuckDBPyConnection, events: Relation, plan: Plan) -> None:
    """Make table `listing`: every ground that may hold for an event.

    In: table `event` with `subject_*`, `linked`, the tables of `plan_lists`. Out: number BIGINT (of the event);
    catalog, basis INTEGER (its ground), place INTEGER, subject, author, event VARCHAR, date, as_of DATE, conduct
    VARCHAR, revoked, benefit BOOLEAN, grade INTEGER; in_short, was_long, was_short BOOLEAN (the ground holds; the
    span ever was), from_early, from_late, until_early, until_late DATE ('infinity': never); on_long, on_short BOOLEAN
    (at T); and as results have it: on_low, on_high BOOLEAN, status VARCHAR, from_low, from_high, until_low, until_high
    DATE (NULL: none), removal VARCHAR, public_low, public_high (from when it is published), hidden_low, hidden_high
    (until when) DATE, why VARCHAR[] (what is open).
    """
    values = Values("listed")
    answers, more = {}, {}
    for number, catalog, ground in plan.grounds_spoken:
        parts = [*_conditions(ground, values), *filter(None, [coverage(plan.catalogs[catalog], plan, values)])]
        if parts:
            answers[number] = conjunction(parts)
        if ground.term.extend and ground.term.extend.when:
            more[number] = predicate(ground.term.extend.when, values)
    reached = events.then(_REACHED)
    select = _HELD.format(holds=by_rule(answers, "true", "basis"), more=by_rule(more, "NULL::BOOLEAN", "basis"))
    held = reached.then(select, values).table(connection, "held")
    _meeting(connection, plan)
    termed = _termed(begun(connection, held.then(_COUNTED), plan), plan)
    standing = removed(connection, termed, plan).then(_REVOKING).then(_STANDING).then(_shown(plan))
    standing.then(_LISTING).table(connection, "listing")


def _meeting(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Make table `meeting`: by ground that counts, the events that may, each of them with whether it does (`meets`)."""
    values = Values("meeting")
    meets = {
        number: predicate(ground.when, values)
        for number, _, ground in plan.grounds_spoken
        if ground.times and ground.when and not ground.times.of
    }
    events = Relation(f"FROM {'event_known' if plan.passes else 'event'}")
    events.then(_MEETING.format(meets=by_rule(meets, "true", "basis")), values).table(connection, "meeting")


def _conditions(ground: Ground, values: Values) -> list[str]:
    """What a ground asks: its own conditions; an exception counts where the log says it."""
    found = [predicate(ground.subjects, values, PREFIX)] if ground.subjects else []
    found += [predicate(ground.when, values)] if ground.when else []
    for one in ground.exceptions:
        parts = [predicate(one.when, values)] if one.when else []
        parts += [predicate(one.subjects, values, PREFIX)] if one.subjects else []
        truth = conjunction(parts)
        found.append(f"CASE WHEN {truth} THEN {'NULL' if one.reach_open else 'false'} ELSE true END")
    return found


def _termed(rows: Relation, plan: Plan) -> Relation:
    """Add the end of the term: term_early, term_late DATE."""
    first = _FIRST.format(early=later("clock_early", "shortest", plan), late=later("clock_late", "longest", plan))
    term = _TERM.format(early=later("first_early", "more_least", plan), late=later("first_late", "more_most", plan))
    return rows.then(_CLOCK).then(first).then(term)


def _shown(plan: Plan) -> str:
    """How long a listing may be public: add hidden_early, hidden_late DATE."""
    early, late = (later(f"published_{end}", "lasts", plan) for end in ("early", "late"))
    return _SHOWN.format(some=is_some("lasts"), early=early, late=late)
