"""The ways of scoring a log, by the names they have in the tables."""

from __future__ import annotations

RECORDS, ENTRIES, FLOOR = "scorecat, records", "scorecat, with entries", "floor"
SQL, POLARS, PANDAS = "hand-written DuckDB SQL", "Polars, streaming", "pandas"
ONE_PLACE, EVERY_PLACE = "scorecat, Rongcheng", "scorecat, all places"
RULE_ENGINE, ZEN = "`rule-engine`", "`zen-engine`"
BY_HAND = {SQL: "duckdb_sql", POLARS: "polars_lazy", PANDAS: "pandas_frame"}
RULE_ENGINES = {RULE_ENGINE: "rule_engine_fold", ZEN: "zen_fold"}
"""Which module of `peers` does it."""
