"""The rows of a log, each from its own number and the seed alone.

Rows stand in groups of four, in order of date. The first is conduct of some subject. Each of the other three may follow
it up (a correction, a step of a procedure, of the same subject, later), the third also what the second was; the fourth
may be of one act with the first; otherwise they are events of their own, of the same day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.events.identifier import identifier
from scorecat.generate.cells import REF, column, draw_of
from scorecat.generate.draw import below, drawn, high, key, low, numbered, up_to
from scorecat.generate.picks import ROUND
from scorecat.generate.spread import by_variant
from scorecat.generate.weights import BUCKETS, buckets

if TYPE_CHECKING:
    from scorecat.generate.picks import Picks
    from scorecat.generate.profile import Profile
    from scorecat.generate.size import Size
    from scorecat.generate.texts import Texts
    from scorecat.model.vocabulary import Vocabulary

GROUP: Final = 4
FLAWS: Final = ("unknown_conduct", "bad_date", "missing_cell")
_BAD_DATES: Final = ("2020-02-30", "2020-13-01", "31.12.2020", "2020/1/5", "20200105", "unknown", "2020-06")
_NEEDED: Final = ("subject", "date", "conduct")


@dataclass(frozen=True, slots=True)
class LogRows:
    """The SQL of a log's rows."""

    size: Size
    seed: int
    profile: Profile
    picks: Picks
    texts: Texts
    vocabulary: Vocabulary

    def rows(self, numbers: range) -> str:
        """Return a select over the rows of these numbers, which begin at 0.

        Its columns: event, subject, date, conduct, act, and the attributes that occur, in order of the vocabulary.
        """
        columns = ", ".join(f"{value} AS {identifier(name)}" for name, value in self._columns().items())
        return f"SELECT {columns} FROM {self._made(numbers)}"

    def counts(self, numbers: range) -> str:
        """Return a select that counts rows: kind (of the row), flaw (place in `FLAWS` from 1; 0: none), rows."""
        made = self._made(numbers)
        kind = "CASE WHEN follows THEN follow_kind ELSE 'conduct' END"
        return f"SELECT {kind} AS kind, flaw, count(*) AS rows FROM {made} GROUP BY ALL"

    def _columns(self) -> dict[str, str]:
        day = f"(DATE '{self.size.first}' + CAST(day AS INTEGER))"
        name = subject_name("subject_at", self.profile)
        values = {
            "event": "'e' || (n + 1)",
            "subject": name,
            "date": day,
            "conduct": "code",
            "act": f"CASE WHEN acts AND slot IN (0, {GROUP - 1}) THEN 'a' || (g + 1) END",
        }
        if self.profile.errors.rate:
            values |= self._flawed(name, day)
        drawn_cells = {cell.attribute.name: cell for cell in self.picks.cells}
        for attribute in self.vocabulary.attributes:
            if attribute == REF:
                values[attribute] = (
                    "CASE WHEN follows THEN 'e' || (CASE WHEN previous THEN n ELSE n - slot + 1 END) END"
                )
            elif attribute in drawn_cells:
                cell = drawn_cells[attribute]
                values[attribute] = cell.sql(column(cell), draw_of(cell), day, self.texts)
        return values

    def _flawed(self, name: str, day: str) -> dict[str, str]:
        """Return the columns that an error may stand in; a date that may be none is text."""
        gone = {one: f"flaw = 3 AND {high('d_flaw')} % {len(_NEEDED)} = {at}" for at, one in enumerate(_NEEDED)}
        bad = [self.texts.place(text) for text in _BAD_DATES]
        whens = " ".join(f"WHEN {at} THEN {place}" for at, place in enumerate(bad))
        no_day = self.texts.at(f"CASE {high('d_flaw')} % {len(bad)} {whens} END")
        no_code = f"code || {self.texts.at(str(self.texts.place(_no_ending(self.vocabulary))))}"
        return {
            "subject": f"CASE WHEN NOT ({gone['subject']}) THEN {name} END",
            "date": f"CASE WHEN flaw = 2 THEN {no_day} WHEN NOT ({gone['date']}) THEN CAST({day} AS VARCHAR) END",
            "conduct": f"CASE WHEN flaw = 1 THEN {no_code} WHEN NOT ({gone['conduct']}) THEN code END",
        }

    def _made(self, numbers: range) -> str:
        """Return a relation with what a row's cells are made of."""
        profile, size = self.profile, self.size
        groups = -(-size.events // GROUP)
        rows = (
            f"(SELECT range::UBIGINT AS n, (range // {GROUP})::UBIGINT AS g, range % {GROUP} AS slot, "
            f"range::UBIGINT AS h, (range // {GROUP})::UBIGINT AS k FROM range({numbers.start}, {numbers.stop}))"
        )
        rows = numbered(numbered(rows, "h", self.seed, "row"), "k", self.seed, "group")
        keys = " ".join(f"WHEN {slot} THEN {key(self.seed, f'follow {slot}')}" for slot in range(1, GROUP))
        draws = {
            **dict.fromkeys(("d_who", "d_what", "d_error", "d_flaw", *map(draw_of, self.picks.cells)), "h"),
            **dict.fromkeys(("d_first_who", "d_first_what", "d_act"), "k"),
            "d_first": f"xor(k, {key(self.seed, 'follow 1')}::UBIGINT)",
            "d_next": f"xor(k, (CASE slot {keys} ELSE 0 END)::UBIGINT)",
        }
        shared = {"d_first": "follow", "d_next": "follow"}  # the second row's own draw is what the third looks at
        rows = drawn(rows, draws, self.seed, shared)
        rows = (
            f"(SELECT *, (g * {size.days}) // {groups} AS first_day, acts AND slot = {GROUP - 1} AS acted, "
            f"{self._who('d_first_who', 'd_first_what')} AS first_who, {self._who('d_who', 'd_what')} AS own_who "
            f"FROM (SELECT *, {below('d_act', profile.one_act)} AS acts FROM {rows}))"
        )
        first_pick = f"CAST({low('d_first_what')} AS INTEGER) + {self._base('first_who')}"
        rows = (
            "(SELECT made.*, CASE WHEN slot = 0 OR acted THEN 0 ELSE pick.set END AS first_set "
            f"FROM {rows} AS made JOIN conduct_pick AS pick ON pick.pick = {first_pick})"
        )
        second_day = f"first_day + {self._days('pick.days', 'd_first')}"
        rows = (
            f"(SELECT made.*, {second_day} AS second_day, "
            f"slot = 2 AND coalesce(pick.then_set > 0 AND {second_day} < {size.days}, false) AS chained, "
            "pick.then_set AS chained_set "
            f"FROM {rows} AS made LEFT JOIN follow_pick AS pick ON pick.pick = {_follow_pick('first_set', 'd_first')})"
        )
        rows = f"(SELECT *, CASE WHEN chained THEN chained_set ELSE first_set END AS own_set FROM {rows})"
        follow_day = f"(CASE WHEN chained THEN second_day ELSE first_day END) + {self._days('pick.days', 'd_next')}"
        variants = [column(cell) for cell in self.picks.cells]
        their = "".join(f", pick.{one} AS follow_{place}" for place, one in enumerate(variants))
        rows = (
            f"(SELECT made.*, {follow_day} AS follow_day, coalesce({follow_day} < {size.days}, false) AS follows, "
            f"pick.code AS follow_code, pick.kind AS follow_kind, pick.previous AS previous{their} "
            f"FROM {rows} AS made LEFT JOIN follow_pick AS pick ON pick.pick = {_follow_pick('own_set', 'd_next')})"
        )
        with_first = "slot = 0 OR follows OR acted"
        rows = (
            f"(SELECT *, CASE WHEN {with_first} THEN first_who ELSE own_who END AS subject_at, "
            f"CASE WHEN follows THEN follow_day ELSE first_day END AS day, {self._flaw()} AS flaw FROM {rows})"
        )
        own_what = f"(CASE WHEN slot = 0 THEN {low('d_first_what')} ELSE {low('d_what')} END)"
        own = "".join(
            f", CASE WHEN follows THEN follow_{place} ELSE pick.{one} END AS {one}"
            for place, one in enumerate(variants)
        )
        return (
            f"(SELECT made.*, CASE WHEN follows THEN follow_code ELSE pick.code END AS code{own} FROM {rows} AS made "
            f"JOIN conduct_pick AS pick ON pick.pick = CAST({own_what} AS INTEGER) + {self._base('subject_at')})"
        )

    def _who(self, draw: str, other: str) -> str:
        """Return an expression for the number of a subject, from 0; `other` decides whether it is a busy one."""
        population, everyone = self.profile.population, self.size.subjects
        anyone = up_to(draw, str(everyone))
        few = int(population.busy_subjects * everyone)
        if not few or not population.busy_events:
            return anyone
        busy = f"{high(other)} < {int(population.busy_events * BUCKETS)}"
        return f"(CASE WHEN {busy} THEN {up_to(draw, str(few))} ELSE {anyone} END)"

    def _base(self, subject: str) -> str:
        """Return where the picks of a subject's type begin."""
        return f"(CASE WHEN {is_organisation(subject, self.profile)} THEN {BUCKETS} ELSE 0 END)"

    def _days(self, variant: str, draw: str) -> str:
        return by_variant(variant, self.picks.days, f"({draw} >> 12)", high(draw))

    def _flaw(self) -> str:
        """Return an expression for the error in a row: its place in `FLAWS` from 1, 0 for none."""
        errors = self.profile.errors
        if not errors.rate:
            return "0"
        bound, whens = 0, []
        for place, count in buckets({at: getattr(errors, name) for at, name in enumerate(FLAWS, 1)}).items():
            bound += count
            whens.append(f"WHEN {low('d_flaw')} < {bound} THEN {place}")
        return f"CASE WHEN NOT {below('d_error', errors.rate)} THEN 0 {' '.join(whens)} END"


def subject_name(number: str, profile: Profile) -> str:
    """Return an expression for the id of the subject with a number: `p1` of a person, `o2` of an organisation."""
    return f"CASE WHEN {is_organisation(number, profile)} THEN 'o' ELSE 'p' END || ({number} + 1)"


def is_organisation(number: str, profile: Profile) -> str:
    """Return a condition that holds for the number of an organisation."""
    stride = profile.population.stride
    return f"({number} % {stride} = {stride - 1})" if stride else "false"


def _follow_pick(members: str, draw: str) -> str:
    return f"{members} * {ROUND} + CAST({draw} % {ROUND} AS INTEGER)"


def _no_ending(vocabulary: Vocabulary) -> str:
    """Return an ending that makes a conduct of none."""
    ending = "-x"
    while any(code.endswith(ending) for code in vocabulary.conducts):
        ending += "x"
    return ending
