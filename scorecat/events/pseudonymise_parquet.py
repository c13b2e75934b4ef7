"""Rewriting a Parquet table so that its subjects are pseudonyms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from scorecat.events import guard
from scorecat.events.identifier import identifier
from scorecat.events.identity import CANDIDATE, LENGTH, holds_identity
from scorecat.events.parquet_file import literal
from scorecat.events.pseudonym import find_naming, pseudonym
from scorecat.model.finding import Finding, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from scorecat.events.source import Source

_BATCH: Final = 20_000


def rewrite_parquet(source: Source, output: Path, names: Sequence[str], key: bytes, spool: Path) -> int:
    """Write the table with pseudonyms in the columns `names`; return its number of rows.

    What does not fit in memory spills to the directory `spool`.
    """
    import duckdb  # noqa: PLC0415 -- heavy

    path = {"path": literal(source)}
    with duckdb.connect(config={"temp_directory": str(spool)}) as connection:
        try:
            schema = connection.execute("DESCRIBE SELECT * FROM read_parquet($path)", path).fetchall()
        except duckdb.Error:
            broken = Finding("SC721", source.at(), "is not a Parquet file that can be read", "write it again")
            raise ScorecatError(broken) from None
        columns = [row[0] for row in schema]
        slots = find_naming(columns, names, source)
        _guard(connection, source, len(columns), slots)
        _make_pseudonyms(connection, path, len(columns), slots, key)
        swaps = ", ".join(f"p{slot}.stands AS {identifier(columns[slot])}" for slot in slots)
        joins = " ".join(
            f"LEFT JOIN pseudonyms AS p{slot} ON p{slot}.value = CAST(r.{identifier(columns[slot])} AS VARCHAR)"
            for slot in slots
        )
        numbered = "SELECT *, row_number() OVER () AS scorecat_row FROM read_parquet($path)"
        rows = f"SELECT r.* EXCLUDE (scorecat_row) REPLACE ({swaps}) FROM ({numbered}) AS r"
        query = f"{rows} {joins} ORDER BY scorecat_row"
        connection.sql(query, params=path).write_parquet(str(output), compression="zstd")
        return int(connection.execute("SELECT count(*) FROM read_parquet($path)", path).fetchall()[0][0])


def _positional(count: int) -> str:
    names = ", ".join(f"f{i}" for i in range(count))
    return f"read_parquet($path, file_row_number = true) AS rows({names}, row_at)"


def _guard(connection: DuckDBPyConnection, source: Source, count: int, slots: Sequence[int]) -> None:
    """Refuse the table if an identity number stands in a column that does not name a subject."""
    places, found = [], 0
    for slot in (i for i in range(count) if i not in slots):
        text = f"CAST(f{slot} AS VARCHAR)"
        rows = connection.execute(
            f"SELECT row_at + 1, {text} FROM {_positional(count)} "
            f"WHERE strlen({text}) >= $length AND regexp_matches({text}, $candidate) ORDER BY row_at",
            {"path": literal(source), "length": LENGTH, "candidate": CANDIDATE},
        )
        while batch := rows.fetchmany(_BATCH):
            bad = [source.at(row, 1) for row, value in batch if holds_identity(value)]
            found += len(bad)
            places += bad[: guard.SHOWN]
    guard.refuse(sorted(places), found, guard.ELSEWHERE)


def _make_pseudonyms(
    connection: DuckDBPyConnection, path: dict[str, Any], count: int, slots: Sequence[int], key: bytes
) -> None:
    """Create the table `pseudonyms` (value VARCHAR, stands VARCHAR), a batch at a time."""
    each = " UNION ".join(f"SELECT CAST(f{slot} AS VARCHAR) AS value FROM {_positional(count)}" for slot in slots)
    connection.execute(f"CREATE TEMP TABLE subjects AS SELECT value FROM ({each}) WHERE value IS NOT NULL", path)
    connection.execute("CREATE TEMP TABLE pseudonyms (value VARCHAR, stands VARCHAR)")
    for (start,) in connection.execute(
        "SELECT range FROM range(0, (SELECT count(*) FROM subjects), $b)", {"b": _BATCH}
    ).fetchall():
        values = connection.execute(
            "SELECT value FROM subjects WHERE rowid >= $start AND rowid < $end",
            {"start": start, "end": start + _BATCH},
        ).fetchall()
        pairs = [[value, pseudonym(value, key)] for (value,) in values]
        connection.execute(
            "INSERT INTO pseudonyms SELECT r[1], r[2] FROM (SELECT unnest(from_json($pairs, '[[\"VARCHAR\"]]')) AS r)",
            {"pairs": json.dumps(pairs)},
        )
