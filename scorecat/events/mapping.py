"""Mapping files (`--map`): how another's log is fitted to our columns, codes and notations."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecat.events.mapping_check import mistakes, plain_text
from scorecat.files.document import Document, read
from scorecat.model.finding import Finding, Location, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.events.column import Column


@dataclass(frozen=True, slots=True)
class LogMapping:
    """How a log is fitted.

    Attributes:
        columns: our column → theirs.
        conducts: their code or text → our code.
        values: our column → their value → ours.
        dates: the strptime format of every date column; empty: YYYY-MM-DD.
        point: what stands before the fraction of a decimal.
        thousands: what groups the digits of a decimal; empty: nothing.
        constants: our column → the value of every row of a log that lacks it.
        document: the file, for places in messages.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    conducts: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: str = ""
    point: str = "."
    thousands: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None

    @property
    def rewrites_decimals(self) -> bool:
        """Whether decimals are written otherwise than 1234.5."""
        return self.point != "." or bool(self.thousands)

    def words(self, column: str) -> Mapping[str, str]:
        """Return their words for the values of a column, with ours."""
        return self.conducts if column == "conduct" else self.values.get(column, {})

    def at(self, *steps: str) -> Location:
        """Return where the file says what stands under `steps`."""
        return self.document.at(steps) if self.document else Location("<mapping>")


def read_mapping(path: str | Path, columns: Sequence[Column]) -> LogMapping:
    """Read a mapping file for a table of these columns; raise `ScorecatError` with every mistake in it."""
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ScorecatError(Finding("SC780", Location(str(path)), f"cannot be read: {reason}")) from None
    return parse_mapping(text, str(path), columns)


def parse_mapping(text: bytes, path: str, columns: Sequence[Column]) -> LogMapping:
    """Read the text of a mapping file; `path` is what messages call it."""
    document = read(text, path)
    findings = list(mistakes(document, {column.name: column for column in columns}))
    if findings:
        raise ScorecatError(*findings)
    root: dict[str, Any] = document.root
    decimals = root.get("decimals", {})
    return LogMapping(
        columns=_texts(root.get("columns", {})),
        conducts=_texts(root.get("conducts", {})),
        values={name: _texts(words) for name, words in root.get("values", {}).items()},
        dates=root.get("dates", ""),
        point=decimals.get("point", "."),
        thousands=decimals.get("thousands", ""),
        constants=_texts(root.get("constants", {})),
        document=document,
    )


def _texts(words: Mapping[str, Any]) -> dict[str, str]:
    return {theirs: plain_text(ours) for theirs, ours in words.items()}
