"""Hand-written pandas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
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

DATES = ("date", "ended")


def read(what: Given) -> Any:
    """Read the log: the columns that the place needs, typed."""
    names = list(COLUMNS[what.place])
    if what.parquet:
        log = pd.read_parquet(what.log, columns=names)
    else:
        log = pd.read_csv(what.log, usecols=names, dtype=dict.fromkeys(names, "str"), engine="pyarrow")
    for name in names:
        if name in DATES:
            log[name] = pd.to_datetime(log[name], format="%Y-%m-%d")
        elif name == "amount":
            log[name] = log[name].astype("float64")
    return log


def entries(log: Any, what: Given) -> Any:
    """Return what a rule reaches and nobody revoked, with the rule and its points."""
    found = rules(what.place, what.codes)
    table = pd.DataFrame([(code, *rule) for code, rule in found.items()], columns=["conduct", "rule", "low", "high"])
    rows = log.loc[log["conduct"] == REVOKED, ["subject", "ref", "event"]]
    again = rows.rename(columns={"ref": "event", "event": "by"})[["subject", "event"]].drop_duplicates()
    voiding = rows.merge(again, on=["subject", "event"], how="left", indicator=True)
    voiding = voiding[voiding["_merge"] == "left_only"]
    void = voiding[["subject", "ref"]].rename(columns={"ref": "event"}).drop_duplicates()
    reached = log.merge(table, on="conduct").merge(void, on=["subject", "event"], how="left", indicator=True)
    return reached[reached["_merge"] == "left_only"].drop(columns="_merge")


def rongcheng(log: Any, what: Given) -> Any:
    """Score by Rongcheng's rules."""
    last = log["date"].max()
    valued = entries(log, what)
    monthly = valued["rule"].isin(MONTHLY)
    some = valued[monthly]
    limit = (some["ended"] - pd.Timedelta(days=1)).where(some["ended"] <= last, last)
    months = (limit.dt.year - some["date"].dt.year) * 12 + limit.dt.month - some["date"].dt.month
    like = [day + pd.DateOffset(months=count) for day, count in zip(some["date"], months, strict=True)]
    charges = np.maximum(1, months + (pd.Series(like, index=some.index) <= limit).astype(int))
    for name in ("low", "high"):
        valued.loc[monthly, name] = some[name] * charges
    award = valued["rule"] == AWARD
    level = valued.loc[award, "level"].map(AWARDS).fillna(0).astype(float)
    valued.loc[award, "low"] = level
    valued.loc[award, "high"] = level.where(valued.loc[award, "level"].notna(), 30.0)
    valued["graded"] = valued["rule"] == GRADED
    for name in ("low", "high"):
        valued[f"{name}_minus"] = valued[name].clip(upper=0)
        valued[f"{name}_plus"] = valued[name].clip(lower=0)
    sides = ["low_minus", "low_plus", "high_minus", "high_plus"]
    alone = valued.loc[valued["act"].isna(), ["subject", "graded", *sides]]
    acts = valued[valued["act"].notna()].groupby(["subject", "act"], sort=False)
    together = acts.agg(
        graded=("graded", "any"),
        low_minus=("low_minus", "sum"),
        low_plus=("low_plus", "max"),
        high_minus=("high_minus", "min"),
        high_plus=("high_plus", "sum"),
    ).reset_index()
    together.loc[together["graded"], "high_minus"] = 0.0
    every = pd.concat([alone, together[["subject", "graded", *sides]]])
    grouped = every.groupby("subject", sort=False)
    summed = grouped[sides].sum().join(grouped["graded"].any())
    subjects = pd.DataFrame({"subject": log["subject"].unique()})
    scored = subjects.join(summed, on="subject")
    graded = scored["graded"].eq(other=True)
    scored = scored.fillna(dict.fromkeys(sides, 0.0))
    base = START + scored["low_minus"]
    scored["low"] = base.where(~graded, np.minimum(base, RONGCHENG_FLOOR)) + scored["low_plus"]
    scored["high"] = START + scored["high_minus"] + scored["high_plus"]
    return scored[["subject", "low", "high"]]


def wendeng(log: Any, what: Given) -> Any:
    """Score by the part of Wendeng's rules that the log meets."""
    last = log["date"].max()
    valued = entries(log, what).sort_values(["subject", "rule", "date", "event"], kind="stable")
    fine = valued["rule"] == FINE
    bounds, points = zip(*FINES, strict=True)
    amounts = valued.loc[fine, "amount"]
    valued.loc[fine, "low"] = np.select([amounts < bound for bound in bounds], list(map(float, points)), np.nan)
    valued["end"] = _later(valued["date"], valued["low"])
    groups = valued.groupby(["subject", "rule"], sort=False)["end"]
    earlier = groups.cummax().groupby([valued["subject"], valued["rule"]], sort=False).shift()
    repeated = (valued["low"] < 0) & (earlier > valued["date"])
    valued["points"] = valued["low"].where(~repeated, valued["low"] * 2)
    charged = valued[valued["rule"] != GRADED]
    counted = charged[_later(charged["date"], charged["points"]) > last]
    minus = counted["points"].clip(upper=0).groupby(counted["subject"]).sum().rename("minus")
    plus = counted["points"].clip(lower=0).groupby(counted["subject"]).sum().rename("plus")
    put = log.loc[log["conduct"] == CORRECTED, ["subject", "ref"]].drop_duplicates().rename(columns={"ref": "event"})
    graded = valued[(valued["rule"] == GRADED) & (_later(valued["date"], -np.inf) > last)]
    graded = graded.merge(put, on=["subject", "event"], how="left", indicator=True)
    frozen = (graded["_merge"] == "left_only").groupby(graded["subject"]).any().rename("frozen")
    scored = pd.DataFrame({"subject": log["subject"].unique()})
    scored = scored.join(minus, on="subject").join(plus, on="subject").join(frozen, on="subject")
    scored = scored.fillna({"minus": 0.0, "plus": 0.0})
    base = START + scored["minus"]
    held = base.where(scored["frozen"].isna(), np.minimum(base, WENDENG_FLOOR))
    scored["low"] = held + scored["plus"].where(~scored["frozen"].eq(other=True), 0.0)
    scored["high"] = scored["low"]
    return scored[["subject", "low", "high"]]


def _later(days: Any, points: Any) -> Any:
    """Return the day one year later, two for larger deductions; 29 February is too near the end to matter."""
    months = days.to_numpy().astype("datetime64[M]")
    rest = days.to_numpy() - months.astype(days.dtype)
    years = np.where(np.asarray(points) >= -SMALL, 12, 24)
    return pd.Series((months + years).astype(days.dtype) + rest, index=days.index)


def main() -> None:
    """Score."""
    what = given()
    log = read(what)
    scored = rongcheng(log, what) if what.place == "rongcheng" else wendeng(log, what)
    scored.to_parquet(what.scores)


if __name__ == "__main__":
    main()
