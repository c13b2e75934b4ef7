"""Whether two runs give the same scores."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

_QUERY = """
SELECT count(*), count(*) FILTER (WHERE ours.subject IS NULL OR theirs.subject IS NULL
    OR ours.score_low IS DISTINCT FROM theirs.low OR ours.score_high IS DISTINCT FROM theirs.high)
FROM (SELECT subject, score_low::DOUBLE AS score_low, score_high::DOUBLE AS score_high FROM read_parquet($ours)) AS ours
FULL JOIN (
    SELECT subject, CASE WHEN NOT isinf(low::DOUBLE) THEN low::DOUBLE END AS low,
        CASE WHEN NOT isinf(high::DOUBLE) THEN high::DOUBLE END AS high FROM read_parquet($theirs)
) AS theirs USING (subject)
"""


def same_scores(ours: Path, theirs: Path) -> None:
    """Hold a peer's scores against the engine's records; one that differs ends the benchmark."""
    row = duckdb.execute(_QUERY, {"ours": str(ours), "theirs": str(theirs)}).fetchone()
    subjects, different = row or (0, 0)
    if different or not subjects:
        sys.exit(f"{theirs.stem}: {different} of {subjects} subjects have another score than the engine gives them")
