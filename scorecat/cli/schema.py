"""`scorecat schema`: the JSON Schemas that editors use."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from scorecat.cli.options import Output
from scorecat.cli.rows import opened

NAME = "schema"
EXAMPLES = ("scorecat schema > catalog.schema.json", "scorecat schema vocabulary -o vocabulary.schema.json")


class Name(StrEnum):
    """The schemas there are."""

    CATALOG = "catalog"
    VOCABULARY = "vocabulary"
    CASES = "cases"
    CALENDAR = "calendar"
    PROFILE = "profile"
    FINDINGS = "findings"


def command(
    name: Annotated[Name, typer.Argument(help="Which schema.")] = Name.CATALOG,
    output: Output = None,
) -> int:
    """Print the JSON Schema (2020-12) of catalog, vocabulary, cases, calendar or profile files, or of findings."""
    from scorecat.cases.shape import schema_text as schema_text_of_cases  # noqa: PLC0415
    from scorecat.catalog.shape import schema_text  # noqa: PLC0415

    with opened(output) as out:
        if name is Name.FINDINGS:
            from scorecat.render.findings import schema_text as schema_text_of_findings  # noqa: PLC0415

            out.write(schema_text_of_findings())
        elif name is Name.PROFILE:
            from scorecat.generate.read_profile import schema_text as schema_text_of_profiles  # noqa: PLC0415

            out.write(schema_text_of_profiles())
        else:
            out.write(schema_text_of_cases() if name is Name.CASES else schema_text(name))
    return 0
