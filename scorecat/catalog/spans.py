"""Spans of days: `from` up to, not including, `until`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scorecat.catalog.day import first_day
from scorecat.model.rule import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps


def span(node: Mapping[str, Any], remarks: Remarks, at: Steps) -> Span:
    """Build the span of a mapping with `from` or `until`; one that holds no day is an error."""
    start = first_day(node["from"], remarks, (*at, "from")) if "from" in node else None
    until = first_day(node["until"], remarks, (*at, "until")) if "until" in node else None
    if start is not None and until is not None and date.min not in (start, until) and until <= start:
        remarks.error("SC312", (*at, "until"), f"`until` {until} is not after `from` {start}")
    return Span(start, until)
