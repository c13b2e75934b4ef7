"""Reading a table: fast where all is well, carefully where something is not, with the same checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecat.events import csv_file, guard, json_lines, parquet_file, shelf
from scorecat.events.layout import Layout, file_names, missing_columns, refuse, unused_notes
from scorecat.events.raw import RawRows, create_raw_rows, drop_raw_rows
from scorecat.events.rejects import Places, Rejects
from scorecat.events.source import Form, Source
from scorecat.events.spec import Reading, Spec
from scorecat.model.finding import Finding, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorecat.events.layout import Header
    from scorecat.events.staging import Staging


@dataclass(slots=True)
class _File:
    """A file under way; `plain` while DuckDB can be trusted with it, `careful` once it was read carefully."""

    source: Source
    layout: Layout
    types: tuple[str, ...] = ()
    plain: bool = True
    careful: bool = False


@dataclass(slots=True)
class TableReader:
    """One reading of one table."""

    staging: Staging
    files: dict[str, _File] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    suspicious: list[Source] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)

    @property
    def _spec(self) -> Spec:
        return self.staging.spec

    def read(self, sources: Iterable[Source]) -> Reading:
        """Read the files into the table.

        Raises for identity numbers first, then for what no row can be blamed for; bad rows are set aside.
        """
        for source in sources:
            self._open(source)
        connection = self.staging.connection
        self.staging.create()
        create_raw_rows(connection, len(self._spec.columns))
        try:
            self._load()
            self._guard()
            refuse(self.findings)
            accepted, rejected = self.staging.finish(list(self.files))
        finally:
            drop_raw_rows(connection)
        columns, places = self._spec.columns, self._places()
        dates = self.staging.mapping.dates
        rejects = Rejects(rejected, self.staging.aside, connection, columns, places, dates)
        return Reading(accepted, rejects, tuple(self.notes), frozenset(self.present))

    def _open(self, source: Source) -> None:
        columns, mapping = self._spec.columns, self.staging.mapping
        try:
            if source.form is Form.JSON_LINES:
                names = file_names(columns, mapping)
                self.files[source.path] = _File(source, Layout(len(names), (None,) * len(names), names), plain=False)
            elif source.form is Form.PARQUET:
                header, types = parquet_file.parquet_header(self.staging.connection, source, columns, mapping)
                self._opened(_File(source, header.layout, types), header)
            else:
                header, plain = csv_file.csv_header(source, columns, mapping)
                self._opened(_File(source, header.layout, plain=plain), header)
        except ScorecatError as error:
            self._unreadable(source, error.findings)

    def _opened(self, file: _File, header: Header) -> None:
        self.notes.update(dict.fromkeys(header.notes))
        refuse(header.findings)
        constants = self.staging.mapping.constants
        cells = zip(self._spec.columns, header.layout.cells, strict=True)
        self.present.update(c.name for c, cell in cells if cell is not None or c.name in constants)
        self.files[file.source.path] = file

    def _unreadable(self, source: Source, findings: Iterable[Finding]) -> None:
        self.findings += findings
        self.suspicious.append(source)
        self.files.pop(source.path, None)

    def _load(self) -> None:
        self._load_fast()
        self._load_carefully([path for path, file in self.files.items() if not file.plain])
        # A careful reading can bring rows that a fast one gave up on, and with them new trouble elsewhere.
        while careful := self._troubled():
            self._load_carefully(careful)

    def _load_fast(self) -> None:
        groups: dict[object, list[str]] = {}
        for path, file in self.files.items():
            alone = path if file.source.form is Form.PARQUET else ""
            if file.plain:
                groups.setdefault((file.layout, file.source.packing, alone), []).append(path)
        for paths in groups.values():
            if not self._fast(paths):
                for path in paths:
                    # One bad file must not cost the others their fast reading.
                    self.files[path].plain = len(paths) > 1 and self._fast([path])

    def _fast(self, paths: list[str]) -> bool:
        import duckdb  # noqa: PLC0415 -- heavy

        relation, parameters = self._relation(self.files[paths[0]])
        literal = [parquet_file.literal(self.files[path].source) for path in paths]
        try:
            self.staging.insert(relation, parameters | {"paths": literal}, self._absent(paths))
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            return False
        except duckdb.IOException as error:
            if shelf.NAME in str(error):
                raise
            return False
        except (duckdb.InterruptException, duckdb.OutOfMemoryException):
            raise
        except duckdb.Error:
            source = self.files[paths[0]].source
            if source.form is not Form.PARQUET:
                raise
            # Its columns could be told, its rows cannot be read.
            raise ScorecatError(
                Finding("SC721", source.at(), "is damaged: its rows cannot be read as Parquet", "make it again")
            ) from None
        return True

    def _relation(self, file: _File) -> tuple[str, dict[str, Any]]:
        columns, source, mapping = self._spec.columns, file.source, self.staging.mapping
        if source.form is Form.PARQUET:
            relation, more = parquet_file.parquet_relation(file.layout, file.types, mapping, columns)
            return relation, more | {"file": source.path}
        return csv_file.csv_relation(file.layout, source.packing.value, mapping, columns)

    def _absent(self, paths: Sequence[str]) -> frozenset[int]:
        """The columns that none of the files has; of JSON Lines it is not known."""
        files = [self.files[path] for path in paths]
        if any(file.source.form is Form.JSON_LINES for file in files):
            return frozenset()
        constants = self.staging.mapping.constants
        return frozenset(
            slot
            for slot, column in enumerate(self._spec.columns)
            if column.name not in constants and all(file.layout.cells[slot] is None for file in files)
        )

    def _troubled(self) -> list[str]:
        waiting = [path for path, file in self.files.items() if not file.careful]
        troubled = self.staging.troubled() if waiting else set()
        return [path for path in waiting if path in troubled]

    def _load_carefully(self, paths: Sequence[str]) -> None:
        if not paths:
            return
        self.staging.remove(paths)
        good = []
        for path in paths:
            file = self.files[path]
            file.careful = True
            try:
                self._raw(file)
            except ScorecatError as error:
                self._unreadable(file.source, error.findings)
            else:
                good.append(path)
        if good:
            cells = ", ".join(f"c{i}" for i in range(len(self._spec.columns)))
            relation = f"SELECT file, line, structure, {cells} FROM raw_rows WHERE list_contains($paths, file)"
            self.staging.insert(relation, {"paths": good}, self._absent(good))

    def _raw(self, file: _File) -> None:
        columns, source, mapping = self._spec.columns, file.source, self.staging.mapping
        rows = RawRows(self.staging.connection, source.path, len(columns))
        if source.form is Form.PARQUET:
            relation, parameters = self._relation(file)
            rows.copy(relation, parameters | {"paths": [parquet_file.literal(source)]})
        elif source.form is Form.JSON_LINES:
            keys: set[str] = set()
            rows.fill(json_lines.json_rows(source, columns, mapping, keys))
            self._keys(file, keys)
        else:
            rows.fill(csv_file.csv_rows(source, file.layout, mapping, columns))

    def _keys(self, file: _File, keys: set[str]) -> None:
        columns, names, mapping = self._spec.columns, file.layout.names, self.staging.mapping
        self.notes.update(dict.fromkeys(unused_notes(sorted(keys.difference(names)), names)))
        if keys:
            refuse(missing_columns(keys, columns, mapping, file.source.at(1, 1)))
        here = {column.name for column, name in zip(columns, names, strict=True) if name in keys}
        self.present |= here | set(mapping.constants)

    def _places(self) -> Places:
        return Places(
            {path: file.source for path, file in self.files.items()},
            {path: file.layout for path, file in self.files.items()},
        )

    def _guard(self) -> None:
        slots = [i for i, column in enumerate(self._spec.columns) if column.name in guard.GUARDED]
        guard.guard_raw_rows(self.staging.connection, slots, list(self.files), self._places().at)
        for source in self.suspicious:
            guard.guard_file(source)
