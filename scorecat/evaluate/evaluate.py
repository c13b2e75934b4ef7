"""From a log and the names of places to a result."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.library import in_force
from scorecat.engine.pipeline import run
from scorecat.engine.plan import Plan
from scorecat.engine.transferred import lacking
from scorecat.evaluate.needed import large, needed
from scorecat.evaluate.resources import Resources
from scorecat.evaluate.result import Result
from scorecat.evaluate.scenes import connect
from scorecat.evaluate.shares import Shares, starts
from scorecat.evaluate.watch import Watch
from scorecat.events.column import log_columns
from scorecat.events.log import read_log
from scorecat.events.mapping import read_mapping
from scorecat.events.subjects import read_relations, read_subjects
from scorecat.model.finding import Finding, Location, ScorecatError, UsageError, quoted
from scorecat.model.record import Counts, Header
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from scorecat.catalog.library import Library
    from scorecat.events.log import Log
    from scorecat.model.catalog import Catalog

__all__ = ["Request", "chosen", "evaluate"]

_AHEAD: Final = timedelta(days=31)
"""How far after the as-of date windows in working days may reach."""


@dataclass(frozen=True)
class Request:
    """What to evaluate: a log, the places (or `all`, or catalog files), and how."""

    log: Sequence[str]
    cities: Sequence[str] = ()
    every_place: bool = False
    files: Sequence[Path] = ()
    catalogs: tuple[Catalog, ...] = ()
    """Read already, in this order, and no others: for two that have one name."""
    as_of: date | None = None
    person: str | None = None
    person_is: str = "--person"
    """What messages call the way in which the person was named."""
    subjects: str | None = None
    relations: str | None = None
    mapping: str | None = None
    in_force_only: bool = False
    entries: bool = True
    """Whether more than records is asked for: else there are no tables `entry` and `uncovered`."""
    keep_rejects: bool | None = False
    stdin_name: str | None = None
    resources: Resources = field(default_factory=Resources)
    watch: Watch = field(default_factory=Watch)


def evaluate(request: Request, library: Library, stdin: BinaryIO | None = None) -> tuple[Result, Log]:
    """Evaluate a log; raises `ScorecatError`, `UsageError` or `IdentityRefusedError`."""
    # A name that means no place is told before a long log is read, whatever the date will be.
    chosen_files = [library.read(path) for path in request.files]
    for name in request.cities:
        try:
            library.choose(name, request.as_of)
        except UsageError as error:
            raise UsageError(f"--city: {error}") from None
    connection = request.watch.reading(connect(request.resources), request.log)
    log = read_log(
        connection,
        request.log,
        library.vocabulary,
        mapping=read_mapping(request.mapping, log_columns(library.vocabulary)) if request.mapping is not None else None,
        stdin_name=request.stdin_name,
        stdin=stdin,
        keep_rejects=request.keep_rejects,
        spool=request.resources.folder,
        needed=_needed(request, chosen_files, library),
    )
    request.watch.evaluating(log.read)
    as_of = _as_of(request, log)
    names = sorted(library.files) if request.every_place else request.cities
    catalogs = request.catalogs or chosen(names, chosen_files, as_of, library)
    columns, about_tables = _tables(connection, request)
    counts = _counts(connection, log, as_of)
    plan = Plan(
        catalogs,
        library.vocabulary,
        as_of,
        in_force_only=request.in_force_only,
        subject_columns=columns,
        relations=request.relations is not None,
        elsewhere=elsewhere(catalogs, library),
        calendar=library.calendar if any(one.listing for one in catalogs) else None,
    )
    if request.person is not None:
        _only(connection, request, request.person, plan)
    notes = (*log.notes, *about_tables, *_notes(plan, request))
    caveats = {
        one.name: (*_caveats(one, request, as_of), *_uncounted(connection, replace(plan, catalogs=(one,))))
        for one in catalogs
    }
    shares = _shares(connection, plan, request)
    # (Of one share the records themselves are counted, which relations may give to others than the log names.)
    met = _met(connection, plan) if len(shares) > 1 else None
    shares.stand(0)
    found = _one(connection, "SELECT count(DISTINCT subject) FROM record") if met is None else met
    header = Header(as_of, request.as_of is not None, catalogs, caveats, counts, found, notes)
    return Result(header, plan, connection, request.resources, shares), log


def _shares(connection: Any, plan: Plan, request: Request) -> Shares:
    """Divide a long log, where who is in it makes no difference to others."""
    alone = request.person is not None
    at_once = alone or request.relations is not None or (plan.in_force_only and plan.transfers)
    return Shares(
        connection,
        lambda: run(connection, plan, moments=alone, entries=request.entries),
        () if at_once else starts(connection, len(plan.catalogs), entries=request.entries),
        request.watch.share,
    )


def _met(connection: Any, plan: Plan) -> int:
    """Count those who have a record."""
    first = min(plan.ages) if plan.in_force_only else date.min
    query = "SELECT count(DISTINCT subject) FROM log WHERE date BETWEEN $first AND $day"
    return _one(connection, query, {"first": first, "day": plan.as_of})


def _needed(request: Request, files: Iterable[Catalog], library: Library) -> frozenset[str] | None:
    """The attributes that have to be kept of a log of which no more than records is asked; None: all."""
    if request.entries or request.every_place or not large(request.log):
        return None
    places = [library.choose(name, request.as_of).place for name in request.cities]
    versions = (*request.catalogs, *files, *(one for place in places for one in library.versions(place)))
    others = elsewhere(versions, library)
    return needed((*versions, *(one for each in others.values() for one in each)), library.vocabulary)


def _as_of(request: Request, log: Log) -> date:
    """Return the day asked for, else the last one in the log; raises `ScorecatError` where there is neither."""
    day = request.as_of or log.last_date
    if day is not None:
        return day
    if log.rejected:
        raise ScorecatError(*log.rejects.first("no row is left, so no as-of date either; mend them, or give --as-of"))
    where = Location(request.log[0])
    raise ScorecatError(Finding("SC702", where, "the log has no rows, so no as-of date", "give --as-of"))


def _tables(connection: Any, request: Request) -> tuple[frozenset[str], list[str]]:
    """Read the tables beside the log: the columns of the subjects table, and what there is to note of both."""
    columns: frozenset[str] = frozenset()
    notes = []
    if request.subjects is not None:
        table = read_subjects(connection, [request.subjects])
        columns = table.columns
        notes += [f"{request.subjects}: {note}" for note in table.notes]
    if request.relations is not None:
        related = read_relations(connection, [request.relations])
        notes += [f"{request.relations}: {note}" for note in related.notes]
    return columns, notes


def chosen(names: Iterable[str], files: Iterable[Catalog], day: date | None, library: Library) -> tuple[Catalog, ...]:
    """Return the catalogs that names and read files mean on a day (None: the newest), each once.

    Of several files of one place the one in force counts, else the nearest. Raises `UsageError` for a name that means
    no place, where there is none, and where two that differ have one name.
    """
    found = [library.choose(name, day) for name in names]
    by_place: dict[str, list[Catalog]] = {}
    for one in files:
        by_place.setdefault(one.place, []).append(one)
    for versions in by_place.values():
        ordered = sorted(versions, key=lambda one: one.in_force.start)
        found.append(in_force(ordered, day, lambda one: (one.in_force.start, one.in_force.until)))
    if not found:
        raise UsageError("name a place: --city rongcheng, --all, or --catalog FILE")
    by_name: dict[str, Catalog] = {}
    for one in found:
        other = by_name.setdefault(one.name, one)
        if other.sha256 != one.sha256:
            raise UsageError(f"{other.path} and {one.path} both are {one.name}; give yours a version of its own")
    return tuple(by_name.values())


def _counts(connection: Any, log: Log, as_of: date) -> Counts:
    after = _one(connection, "SELECT count(*) FROM log WHERE date > $day", {"day": as_of})
    return Counts(log.read, log.read - log.rejected - after, after, log.rejected)


def elsewhere(catalogs: tuple[Catalog, ...], library: Library) -> dict[str, tuple[Catalog, ...]]:
    """Return the versions of the places that transfers to any of these come from, and that lists rest on, and so on.

    A catalog of these that is read from a file stands for its place. Raises `ScorecatError` where lists lead to each
    other in a circle.
    """
    own: dict[str, tuple[Catalog, ...]] = {}
    for one in catalogs:
        own[one.place] = (*own.get(one.place, ()), one)
    found: dict[str, tuple[Catalog, ...]] = {}
    ahead = list(catalogs)
    while ahead:
        one = ahead.pop()
        for place in (*(transfer.place for transfer in one.transfers), *one.lists):
            versions = library.versions(place) if place in library.files else own.get(place, ())
            if versions and place not in found:
                found[place] = versions
                ahead += versions
    for catalog in catalogs:
        _circle(catalog, (), found)
    return found


def _circle(catalog: Catalog, way: tuple[str, ...], found: dict[str, tuple[Catalog, ...]]) -> None:
    if catalog.place in way:
        circle = " → ".join((*way[way.index(catalog.place) :], catalog.place))
        raise ScorecatError(
            Finding("SC319", Location(catalog.path), f"lists rest on each other in a circle: {circle}", "break it")
        )
    for place in catalog.lists:
        for other in found.get(place, ()):
            _circle(other, (*way, catalog.place), found)


def _only(connection: Any, request: Request, person: str, plan: Plan) -> None:
    if person != person.encode(errors="ignore").decode():
        raise UsageError(f"{request.person_is}: the name given is not UTF-8, and no subject is; write it in UTF-8")
    everyone = "SELECT subject FROM log"
    if plan.passes:
        everyone += " UNION ALL SELECT relations.to AS subject FROM relations"
    if not _one(connection, f"SELECT count(*) FROM ({everyone}) WHERE subject = $person", {"person": person}):
        known = connection.execute(f"SELECT DISTINCT subject FROM ({everyone}) ORDER BY subject LIMIT 10000").fetchall()
        hint = did_you_mean(person, [row[0] for row in known]) or "check how the log spells it"
        raise UsageError(f"{request.person_is}: no subject {quoted(person)} in the log; {hint}")
    values = {"person": person, "day": plan.as_of}
    connection.execute("CREATE TABLE moment AS SELECT $person AS subject, $day::DATE AS as_of", values).fetchall()


def _notes(plan: Plan, request: Request) -> list[str]:
    catalogs, found = plan.catalogs, []
    if request.subjects is None and any(
        one.covers or len(one.subjects) == 1 or one.consent_source or any(rule.subjects for rule in one.rules)
        for one in catalogs
    ):
        who = "everyone" if request.relations is None else "everyone without a responsible person"
        said = f"{who} is taken to be a person, covered and, where asked, consenting"
        found.append(f"no subjects table (--subjects): {said}")
    if request.relations is None and any(one.pass_on for one in catalogs):
        found.append("no relations table (--relations): what one subject does is entered for no other")
    for place in sorted({one.place for each in catalogs for one in each.transfers}):
        versions = plan.elsewhere.get(place, ())
        lacks = frozenset[str]().union(*(lacking(one, plan.subject_columns) for one in versions))
        if request.subjects is None:
            why = "no subjects table (--subjects)"
        elif not versions:
            why = f"no catalog of {place}"
        elif lacks:
            why = f"{request.subjects} without {', '.join(sorted(lacks))}"
        else:
            continue
        found.append(f"{why}: no grade of {place} is carried over at the end of a year")
    return found


def _caveats(catalog: Catalog, request: Request, as_of: date) -> tuple[str, ...]:
    found = []
    if not catalog.in_force.covers(as_of):
        when = "yet" if as_of < catalog.in_force.start else "any more"
        asked_for = any("@" in name for name in request.cities)
        found.append(f"not in force at {as_of} {when}" + ("" if asked_for else "; the nearest version"))
    if catalog.in_force.since is None:
        found.append("since when it is in force is not known")
    if catalog.in_force.assumed:
        found.append(f"dates in force are assumed: {catalog.in_force.assumed}")
    if catalog.opaque:
        found.append("how the score is made is not published: no score is computed, only what counts for and against")
    elif catalog.start is None and not catalog.listing:
        found.append("the score everyone starts with is not known: no score is computed")
    return tuple(found)


def _uncounted(connection: Any, plan: Plan) -> tuple[str, ...]:
    """Say where working days are counted in years of which the days off are not known."""
    calendar = plan.calendar
    if calendar is None or not plan.counts_working_days:
        return ()
    found = connection.execute("SELECT min(date) FROM log WHERE date <= $day", {"day": plan.as_of}).fetchall()
    days = [found[0][0] or plan.as_of, plan.as_of + _AHEAD]
    if all(map(calendar.covers, days)):
        return ()
    years = f"{min(calendar.years)} to {max(calendar.years)}"
    return (f"working days are known for {years}; in other years Monday to Friday are counted, holidays or not",)


def _one(connection: Any, query: str, values: dict[str, Any] | None = None) -> int:
    return int(connection.execute(query, values or {}).fetchall()[0][0])
