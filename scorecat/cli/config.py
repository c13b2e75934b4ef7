"""`scorecat config`: what is set, and where?"""

from __future__ import annotations

from typing import Any, Final

from scorecat.cli.check_options import config, settings
from scorecat.cli.formats import Rows
from scorecat.cli.options import Output
from scorecat.cli.resources import configured
from scorecat.cli.rows import write_rows

NAME = "config"
EXAMPLES = ("scorecat config", "scorecat config --format json")
_UNSET: Final = {
    "select": "everything",
    "memory-limit": "four fifths of the machine's memory",
    "threads": "one for each core",
    "temp-dir": "the system's",
}
"""What a table says where nothing is set."""


def command(
    format_: Rows = None,
    output: Output = None,
) -> int:
    """Print the settings in force here, and where each comes from.

    They stand in `scorecat.toml`, or in `[tool.scorecat]` of `pyproject.toml`, in this folder or above it.
    """
    file = config()
    found, limits = settings(file), configured(file)
    values: dict[str, Any] = {
        "select": list(found.select),
        "ignore": list(found.ignore),
        "severity": {word: severity.value for word, severity in found.severity.items()},
        "fail-on": found.fail_on.value if found.fail_on else "none",
        "memory-limit": file.values.get("memory-limit"),
        "threads": limits.threads,
        "temp-dir": None if limits.folder is None else str(limits.folder),
    }
    rows = [
        {"setting": key, "value": value, "from": file.path if key in file.values else "default"}
        for key, value in values.items()
    ]
    return write_rows(rows, format_, output, brief=_brief)


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    value = row["value"]
    if isinstance(value, dict):
        value = ", ".join(f"{word} = {severity}" for word, severity in value.items())
    elif isinstance(value, list):
        value = ", ".join(value)
    return {**row, "value": value or _UNSET.get(row["setting"], "nothing")}
