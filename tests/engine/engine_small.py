"""A small vocabulary and a run of the pipeline as far as one stage: a few rows in, its columns out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import duckdb
from strategies import conduct, vocabulary_of

from scorecat.engine.accumulated import accumulated
from scorecat.engine.base import base
from scorecat.engine.capped import capped
from scorecat.engine.chosen import chosen
from scorecat.engine.derived import derived
from scorecat.engine.frozen import frozen
from scorecat.engine.known import known
from scorecat.engine.matched import matched
from scorecat.engine.met import met
from scorecat.engine.plan import Plan
from scorecat.engine.relation import Relation
from scorecat.engine.repaired import repaired
from scorecat.engine.scored import scored
from scorecat.engine.subject import with_subject
from scorecat.engine.tallied import tallied
from scorecat.engine.valued import valued
from scorecat.model.catalog import Grade, Limit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecat.model.catalog import Catalog

    Row = Mapping[str, Any]
    Stage = Callable[[duckdb.DuckDBPyConnection, Plan], Relation]

VOCABULARY: Final = vocabulary_of(
    conduct("a.b"), conduct("a.b.c"), conduct("a.bc"), conduct("a.d"), conduct("a.lasting", "ended")
)
GRADES: Final = (
    Grade("A", Limit(Decimal(960)), Limit(Decimal(960))),
    Grade("B", Limit(Decimal(850)), Limit(Decimal(849))),
    Grade("C", None, None, up_to=Decimal(599)),
)
DAY: Final = date(2020, 6, 30)
"""As of when everything is asked, unless said otherwise."""

LOG: Final = {
    "subject": "VARCHAR",
    "date": "DATE",
    "conduct": "VARCHAR",
    "event": "VARCHAR",
    "act": "VARCHAR",
    "amount": "DECIMAL(18,4)",
    "severity": "VARCHAR",
    "ended": "DATE",
    "ref": "VARCHAR",
}
SUBJECTS: Final = {
    "subject": "VARCHAR",
    "type": "VARCHAR",
    "born": "DATE",
    "resident_since": "DATE",
    "residence_permit": "BOOLEAN",
    "consent_from": "DATE",
    "household": "VARCHAR",
    "role": "VARCHAR",
}
RELATIONS: Final = {"of": "VARCHAR", "to": "VARCHAR", "relation": "VARCHAR", "from": "DATE", "until": "DATE"}


def day(text: str) -> date:
    """A date."""
    return date.fromisoformat(text)


def plan_of(*catalogs: Catalog, as_of: date = DAY, **more: Any) -> Plan:
    """A plan as of the day."""
    return Plan(catalogs, VOCABULARY, as_of, **more)


def started(
    plan: Plan, log: Sequence[Row], relations: Sequence[Row] = (), subjects: Sequence[Row] = ()
) -> duckdb.DuckDBPyConnection:
    """A connection with the plan, a log of p's and other tables; rows name only the columns that matter."""
    connection = duckdb.connect()
    plain = {"subject": "p", "date": date(2020, 1, 1), "conduct": "a.b"}
    _table(connection, "log", LOG, [{**plain, "event": f"e{number}", **row} for number, row in enumerate(log)])
    _table(connection, "relations", RELATIONS, relations)
    _table(connection, "subjects", SUBJECTS, subjects)
    plan.install(connection)
    return connection


def _known(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return known(connection, base(connection, plan))


def _derived(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return derived(connection, _known(connection, plan), plan)


def _event(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return with_subject(_derived(connection, plan), plan).view(connection, "event", {"number": "rowid"})


def _matched(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return matched(connection, _event(connection, plan), plan)


def _accumulated(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return accumulated(connection, _matched(connection, plan), plan)


def _valued(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return valued(connection, _matched(connection, plan), plan)


def _repaired(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return repaired(connection, _valued(connection, plan), plan)


def _chosen(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return chosen(connection, _repaired(connection, plan), plan)


def _frozen(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return frozen(_chosen(connection, plan), plan)


def _capped(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    return capped(connection, _frozen(connection, plan), plan)


def _scored(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Relation:
    tallied(connection, _capped(connection, plan), plan)
    return scored(met(connection, Relation("FROM event"), plan), plan)


STAGES: Final[Mapping[str, Stage]] = {
    "known": _known,
    "derived": _derived,
    "event": _event,
    "matched": _matched,
    "accumulated": _accumulated,
    "valued": _valued,
    "repaired": _repaired,
    "chosen": _chosen,
    "frozen": _frozen,
    "capped": _capped,
    "scored": _scored,
}
"""Each stage with those before it."""


def found(
    stage: str,
    columns: str,
    plan: Plan,
    log: Sequence[Row],
    relations: Sequence[Row] = (),
    subjects: Sequence[Row] = (),
) -> list[tuple[Any, ...]]:
    """What comes out of a stage: the rows of the columns asked for, in their order."""
    connection = started(plan, log, relations, subjects)
    return asked(connection, STAGES[stage](connection, plan), columns)


def asked(connection: duckdb.DuckDBPyConnection, relation: Relation, columns: str) -> list[tuple[Any, ...]]:
    """The rows of a relation, in the order of the columns asked for."""
    relation.table(connection, "answer")
    return connection.execute(f"SELECT {columns} FROM answer ORDER BY ALL").fetchall()


def _table(connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
    typed = ", ".join(f'"{column}" {type_}' for column, type_ in columns.items())
    connection.execute(f"CREATE TABLE {name} ({typed})").fetchall()
    for row in rows:
        if not row.keys() <= columns.keys():
            raise AssertionError(row)
        marks = ", ".join("?" for _ in columns)
        connection.execute(f"INSERT INTO {name} VALUES ({marks})", [row.get(one) for one in columns]).fetchall()
