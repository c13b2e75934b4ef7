"""A table while it is being read: with each row where it came from and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecat.events import event_id, guard
from scorecat.events.cell import Cells
from scorecat.events.identifier import identifier
from scorecat.events.reason import Reason, problem
from scorecat.events.sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.events.column import Column
    from scorecat.events.mapping import LogMapping
    from scorecat.events.spec import Spec

# Columns of ours while a table is being read; no vocabulary can name one with a space before it.
_FILE, _LINE, _GIVEN, _PROBLEM = '" file"', '" line"', '" given"', '" problem"'


@dataclass(slots=True)
class Staging:
    """The table under way.

    Beside the columns of the table it has the file (path) and line of each row, the line being null while the
    file has been read fast; whether the key was given, and not made of the content; and the `problem` number, null
    for a good row. `parameters` are those of the rules. Columns that no file has, or that nobody needs (`needed`; None:
    all are, and what is required or guarded is in any case), are not stored: the table is a view.
    """

    connection: DuckDBPyConnection
    spec: Spec
    mapping: LogMapping
    parameters: dict[str, Any] = field(default_factory=dict)
    needed: Collection[str] | None = None
    schema: str = ""
    sharing: Sharing = field(init=False)
    _stored: dict[str, None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.sharing = Sharing(self.connection, self._table, self.spec.key, _FILE, _GIVEN, _PROBLEM)

    @property
    def _table(self) -> str:
        return self.schema + identifier(f"{self.spec.table}_rows")

    @property
    def aside(self) -> str:
        """The table of rejected rows."""
        return f"rejected_{self.spec.table}"

    def create(self) -> None:
        """Create the table, empty; one of an earlier reading is replaced."""
        self._stored = dict.fromkeys(self.spec.key)
        columns = ", ".join(map(self._declared, self.spec.key))
        self.connection.execute(
            f"CREATE OR REPLACE TABLE {self._table} "
            f"({_FILE} VARCHAR, {_LINE} BIGINT, {_GIVEN} BOOLEAN, {_PROBLEM} INTEGER, {columns})"
        )

    def insert(self, relation: str, parameters: dict[str, Any], absent: frozenset[int] = frozenset()) -> None:
        """Type and check the rows of a select (file, line, structure, c0, c1, …) and add them.

        No row has anything in the columns `absent`.
        """
        self.sharing.known = None
        spec = self.spec
        cells = Cells(spec.columns, self.mapping, dict(self.parameters), absent)
        typed = cells.typed(relation, spec.rules)
        last = spec.slot(spec.key[-1])
        stored = (i for i, column in enumerate(spec.columns) if i == last or (i not in absent and self._kept(column)))
        values = {spec.columns[i].name: f"v{i}" for i in stored}
        given = f"v{last} IS NOT NULL" if spec.numbered else "true"
        if spec.numbered:
            content, more = event_id.content_id(spec.columns, absent | {last})
            cells.parameters.update(more)
            values[spec.key[-1]] = f"CASE WHEN v{last} IS NULL THEN {content} ELSE v{last} END"
        self._store(values)
        names = ", ".join(map(identifier, values))
        self.connection.execute(
            f"INSERT INTO {self._table} ({names}, {_FILE}, {_LINE}, {_GIVEN}, {_PROBLEM}) "
            f"SELECT {', '.join(values.values())}, file, line, {given}, problem FROM ({typed})",
            cells.parameters | parameters,
        )

    def _kept(self, column: Column) -> bool:
        return self.needed is None or column.required or column.name in guard.GUARDED | set(self.needed)

    def _store(self, names: Iterable[str]) -> None:
        """See to it that the table has these columns."""
        for name in names:
            if name not in self._stored:
                self.connection.execute(f"ALTER TABLE {self._table} ADD COLUMN {self._declared(name)}")
                self._stored[name] = None

    def _declared(self, name: str) -> str:
        return f"{identifier(name)} {self.spec.columns[self.spec.slot(name)].type.value}"

    def remove(self, paths: Sequence[str]) -> None:
        """Take out what was read from these files."""
        self.sharing.known = None
        self.connection.execute(
            f"DELETE FROM {self._table} WHERE list_contains($paths, {_FILE})", {"paths": list(paths)}
        )

    def troubled(self) -> set[str]:
        """Return the files in which a row is bad, is to be refused, or shares its key with another."""
        query = f"SELECT DISTINCT {_FILE} FROM {self._table} WHERE {_PROBLEM} IS NOT NULL"
        bad = {path for (path,) in self.connection.execute(query).fetchall()}
        names = [
            identifier(column.name)
            for column in self.spec.columns
            if column.name in guard.GUARDED & self._stored.keys()
        ]
        bad |= guard.suspects(self.connection, self._table, names, _FILE)
        return bad | self.sharing.files()

    def finish(self, order: Sequence[str]) -> tuple[int, int]:
        """Move the bad rows to `aside` and leave the table as its readers know it.

        `aside` has place INTEGER (of the file in `order`), file VARCHAR, line BIGINT, record VARCHAR, problem
        INTEGER and value VARCHAR (the cell to blame). Returns how many rows are accepted and rejected.
        """
        self.sharing.settle(problem(Reason.TWICE, self.spec.slot(self.spec.key[-1])))
        cells = ", ".join(f"c{i}" for i in range(len(self.spec.columns)))
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {identifier(self.aside)} AS "
            f"SELECT list_position($order, r.file) AS place, r.file, r.line, r.record, "
            f"t.{_PROBLEM} AS problem, coalesce(r.detail, [{cells}][t.{_PROBLEM} // 100 + 1]) AS value "
            f"FROM {self._table} AS t JOIN raw_rows AS r ON r.file = t.{_FILE} AND r.line = t.{_LINE} "
            f"WHERE t.{_PROBLEM} IS NOT NULL",
            {"order": list(order)},
        )
        rejected = self._count(identifier(self.aside))
        if rejected:
            self.connection.execute(f"DELETE FROM {self._table} WHERE {_PROBLEM} IS NOT NULL")
        for name in (_FILE, _LINE, _GIVEN, _PROBLEM):
            self.connection.execute(f"ALTER TABLE {self._table} DROP COLUMN {name}")
        shown = ", ".join(map(self._shown, self.spec.columns))
        view = f"CREATE OR REPLACE VIEW {identifier(self.spec.table)}"
        number = ", rowid AS number" if self.spec.numbered else ""
        self.connection.execute(f"{view} AS SELECT {shown}{number} FROM {self._table}")
        return self._count(self._table), rejected

    def _shown(self, column: Column) -> str:
        name = identifier(column.name)
        return name if column.name in self._stored else f"CAST(NULL AS {column.type.value}) AS {name}"

    def _count(self, table: str) -> int:
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
