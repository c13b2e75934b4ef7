"""The one table of everything that can be found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from scorecat.check.check import Family
from scorecat.check.manual import page
from scorecat.check.table import checks_of, entries
from scorecat.model.finding import Severity

PACKAGE: Final = Path(__file__).parent.parent.parent / "scorecat"
CODE: Final = re.compile(r"\"(SC[0-9]{3})\"")
RANGES: Final = {
    Family.SENSE: range(401, 440),
    Family.FORM: range(440, 470),
    Family.EVIDENCE: range(500, 530),
    Family.RIGHTS: range(530, 570),
    Family.TESTS: range(570, 580),
    Family.ATLAS: range(580, 600),
}


def test_every_code_of_the_sources_has_a_page() -> None:
    """Whatever can come out, `scorecat rule` explains; no page is of a code that never comes out."""
    used = {code for path in PACKAGE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    used |= {f"SC7{number:02d}" for number in range(1, 15)}  # the reasons for which rows are rejected

    assert used == set(entries())


def test_names_and_codes_are_of_one_thing() -> None:
    """A check is called by either."""
    names = [entry.name for entry in entries().values()]

    assert sorted(set(names)) == sorted(names)
    assert list(entries()) == sorted(entries())


@pytest.mark.parametrize("code", entries())
def test_page_is_whole(code: str) -> None:
    """What is found, why it matters and what to do; sentences, not notes."""
    found = entries()[code].page

    for text in (found.title, found.what, found.why, found.todo):
        assert text.endswith((".", "?"))
    assert found.title[0].isupper()


@pytest.mark.parametrize("family", Family)
def test_codes_are_of_their_family(family: Family) -> None:
    """Each family has its range, and something in it."""
    codes = [int(module.CODE[2:]) for module in checks_of([family])]

    assert codes
    assert set(codes) <= set(RANGES[family])


def test_what_is_wrong_with_a_file_is_always_told() -> None:
    """Checks and suppressions can be left out; what reading tells cannot."""
    optional = {entry.group for entry in entries().values() if entry.optional}

    assert {*(family.value for family in Family), "allow"} == optional
    told = {entry.code for entry in entries().values() if not entry.optional and entry.severity is not Severity.ERROR}
    assert told == {"SC659"}  # a clause that no case reaches yet


def test_page_is_read_from_a_docstring() -> None:
    """Sections in any width, examples without their fence."""
    found = page(
        """A title
over two lines.

What: what
is found.

Why: because.

What to do: this.

Passes:

```yaml
a: 1
b: {What: not a heading}
```

Found:

```yaml
a: 2
```
"""
    )

    assert found.title == "A title over two lines."
    assert (found.what, found.why, found.todo) == ("what is found.", "because.", "this.")
    assert (found.passes, found.found) == ("a: 1\nb: {What: not a heading}", "a: 2")
