"""`--fail-on`: whether a result holds anything that a run should fail on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.cli.eval_options import FailOn

if TYPE_CHECKING:
    from scorecat.evaluate.result import Result


def fails(result: Result, fail_on: FailOn) -> bool:
    """Whether there is anything that `--fail-on` counts."""
    if fail_on is FailOn.NONE:
        return False
    if result.header.counts.rejected:
        return True
    if fail_on is FailOn.ERROR:
        return False
    query = (
        "SELECT count(*) FROM record WHERE uncovered > 0 OR undetermined > 0"
        " OR score_low IS DISTINCT FROM score_high OR grade_low <> grade_high"
    )
    if result.plan.has_lists:
        query += " UNION ALL SELECT count(*) FROM listing WHERE status = 'undetermined' OR on_low <> on_high"
    found = any(row[0] for _ in result.shares for row in result.connection.execute(query).fetchall())
    if found or fail_on is FailOn.WARNING:
        return found
    return any(result.header.catalog_caveats.values()) or any(record.caveats for record in result.records())
