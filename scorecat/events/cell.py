"""Reading cells: the SQL that turns text into values of the declared types, and says what is wrong with it.

Statements are made of numbers and of names we generate; everything that comes from a file, a vocabulary or
a mapping is a parameter. Column `i` of a table is `c{i}` as read, `t{i}` trimmed, `m{i}` mapped, `v{i}`
typed; of some `p{i}` says whether the cell as read is plain: nothing but visible ASCII.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.column import WHITESPACE, CellType
from scorecat.events.reason import Reason, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.events.column import Column
    from scorecat.events.mapping import LogMapping

_EDGE: Final = r"^[\s\v\x{a0}\x{3000}\x{feff}]|[\s\v\x{a0}\x{3000}\x{feff}]$"
_CONTROL: Final = r"[\x00-\x1f\x7f\x{80}-\x{9f}]"
_PLAIN: Final = r"[!-~]+"
_TRUE, _FALSE = ("true", "yes"), ("false", "no")
_DAYS: Final = "BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'"
_MANY: Final = 32


def is_among(text: str, values: str) -> str:
    """Return whether a text is in a long list of ours, which need not be gone through for every row."""
    return f"{text} IN (SELECT unnest({values}))"


@dataclass(slots=True)
class Cells:
    """The statement parts for one table; `parameters` collects what they refer to."""

    columns: Sequence[Column]
    mapping: LogMapping
    parameters: dict[str, Any] = field(default_factory=dict)
    absent: frozenset[int] = frozenset()
    """The columns that no row has anything in: they cost nothing."""

    def typed(self, relation: str, rules: Sequence[tuple[int, Reason, str]]) -> str:
        """Return a select over `relation` (file, line, structure, c0, c1, …).

        It gives file, line, v0, v1, …, and `problem`, null for a good row. `rules` are checks across
        columns: the slot they blame, the reason, and a condition over v0, v1, … that holds for a bad row.
        """
        every = range(len(self.columns))
        present = [i for i in every if i not in self.absent]
        trimmed = ", ".join(f"{self._trimmed(i)} AS t{i}" for i in present)
        mapped = ", ".join(f"{self._mapped(i)} AS m{i}" for i in present)
        values = ", ".join(f"{self._value(i)} AS v{i}" for i in every)
        wrong = " ".join(
            ["WHEN structure IS NOT NULL THEN structure"]
            + [f"WHEN {test} THEN {problem(reason, i)}" for i in present for test, reason in self._tests(i)]
            + [f"WHEN {test} THEN {problem(reason, slot)}" for slot, reason, test in rules]
        )
        told = [i for i in present if self._tells_plain(i)]
        plain = "".join(f", regexp_full_match(c{i}, {self._parameter('plain', _PLAIN)}) AS p{i}" for i in told)
        kept = ", ".join(["file", "line", "structure", *(f"p{i}" for i in told)])
        read = f"SELECT *{plain} FROM ({relation})"
        read = f"SELECT {kept}, {trimmed} FROM ({read})"
        read = f"SELECT {kept}, {mapped} FROM ({read})"
        read = f"SELECT *, {values} FROM ({read})"
        given = ", ".join(f"v{i}" for i in every)
        return f"SELECT file, line, {given}, CAST(CASE {wrong} END AS INTEGER) AS problem FROM ({read})"

    def _tells_plain(self, i: int) -> bool:
        # One test in place of two, of the ends and for control characters, where all that passes it is kept as it is.
        column = self.columns[i]
        return column.identifier and not self.mapping.words(column.name)

    def _trimmed(self, i: int) -> str:
        # Trimming with a set of characters is slow and rarely needed: so is the test for it, but where an end is no
        # visible ASCII.
        edge, space = self._parameter("edge", _EDGE), self._parameter("whitespace", WHITESPACE)
        plain = f"p{i}" if self._tells_plain(i) else f"c{i} BETWEEN '!' AND '~' AND c{i}[-1] BETWEEN '!' AND '~'"
        bare = f"CASE WHEN regexp_matches(c{i}, {edge}) THEN trim(c{i}, {space}) ELSE c{i} END"
        return f"CASE WHEN c{i} IS NULL THEN NULL WHEN {plain} THEN c{i} ELSE nullif({bare}, '') END"

    def _mapped(self, i: int) -> str:
        column = self.columns[i]
        words = self.mapping.words(column.name)
        if words:
            theirs = self._parameter(f"theirs{i}", list(words))
            ours = self._parameter(f"ours{i}", list(words.values()))
            return f"coalesce(list_extract({ours}, list_position({theirs}, t{i})), t{i})"
        if column.type is CellType.DECIMAL and self.mapping.rewrites_decimals:
            point, thousands = self.mapping.point, self.mapping.thousands
            group = re.escape(thousands)
            digits = rf"(?:\d+|\d{{1,3}}(?:{group}\d{{3}})+)" if thousands else r"\d+"
            shape = self._parameter("decimal_shape", rf"[-+]?{digits}(?:{re.escape(point)}\d+)?")
            drop = f"replace(t{i}, {self._parameter('thousands', thousands)}, '')" if thousands else f"t{i}"
            plain = f"replace({drop}, {self._parameter('point', point)}, '.')"
            # What has not their shape must not pass in ours: 1.50 is not one and a half where the point
            # groups thousands.
            return f"CASE WHEN regexp_full_match(t{i}, {shape}) THEN {plain} WHEN t{i} IS NOT NULL THEN '?' END"
        return f"t{i}"

    def _value(self, i: int) -> str:
        column, text = self.columns[i], f"m{i}"
        if i in self.absent:
            return f"CAST(NULL AS {column.type.value})"
        match column.type:
            case CellType.TEXT:
                return text
            case CellType.DATE:
                return self._date(text)
            case CellType.DECIMAL:
                sign = "[-+]?" if column.signed else "\\+?"
                shape = self._parameter(f"shape{i}", rf"{sign}[0-9]{{1,14}}(?:\.[0-9]{{1,4}})?")
                return f"CASE WHEN regexp_full_match({text}, {shape}) THEN TRY_CAST({text} AS DECIMAL(18,4)) END"
            case CellType.INTEGER:
                shape = self._parameter(f"shape{i}", "[-+]?[0-9]{1,9}" if column.signed else "\\+?[0-9]{1,9}")
                return f"CASE WHEN regexp_full_match({text}, {shape}) THEN TRY_CAST({text} AS INTEGER) END"
            case CellType.BOOLEAN:
                yes, no = self._parameter("yes", list(_TRUE)), self._parameter("no", list(_FALSE))
                is_yes, is_no = (f"list_contains({words}, lower({text}))" for words in (yes, no))
                return f"CASE WHEN {is_yes} THEN true WHEN {is_no} THEN false END"

    def _date(self, text: str) -> str:
        if self.mapping.dates:
            day = f"CAST(try_strptime({text}, {self._parameter('dates', self.mapping.dates)}) AS DATE)"
            return f"CASE WHEN {day} {_DAYS} THEN {day} END"
        # The round trip through DATE leaves exactly the real days written as dates are here.
        day = f"TRY_CAST({text} AS DATE)"
        same = f"CAST({day} AS VARCHAR) = {text}"
        return f"CASE WHEN {same} AND {day} {_DAYS} THEN {day} END"

    def _tests(self, i: int) -> list[tuple[str, Reason]]:
        column = self.columns[i]
        tests = [(f"m{i} IS NULL", Reason.MISSING)] if column.required else []
        if column.identifier:
            suspect = f"NOT p{i} AND " if self._tells_plain(i) else ""
            control = f"regexp_matches(m{i}, {self._parameter('control', _CONTROL)})"
            tests.append((suspect + control, Reason.CONTROL))
        if column.type is not CellType.TEXT:
            reason = {CellType.DATE: Reason.DATE, CellType.BOOLEAN: Reason.VALUE}.get(column.type, Reason.NUMBER)
            tests.append((f"m{i} IS NOT NULL AND v{i} IS NULL", reason))
        if column.values:
            values = self._parameter(f"values{i}", list(column.values))
            reason = Reason.CONDUCT if column.name == "conduct" else Reason.VALUE
            text = f"CAST(v{i} AS VARCHAR)"
            found = is_among(text, values) if len(column.values) > _MANY else f"list_contains({values}, {text})"
            tests.append((f"NOT {found}", reason))
        return tests

    def _parameter(self, name: str, value: object) -> str:
        self.parameters[name] = value
        return f"${name}"
