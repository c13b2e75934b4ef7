"""Why an entry is as it is: what multiplied, superseded, repaired, froze, capped or ended it, with the clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.engine.plan_clauses import caps_of
from scorecat.evaluate.rows import all_rows
from scorecat.model.explanation import Reason
from scorecat.model.rule import period_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.evaluate.result import Result
    from scorecat.model.record import Entry, Record
    from scorecat.model.source import Source

Row = dict[str, Any]

_ENTRIES = """
SELECT entry.*, rule.id AS rule_id, low.id AS named_low FROM entry JOIN plan_rule AS rule ON rule.rule = entry.rule
LEFT JOIN plan_grade_name AS low ON low.catalog = entry.catalog AND low.grade = entry.grade_low
WHERE entry.catalog = $catalog AND subject = $subject
ORDER BY date, event, author <> subject, author, entry.place, clause, begins, step
"""
_REVOKING = """
SELECT event FROM event WHERE subject = $subject AND author = $author AND ref = $event
    AND conduct = 'record.revoked' AND NOT revoked AND NOT bad_ref
ORDER BY date, event
"""


def carried(row: Row) -> bool:
    """Whether a row of table `event` is no row of the log, but what a grade held elsewhere became."""
    return row["sole"] is not None and row["author"] == row["subject"]


class Reasons:
    """Answers for one record; `rows` are its entries as the engine has them, in the order of the record's."""

    def __init__(self, result: Result, record: Record, catalog: int) -> None:
        self.result, self.record, self.catalog = result, record, catalog
        self.rows = self._rows(_ENTRIES, {"catalog": catalog, "subject": record.subject})
        self.row_of = {id(entry): row for entry, row in zip(record.entries, self.rows, strict=True)}

    def of_event(self, row: Row) -> Iterator[str]:
        """What was made of an event itself."""
        if row["revoked"]:
            which = {"subject": row["subject"], "author": row["author"], "event": row["event"]}
            by = [one["event"] for one in self._rows(_REVOKING, which)]
            yield f"revoked by {', '.join(by)}" if by else "revoked"
        if row["act_corrected"]:
            yield "its act is corrected"
        if row["date"] < self.record.catalog.in_force.start:
            yield f"from before {self.record.catalog.name} was in force"
        if carried(row):
            yield self._carried(row)

    def _carried(self, row: Row) -> str:
        id_, _, year = row["event"].rpartition(":")
        one = next(each for each in self.record.catalog.transfers if each.id == id_)
        whether = "may be carried over" if row["doubtful"] else "carried over"
        by = f"{one.source.instrument}, {one.source.locator}"
        return f"{whether} from {one.place}: the grade held there on {year}-12-31 ({by})"

    def of_entry(self, entry: Entry) -> Iterator[Reason]:
        """What made an entry what it is, from its points to its end."""
        row = self.row_of[id(entry)]
        yield from self._given(entry, row)
        yield from self._lasting(entry, row)
        if row["repaired_low"] or row["repaired_high"]:
            yield from self._repaired(row)
        if row["superseded_low"] or row["superseded_high"]:
            yield self._superseded(row)
        if row["frozen_low"] or row["frozen_high"]:
            yield self._frozen(row)
        yield from self._capped(entry, row)

    def _given(self, entry: Entry, row: Row) -> Iterator[Reason]:
        catalog = self.record.catalog
        if row["factor"] is not None and row["factor"] != 1:
            of = [one for one in catalog.multipliers if entry.rule.id in one.rules]
            yield Reason(f"times {_plain(row['factor'])} on this day", tuple(one.source for one in of))
        if (row["doubled_low"] or row["doubled_high"]) and catalog.repeat:
            source = (catalog.repeat.source,) if catalog.repeat.source else ()
            by = self._earlier(row)
            said = f"times {_plain(catalog.repeat.factor)}: repeated while an earlier one was valid"
            yield Reason(said + (f" ({by})" if by else "") + _readings(row, "doubled"), source)
        if row["total"] is not None:
            added = entry.rule.accumulated
            of_what = added.of if added and added.of else "events"
            said = f"added to a total of {_plain(row['total'])} ({of_what}"
            yield Reason(said + (f" per {period_words(added.per)})" if added else ")"))
        if entry.charges and entry.charges > 1 and entry.rule.every:
            yield Reason(f"charged {entry.charges} times, once every {entry.rule.every}")

    def _earlier(self, row: Row) -> str:
        """The earlier entry of the rule that was valid on the day."""
        found = [
            one["event"]
            for one in self.rows[: self.rows.index(row)]
            if one["rule"] == row["rule"]
            and not one["revoked"]
            and (one["act_key"], one["own_act"]) != (row["act_key"], row["own_act"])
            and (one["until_low"] is None or one["until_low"] > row["date"])
        ]
        return found[-1] if found else ""

    def _lasting(self, entry: Entry, row: Row) -> Iterator[Reason]:
        classes = {row["class_low"], row["class_high"]} - {None}
        sources = [self.record.catalog.validity[place].source for place in sorted(classes)]
        given = tuple(source for source in sources if source)
        if entry.status == "expired":
            yield Reason(f"ended on {entry.until.low}", given)
        elif entry.until.low is not None and not row["repaired_low"]:
            yield Reason(f"counts until {entry.until.low}" + _or(entry.until.low, entry.until.high), given)
        elif row["validity_unknown"]:
            yield Reason("how long it counts is not known")
        elif entry.until.low is None and row["lasting"]:
            yield Reason("it lasts still, so its time has not begun to run", given)

    def _repaired(self, row: Row) -> Iterator[Reason]:
        for one in self.rows:
            same = all(one[key] == row[key] for key in ("event", "author"))
            if one["replaces"] and same:
                clause = self.result.plan.rules[one["rule"]][1]
                yield Reason(
                    f"repaired on {one['begins']} by {clause.id}{_readings(row, 'repaired')}", (clause.source,)
                )

    def _superseded(self, row: Row) -> Reason:
        reading = "low" if row["superseded_low"] else "high"
        act = ("act_key", "own_act")
        stronger = [
            one
            for one in self.rows
            if one is not row
            and all(one[key] == row[key] for key in act)
            and one[f"alive_{reading}"]
            and not one[f"superseded_{reading}"]
        ]
        names = ", ".join(f"{one['rule_id']} ({one['event']})" for one in stronger)
        said = "of one act only the strongest counts" + (f": {names}" if names else "")
        return Reason(said + _readings(row, "superseded"), self.record.catalog.counting_sources)

    def _frozen(self, row: Row) -> Reason:
        reading = "low" if row["frozen_low"] else "high"
        holding = [one for one in self.rows if one["direct"] and one[f"alive_{reading}"] and not one["corrected"]]
        names = ", ".join(f"{one['rule_id']} ({one['event']})" for one in holding)
        said = f"frozen while a direct grade is in force and not corrected: {names}"
        return Reason(said + _readings(row, "frozen"), self.record.catalog.counting_sources)

    def _capped(self, entry: Entry, row: Row) -> Iterator[Reason]:
        if entry.points is None or entry.counted is None or entry.replaces:
            return
        less = any(
            row[f"counts_{reading}"] and row[f"counted_{reading}"] != row[f"points_{reading}"]
            for reading in ("low", "high")
        )
        for _, cap, ids in caps_of(self.record.catalog) if less else ():
            if entry.rule.id in ids:
                of = f", of {', '.join(ids)} together" if len(ids) > 1 else ""
                said = f"at most {_plain(cap.points)} count per {period_words(cap.per)}{of}"
                yield Reason(said, _one(cap.source))

    def _rows(self, query: str, values: dict[str, Any]) -> list[Row]:
        return all_rows(self.result.connection.cursor(), query, values)


def _one(source: Source | None) -> tuple[Source, ...]:
    return (source,) if source else ()


def _readings(row: Row, what: str) -> str:
    """Say in which reading it is so, if not in both."""
    low, high = row[f"{what}_low"], row[f"{what}_high"]
    return "" if low and high else f", in the {'low' if low else 'high'} reading only"


def _or(low: object, high: object) -> str:
    return "" if low == high else f" or {high or 'with no end known'}"


def _plain(value: Any) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")
