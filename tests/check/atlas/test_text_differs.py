"""Check text-differs."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import text_differs

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "less exact": (
        """\
{place: a, instruments: {order: {title: Order, number: No. 1, issued: 2019-05, evidence: press}}}
---
{place: b, instruments: {order: {title: Order, number: No. 1, issued: 2019-05-03, evidence: press}}}
""",
        [],
    ),
    "another day": (
        """\
{place: a, instruments: {order: {title: Order, number: No. 1, issued: 2019-05-03, evidence: press}}}
---
{place: b, instruments: {order: {title: Order, number: No. 1, issued: 2019-05-04, evidence: press}}}
""",
        ["'No. 1' is issued on 2019-05-03 in a@1"],
    ),
    "another issuer": (
        """\
place: a
instruments: {order: {title: Order, number: No. 1, issued: 2019-05-03, evidence: press, issuer: {en: X}}}
---
place: b
instruments: {order: {title: Order, number: No. 1, issued: 2018-05-04, evidence: press, issuer: {en: Y}}}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_text_differs(fragment: str, expected: list[str]) -> None:
    """A month may be less exact than a day; another issuer counts anew."""
    assert expected == said(text_differs, fragment)
