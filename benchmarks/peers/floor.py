"""The floor: DuckDB reads and parses the columns that the run needs, and does nothing with them."""

from __future__ import annotations

import duckdb
from duckdb_log import relation
from given import COLUMNS, given


def main() -> None:
    """Read."""
    what = given()
    # Of Parquet the largest value stands in the file: nothing would be read.
    duckdb.execute("SET disabled_optimizers = 'statistics_propagation'")
    every = ", ".join(f'max("{name}")' for name in COLUMNS[what.place])
    duckdb.execute(f"SELECT {every} FROM ({relation(what)})").fetchall()


if __name__ == "__main__":
    main()
