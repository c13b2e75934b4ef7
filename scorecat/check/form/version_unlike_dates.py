"""A version does not say when the text is of.

What: the version is a year in which the catalog was not in force, nor any of its instruments issued.

Why: versions are told apart by their year. Most often one of the dates was misread.

What to do: name the version after the year of issue or of coming into force.

Passes:

```yaml
version: "2020"
in_force: {from: 2020-01-01, source: measure}
```

Found:

```yaml
version: "2010"
in_force: {from: 2020-01-01, source: measure}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import Finding, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.catalog import Catalog

CODE: Final = "SC461"
SEVERITY: Final = Severity.INFO

_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})(?:[^0-9].*)?\Z")


def check(one: Checked) -> Iterator[Finding]:
    """Find a version whose year none of the catalog's dates has."""
    matched, known = _YEAR.match(one.catalog.version), _years(one.catalog)
    if matched and known and not _in_force(one.catalog, int(matched[1])) and int(matched[1]) not in known:
        said = f"version {quoted(one.catalog.version)} is of no year in which it was issued or in force"
        yield Finding(CODE, one.at("version"), said, "name it after one of them", SEVERITY)


def _years(catalog: Catalog) -> set[int]:
    years = {int(text.date[:4]) for text in catalog.texts.values() if text.date}
    return years | ({catalog.in_force.since.year} if catalog.in_force.since else set())


def _in_force(catalog: Catalog, year: int) -> bool:
    since, until = catalog.in_force.since, catalog.in_force.until
    return since is not None and since.year <= year and (until is None or year <= until.year) and year <= since.year + 1
