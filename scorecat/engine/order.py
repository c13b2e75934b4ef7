"""The order of what stands in a record."""

from __future__ import annotations

from typing import Final

ORDER: Final = "date, event, author <> subject, author"
"""Events: by date, then id, one's own before those passed on."""

ENTRIES: Final = f"{ORDER}, place, clause, begins, step"
"""Entries: by event, then by the place of the rule in the file; what a repair leaves after what it replaces, in the
order of the rows that carry it out."""
