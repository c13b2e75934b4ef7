"""A check: a module that finds one kind of thing to say about a catalog, with its manual page as its docstring."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas, Checked
    from scorecat.model.finding import Finding, Severity


class Family(StrEnum):
    """What a check is about; each is a folder below `scorecat/check`, and has its range of codes."""

    SENSE = "sense"
    """SC401 to SC439: clauses that do not fit together."""
    FORM = "form"
    """SC440 to SC469: ids, order, naming, duplicates."""
    EVIDENCE = "evidence"
    """SC500 to SC529: what numbers rest on."""
    RIGHTS = "rights"
    """SC530 to SC569: what the text does to people."""
    TESTS = "tests"
    """SC570 to SC579: cases."""
    ATLAS = "atlas"
    """SC580 to SC599: one catalog against the others."""


class Check(Protocol):
    """A check's module: its docstring is the manual page, `CODE` and `SEVERITY` are what findings carry."""

    __doc__: str | None
    __name__: str
    CODE: str
    SEVERITY: Severity


class CatalogCheck(Check, Protocol):
    """A check of one catalog at a time."""

    @staticmethod
    def check(one: Checked) -> Iterator[Finding]:
        """Find what there is to say."""


class AtlasCheck(Check, Protocol):
    """A check of all catalogs together."""

    @staticmethod
    def check_all(atlas: Atlas) -> Iterator[Finding]:
        """Find what there is to say."""
