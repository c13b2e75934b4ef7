"""Hand-written Polars, lazy and streaming."""

from __future__ import annotations

import polars as pl
from given import COLUMNS, Given, given
from texts import (
    AWARD,
    AWARDS,
    CORRECTED,
    FINE,
    FINES,
    GRADED,
    MONTHLY,
    REVOKED,
    RONGCHENG_FLOOR,
    SMALL,
    START,
    WENDENG_FLOOR,
    rules,
)

TYPES = {"date": pl.Date, "ended": pl.Date, "amount": pl.Float64}


def read(what: Given) -> pl.LazyFrame:
    """Scan the log: the columns that the place needs, typed."""
    names = COLUMNS[what.place]
    if what.parquet:
        scan = pl.scan_parquet(what.log)
        return scan.select(pl.col(name).cast(TYPES.get(name, pl.String)) for name in names)
    every = pl.scan_csv(what.log, infer_schema=False).collect_schema().names()
    schema = {name: TYPES.get(name, pl.String) for name in every}
    return pl.scan_csv(what.log, schema=schema).select(names)


def revoked(log: pl.LazyFrame) -> pl.LazyFrame:
    """Return which events of which subject are void."""
    rows = log.filter(pl.col("conduct") == REVOKED).select("subject", "ref", "event")
    voiding = rows.join(rows, left_on=["subject", "event"], right_on=["subject", "ref"], how="anti")
    return voiding.select("subject", pl.col("ref").alias("event")).unique()


def entries(log: pl.LazyFrame, what: Given) -> pl.LazyFrame:
    """Return what a rule reaches and nobody revoked, with the rule and its points."""
    found = rules(what.place, what.codes)
    table = pl.LazyFrame(
        [(code, *rule) for code, rule in found.items()],
        schema={"conduct": pl.String, "rule": pl.String, "low": pl.Float64, "high": pl.Float64},
        orient="row",
    )
    return log.join(table, on="conduct").join(revoked(log), on=["subject", "event"], how="anti")


def rongcheng(log: pl.LazyFrame, what: Given, last: pl.Expr) -> pl.LazyFrame:
    """Score by Rongcheng's rules."""
    limit = pl.when(pl.col("ended") <= last).then(pl.col("ended").dt.offset_by("-1d")).otherwise(last)
    months = (limit.dt.year() - pl.col("date").dt.year()) * 12 + limit.dt.month() - pl.col("date").dt.month()
    like = pl.col("date").dt.offset_by(pl.format("{}mo", months))
    charges = pl.max_horizontal(months + (like <= limit).cast(pl.Int32), 1)
    times = pl.when(pl.col("rule").is_in(MONTHLY)).then(charges).otherwise(1)
    award = pl.col("rule") == AWARD
    level = pl.col("level").replace_strict(AWARDS, default=0, return_dtype=pl.Float64)
    open_award = pl.when(pl.col("level").is_null()).then(30.0).otherwise(level)
    low = pl.when(award).then(level).otherwise(pl.col("low") * times)
    high = pl.when(award).then(open_award).otherwise(pl.col("high") * times)
    valued = entries(log, what).select(
        "subject", "act", (pl.col("rule") == GRADED).alias("graded"), low.alias("low"), high.alias("high")
    )
    signed = valued.select(
        "subject",
        "act",
        "graded",
        pl.min_horizontal("low", 0.0).alias("low_minus"),
        pl.max_horizontal("low", 0.0).alias("low_plus"),
        pl.min_horizontal("high", 0.0).alias("high_minus"),
        pl.max_horizontal("high", 0.0).alias("high_plus"),
    )
    acts = (
        signed.filter(pl.col("act").is_not_null())
        .group_by("subject", "act")
        .agg(
            pl.col("graded").any(),
            pl.col("low_minus").sum(),
            pl.col("low_plus").max(),
            pl.when(pl.col("graded").any()).then(0.0).otherwise(pl.col("high_minus").min()).alias("high_minus"),
            pl.col("high_plus").sum(),
        )
    )
    summed = (
        pl.concat([signed.filter(pl.col("act").is_null()).drop("act"), acts.drop("act")])
        .group_by("subject")
        .agg(pl.col("graded").any(), pl.col("low_minus", "low_plus", "high_minus", "high_plus").sum())
    )
    base = START + pl.col("low_minus").fill_null(0.0)
    held = pl.when(pl.col("graded")).then(pl.min_horizontal(base, RONGCHENG_FLOOR)).otherwise(base)
    return (
        log.select("subject")
        .unique()
        .join(summed, on="subject", how="left")
        .select(
            "subject",
            (held + pl.col("low_plus").fill_null(0.0)).alias("low"),
            (START + (pl.col("high_minus") + pl.col("high_plus")).fill_null(0.0)).alias("high"),
        )
    )


def wendeng(log: pl.LazyFrame, what: Given, last: pl.Expr) -> pl.LazyFrame:
    """Score by the part of Wendeng's rules that the log meets."""
    fine = pl.lit(None, pl.Float64)
    for bound, points in reversed(FINES):
        fine = pl.when(pl.col("amount") < bound).then(float(points)).otherwise(fine)
    base = pl.when(pl.col("rule") == FINE).then(fine).otherwise(pl.col("low"))
    valued = entries(log, what).select("subject", "date", "event", "rule", base.alias("base"))
    valued = valued.sort("subject", "rule", "date", "event")
    end = pl.col("date").dt.offset_by(pl.when(pl.col("base") >= -SMALL).then(pl.lit("1y")).otherwise(pl.lit("2y")))
    earlier = end.cum_max().shift().over("subject", "rule")
    repeated = ((pl.col("base") < 0) & (earlier > pl.col("date"))).fill_null(value=False)
    charge = pl.col("base") * pl.when(repeated).then(2).otherwise(1)
    charged = valued.with_columns(charge.alias("points")).filter(pl.col("rule") != GRADED)
    until = pl.col("date").dt.offset_by(pl.when(pl.col("points") >= -SMALL).then(pl.lit("1y")).otherwise(pl.lit("2y")))
    counted = (
        charged.filter(until > last)
        .group_by("subject")
        .agg(
            pl.col("points").filter(pl.col("points") < 0).sum().alias("minus"),
            pl.col("points").filter(pl.col("points") > 0).sum().alias("plus"),
        )
    )
    put = log.filter(pl.col("conduct") == CORRECTED).select("subject", pl.col("ref").alias("event"), put=True).unique()
    graded = (
        valued.filter((pl.col("rule") == GRADED) & (pl.col("date").dt.offset_by("2y") > last))
        .join(put, on=["subject", "event"], how="left")
        .group_by("subject")
        .agg(pl.col("put").is_null().any().alias("frozen"))
    )
    base_score = START + pl.col("minus").fill_null(0.0)
    held = (
        pl.when(pl.col("frozen").is_not_null()).then(pl.min_horizontal(base_score, WENDENG_FLOOR)).otherwise(base_score)
    )
    plus = pl.when(pl.col("frozen")).then(0.0).otherwise(pl.col("plus").fill_null(0.0))
    return (
        log.select("subject")
        .unique()
        .join(counted, on="subject", how="left")
        .join(graded, on="subject", how="left")
        .select("subject", (held + plus).alias("low"), (held + plus).alias("high"))
    )


def main() -> None:
    """Score."""
    what = given()
    log = read(what)
    last = pl.lit(log.select(pl.col("date").max()).collect(engine="streaming").item())
    scored = rongcheng(log, what, last) if what.place == "rongcheng" else wendeng(log, what, last)
    scored.sink_parquet(what.scores, engine="streaming")


if __name__ == "__main__":
    main()
