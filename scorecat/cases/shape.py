"""The JSON Schema of cases files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog import shape

if TYPE_CHECKING:
    from scorecat.files.document import Document
    from scorecat.model.finding import Finding

# Schemas are named from the folder of those of catalogs.
_NAME = "../cases/cases"


def schema_text() -> str:
    """Return the published JSON Schema (2020-12) as text."""
    return shape.schema_text(_NAME)


def shape_findings(document: Document) -> list[Finding]:
    """Hold a file against the schema; every breach once, in file order."""
    return shape.shape_findings(document, _NAME)
