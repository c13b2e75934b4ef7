"""The rows of the subjects and relations tables of a synthetic log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from scorecat.generate.draw import below, drawn, high, low, numbered, up_to
from scorecat.generate.log import is_organisation, subject_name
from scorecat.generate.spread import spread
from scorecat.generate.weights import BUCKETS
from scorecat.model.subject import RELATIONS, RESPONSIBLE

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecat.generate.profile import Profile, Spread
    from scorecat.generate.size import Size
    from scorecat.generate.texts import Texts

EARLIEST: Final = date(1900, 1, 1)
"""The first day that a log or a table may speak of."""
_YEAR: Final = 365
_CONSENTED: Final = (0, 300, 1000)
"""Days before the log within which consent was given."""
_HELD: Final = (0, 300, 3000)
"""Days before the log within which a dated relation began."""


@dataclass(frozen=True, slots=True)
class PopulationRows:
    """The SQL of the tables."""

    size: Size
    seed: int
    profile: Profile
    texts: Texts

    def subjects(self) -> str:
        """Return a select over the subjects table: one row a subject, in order of their numbers."""
        given = self.profile.population
        born = self._years(given.age, "d_born")
        values = {
            "born": born,
            "resident_since": f"greatest({self._years(given.resident_years, 'd_resident')}, {born})",
            "residence_permit": self._share(given.residence_permit, "d_permit", "true", "false"),
            "consent_from": self._consent(given.consent),
            "household": self._share(given.rural, "d_rural", self._text("rural"), self._text("urban")),
            "role": self._role(),
        }
        draws = dict.fromkeys(("d_born", "d_resident", "d_permit", "d_consent", "d_rural", "d_role", "d_blank"), "h")
        rows = "(SELECT range::UBIGINT AS n, range::UBIGINT AS h "
        rows = drawn(numbered(f"{rows} FROM range({self.size.subjects}))", "h", self.seed, "subject"), draws, self.seed)
        organisation = is_organisation("n", self.profile)
        blank = int(given.missing * BUCKETS)
        cells = [f"{subject_name('n', self.profile)} AS subject"]
        cells.append(f"CASE WHEN {organisation} THEN 'organisation' ELSE 'person' END AS type")
        for place, (name, value) in enumerate(values.items()):
            there = f"(d_blank * {2 * place + 1}) % {BUCKETS} >= {blank}"
            if name != "consent_from":
                there += f" AND NOT {organisation}"
            cells.append(f"CASE WHEN {there} THEN {value} END AS {name}")
        return f"SELECT {', '.join(cells)} FROM {rows}"

    def relations(self) -> str:
        """Return a select over the relations table: in order of the subject `of` whom it is."""
        rates = self.profile.kinship.rates
        kinds = [name for name in RELATIONS if name in rates]
        if not kinds:
            return self._related("(SELECT 0::UBIGINT AS n, 0::UBIGINT AS h WHERE false)", "NULL::VARCHAR", "false")
        rows = f"(SELECT (range // {len(kinds)})::UBIGINT AS n, range % {len(kinds)} AS kind, range::UBIGINT AS h "
        rows += f"FROM range({self.size.subjects * len(kinds)}))"
        organisation = is_organisation("n", self.profile)
        there, named = "", ""
        for place, name in enumerate(kinds):
            whose = organisation if name in RESPONSIBLE else f"NOT {organisation}"
            there += f" WHEN {place} THEN {whose} AND {below('d_there', rates[name])}"
            named += f" WHEN {place} THEN {self.texts.place(name)}"
        return self._related(rows, self.texts.at(f"CASE kind{named} END"), f"(CASE kind{there} END)")

    def _related(self, rows: str, relation: str, there: str) -> str:
        given = self.profile.kinship
        names = ("d_there", "d_whom", "d_dated", "d_since", "d_ended", "d_until")
        rows = drawn(numbered(rows, "h", self.seed, "relation"), dict.fromkeys(names, "h"), self.seed)
        anyone = up_to("d_whom", str(self.size.subjects))
        # An organisation is related to persons only; the number before an organisation's is a person's.
        rows = f"(SELECT *, {anyone} AS anyone FROM {rows})"
        whom = f"CASE WHEN {is_organisation('anyone', self.profile)} THEN anyone - 1 ELSE anyone END"
        first = f"DATE '{self.size.first}'"
        since = f"{first} - CAST({spread(_HELD, low('d_since'), high('d_since'))} AS INTEGER)"
        until = f"{first} + CAST({up_to('d_until', str(self.size.days))} AS INTEGER) + 1"
        dated, ended = below("d_dated", given.dated), below("d_ended", given.ended)
        return (
            f"SELECT {subject_name('n', self.profile)} AS of, {subject_name('whom', self.profile)} AS to, "
            f"{relation} AS relation, CASE WHEN {dated} THEN {since} END AS from, "
            f"CASE WHEN {dated} AND {ended} THEN {until} END AS until "
            f"FROM (SELECT *, {whom} AS whom FROM {rows} WHERE {there}) WHERE whom <> n"
        )

    def _years(self, years: Spread | None, draw: str) -> str:
        if years is None:
            return "NULL::DATE"
        days = f"{spread(years, low(draw), high(draw))} * {_YEAR} + {draw} % {_YEAR}"
        return f"greatest(DATE '{self.size.until}' - 1 - CAST({days} AS INTEGER), DATE '{EARLIEST}')"

    def _consent(self, share: Decimal | None) -> str:
        if share is None:
            return "NULL::DATE"
        days = spread(_CONSENTED, low("d_consent"), high("d_consent"))
        return f"CASE WHEN {below('d_consent', share)} THEN DATE '{self.size.first}' - CAST({days} AS INTEGER) END"

    def _share(self, share: Decimal | None, draw: str, yes: str, no: str) -> str:
        return "NULL" if share is None else f"CASE WHEN {below(draw, share)} THEN {yes} ELSE {no} END"

    def _role(self) -> str:
        bound, whens = 0, ""
        for role, share in self.profile.population.roles.items():
            bound += int(share * BUCKETS)
            whens += f" WHEN {low('d_role')} < {bound} THEN {self._text(role)}"
        return f"CASE{whens} END" if whens else "NULL::VARCHAR"

    def _text(self, text: str) -> str:
        return self.texts.at(str(self.texts.place(text)))
