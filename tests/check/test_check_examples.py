"""The examples of the checks' manual pages."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

import pytest
from check.checked_small import found

from scorecat.check.manual import page

FAMILIES: Final = ("sense", "form", "evidence", "rights", "tests", "atlas")
NEEDS_ALL: Final = ("same_label", "unused_conduct")
"""Checks of the vocabulary: no fragment of a catalog shows what they find."""


def _modules() -> list[Any]:
    names = [
        f"{package.__name__}.{info.name}"
        for package in (import_module(f"scorecat.check.{family}") for family in FAMILIES)
        for info in iter_modules(package.__path__)
    ]
    return [import_module(name) for name in names]


def _name(module: Any) -> str:
    return str(module.__name__.removeprefix("scorecat.check."))


@pytest.mark.parametrize("check", _modules(), ids=_name)
def test_examples_are_what_they_say(check: Any) -> None:
    """The passing example passes, and in the other one this is found, with the check's code and severity."""
    manual = page(check.__doc__)
    assert "" not in {manual.title, manual.what, manual.why, manual.todo, manual.passes}
    assert [] == found(check, manual.passes)
    if _name(check).endswith(NEEDS_ALL):
        return
    told = found(check, manual.found)
    assert {(check.CODE, check.SEVERITY)} == {(finding.code, finding.severity) for finding in told}
    assert all(finding.where.line and finding.where.column for finding in told)
    assert 1 == len(told)
