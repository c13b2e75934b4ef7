"""`scorecat audit`: one text, measure by measure and clause by clause; or all places side by side."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, Final

from scorecat import __version__
from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.as_json import source
from scorecat.render.blocks import Block, Column, Grid, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.check.audit import Answer, Audit
    from scorecat.check.passage import Passage

_NOT_KNOWN: Final = "?"
_LEAST: Final = 0.01
_IN_GENERAL: Final = (
    "What counts is a repair or removal with terms of its own. What a text says of repair in general, without terms, "
    "stands in the remarks: `scorecat show {}`."
)
_PASSAGES: Final = (Column("Clause"), Column("What"), Column("Source"), Column("Line", right=True))


def report(found: Audit, limit: int) -> Iterator[Block]:
    """Build the report on one text; `limit`: so many clauses of each measure at most, 0: all."""
    catalog = found.catalog
    yield Heading(clean(f"{catalog.locality.name} · {catalog.version}"))
    part = "A part of the text was at hand." if catalog.partial else "All of the text was at hand."
    counted = f"{found.clauses} {'clause' if found.clauses == 1 else 'clauses'} (rules and grounds)"
    yield Lines([clean(catalog.title), f"{part} It has {counted}; {found.burdens} can burden somebody."])
    columns = (Column("Measure"), Column("Found", right=True), Column("Of"), Column("Share", right=True))
    yield Grid(columns, [_overview(answer) for answer in found.answers])
    if any(not answer.known for answer in found.answers):
        said = f"{_NOT_KNOWN}: the catalog cannot tell; what would was not at hand, or is not of its kind."
        yield Lines([said], faint=True)
    for answer in found.answers:
        if answer.passages:
            shown = answer.passages[:limit] if limit else answer.passages
            yield Heading(answer.measure.title, 2)
            yield Grid(_PASSAGES, [*map(_row, shown)])
            if answer.measure.id == "no-remedy" and catalog.remarks:
                yield Lines([clean(_IN_GENERAL.format(catalog.name))], faint=True)
            if len(shown) < len(answer.passages):
                left = len(answer.passages) - len(shown)
                yield Lines([f"… and {left} more: `--limit 0` shows all, `--format json` holds all."], faint=True)
    yield Lines([clean(f"Lines are those of {catalog.path}.")], faint=True)


def _overview(answer: Answer) -> tuple[str, ...]:
    count, measure = answer.count, answer.measure
    of = f"{answer.whole} {measure.of}" if answer.whole is not None else ""
    return measure.title, _NOT_KNOWN if count is None else str(count), of, percent(answer)


def percent(answer: Answer) -> str:
    """Write a share: `12%`, `<1%` where there is less than one; nothing where there is no whole."""
    share = answer.share
    if share is None:
        return ""
    return "<1%" if 0 < share < _LEAST else f"{share:.0%}"


def _row(passage: Passage) -> tuple[str, ...]:
    name = passage.id or passage.section
    cited = "; ".join(dict.fromkeys(words.cite(one) for one in passage.sources))
    return clean(name), clean(passage.said), clean(cited), str(passage.where.line)


def write_json(found: Audit, out: IO[str]) -> None:
    """Write one document."""
    catalog = found.catalog
    root = {
        "scorecat": __version__,
        "place": catalog.place,
        "version": catalog.version,
        "kind": catalog.kind,
        "completeness": _completeness(found),
        "clauses": found.clauses,
        "burdens": found.burdens,
        "measures": [_measure(answer) for answer in found.answers],
    }
    out.write(json.dumps(root, ensure_ascii=False, indent=1) + "\n")


def _measure(answer: Answer) -> dict[str, Any]:
    return {
        "measure": answer.measure.id,
        "title": answer.measure.title,
        "count": answer.count,
        "of": answer.measure.of or None,
        "whole": answer.whole,
        "share": _rounded(answer),
        "clauses": [
            {
                "section": one.section or None,
                "id": one.id or None,
                "said": one.said,
                "sources": [source(cited) for cited in one.sources],
                "path": one.where.path,
                "line": one.where.line,
                "column": one.where.column,
            }
            for one in answer.passages
        ],
    }


def clause_rows(found: Audit) -> Iterator[dict[str, Any]]:
    """Yield a row for everything that is said of a clause."""
    for answer in found.answers:
        for one in answer.passages:
            yield {
                "place": found.catalog.place,
                "version": found.catalog.version,
                "measure": answer.measure.id,
                "section": one.section or None,
                "id": one.id or None,
                "said": one.said,
                "source": "; ".join(dict.fromkeys(map(str, one.sources))) or None,
                "evidence": ", ".join(dict.fromkeys(cited.evidence.value for cited in one.sources)) or None,
                "path": one.where.path,
                "line": one.where.line,
                "column": one.where.column,
            }


def side_by_side(audits: Iterable[Audit]) -> Iterator[dict[str, Any]]:
    """Yield a row for each text: of each measure the count, and the share where there is a whole."""
    for found in audits:
        row: dict[str, Any] = {
            "place": found.catalog.place,
            "version": found.catalog.version,
            "kind": found.catalog.kind,
            "completeness": _completeness(found),
            "clauses": found.clauses,
            "burdens": found.burdens,
        }
        for answer in found.answers:
            column = answer.measure.id.replace("-", "_")
            row[column] = answer.count
            if answer.measure.of:
                row[f"{column}_share"] = _rounded(answer)
        yield row


def brief(audits: Sequence[Audit], sort: str) -> Grid:
    """Draw all texts side by side: the shares, and the measure that they are sorted by where that has none."""
    names = [answer.measure.id for answer in audits[0].answers if answer.measure.of or answer.measure.id == sort]
    rows = [
        [
            f"{found.catalog.place} {found.catalog.version}",
            str(found.clauses),
            *(_cell(found.answer(name)) for name in names),
        ]
        for found in audits
    ]
    return Grid([Column("place"), Column("clauses", right=True), *(Column(name, right=True) for name in names)], rows)


def _cell(answer: Answer) -> str:
    if answer.count is None:
        return _NOT_KNOWN
    return percent(answer) if answer.measure.of else str(answer.count)


def _rounded(answer: Answer) -> float | None:
    return None if answer.share is None else round(answer.share, 4)


def _completeness(found: Audit) -> str:
    return "partial" if found.catalog.partial else "full"
