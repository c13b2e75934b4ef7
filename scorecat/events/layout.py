"""Where a file has our columns, judged by its header and the mapping."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, ScorecatError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scorecat.events.column import Column
    from scorecat.events.mapping import LogMapping
    from scorecat.model.finding import Location


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of one file: how many there are, and for each of our columns which one (from 0) or None."""

    width: int
    cells: tuple[int | None, ...]
    names: tuple[str, ...]
    """What the file calls each of our columns, whether it has it or not."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file's header says: the layout, what is wrong with it, which of its columns are not used."""

    layout: Layout
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


_OTHER_SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}


def file_names(columns: Sequence[Column], mapping: LogMapping) -> tuple[str, ...]:
    """Return what a file fitted by this mapping calls each of our columns."""
    return tuple(mapping.columns.get(column.name, column.name) for column in columns)


def read_header(
    present: Sequence[str], columns: Sequence[Column], mapping: LogMapping, at: Callable[[int], Location]
) -> Header:
    """Find our columns among those `present`; `at` says where in the file a column is named."""
    trimmed = [name.strip() for name in present]
    names = file_names(columns, mapping)
    # A column that the mapping renames is not also taken under our own name.
    cells = tuple(trimmed.index(name) if name in trimmed else None for name in names)
    findings = [
        Finding("SC731", at(index), f"column {quoted(name)} stands twice", "keep one")
        for index, name in enumerate(trimmed)
        if name and name in trimmed[:index]
    ]
    separator = next((sign for sign in _OTHER_SEPARATORS if len(trimmed) == 1 and sign in trimmed[0]), "")
    if separator:
        said = f"the header is a single column: the file is separated by {_OTHER_SEPARATORS[separator]}, not by commas"
        findings.append(Finding("SC730", at(0), said, "save it with commas"))
    else:
        findings += missing_columns(set(trimmed), columns, mapping, at(0))
    unused = [name for name in trimmed if name not in names]
    return Header(Layout(len(present), cells, names), tuple(findings), unused_notes(unused, names))


def missing_columns(
    present: Iterable[str], columns: Sequence[Column], mapping: LogMapping, where: Location
) -> list[Finding]:
    """Report required columns that are not there, and columns that only the mapping knows."""
    findings = []
    there = set(present)
    for column, name in zip(columns, file_names(columns, mapping), strict=True):
        if name in there:
            continue
        # An identity number in a header must not be echoed as a near miss.
        near = did_you_mean(name, [n for n in there if quoted(n) == f"'{n}'"])
        if column.name in mapping.columns:
            findings.append(
                Finding("SC785", mapping.at("columns", column.name), f"the log has no column {quoted(name)}", near)
            )
        elif column.required and column.name not in mapping.constants:
            advice = near or "add it, or say with a mapping file (`--map`) which column it is"
            findings.append(Finding("SC730", where, f"there is no column {quoted(name)}", advice))
    return findings


def unused_notes(unused: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Say which columns are not used, each once."""
    known = list(names)
    notes = []
    for name in Counter(unused):
        near = did_you_mean(name, known)
        shown = f"column {quoted(name)}" if name else "a column without a name"
        notes.append(f"{shown} is not used" + (f"; {near}" if near else ""))
    return tuple(notes)


def refuse(findings: Iterable[Finding]) -> None:
    """Raise `ScorecatError` if anything was found."""
    found = tuple(dict.fromkeys(findings))
    if found:
        raise ScorecatError(*found)
