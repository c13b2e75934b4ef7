"""The table conduct × place: what each of some catalogs says of each of some conducts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.compare.said import said
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.compare.said import Said
    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary

SHARED_BY: Final = 2
"""In how many of the places a conduct has to have a clause, to be in a table for which none was chosen."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was said: a row for each conduct, by code, each with a cell for each catalog, as given."""

    catalogs: tuple[Catalog, ...]
    rows: tuple[tuple[str, tuple[Said, ...]], ...]
    silent: tuple[str, ...]
    """Conducts of the topics asked for that none of the catalogs speaks of; they have no row."""

    @property
    def cells(self) -> Iterator[Said]:
        """Every cell, row by row."""
        return (cell for _, row in self.rows for cell in row)


def table(
    catalogs: Sequence[Catalog], vocabulary: Vocabulary, single: Iterable[str] = (), topical: Iterable[str] = ()
) -> Table:
    """Make the table of some conducts; without any, of those with a clause in two places or more (of one: in that).

    Those asked for one by one have a row in any case, those of a topic where any of the catalogs speaks of them.
    """
    wanted, of_topics = dict.fromkeys(single), dict.fromkeys(topical)
    chosen = sorted({*wanted, *of_topics}) or _shared(catalogs, vocabulary)
    rows, silent = [], []
    for code in chosen:
        row = tuple(said(catalog, code, vocabulary) for catalog in catalogs)
        if code in of_topics and code not in wanted and not any(cell.reaching for cell in row):
            silent.append(code)
        else:
            rows.append((code, row))
    return Table(tuple(catalogs), tuple(rows), tuple(silent))


def _shared(catalogs: Sequence[Catalog], vocabulary: Vocabulary) -> list[str]:
    """Return the conducts of which two places or more have a clause, by their own code or a broader one."""
    by_code: Counter[str] = Counter()
    named: set[str] = set()
    for place in dict.fromkeys(catalog.place for catalog in catalogs):
        own = {code for one in catalogs if one.place == place for code in _codes(one)}
        named |= own
        by_code.update({below for code in own for below in vocabulary.below(code)})
    least = min(SHARED_BY, len({catalog.place for catalog in catalogs}))
    return sorted(
        code for code in named if by_code[code] >= least and vocabulary.conducts[code].kind is ConductKind.CONDUCT
    )


def _codes(catalog: Catalog) -> Iterator[str]:
    for rule in catalog.rules:
        yield from rule.conducts
    for ground in catalog.grounds:
        yield from ground.conducts
